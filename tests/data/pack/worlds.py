"""Right packs of every shape, and ways to spoil them, for hypothesis."""

import unicodedata
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from data.pack.cells import CELL_LENGTH, area_codes
from data.pack.schema import SCHEMAS, SheetColumn
from data.pack.trim import trim
from models.columns import Kind
from models.enums import Frequency
from tests.data.pack.packs import Row, Sheets

AREAS = sorted(area_codes())
ODD_TEXTS = (
    "_x0041_", "_x005F_", "<r>rich?</r>", "a & b < c", 'she said "no"', "one, two; three",
    "two\nlines", "Ynys Môn · ŵŷ", "https://example.org", "12.50", "2024-07", "TRUE", "{=1}",
    "'quoted", "internal  blanks", "👩‍⚕️", "0042", "#N/A",
)  # fmt: skip
PERIODS = {
    Frequency.ANNUAL: ["2019", "2020", "2021", "2024"],
    Frequency.QUARTERLY: ["2019-Q4", "2020-Q1", "2024-Q3"],
    Frequency.MONTHLY: ["2011-12", "2020-01", "2024-07"],
}
FINANCIAL = ["2011-12", "2019-20", "2023-24"]
POOLED = ["2018-2020", "2019-2021"]

keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True)
dates = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str)
texts = st.one_of(
    st.sampled_from(ODD_TEXTS),
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
        min_size=1, max_size=12,
    ),
).filter(lambda text: is_text(text))  # fmt: skip


def is_text(text: str) -> bool:
    """Whether a text may stand in a cell."""
    found = trim(unicodedata.normalize("NFC", text))
    return bool(found) and not found.startswith(("=", "+", "-", "@")) and len(found) < CELL_LENGTH


@st.composite
def numbers(draw: st.DrawFn, low: int = -(10**15) + 1) -> str:
    """A number of at most 15 digits, written in one of the ways that are accepted."""
    whole = draw(st.one_of(st.integers(max(low, -99), 99), st.integers(low, 10**15 - 1)))
    text = format(Decimal(whole).scaleb(-draw(st.integers(0, 12))), "f")
    if "." in text and draw(st.booleans()):
        text += "0"
    return text if "." in text or not draw(st.booleans()) else text + ".0"


def cells(column: SheetColumn) -> st.SearchStrategy[str]:
    """A cell of a column that refers to nothing and agrees with everything."""
    kind = column.kind
    if kind in (Kind.NUMBER, Kind.INTEGER):
        if kind is Kind.INTEGER:
            low, high = int(column.pack.low or 0), int(column.pack.high or 400)
            return st.integers(low, high).map(str)
        return numbers(0 if column.pack.low == 0 else -(10**15) + 1)
    if kind is Kind.CHOICES:
        some = st.lists(st.sampled_from(column.pack.choices), min_size=1, unique=True)
        return some.map(";".join)
    return {
        Kind.SLUG: keys,
        Kind.TEXT: texts,
        Kind.DATE: dates,
        Kind.YES_NO: st.sampled_from(["yes", "no"]),
        Kind.CHOICE: st.sampled_from(column.pack.choices or ("",)),
        Kind.AREA: st.sampled_from(AREAS),
        Kind.JSON: st.sampled_from(['{"a": 1.5}', "[]", '"x"', '{"ŵ":\n null}']),
        Kind.PERIOD: st.just("2024"),
    }[kind]


@st.composite
def rows(draw: st.DrawFn, sheet: str, **given: str | st.SearchStrategy[str]) -> Row:
    """One row of a sheet; what is not given is drawn, and now and then left empty."""
    row: Row = {}
    for column in SCHEMAS[sheet].columns:
        if column.name in given:
            value = given[column.name]
            row[column.name] = value if isinstance(value, str) else draw(value)
        elif column.pack.required or column.name.endswith("_en") or draw(st.booleans()):
            row[column.name] = draw(cells(column))
        else:
            row[column.name] = ""
    return row


EMPTY = st.just("")


@st.composite
def worlds(draw: st.DrawFn) -> Sheets:
    """A pack that is right: a few of everything, hanging together."""
    sheets: Sheets = {name: [] for name in SCHEMAS}
    if draw(st.booleans()):
        sheets["about"].append({"key": "today", "value": draw(dates)})
    some = st.lists(keys, min_size=1, max_size=2, unique=True)
    missions, outcomes, teams = draw(some), draw(some), draw(some)
    for key in missions:
        sheets["missions"].append(
            draw(rows("missions", mission=key, target_date=EMPTY, closed_on=EMPTY))
        )
    for key in outcomes:
        mission = draw(st.sampled_from(missions))
        sheets["outcomes"].append(draw(rows("outcomes", outcome=key, mission=mission)))
    for key in teams:
        outcome = draw(st.sampled_from(["", *outcomes]))
        row = draw(rows("teams", team=key, outcome=outcome, funded_until=EMPTY))
        sheets["teams"].append(row)
        sheets["members"].append(draw(rows("members", team=key, left_on=EMPTY)))
    alike = draw(st.sampled_from(["yes", "no"]))
    _add_indicators(draw, sheets, outcomes, alike)
    _add_outputs(draw, sheets, teams, alike)
    _add_contributions(draw, sheets)
    for name in sheets:
        sheets[name] = draw(st.permutations(sheets[name]))
    return sheets


