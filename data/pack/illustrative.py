"""Whether what a pack writes leaves the store a demonstration.

It does while every row written is illustrative or stands, cell for cell, in the shipped official
pack. A row that does not say whether it is illustrative is what the things it belongs to are.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
from sqlalchemy import Connection

from data.pack.changes import SheetChanges, compare
from data.pack.parse import parse_pack
from data.pack.progress import quiet
from data.pack.read_folder import read_folder
from data.pack.schema import SCHEMAS
from data.pack.standing import Standing, read_standing
from data.pack.table import Mask, Sheet, empty_sheet
from data.settings import SHIPPED_PACKS
from locales import Translator, text

_BELONGS_TO = {
    "targets": "indicators",
    "observations": "indicators",
    "annotations": "indicators",
    "deliveries": "outputs",
    "contributions": "outputs",
    "members": "teams",
    "reviews": "contributions",
}


def is_demonstration(
    connection: Connection, written: Mapping[str, SheetChanges], _: Translator
) -> bool:
    """Return whether everything written is illustrative or from the shipped official pack.

    Parameters
    ----------
    written
        The changes, already in the store.
    """
    standing = read_standing(connection, {})
    for name, change in written.items():
        if name == "about":
            continue  # a title and a fixed today say nothing about a place
        rows = np.sort(np.concatenate([change.new, change.changed]))
        sheet = change.pack.take(rows)
        real = sheet.take(~_is_illustrative(sheet, standing))
        if len(real) and not _is_official(real):
            return False
    return True


def _is_illustrative(sheet: Sheet, standing: Standing) -> Mask:
    name = sheet.schema.name
    if "illustrative" in sheet.schema.names:
        return sheet.words("illustrative").is_in(["yes"])
    if name == "teams":
        keys = sheet.words("team")
        return keys.is_in(key for key in keys.texts if _is_team_illustrative(key, standing))
    owners = _BELONGS_TO[name]
    keys = sheet.words(owners[:-1])
    return keys.is_in(key for key in keys.texts if _is_owner_illustrative(owners, key, standing))


def _is_owner_illustrative(sheet: str, key: str, standing: Standing) -> bool:
    if sheet == "teams":
        return _is_team_illustrative(key, standing)
    if sheet == "contributions":
        output = standing.get("contributions", key, "output")
        return standing.get("outputs", output, "illustrative") == "yes"
    return standing.get(sheet, key, "illustrative") == "yes"


def _is_team_illustrative(key: str, standing: Standing) -> bool:
    """A team is illustrative when it has something to its name and all of that is."""
    outcome = standing.get("teams", key, "outcome")
    things = [
        row["illustrative"] for row in standing.rows["outputs"].values() if row["team"] == key
    ]
    if outcome:
        things.append(standing.get("outcomes", outcome, "illustrative"))
    return bool(things) and set(things) == {"yes"}


def _is_official(sheet: Sheet) -> bool:
    official = _read_official().get(sheet.schema.name, empty_sheet(sheet.schema))
    change = compare(sheet, official)
    return not len(change.new) and not len(change.changed)


@cache
def _read_official() -> dict[str, Sheet]:
    """Return the shipped official pack; it is read once, because it is shipped."""
    _ = text("en")
    pack = parse_pack(read_folder(SHIPPED_PACKS["official"], _, quiet), _, quiet)
    return {name: pack.sheets[name] for name in SCHEMAS if name in pack.sheets}
