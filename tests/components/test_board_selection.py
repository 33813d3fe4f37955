"""Filters: each narrows to what it says, together they narrow further, none changes nothing."""

import pytest

from components.board_facts import stand_portfolio
from components.board_selection import Wanted, owner_code, select
from data.bilingual import Both
from data.portfolio import Portfolio
from tests.components.judging import make_document, make_known, named
from tests.components.making import (
    make_delivered,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)

SCREEN = make_output("screen", title=Both("Community screening", "Sgrinio yn y gymuned"))
CHECK = make_output("check", title=Both("Pharmacy check", "Gwiriad fferyllfa"))
LOANS = make_output("loans", title=Both("Growth loans", "Benthyciadau twf"))
LOST = make_output("lost", title=Both("Lost units", "Unedau coll"))
STRAY = make_output("stray", title=Both("Stray thing", "Peth crwydr"))

HEALTH = make_mission(
    make_outcome(
        make_link(SCREEN), make_link(CHECK), code="h1", title=named("Found"), owner=named("Ann")
    ),
    make_outcome(code="h2", title=named("Controlled"), owner=named("Bob")),
    code="health",
    title=named("Health"),
    goals=("healthier",),
    loose=(LOST,),
)
ECONOMY = make_mission(
    make_outcome(make_link(LOANS), code="e1", title=named("Markets"), owner=named("Bob")),
    code="economy",
    title=named("Economy"),
    goals=("prosperous", "more-equal"),
)
ALL = Portfolio((HEALTH, ECONOMY), (STRAY,))
KNOWN = make_known(
    {
        "screen-i": make_document(),
        "check-i": make_document("delivered_not_moving"),
        "loans-i": make_document("cannot_tell"),
    },
    {"screen": make_delivered(1.0), "check": make_delivered(0.95), "loans": make_delivered(0.7)},
)


def found(**asked: str) -> set[str]:
    """Return the codes of everything that is left: missions, outcomes, outputs."""
    chosen = select(ALL, stand_portfolio(ALL, KNOWN), Wanted(**asked))
    codes = {mission.code for mission in chosen.missions}
    for mission in chosen.missions:
        codes |= {outcome.code for outcome in mission.outcomes}
        codes |= {link.output.code for outcome in mission.outcomes for link in outcome.links}
        codes |= {output.code for output in mission.loose}
    return codes | {output.code for output in chosen.loose}


def test_nothing_asked_changes_nothing() -> None:
    assert select(ALL, stand_portfolio(ALL, KNOWN), Wanted()) is ALL


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"owner": "ann"}, {"health", "h1", "screen", "check"}),
        ({"owner": "bob"}, {"health", "h2", "economy", "e1", "loans"}),
        ({"goal": "more-equal"}, {"economy", "e1", "loans"}),
        ({"says": "moved"}, {"health", "h1", "screen"}),
        ({"says": "flat"}, {"health", "h1", "check"}),
        ({"says": "open"}, {"economy", "e1", "loans"}),
        ({"says": "worse"}, set()),
        ({"says": "loose"}, {"health", "lost", "stray"}),
        ({"delivery": "behind"}, {"economy", "e1", "loans"}),
        ({"delivery": "on_plan", "says": "flat"}, {"health", "h1", "check"}),
        ({"delivery": "behind", "says": "flat"}, set()),
        ({"goal": "healthier", "owner": "bob"}, {"health", "h2"}),
        ({"words": "screening"}, {"health", "h1", "screen"}),
        ({"words": "SGRINIO gymuned"}, {"health", "h1", "screen"}),
        ({"words": "screening gymuned"}, set()),
        ({"words": "controlled"}, {"health", "h2"}),
        ({"words": "economy"}, {"economy", "e1", "loans"}),
        ({"words": "employment"}, {"health", "economy", "h1", "e1", "screen", "check", "loans"}),
        ({"words": "units"}, {"health", "lost"}),
        ({"words": "stray"}, {"stray"}),
        ({"words": "nowhere"}, set()),
    ],
)
def test_each_filter_leaves_what_it_says(asked: dict[str, str], left: set[str]) -> None:
    assert found(**asked) == left


def test_accents_do_not_hide_a_title() -> None:
    outcome = make_outcome(code="o", title=Both("Ynys Môn", None))
    portfolio = Portfolio((make_mission(outcome),), ())
    chosen = select(portfolio, (), Wanted(words="mon"))
    assert [each.code for each in chosen.missions[0].outcomes] == ["o"]


def test_filters_by_output_keep_all_that_output_is_explored_for() -> None:
    """The grid's *and N more* leads here: the same outputs, whatever else they are explored for."""
    explored = make_link(CHECK, indicator="j", primary=False)
    explored = type(explored)(**(vars(explored) | {"code": "beside"}))
    portfolio = Portfolio((make_mission(make_outcome(make_link(CHECK), explored)),), ())
    chosen = select(portfolio, stand_portfolio(portfolio, KNOWN), Wanted(says="flat"))
    assert [each.code for each in chosen.missions[0].outcomes[0].links] == ["check-i", "beside"]


def test_an_owners_code_is_a_slug_of_the_english_name() -> None:
    assert owner_code(Both("Director of Prevention (illustrative)", "Cyfarwyddwr Atal")) == (
        "director-of-prevention-illustrative"
    )
    assert owner_code(Both(None, "Cyfarwyddwr Môn")) == "cyfarwyddwr-mon"
    assert "<" not in owner_code(Both("<script>&amp;", None))


def test_choices_are_counted_and_named_as_in_the_address() -> None:
    wanted = Wanted(owner="ann", words="x")
    assert wanted.count == 2
    assert wanted.choices == {
        "owner": "ann",
        "goal": None,
        "says": None,
        "delivery": None,
        "search": "x",
    }