def _add_indicators(draw: st.DrawFn, sheets: Sheets, outcomes: list[str], alike: str) -> None:
    for number, key in enumerate(draw(st.lists(keys, min_size=1, max_size=3, unique=True))):
        frequency = draw(st.sampled_from(list(Frequency)))
        periods, window = PERIODS[frequency], ""
        if frequency is Frequency.ANNUAL:
            periods = draw(st.sampled_from([periods, FINANCIAL, POOLED]))
            window = "3" if periods is POOLED else ""
        outcome = outcomes[number] if number < len(outcomes) else ""
        row = draw(
            rows(
                "indicators",
                indicator=key,
                outcome=outcome,
                frequency=frequency.value,
                window=window,
                headline="yes" if outcome and draw(st.booleans()) else "no",
                smallest_change=st.sampled_from(["", "0.5", "0.10"]),
                source_url=st.sampled_from(["", "https://llyw.cymru/ystadegau?a=b&c=d"]),
                illustrative=alike,
            )
        )
        sheets["indicators"].append(row)
        for period in periods:
            sheets["observations"].extend(draw(_figures(key, period)))
        target = {"indicator": key, "target_period": periods[-1], "baseline_period": periods[0]}
        sheets["targets"].append(draw(rows("targets", **target)))
        if draw(st.booleans()):
            sheets["annotations"].append(
                draw(rows("annotations", indicator=key, period=periods[1]))
            )


@st.composite
def _figures(draw: st.DrawFn, indicator: str, period: str) -> list[Row]:
    found = []
    given = {"indicator": indicator, "period": period}
    for published in draw(st.lists(dates, max_size=2, unique=True)):
        row = draw(rows("observations", published_on=published, value=numbers(), **given))
        row["lower"] = row["value"] if draw(st.booleans()) else ""
        row["upper"] = row["value"] if draw(st.booleans()) else ""
        if draw(st.integers(0, 3)) == 0:
            row.update(value="", lower="", upper="", note="x")
        found.append(row)
    return found


def _add_outputs(draw: st.DrawFn, sheets: Sheets, teams: list[str], alike: str) -> None:
    for key in draw(st.lists(keys, min_size=1, max_size=2, unique=True)):
        team = draw(st.sampled_from(teams))
        row = draw(rows("outputs", output=key, team=team, ends_on=EMPTY, illustrative=alike))
        sheets["outputs"].append(row)
        for period in draw(st.sampled_from([*PERIODS.values(), FINANCIAL])):
            row = draw(rows("deliveries", output=key, period=period, reached_intended=EMPTY))
            if row["delivered"] and draw(st.booleans()):
                row["reached_intended"] = row["delivered"]
            sheets["deliveries"].append(row)


def _add_contributions(draw: st.DrawFn, sheets: Sheets) -> None:
    for output in (row["output"] for row in sheets["outputs"]):
        indicator = draw(st.sampled_from([row["indicator"] for row in sheets["indicators"]]))
        before = ""
        for year in range(2020, draw(st.integers(2020, 2022))):
            key = f"{draw(keys)[:20]}-{output}-{year}"
            row = draw(
                rows(
                    "contributions",
                    contribution=key,
                    output=output,
                    indicator=indicator,
                    supersedes=before,
                    registered_on=f"{year}-01-01",
                    expected_effect=numbers().filter(lambda text: Decimal(text) != 0),
                )
            )
            sheets["contributions"].append(row)
            before = key
            sheets["reviews"].append(
                draw(
                    rows(
                        "reviews",
                        review=f"r-{key}"[:60],
                        contribution=key,
                        held_on="2024-01-01",
                        review_on="2025-01-01",
                    )
                )
            )


NASTY = (
    "", " ", "0", "-1", "-0", "1e999", "NaN", "=1", "\t", "\x00", "2024-02-30", "2023-24", "x" * 65,
    "yes", "no", "W92000004", "W11000023", ";", ";;", "[", "null", "٣", "\u202e", "\ufeff", "a;b",
    "9" * 400, "0." + "0" * 400 + "1", "0001-01-01", "[" * 5000, '"' , "a\rb", "2147483648",
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> Sheets:
    """A pack that was right, with a few cells or headers replaced."""
    sheets = draw(worlds())
    for _time in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([name for name, found in sheets.items() if found]))
        row = draw(st.sampled_from(sheets[name]))
        column = draw(st.sampled_from(sorted(row)))
        row[column] = draw(st.one_of(st.sampled_from(NASTY), st.text(max_size=4)))
    return sheets


Tear = tuple[float, int, bytes]
"""Where in the bytes, as a share of them; how many go; what comes in their place."""

tears: st.SearchStrategy[list[Tear]] = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 40),
        st.one_of(st.binary(max_size=6), st.sampled_from([b'"', b"\n", b",", b"\r", b"<", b"x"])),
    ),
    min_size=1,
    max_size=4,
)


def tear(data: bytes, places: list[Tear]) -> bytes:
    """Bytes with some cut out, doubled or replaced."""
    for share, length, put in places:
        start = int(share * len(data))
        data = data[:start] + put + data[start + length :]
    return data
