"""Two hundred links: the sentence, the mark, the pictures, the tables and the command all agree.

What is held here is what a reader meets, taken apart again: numbers are read back from the words
and from where shapes lie, and held against what `evidence --json` prints.
"""

import csv
import json
import re
from base64 import b64decode
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from components import marks
from components.board_facts import Known
from components.board_table import say_both
from components.board_take import take_rows
from components.link_numbers import take_numbers
from components.link_view import LinkKnown, LinkView, link_view
from components.map_pair import Changed, classify_changes
from components.needle import HEIGHT, MARGIN, WIDTH, build_needle
from components.number_line import read_number_line
from components.palette import PALETTES
from components.verdict_cell import Evidence, verdict_cell
from data.clock import released_until
from data.deliveries import list_delivery_cells
from data.expectations import list_expectations
from data.figures import list_indicators
from data.judgements import list_evidence, list_signals
from data.moment import get_moment
from data.names import list_names
from data.portfolio import get_portfolio
from data.settings import REFERENCE
from data.store import Store
from evidence.delivery import measure_deliveries
from evidence.documents import evidence_json
from evidence.sentences import NUMBERLESS
from locales import text
from models.area import WALES
from tests.locales.shipped_texts import ShippedText
from tests.locales.test_reader_words import find_never_shown

PALETTE = PALETTES["light"]
SIGNED = re.compile(r"[+\u2212]?£?\d[\d,]*(?:\.\d+)?")
MARKS = {
    "moving_as_hoped": marks.tick,
    "moving_less_than_hoped": marks.half,
    "delivered_not_moving": marks.bar,
    "moving_elsewhere": marks.bar,
    "short_of_hoped": marks.square,
    "wrong_way": marks.triangle_down,
    "paths_differed": marks.fork,
    "too_early": marks.clock,
    "not_delivered": marks.exclamation,
    "not_enough_data": marks.empty,
    "cannot_tell": marks.dash,
}


@pytest.fixture(scope="module")
def known(simulated_store: Store) -> LinkKnown:
    with simulated_store.read() as connection:
        until = released_until(connection)
        signals = list_signals(connection, until, area=WALES)
        cells = list_delivery_cells(connection, until)
        return LinkKnown(
            list_expectations(connection, until),
            get_portfolio(connection, until),
            Evidence(
                {code: each.document for code, each in list_evidence(connection, until).items()},
                {facts.code: facts for facts in list_indicators(connection)},
                list_names(connection),
            ),
            measure_deliveries(cells, until),
            {indicator: each.document for (indicator, _area), each in signals.items()},
            cells,
            get_moment(connection),
        )


@pytest.fixture(scope="module")
def printed(known: LinkKnown) -> dict[str, dict[str, Any]]:
    """What `evidence --json` prints of each link."""
    documents = [dict(document) for document in known.evidence.documents.values()]
    made = json.loads(json.dumps(evidence_json(date.today(), "test", documents)))
    return {link["contribution"]: link for link in made["links"]}


