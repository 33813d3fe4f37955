"""Bad and thin data, from a pack to documents: the right code each, and what is missing."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from benchmarks.evidence_packs import write_pack
from data.pack import import_pack
from evidence.judge import Judged, judge_store
from evidence.ladder import Rung
from evidence.reports import evidence_document, signals_document
from models.roles import operator
from tests.evidence.simulation import CODES
from tests.fixtures.stores import Databases

JUDGE = operator("Judge")
Sheets = dict[str, pd.DataFrame]


def keep(sheets: Sheets, sheet: str, wanted: Callable[[pd.DataFrame], Any]) -> None:
    """Keep the rows of a sheet of which something holds."""
    sheets[sheet] = sheets[sheet][wanted(sheets[sheet])]


def set_column(sheets: Sheets, sheet: str, key: str, column: str, value: object) -> None:
    """Set a column of a sheet in the rows of one link; the first column is the key."""
    frame = sheets[sheet]
    frame[column] = frame[column].astype(object) if column in frame else None
    frame.loc[frame.iloc[:, 0] == key, column] = value


def only(sheets: Sheets, key: str, column: str, value: str) -> None:
    """Keep of one link's figures those of one period or place."""
    keep(sheets, "observations", lambda f: (f["indicator"] != key) | (f[column] == value))


def without_figures(sheets: Sheets, key: str) -> None:
    keep(sheets, "observations", lambda f: f["indicator"] != key)


def undelivered(sheets: Sheets, key: str) -> None:
    keep(sheets, "deliveries", lambda f: f["output"] != key)


def unreturned(sheets: Sheets, key: str) -> None:
    keep(sheets, "deliveries", lambda f: (f["output"] != key) | f["delivered"].isna())


def returned_as_nothing(sheets: Sheets, key: str) -> None:
    frame = sheets["deliveries"]
    frame.loc[(frame["output"] == key) & frame["delivered"].notna(), "delivered"] = 0


def all_missing(sheets: Sheets, key: str) -> None:
    set_column(sheets, "observations", key, "value", None)
    set_column(sheets, "observations", key, "note", "x")


def constant(sheets: Sheets, key: str) -> None:
    set_column(sheets, "observations", key, "value", 12.5)


def hoped_for_worse(sheets: Sheets, key: str) -> None:
    frame = sheets["contributions"]
    frame.loc[frame["contribution"] == key, "expected_effect"] *= -1


def registered_late(sheets: Sheets, key: str) -> None:
    set_column(sheets, "contributions", key, "registered_on", "2021-12-31")


def of_first(sheets: Sheets, key: str) -> None:
    """Deliver this output where and when the first one was, to the first one's indicator."""
    keep(sheets, "deliveries", lambda f: f["output"] != key)
    first = sheets["deliveries"][lambda f: f["output"] == "link-000"]
    sheets["deliveries"] = pd.concat([sheets["deliveries"], first.assign(output=key)])
    frame = sheets["contributions"]
    copied = frame.set_index("contribution").loc["link-000", ["indicator", "expected_effect"]]
    frame.loc[frame["contribution"] == key, ["indicator", "expected_effect"]] = copied.to_list()


MOVING = ("moving_as_hoped", "moving_less_than_hoped")
Spoil = Callable[[Sheets, str], None]
BAD: dict[str, tuple[Spoil, tuple[str, ...], str]] = {
    "link-001": (without_figures, ("not_enough_data",), "points"),
    "link-002": (lambda s, k: only(s, k, "period", "2015"), ("not_enough_data",), "points"),
    "link-003": (all_missing, ("not_enough_data",), "points"),
    "link-004": (constant, ("not_enough_data",), "variation"),
    "link-005": (lambda s, k: only(s, k, "area", CODES[0]), ("not_enough_data",), "places"),
    "link-006": (undelivered, ("too_early",), ""),
    "link-007": (unreturned, ("too_early",), "returns_missing"),
    "link-008": (returned_as_nothing, ("not_delivered",), ""),
    "link-009": (hoped_for_worse, ("not_set_up",), "expected_effect_sign"),
    "link-010": (registered_late, MOVING, "registered_late"),
    "link-011": (of_first, MOVING, "bundled:link-000"),
}
"""What is spoilt, the verdicts it may get, and a code among what is missing or to be told."""


@pytest.fixture(scope="module")
def spoilt(
    sqlite_databases: Databases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Judged]:
    """Twelve links with a true effect, all but the first spoilt in a way of its own."""
    folder = tmp_path_factory.mktemp("spoilt")
    write_pack(folder / "whole", 1, "years", nulls=0, trues=1 + len(BAD))
    sheets = {path.stem: pd.read_csv(path) for path in sorted((folder / "whole").glob("*.csv"))}
    for key, (spoil, _, _) in BAD.items():
        spoil(sheets, key)
    (folder / "pack").mkdir()
    for sheet, frame in sheets.items():
        frame.to_csv(folder / "pack" / f"{sheet}.csv", index=False)
    with sqlite_databases.opened(sqlite_databases.make_migrated()) as store:
        import_pack(store, folder / "pack", JUDGE)
        yield judge_store(store, JUDGE)


@pytest.mark.parametrize("key", BAD)
def test_judge_store_says_what_bad_data_lack(spoilt: Judged, key: str) -> None:
    _, verdicts, code = BAD[key]
    found = spoilt.evidence[key]
    assert found["verdict"] in verdicts
    assert not code or code in (*found["missing"], *found["caveats"])


def test_judge_store_keeps_the_wording_of_bad_data_low(spoilt: Judged) -> None:
    rungs = {key: found["rung"] for key, found in spoilt.evidence.items()}
    assert rungs["link-010"] in (Rung.ASSOCIATION, Rung.CONSISTENT)
    assert rungs["link-011"] == rungs["link-000"] == Rung.ASSOCIATION, "cannot be told apart"


def test_judge_store_lets_no_nan_out_of_bad_data(spoilt: Judged) -> None:
    json.dumps(evidence_document(spoilt), allow_nan=False)
    json.dumps(signals_document(spoilt), allow_nan=False)
    json.dumps(list(spoilt.evidence.values()), allow_nan=False)
