"""Every kind of bad input, each with the places that must be named and no others."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.data.pack.packs import Draft, to_csv

Edit = Callable[[Draft], None]


@dataclass(frozen=True)
class Broken:
    """A way to break a pack, and the places where it must say so."""

    name: str
    edit: Edit
    places: tuple[str, ...]


def cell(name: str, sheet: str, column: str, value: str, *places: str) -> Broken:
    """Break the first row's cell in one column."""

    def edit(draft: Draft) -> None:
        draft.row(sheet)[column] = value

    return Broken(name, edit, places or (f"{sheet}:2:{column}",))


def row(name: str, sheet: str, places: tuple[str, ...], **changes: str) -> Broken:
    """Add a row like the last one with other values."""

    def edit(draft: Draft) -> None:
        draft.add(sheet, **changes)

    return Broken(name, edit, places)


def text(name: str, sheet: str, change: Callable[[str], str], *places: str) -> Broken:
    """Break a file's text."""

    def edit(draft: Draft) -> None:
        draft.replace(sheet, change)

    return Broken(name, edit, places)


def file(name: str, file_name: str, data: bytes, *places: str) -> Broken:
    """Add or replace a file."""

    def edit(draft: Draft) -> None:
        draft.files[file_name] = data

    return Broken(name, edit, places)


def _drop_column(sheet: str, column: str) -> Edit:
    def edit(draft: Draft) -> None:
        for cells in draft.sheets[sheet]:
            del cells[column]

    return edit


def _add_column(sheet: str, column: str, value: str = "") -> Edit:
    def edit(draft: Draft) -> None:
        for cells in draft.sheets[sheet]:
            cells[column] = value

    return edit


def _circle(draft: Draft) -> None:
    draft.row("contributions", 0)["supersedes"] = "screening-again"
    draft.row("contributions", 1)["registered_on"] = "2022-01-10"


def _second_headline(draft: Draft) -> None:
    draft.add("indicators", indicator="other")


def _unlike_ends(draft: Draft) -> None:
    draft.row("outputs")["illustrative"] = "no"


def _other_predecessor(draft: Draft) -> None:
    draft.add("outputs", output="centres")
    draft.row("contributions", 1)["output"] = "centres"


def _two_kinds_of_period(draft: Draft) -> None:
    draft.add("deliveries", period="2022-07")
    draft.add("deliveries", period="2022-Q3")


def _pooled_otherwise(draft: Draft) -> None:
    draft.add("indicators", indicator="pooled", headline="no", frequency="annual", window="3")
    draft.add("observations", indicator="pooled", period="2020-2022")
    draft.add("observations", indicator="pooled", period="2020-2023")


FINAL_QUOTE = '"not closed'
GREEK = "Ελληνικά".encode("iso-8859-7")
LONG = "x" * 32_768
MANY_DIGITS = "1234567890.123456"

