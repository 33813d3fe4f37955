"""Changed since: each change from label to label with its reasons, and the days to count from."""

from datetime import date

import pytest

from components.cards import MOST
from components.changed import REASONS, build_changed, changed_days, say_change, say_reason
from data.bilingual import Both
from evidence.changed import ChangedVerdict, Reason, Why
from locales import text
from models.periods import PeriodKind
from tests.components.judging import LINKS
from tests.components.making import HOSTILE, make_link, make_output
from tests.components.markup import read_markup

EN, CY = text("en"), text("cy")
LINK = make_link(make_output())
FIGURES = Reason(Why.NEW_FIGURES, "2026-Q3", PeriodKind.QUARTER)
DAY = date(2026, 8, 1)


def change(contribution: str = "p-i", **given: object) -> ChangedVerdict:
    good: dict[str, object] = {
        "before": "too_early",
        "after": "moving_as_hoped",
        "before_alone": False,
        "after_alone": False,
        "reasons": (FIGURES,),
    }
    return ChangedVerdict(contribution, **(good | given))  # type: ignore[arg-type]


def test_a_change_says_from_what_to_what_and_why() -> None:
    assert say_change(change(), LINK, EN) == (
        "from “Too early to tell” to “More where delivered, as hoped” (new figures for July to "
        "September 2026)"
    )


def test_a_first_judgement_says_only_what_it_is_now() -> None:
    told = say_change(change(before=None, reasons=(Reason(Why.REGISTERED),)), LINK, EN)
    assert told == "now “More where delivered, as hoped” (newly registered)"


def test_one_series_alone_is_called_so() -> None:
    assert "nothing to compare with" in say_change(change(after_alone=True), LINK, EN)


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_words(why: Why, lang: str) -> None:
    assert why in REASONS
    said = say_reason(Reason(why, "2026-Q3", PeriodKind.QUARTER, 46), text(lang))
    assert said
    assert "{" not in said
    assert ("46" in said) is (why in (Why.REVISED, Why.REPLANNED, Why.RETURNED))


def test_the_list_names_what_is_shown_and_nothing_else() -> None:
    days = {DAY.isoformat(): "1 August 2026", "2025-11-01": "1 November 2025"}
    card = read_markup(
        build_changed(DAY, [change(), change("other")], [LINK], LINKS, days, None, EN)
    )
    assert card.first("h2").text == "Changed since 1 August 2026"
    (item,) = card.all("li")
    assert item.text.startswith("Checks : from “Too early to tell”")
    addresses = [link.attributes["href"] for link in card.all("a")]
    assert addresses == ["./link?contribution=p-i&lang=en", "./?since=2025-11-01"]


def test_nothing_changed_and_nothing_judged_before_are_two_things() -> None:
    none = read_markup(build_changed(DAY, [], [LINK], LINKS, {}, None, EN)).text
    assert "No output is judged differently." in none
    first = read_markup(build_changed(None, [], [LINK], LINKS, {}, None, EN)).text
    assert "Nothing was judged before" in first


def test_many_changes_are_counted_not_listed() -> None:
    links = [make_link(make_output(f"p{at}")) for at in range(MOST + 4)]
    changes = [change(link.code) for link in links]
    card = read_markup(build_changed(DAY, changes, links, LINKS, {}, None, EN))
    assert len(card.all("li")) == MOST
    more = card.all("a")[-1]
    assert (more.text, more.attributes["href"]) == ("and 4 more", "./?whole=changed")
    whole = read_markup(build_changed(DAY, changes, links, LINKS, {}, "changed", EN))
    assert len(whole.all("li")) == MOST + 4


def test_days_are_offered_newest_first_without_todays() -> None:
    days = [date(2026, 11, 22), date(2026, 8, 1), date(2025, 11, 1)]
    assert list(changed_days(days, "cy").items()) == [
        ("2026-08-01", "1 Awst 2026"),
        ("2025-11-01", "1 Tachwedd 2025"),
    ]
    assert changed_days(days[:1], "en") == {}


def test_hostile_titles_stay_text() -> None:
    link = make_link(make_output(title=Both(HOSTILE, HOSTILE)))
    for _ in (EN, CY):
        card = read_markup(build_changed(DAY, [change()], [link], LINKS, {}, None, _))
        assert "script" not in card.tags()
