"""What has changed since, in words: everything is told, in both languages, and fits on a screen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from components.briefing.deck import BriefingScreen, Kind, Sign
from components.briefing.since import MOST_ITEMS, count_told, say_changes, since_screen
from components.briefing.since_names import SinceNames
from data.bilingual import Both
from data.names import list_names
from data.store import Store
from evidence.briefing_facts import gather_facts
from evidence.frozen_facts import BriefingFacts, FrozenFigure, FrozenLink, FrozenOutcome
from evidence.signal_sentences import WalesWord
from evidence.since_changes import What
from evidence.since_frozen import list_changes
from locales import LANGUAGES, text
from models.area import WALES
from tests.evidence import freezing
from tests.evidence.freezing import CARDIFF, NOW, POWYS, get, list_values, make_facts, put
from tests.evidence.test_since_frozen import EVERY_VALUE, FULL
from tests.locales.shipped_texts import ShippedText
from tests.locales.test_reader_words import find_never_shown

AREAS: Mapping[str, Both] = {
    WALES: Both("Wales", "Cymru"),
    CARDIFF: Both("Cardiff", "Caerdydd"),
    POWYS: Both("Powys", "Powys"),
}
SCREEN = TypeAdapter(BriefingScreen)


def screen(then: BriefingFacts, now: BriefingFacts, lang: str = "en") -> BriefingScreen:
    return since_screen(then, now, AREAS, "Health", text(lang))


def words_of(shown: BriefingScreen) -> list[str]:
    said = [shown.title, shown.lead, *shown.notes]
    said += [word for item in shown.items for word in (item.head, item.said, item.under)]
    if shown.table is not None:
        said += [str(cell) for row in shown.table.rows for cell in row if isinstance(cell, str)]
    return [word for word in said if word]


def only(then: BriefingFacts, now: BriefingFacts, lang: str = "en") -> str:
    (item,) = screen(then, now, lang).items
    return f"{item.head}: {item.said}" + (f" [{item.under}]" if item.under else "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("then", "path", "kind", "name"), EVERY_VALUE)
def test_each_thing_that_differs_is_one_line_and_one_row(
    then: BriefingFacts, path: tuple[str, ...], kind: type, name: str, lang: str
) -> None:
    if name in ("output", "indicator", "mission", "headline", "outcome"):
        new: Any = _known_code(name)
        now = _with_a_second(put(then, path, new))
        then = _with_a_second(then)
    else:
        values = freezing.VALUES[kind][name]
        if name == "words":
            values = freezing.maybe(st.sampled_from(WalesWord))
        old = get(then, path)
        now = put(then, path, find(values, lambda value: value != old and _is_told(value)))
    shown = screen(then, now, lang)
    changed = list_changes(then, now)
    assert len(shown.items) == len(changed) == len(shown.table.rows)  # type: ignore[union-attr]
    assert all(item.head and item.said for item in shown.items)
    for said in words_of(shown):
        assert find_never_shown(ShippedText(lang, "since", said)) == []
        assert not {"None", "_"} & set(said.replace("_", " _ ").split()), said


def _is_told(value: Any) -> bool:
    """Whether it is more than blanks, as the store asks of every text in two languages."""
    return not isinstance(value, Both) or bool((value.en or "").strip() and value.cy)


def _known_code(name: str) -> str:
    return {"output": "q", "indicator": "j", "headline": "j", "mission": "n", "outcome": "k"}[name]


def _with_a_second(found: BriefingFacts) -> BriefingFacts:
    """Return facts with a second of everything that a code may lead to."""
    return replace(
        found,
        missions={**found.missions, "n": make_facts().missions["m"]},
        outcomes={**found.outcomes, "k": make_facts().outcomes["o"]},
        indicators={**found.indicators, "j": freezing.make_indicator()},
        outputs={**found.outputs, "q": freezing.make_output()},
    )


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_any_number_of_changes_fits_and_is_kept(data: st.DataObject) -> None:
    then, now = FULL, _with_a_second(FULL)
    for _number in range(data.draw(st.integers(0, 25))):
        path, kind, name = data.draw(st.sampled_from(list(list_values(now))))
        if kind in (FrozenLink, FrozenOutcome) and name in ("output", "indicator", "headline"):
            continue
        new = data.draw(freezing.VALUES[kind][name])
        if name != "words" and not _is_beyond_what_a_pack_holds(new):
            now = put(now, path, new)
    for lang in LANGUAGES:
        shown = screen(then, now, lang)
        changes = list_changes(then, now)
        items = say_changes(changes, SinceNames(then, now, AREAS), text(lang))
        assert count_told(changes) == len(items)
        assert len(shown.items) == min(MOST_ITEMS, len(items))
        assert shown.table is not None
        assert len(shown.table.rows) >= len(changes)
        if len(items) > MOST_ITEMS:
            assert str(len(items) - MOST_ITEMS + 1) in shown.items[-1].head
            assert len(shown.notes) == len(items) - MOST_ITEMS + 1
        assert SCREEN.validate_json(SCREEN.dump_json(shown)) == shown


def _is_beyond_what_a_pack_holds(value: Any) -> bool:
    numbers = value if isinstance(value, tuple) else (value,)
    return any(isinstance(each, float) and abs(each) >= 1e15 for each in numbers)


def test_where_nothing_has_changed_it_says_so() -> None:
    shown = screen(make_facts(), make_facts(until=NOW))
    assert shown.kind is Kind.SINCE
    assert shown.title == "Nothing has changed since 22 May 2026"
    assert (shown.items, tuple(shown.table.rows)) == ((), ())  # type: ignore[union-attr]
    welsh = screen(make_facts(), make_facts(until=NOW), "cy")
    assert welsh.title == "Nid oes dim wedi newid ers 22 Mai 2026"


def test_the_title_counts_what_is_told() -> None:
    one = put(make_facts(), ("missions", "m", "closed_on"), NOW)
    two = put(one, ("outcomes", "o", "owner"), Both("Another", "Arall"))
    assert screen(make_facts(), one).title == "Since 22 May 2026: one thing has changed"
    assert screen(make_facts(), two).title == "Since 22 May 2026: 2 things have changed"
    assert screen(make_facts(), two, "cy").title == "Newidiadau ers 22 Mai 2026: 2"


def test_a_verdict_says_from_what_to_what_and_what_came_in() -> None:
    path = ("links", "p-i", "verdict")
    now = put(make_facts(until=NOW), path, "moving_as_hoped")
    now = put(now, ("indicators", "i", "figures", WALES, "2026-Q2", "value"), 52.5)
    (item, figure) = screen(make_facts(), now).items
    assert item.head == "Checks"
    assert item.said.startswith("More where delivered? Before: “Too early to tell”; now: “More")
    assert item.under == "What came in meanwhile: figures revised: 1"
    assert (item.colour, item.sign) == ("better", Sign.TICK)
    assert figure.said == ("Figure revised: Wales, April to June 2026. Before: 52.0%; now: 52.5%")


def test_a_revision_too_small_for_the_indicators_decimals_is_still_seen() -> None:
    path = ("indicators", "i", "figures", CARDIFF, "2026-Q1", "value")
    now = put(make_facts(), path, 51.004)
    assert "Before: 51.000%; now: 51.004%" in only(make_facts(), now)
    assert "Cynt: 51.000%; nawr: 51.004%" in only(make_facts(), now, "cy")
    (row,) = screen(make_facts(), now).table.rows  # type: ignore[union-attr]
    assert row[6:8] == (51.0, 51.004)


def test_a_withdrawn_figure_is_no_zero() -> None:
    path = ("indicators", "i", "figures", CARDIFF, "2026-Q1")
    now = put(make_facts(), path, FrozenFigure(None, notes=("x",)))
    said = only(make_facts(), now)
    assert "Figure withdrawn: Cardiff, January to March 2026. Before: 51.0%; now: no figure" in said
    (row,) = screen(make_facts(), now).table.rows  # type: ignore[union-attr]
    assert row[6:8] == (51.0, None)


def test_many_figures_of_one_indicator_are_one_line_and_each_a_row() -> None:
    now = make_facts()
    for area in (WALES, CARDIFF):
        for period in freezing.PERIODS:
            now = put(now, ("indicators", "i", "figures", area, period), FrozenFigure(1.0))
    shown = screen(make_facts(), now)
    (item,) = shown.items
    assert item.said == "Figures revised: 6"
    assert item.under.startswith("Wales, October to December 2025: 50.0% → 1.0%")
    assert item.under.endswith("and 3 more")
    assert len(shown.table.rows) == 6  # type: ignore[union-attr]
    assert shown.title == "Since 22 May 2026: one thing has changed"


def test_two_indicators_of_one_name_are_told_apart() -> None:
    two = {code: freezing.make_indicator() for code in ("i", "j")}
    then = now = make_facts(indicators=two)
    for code in two:
        for period in freezing.PERIODS:
            path = ("indicators", code, "figures", WALES, period)
            now = put(now, path, FrozenFigure(1.0))
    assert len(screen(then, now).items) == 6


def test_names_stand_as_they_are_in_each_language_and_say_where_they_are_not_translated() -> None:
    markup = "<b>Checks</b> & 🩺 \u202bשלום"
    then = put(make_facts(), ("outputs", "p", "title"), Both(markup, None))
    now = put(then, ("outputs", "p", "funded_until"), None)
    assert only(then, now).startswith(f"{markup}: Funded until. Before: 31 March 2027")
    assert only(then, now, "cy").startswith(f"{markup} (heb ei gyfieithu eto)")


def test_an_output_with_two_aims_says_which_is_meant() -> None:
    links = {"p-i": freezing.make_link(), "p-j": freezing.make_link(indicator="j")}
    second = freezing.make_indicator(title=Both("Another", "Un arall"))
    then = make_facts(links=links, indicators={"i": freezing.make_indicator(), "j": second})
    now = put(then, ("links", "p-j", "earliest_answer"), "2028-Q1")
    assert only(then, now).startswith("Checks · Another: ")


def test_what_is_removed_is_called_as_it_was_then() -> None:
    now = replace(make_facts(), outputs={}, links={})
    heads = {item.head for item in screen(make_facts(), now).items}
    assert heads == {"Checks"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_demonstrations_quarter_is_told_most_important_first(
    demonstration_store: Store, lang: str
) -> None:
    days = freezing.date(2026, 8, 1), freezing.date(2026, 11, 22)
    with demonstration_store.read() as connection:
        then, now = (gather_facts(connection, ["iechyd"], day) for day in days)
        names = list_names(connection)
    shown = since_screen(then, now, names, "", text(lang))
    assert len(shown.items) == MOST_ITEMS
    changes = list_changes(then, now)
    assert shown.table is not None
    assert sum(each.what is What.REVISED for each in changes) > 100
    assert str(count_told(changes)) in shown.title.split()
    assert len(shown.table.rows) > len(changes)
    for said in words_of(shown):
        assert find_never_shown(ShippedText(lang, "since", said)) == []