CELLS = (
    cell("text for a number", "observations", "value", "many"),
    cell("NaN for a number", "observations", "value", "NaN"),
    cell("infinity for a number", "targets", "target_value", "inf"),
    cell("thousands separated", "targets", "target_value", "1,234"),
    cell("a decimal comma", "targets", "target_value", "1,5"),
    cell("an exponent", "targets", "target_value", "1e5"),
    cell("a number in other digits", "targets", "target_value", "١٢"),
    cell("more than 15 digits", "observations", "denominator", MANY_DIGITS),
    cell("a number too small to hold", "targets", "target_value", "0." + "0" * 290 + "123456789"),
    cell("a negative quantity planned", "deliveries", "planned", "-1"),
    cell("a negative quantity delivered", "deliveries", "delivered", "-0.5"),
    cell("a negative denominator", "observations", "denominator", "-3"),
    cell("a negative budget", "outputs", "budget_gbp", "-1"),
    cell("a part of a period for a lag", "contributions", "lag_periods", "1.5"),
    cell("a negative lag", "contributions", "lag_periods", "-1"),
    cell("a whole number no database holds", "contributions", "lag_periods", "3000000000"),
    cell("a window of nothing", "indicators", "window", "0"),
    cell("more decimals than there are", "indicators", "decimals", "11"),
    cell("a smallest change of 0", "indicators", "smallest_change", "0"),
    cell("an expected effect of 0", "contributions", "expected_effect", "0"),
    cell("an expected effect of -0.0", "contributions", "expected_effect", "-0.0"),
    cell("a date that does not exist", "missions", "set_on", "2021-02-29"),
    cell("a date in another order", "missions", "set_on", "01/11/2021"),
    cell("a date before spreadsheets", "missions", "set_on", "1899-12-31"),
    cell("a week for a date", "teams", "formed_on", "2021-W35-1"),
    cell("a fixed today that is no date", "about", "value", "tomorrow"),
    cell("an unknown thing about the store", "about", "key", "colour"),
    cell("a period of no shape", "observations", "period", "2026-Q5"),
    cell("a financial year of two years", "targets", "baseline_period", "2021-23"),
    cell("an annual period for quarters", "observations", "period", "2026"),
    cell("a monthly target for quarters", "targets", "target_period", "2028-12"),
    cell("an annual annotation for quarters", "annotations", "period", "2020"),
    cell("a baseline after the target", "targets", "baseline_period", "2029-Q1"),
    cell("an unknown area", "observations", "area", "W06000099"),
    cell("a health board's figure", "observations", "area", "W11000023"),
    cell("a region's delivery", "deliveries", "area", "north-wales"),
    cell("a place's name for its code", "deliveries", "area", "Powys"),
    cell("a word that is not a choice", "indicators", "better", "more"),
    cell("a choice in capitals", "contributions", "design", "Binary"),
    cell("an unknown goal", "missions", "goals", "healthier;happier"),
    cell("a goal twice", "missions", "goals", "healthier;healthier"),
    cell("an unknown note code", "observations", "note", "p;q"),
    cell("neither yes nor no", "outcomes", "illustrative", "maybe"),
    cell("a key in capitals", "members", "member", "Member_1"),
    cell("a key too long", "members", "member", "m" * 65),
    cell("a required cell left empty", "outcomes", "owner", ""),
    cell("a key left empty", "members", "member", ""),
    cell("text that begins with =", "missions", "title_en", "=1+1"),
    cell("text that begins with +", "missions", "title_cy", "+44"),
    cell("text that begins with -", "missions", "why_en", "-health"),
    cell("text that begins with @", "missions", "why_cy", "@SUM(A1)"),
    cell("text that begins with a tab", "missions", "set_by", "\tMinisters"),
    cell("text that begins with = after a blank", "missions", "set_by", " =1+1"),
    cell("a bell in a text", "teams", "organisation", "NHS\a"),
    cell("a nothing in a text", "teams", "organisation", "N\0HS"),
    cell("a text longer than a cell", "reviews", "learned_en", LONG),
    cell("an address that runs", "indicators", "source_url", "javascript:alert(1)"),
    cell("an address of nowhere", "indicators", "source_url", "https://"),
    cell("evidence that is no JSON", "reviews", "evidence", "{'a': 1}"),
    cell("evidence with NaN", "reviews", "evidence", '{"a": NaN}'),
    cell("evidence with infinity", "reviews", "evidence", '{"a": 1e999}'),
    cell("evidence without a bottom", "reviews", "evidence", "[" * 20_000),
    cell("a lower limit above the value", "observations", "lower", "6.5"),
    cell("an upper limit below the value", "observations", "upper", "6.3"),
    cell("more reached than delivered", "deliveries", "reached_intended", "481"),
    cell(
        "reached and not delivered", "deliveries", "delivered", "", "deliveries:2:reached_intended"
    ),
    cell("closed before it was set", "missions", "closed_on", "2021-10-31"),
    cell("due before it was set", "missions", "target_date", "2020-01-01"),
    cell("funded until before formed", "teams", "funded_until", "2020-01-01"),
    cell("left before joining", "members", "left_on", "2020-01-01"),
    cell("ended before it started", "outputs", "ends_on", "2022-03-31"),
    cell("looked at again before held", "reviews", "review_on", "2026-05-11"),
    cell("an unknown mission", "outcomes", "mission", "iechid"),
    cell("an unknown outcome", "teams", "outcome", "none"),
    cell("an unknown indicator", "observations", "indicator", "no-such"),
    cell("an unknown output", "deliveries", "output", "no-such"),
    cell("an unknown contribution", "reviews", "contribution", "no-such"),
    cell("replaces what is not there", "contributions", "supersedes", "no-such"),
    cell(
        "a headline of no outcome",
        "indicators",
        "outcome",
        "",
        "indicators:2:headline",
    ),
)