@pytest.fixture(scope="module", params=["en", "cy"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def views(lang: str, known: LinkKnown) -> dict[str, LinkView]:
    _ = text(lang)
    return {code: link_view(known, code, _) for code in known.evidence.documents}


def read_number(said: str) -> float:
    return float(said.replace("\u2212", "-").replace("£", "").replace(",", "").replace("+", ""))


def numbers_in(said: str) -> list[float]:
    return [read_number(each) for each in SIGNED.findall(said)]


def is_rounded(said: float, true: float) -> bool:
    """Whether `said` is `true` written with some number of decimals, at least two digits of it."""
    return abs(said - true) <= max(abs(true) * 0.06, 0.51 * 10 ** -len(str(said).split(".")[-1]))


def test_the_store_holds_nearly_everything_that_can_be_said(
    printed: dict[str, dict[str, Any]],
) -> None:
    assert len(printed) == 200
    assert {link["verdict"] for link in printed.values()} >= set(MARKS) - {"moving_less_than_hoped"}
    assert {link["rung"] for link in printed.values()} == {
        *("association", "consistent", "evidence"),
        None,
    }
    assert {link["design"] for link in printed.values()} >= {
        "imputation_did",
        "interrupted_series",
    }


def test_title_mark_and_colour_are_those_of_the_code(
    lang: str, views: dict[str, LinkView], printed: dict[str, dict[str, Any]]
) -> None:
    _ = text(lang)
    with (REFERENCE / "verdict_labels.csv").open(encoding="utf-8", newline="") as file:
        labels = {row["code"]: row[f"label_{_.lang}"] for row in csv.DictReader(file)}
    for code, view in views.items():
        link = printed[code]
        alone = link["design"] == "interrupted_series"
        wanted = labels.get(f"{link['verdict']}.all_wales") if alone else None
        assert view.told is not None
        assert view.told.title == (wanted or labels[link["verdict"]])
        cell = str(verdict_cell(view.record, "", PALETTE, _))
        assert f">{view.told.title}<" in cell.replace("&#x27;", "'").replace("&quot;", '"')
        moved_alone = alone and link["verdict"].startswith("moving_")
        drawn = marks.ring_tick if moved_alone else MARKS[link["verdict"]]
        assert str(marks.mark(drawn, PALETTE)) in cell


def test_the_numbers_of_the_sentence_are_the_documents(
    views: dict[str, LinkView], printed: dict[str, dict[str, Any]]
) -> None:
    read = 0
    for code, view in views.items():
        link = printed[code]
        assert view.told is not None
        if (link["beneath"] or link["verdict"]) in NUMBERLESS:
            continue
        found = numbers_in(view.told.finding)
        for true in (link["estimate"], *link["ci95"]):
            assert any(is_rounded(said, true) for said in found), (view.told.finding, link)
        hoped = numbers_in(view.told.against_hope)
        assert any(is_rounded(said, abs(link["expected"])) for said in hoped), view.told
        read += 1
    assert read > 150


def test_the_number_line_and_the_needle_lie_where_the_numbers_are(
    views: dict[str, LinkView], printed: dict[str, dict[str, Any]]
) -> None:
    drawn = 0
    for code, view in views.items():
        link, record = printed[code], view.record
        assert record is not None
        shown = read_number_line(record)
        needle = str(build_needle(record, PALETTE, ""))
        if (link["beneath"] or link["verdict"]) in NUMBERLESS:
            assert shown is None
            assert needle == ""
            continue
        assert shown is not None
        assert (shown.estimate, shown.hoped, shown.mde) == (
            link["estimate"],
            link["expected"],
            link["mde80"],
        )
        assert [list(shown.ci95), list(shown.ci90)] == [link["ci95"], link["ci90"]]
        low, high = link["ci95"]
        start, end = min(low, link["expected"], 0.0), max(high, link["expected"], 0.0)
        dot, limits = places_of(needle)
        back = [start + (x - MARGIN) / (WIDTH - 2 * MARGIN) * (end - start) for x in (dot, *limits)]
        pixel = (end - start) / (WIDTH - 2 * MARGIN)
        assert back == pytest.approx([link["estimate"], low, high], abs=pixel)
        drawn += 1
    assert drawn > 150


def places_of(needle: str) -> tuple[float, tuple[float, float]]:
    """Return where the dot of a needle lies, and the ends of its thick line."""
    data = needle.split("base64,")[1].split('"')[0]
    root = ElementTree.fromstring(b64decode(data))
    assert root.get("height") == str(HEIGHT)
    tag = "{http://www.w3.org/2000/svg}"
    (dot,) = root.findall(f"{tag}circle")
    thick = max(root.findall(f"{tag}line"), key=lambda each: float(each.get("stroke-width", 0)))
    return float(dot.get("cx", 0)), (float(thick.get("x1", 0)), float(thick.get("x2", 0)))


def test_the_table_of_numbers_says_the_same(
    lang: str, views: dict[str, LinkView], printed: dict[str, dict[str, Any]]
) -> None:
    _ = text(lang)
    for code, view in views.items():
        link = printed[code]
        rows = dict(take_numbers(view, _).rows)  # type: ignore[arg-type]
        assert rows[_("What the figures say")] == view.told.title  # type: ignore[union-attr]
        for name, key in (
            (_("What came"), "estimate"),
            (_("Hoped for"), "expected"),
            (_("Smallest change we could have seen"), "mde80"),
        ):
            if link[key] is None:
                assert name not in rows
            else:
                assert is_rounded(numbers_in(str(rows[name]))[0], link[key]), (name, rows, link)
        if link["ci95"]:
            found = numbers_in(str(rows[_("95% limits")]))[:2]
            assert all(is_rounded(a, b) for a, b in zip(found, link["ci95"], strict=True))


def test_the_boards_export_says_the_same(
    lang: str, known: LinkKnown, views: dict[str, LinkView], printed: dict[str, dict[str, Any]]
) -> None:
    _ = text(lang)
    board = Known(known.delivered, known.evidence, known.wales)
    taken = take_rows(known.portfolio, board, "", _)
    head = [column.title for column in taken.columns]
    rows = {
        str(row[head.index(_("Output"))]): dict(zip(head, row, strict=True)) for row in taken.rows
    }
    for code, view in views.items():
        link = printed[code]
        row = rows[view.output.title.in_language(_.lang)[0]]
        assert view.told is not None
        assert row[_("More where delivered?")] == view.told.title
        assert row[_("Finding")] == view.told.finding
        numbers = [row[_("Estimate")], row[_("Lower 95% limit")], row[_("Upper 95% limit")]]
        if link["verdict"] in NUMBERLESS:
            assert numbers == [None, None, None]
        else:
            true = (link["estimate"], *link["ci95"])
            assert all(is_rounded(float(str(a)), b) for a, b in zip(numbers, true, strict=True)), (
                numbers,
                true,
            )
        links = {each.code: each for each in known.portfolio.missions[0].outcomes[0].links}
        assert row[_("Both facts in one sentence")] == say_both(links[code], board, _)


def test_places_are_coloured_as_their_limits_say(
    views: dict[str, LinkView], known: LinkKnown
) -> None:
    coloured = 0
    for code, view in views.items():
        document = known.evidence.documents[code]
        sign = -1 if view.facts.better == "lower" else 1
        changes = classify_changes(document, view.rollout, list(view.names), sign)
        if changes is None or document["verdict"] == "paths_differed":
            continue
        assert set(changes) == set(view.names)
        for place in document["places"]:
            if place["low"] is None:
                continue
            low, high = sorted((place["low"] * sign, place["high"] * sign))
            wanted = Changed.BETTER if low > 0 else Changed.WORSE if high < 0 else Changed.WITHIN
            assert changes[place["area"]].changed is wanted, (code, place)
            coloured += wanted is not Changed.WITHIN
    assert coloured > 20


def test_no_word_that_readers_never_see_is_said(lang: str, views: dict[str, LinkView]) -> None:
    for said in every_word(views, lang):
        assert find_never_shown(ShippedText(lang, "a screen", said)) == []


def every_word(views: dict[str, LinkView], lang: str) -> Iterator[str]:
    _ = text(lang)
    for view in views.values():
        told = view.told
        assert told is not None
        yield from (told.title, told.finding, told.against_hope, told.not_said, told.strength)
        yield from (*told.missing, *told.dates, *told.caveats, told.many, told.prompt)
        for row in take_numbers(view, _).rows:
            yield from (str(each) for each in row)
