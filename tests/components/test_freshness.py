"""How fresh the figures are: of the board's own indicators, the newest and the overdue."""

from datetime import date, timedelta

from components.freshness import build_freshness
from data.bilingual import Both
from locales import text
from tests.components.making import HOSTILE, MOMENT, TODAY, make_facts, make_source
from tests.components.markup import Element, read_markup

EN = text("en")


def freshness(*sources: object, indicators: tuple[str, ...] = ("i", "j")) -> Element:
    made = build_freshness(sources, indicators, MOMENT, "./figures?lang=en", EN)  # type: ignore[arg-type]
    return read_markup(made)


def source(code: str, published: date | None, expected: date | None = None) -> object:
    facts = make_facts(code=code, next_release=expected, title=Both(code.upper(), None))
    return make_source(facts=facts, last_published=published)


def test_the_newest_of_the_boards_own_figures_is_told() -> None:
    told = freshness(
        source("i", date(2026, 11, 19)), source("j", date(2026, 1, 1)), source("k", TODAY)
    ).text
    assert "Newest figures published: 19 November 2026" in told
    assert "Overdue releases: 0" in told


def test_what_was_due_and_did_not_come_is_named() -> None:
    yesterday = TODAY - timedelta(days=1)
    card = freshness(
        source("i", date(2026, 1, 1), yesterday),
        source("j", TODAY, yesterday),
        source("k", date(2026, 1, 1), yesterday),
    )
    assert "Overdue releases: 1" in card.text
    assert [each.text for each in card.all("li")] == ["I"]
    assert card.first("a").attributes["href"] == "./figures?lang=en"


def test_without_figures_it_says_so() -> None:
    assert "No figures are published yet." in freshness().text
    assert "No figures are published yet." in freshness(source("i", None)).text


def test_hostile_titles_stay_text() -> None:
    facts = make_facts(next_release=date(2026, 1, 1), title=Both(HOSTILE, None))
    card = freshness(make_source(facts=facts, last_published=None))
    assert "script" not in card.tags()
    assert " ".join(HOSTILE.split()) in card.text
