"""Checked boundaries put in place of those there are: all files or none."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.boundaries import SOURCE, STATIC_FOLDER, static_files, write_json
from data.boundary_check import CheckedBoundaries
from data.connectors.open_geography import SourceRead
from data.hatching import FOLDER, hatching_files
from data.settings import REFERENCE

LICENCE = "Open Government Licence v3.0"
ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
    "Contains OS data © Crown copyright and database right."
)


class CannotWrite(OSError):
    """Files cannot be written in the folder that is the message; nothing was changed."""


@dataclass(frozen=True)
class BoundaryFolders:
    """Where boundaries are kept: the source with what is known of it, and the files of the map."""

    reference: Path = REFERENCE
    static: Path = STATIC_FOLDER

    @property
    def hatching(self) -> Path:
        """Where the lines across the places are kept, beside their outlines."""
        return self.static.with_name(FOLDER.name)


def save_boundaries(
    checked: CheckedBoundaries, read: SourceRead, fetched_on: date, folders: BoundaryFolders
) -> None:
    """Replace the boundaries, the files cut from them, and the note of where they come from.

    Raises
    ------
    CannotWrite
        Where one of them cannot be written; all are as they were.
    """
    source = source_text(checked.places)
    known = provenance(source, checked.points, read, fetched_on)
    replace_files(
        {
            folders.reference / SOURCE.name: source,
            folders.reference / "boundaries.json": known,
            **{folders.static / name: text for name, text in static_files(checked.places).items()},
            **{
                folders.hatching / name: text
                for name, text in hatching_files(checked.places).items()
            },
        }
    )


def source_text(places: Mapping[str, dict[str, Any]]) -> str:
    """Return the places as one GeoJSON text, a line each."""
    lines = ",\n".join(write_json(places[code]) for code in sorted(places))
    return f'{{"type":"FeatureCollection","name":"{SOURCE.stem}","features":[\n{lines}\n]}}\n'


def provenance(text: str, points: int, read: SourceRead, fetched_on: date) -> str:
    """Return the JSON text that says where boundaries come from and which bytes it speaks of."""
    known = {
        "source": read.source,
        "layer": read.layer,
        "fetched_on": fetched_on.isoformat(),
        "licence": LICENCE,
        "attribution": ATTRIBUTION,
        "sha256": sha256(text.encode()).hexdigest(),
        "points": points,
    }
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def replace_files(texts: Mapping[Path, str]) -> None:
    """Write texts beside their files first, then put each in its file's place.

    Raises
    ------
    CannotWrite
        Where one cannot be written; those already in place are taken back.
    """
    beside = {path: path.with_name(f".{path.name}.new") for path in texts}
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, text in texts.items():
            beside[path].write_bytes(text.encode("utf-8"))
        for path, written in beside.items():
            before[path] = path.read_bytes() if path.exists() else None
            written.replace(path)
    except OSError as error:
        _take_back(before)
        raise CannotWrite(str(path.parent)) from error
    except KeyboardInterrupt:
        _take_back(before)
        raise
    finally:
        for written in beside.values():
            with suppress(OSError):
                written.unlink(missing_ok=True)


def _take_back(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is not None and path.read_bytes() != content:
            path.write_bytes(content)
        elif content is None:
            path.unlink(missing_ok=True)
