"""The file's bytes: the same slides give the same bytes on any day and any machine."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.presentation import Presentation as Slides

ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The hour of every part: that of the writing would make two files differ."""


def pack(slides: Slides) -> bytes:
    """Return a presentation as a file."""
    written, packed = BytesIO(), BytesIO()
    slides.save(written)
    with ZipFile(written) as parts, ZipFile(packed, "w", ZIP_DEFLATED) as whole:
        for part in parts.namelist():
            whole.writestr(_entry(part), parts.read(part))
    return packed.getvalue()


def _entry(part: str) -> ZipInfo:
    entry = ZipInfo(part, ALWAYS)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 3, 0o600 << 16
    return entry
