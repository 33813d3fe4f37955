"""Keep the Welsh catalogue in step with the code.

    python -m locales.catalogue update    take the strings out of the code, keep the Welsh there is
    python -m locales.catalogue check     name everything that is wrong; exit 1 if anything is

A msgid is the English text itself, so English needs no catalogue. Every entry carries a comment
that says where its Welsh comes from: ``# unverified`` (ours, for a translator to see) or
``# source: …``. It is a translator's comment (``#``) because ``#.`` is rewritten by every update
and ``fuzzy`` hides the string. Nothing is compiled: the translator reads the catalogue itself.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext

from locales import DOMAIN
from locales.extractor import extract_texts

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "cy"
SOURCES = (
    "models",
    "data",
    "evidence",
    "locales",
    "components",
    "pages",
    "app.py",
    "serve.py",
    "manage.py",
)
# What is looked for: which arguments are messages, and which ("c") the context.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
UNVERIFIED = "unverified"

# These change with the clock or the version of Babel, not with the text.
_CHURNING_HEADERS = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Generated-By",
    "Last-Translator",
    "Language-Team",
    "Report-Msgid-Bugs-To",
)


def list_sources(root: Path = ROOT) -> Iterator[Path]:
    """List the Python files whose strings readers see, in a fixed order."""
    for name in SOURCES:
        path = root / name
        if path.is_dir():
            yield from sorted(path.rglob("*.py"))
        elif path.exists():
            yield path


def extract_template(root: Path = ROOT) -> Catalog:
    """Take every translatable string out of the code."""
    template = Catalog(
        project=DOMAIN, version="1", header_comment="# Strings of the code.", fuzzy=False
    )
    for path in list_sources(root):
        place = path.relative_to(root).as_posix()
        for line, message, comments, context in extract_from_file(
            cast(Any, extract_texts), path, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            template.add(message, None, [(place, line)], auto_comments=comments, context=context)
    return template


def read_welsh(root: Path = ROOT) -> Catalog:
    """Read the Welsh catalogue; an empty one where there is none yet."""
    path = po_path(root)
    if not path.exists():
        return Catalog(locale=LANGUAGE, domain=DOMAIN, project=DOMAIN, version="1", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, domain=DOMAIN)


def update(root: Path = ROOT) -> None:
    """Write the template and bring the Welsh catalogue up to it, keeping the Welsh there is."""
    template = extract_template(root)
    _write(template, pot_path(root))
    welsh = read_welsh(root)
    welsh.header_comment = "# Welsh catalogue. What is marked unverified awaits a translator."
    welsh.fuzzy = False
    # Babel's own table for gettext has five Welsh forms; CLDR, which the app formats by, has six.
    welsh.mime_headers = [("Plural-Forms", to_gettext(Locale(LANGUAGE).plural_form))]
    welsh.update(template, no_fuzzy_matching=True)
    for message in welsh:
        if message.id and not message.user_comments:
            message.user_comments = [UNVERIFIED]
    _write(welsh, po_path(root))


def pot_path(root: Path = ROOT) -> Path:
    """Say where the template is."""
    return root / "locales" / "messages.pot"


def po_path(root: Path = ROOT) -> Path:
    """Say where the Welsh catalogue is."""
    return root / "locales" / LANGUAGE / "LC_MESSAGES" / f"{DOMAIN}.po"


def _write(catalog: Catalog, path: Path) -> None:
    """Write one string a line, sorted, with files but no line numbers: small differences."""
    raw = io.BytesIO()
    write_po(raw, catalog, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    lines = raw.getvalue().decode("utf-8").splitlines()
    churning = tuple(f'"{header}:' for header in _CHURNING_HEADERS)
    kept = [line for line in lines if not line.startswith(churning)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(kept).rstrip() + "\n", encoding="utf-8", newline="\n")


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run one command.

    Returns
    -------
    int
        0 done, 1 the catalogue is wrong, 2 the command was misused.
    """
    if list(arguments) == ["update"]:
        update(root)
        return 0
    if list(arguments) == ["check"]:
        from locales.catalogue_check import find_problems  # it reads this module's names

        problems = find_problems(root)
        print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
        return 1 if problems else 0
    print("usage: python -m locales.catalogue update|check", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
