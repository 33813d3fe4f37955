"""What teams decided since a day: told beside the board, and nothing asked."""

from dataclasses import replace
from datetime import date, timedelta

from components.cards import MOST
from components.decided_since import build_decided_since
from components.html import Html
from data.bilingual import Both
from locales import text
from tests.components.judging import LINKS
from tests.components.making import HOSTILE, make_link, make_output
from tests.components.markup import read_markup
from tests.components.test_decisions_log import make_review

SINCE = date(2025, 6, 1)
LINK = make_link(make_output())


def card(*held: date, lang: str = "en") -> Html:
    shown = [make_link(make_output(f"p{at}")) for at in range(len(held))]
    reviews = {
        link.code: make_review(held_on=day, decision="pivot")
        for link, day in zip(shown, held, strict=True)
    }
    return build_decided_since(SINCE, reviews, shown, LINKS, text(lang))


def test_only_what_was_decided_after_the_day_is_told_the_newest_first() -> None:
    found = read_markup(card(SINCE, SINCE + timedelta(1), SINCE + timedelta(9)))
    assert [each.text for each in found.all("li")] == [
        "Checks : pivot , 10 June 2025 · Because",
        "Checks : pivot , 2 June 2025 · Because",
    ]
    assert found.first("h2").text == "Decided since 1 June 2025"


def test_nothing_decided_or_no_day_is_no_card() -> None:
    assert card(SINCE) == Html("")
    assert build_decided_since(None, {LINK.code: make_review()}, [LINK], LINKS, text("en")) == Html(
        ""
    )


def test_a_long_list_is_cut_and_leads_to_all_of_them() -> None:
    found = read_markup(card(*(SINCE + timedelta(at) for at in range(1, MOST + 3)), lang="cy"))
    assert len(found.all("li")) == MOST
    assert found.all("a")[-1].attributes["href"] == LINKS.decisions


def test_what_is_not_shown_is_not_told_and_hostile_words_stay_words() -> None:
    review = replace(make_review(held_on=date(2026, 1, 1)), reason=Both(HOSTILE, None))
    told = build_decided_since(
        SINCE, {LINK.code: review, "other": review}, [LINK], LINKS, text("en")
    )
    assert "<script" not in str(told)
    assert len(read_markup(told).all("li")) == 1