ROWS = (
    row("a doubled key", "missions", ("missions:3:mission",)),
    row("a doubled figure", "observations", ("observations:4:indicator",), value="6.1"),
    row("a doubled annotation without area", "annotations", ("annotations:3:indicator",)),
    row(
        "a figure without a value or a note",
        "observations",
        ("observations:4:value",),
        period="2026-Q1",
        value="",
        lower="",
        upper="",
        note="",
    ),
    row(
        "limits without a value",
        "observations",
        ("observations:4:lower", "observations:4:upper"),
        period="2026-Q1",
        value="",
        note="x",
    ),
    row(
        "a contribution that replaces itself",
        "contributions",
        ("contributions:4:supersedes",),
        contribution="self",
        supersedes="self",
    ),
    row(
        "recorded before what it replaces",
        "contributions",
        ("contributions:4:registered_on",),
        contribution="third",
        supersedes="screening-again",
        registered_on="2022-12-31",
    ),
    Broken(
        "both of a pair empty",
        lambda draft: draft.row("teams").update(name_en="", name_cy=""),
        ("teams:2:name_en",),
    ),
    Broken(
        "replaces in a circle",
        _circle,
        ("contributions:2:supersedes", "contributions:3:supersedes"),
    ),
    Broken("two headlines of an outcome", _second_headline, ("indicators:3:headline",)),
    Broken(
        "illustrative at one end only",
        _unlike_ends,
        ("contributions:2:indicator", "contributions:3:indicator"),
    ),
    Broken("replaces another output's", _other_predecessor, ("contributions:3:supersedes",)),
    Broken("two kinds of period of one output", _two_kinds_of_period, ("deliveries:3:period",)),
    Broken("pooled otherwise than the window", _pooled_otherwise, ("observations:5:period",)),
)

FORMS = (
    text("a semicolon for a comma", "teams", lambda csv: csv.replace(",", ";"), "teams:1"),
    text("a tab for a comma", "teams", lambda csv: csv.replace(",", "\t"), "teams:1"),
    text("a bar for a comma", "teams", lambda csv: csv.replace(",", "|"), "teams:1"),
    text("no header", "members", lambda csv: csv.split("\n", 1)[1], "members:1"),
    text("a quotation mark not closed", "members", lambda csv: csv + FINAL_QUOTE, "members:3"),
    text("text after a quotation mark", "members", lambda csv: csv.replace("nurse", '"nur"se'),
         "members:2"),
    text("a row with a cell too many", "members", lambda csv: csv.replace("nurse", "nurse,a"),
         "members:2:F"),
    text("a row with a cell too few", "members", lambda csv: csv.replace("nurse,", ""),
         "members:2"),
    text("a column without a name", "members",
         lambda csv: csv.replace(",\n", ",,x\n").replace("left_on\n", "left_on,\n"),
         "members:2:F"),
    file("an empty file", "members.csv", b"", "members"),
    file("a file of blank lines", "members.csv", b"\n\n", "members"),
    file("another encoding", "teams.csv", to_csv("teams", [{"team": "a"}]) + GREEK, "teams:3"),
    file("UTF-16", "teams.csv", "team,name_en\n".encode("utf-16"), "teams"),
    file("a picture for a sheet", "teams.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "teams:1"),
    file("an unknown sheet", "measures.csv", b"measure\n", "measures"),
    file("a sheet in capitals", "Missions.csv", b"mission\n", "Missions"),
    file("a sheet's ending in capitals", "members.CSV", b"member\n", "members.CSV"),
    file("a file that is no sheet", "notes.txt", b"", "notes.txt"),
    Broken("an unknown column", _add_column("members", "colour", "red"), ("members:1:colour",)),
    Broken("an unknown column without cells", _add_column("members", "Team"), ("members:1:Team",)),
    Broken("a missing column", _drop_column("members", "discipline"), ("members:1:discipline",)),
    Broken("a missing key", _drop_column("members", "joined_on"), ("members:1:joined_on",)),
    text("a doubled header", "members", lambda csv: csv.replace("left_on", "member", 1),
         "members:1:member"),
)  # fmt: skip

BROKEN = (*CELLS, *ROWS, *FORMS)
