"""Where outputs stand: each once, by what it is mainly for."""

import pytest

from components.board_facts import Fact, Share, stand_mission, stand_outputs, stand_portfolio
from data.portfolio import Portfolio
from data.verdict_labels import list_verdict_labels
from evidence.facts import VerdictCode
from evidence.signal_sentences import WalesWord
from tests.components.judging import all_on_plan, judged, make_document, make_known, make_wales
from tests.components.making import (
    make_delivered,
    make_link,
    make_mission,
    make_outcome,
    make_output,
)

LINK = make_link(make_output())


@pytest.mark.parametrize("code", VerdictCode)
def test_every_verdict_is_of_the_kind_its_label_has(code: VerdictCode) -> None:
    fact = make_known(judged(LINK, code.value)).fact(LINK)
    kinds = {Fact.LESS: "moved", Fact.SHORT: "flat", Fact.ALONE: "moved"}
    assert kinds.get(fact, fact.value) == list_verdict_labels()[code].kind


def test_one_series_alone_is_never_said_to_have_moved_more() -> None:
    for verdict in ("moving_as_hoped", "moving_less_than_hoped"):
        known = make_known(judged(LINK, verdict, design="interrupted_series"))
        assert known.fact(LINK) is Fact.ALONE


def test_beneath_wales_that_improves_counts_what_is_beneath() -> None:
    """The method: whoever counts traps counts by the code beneath."""
    for beneath, fact in (("delivered_not_moving", Fact.FLAT), ("short_of_hoped", Fact.SHORT)):
        known = make_known(judged(LINK, "moving_elsewhere", beneath=beneath))
        assert known.fact(LINK) is fact


def test_what_is_not_judged_says_so() -> None:
    assert make_known().fact(LINK) is Fact.UNJUDGED


@pytest.mark.parametrize(
    ("share", "column"),
    [
        (1.0, Share.ON_PLAN),
        (0.9, Share.ON_PLAN),
        (0.89, Share.BEHIND),
        (0.5, Share.BEHIND),
        (0.49, Share.EARLY),
        (None, Share.EARLY),
    ],
)
def test_the_column_is_the_share_of_the_plan(share: float | None, column: Share) -> None:
    known = make_known(judged(LINK), {"p": make_delivered(share)})
    assert known.share(LINK.output, LINK) is column


def test_delivered_whole_but_too_early_is_no_fair_test_yet() -> None:
    known = make_known(judged(LINK, "too_early"), {"p": make_delivered(1.0)})
    assert known.share(LINK.output, LINK) is Share.EARLY
    assert make_known().share(LINK.output, LINK) is Share.EARLY  # no plan is recorded


def test_busy_but_flat_is_on_plan_and_not_moving_only() -> None:
    def busy(verdict: str, share: float, **given: object) -> bool:
        known = make_known(judged(LINK, verdict, **given), {"p": make_delivered(share)})
        (standing,) = stand_outputs([LINK], (), known)
        return standing.is_busy_but_flat

    assert busy("delivered_not_moving", 0.9)
    assert busy("moving_elsewhere", 1.0, beneath="delivered_not_moving")
    assert not busy("delivered_not_moving", 0.89)
    assert not busy("short_of_hoped", 1.0)
    assert not busy("wrong_way", 1.0)
    assert not busy("cannot_tell", 1.0)


def test_an_output_counts_once_by_its_primary_contribution() -> None:
    output = make_output()
    explored = make_link(output, indicator="j", primary=False)
    documents = {"p-i": make_document("delivered_not_moving"), "x": make_document()}
    first = type(explored)(**(vars(explored) | {"code": "x"}))
    mission = make_mission(make_outcome(first), make_outcome(LINK, code="o2"))
    (standing,) = stand_mission(mission, make_known(documents))
    assert (standing.link, standing.fact) == (LINK, Fact.FLAT)


def test_an_output_with_only_explored_contributions_counts_by_the_first() -> None:
    explored = make_link(make_output(), primary=False)
    (standing,) = stand_outputs([explored], (), make_known(judged(explored, "cannot_tell")))
    assert standing.fact is Fact.OPEN


def test_an_output_that_hangs_loose_in_one_place_and_serves_in_another_serves() -> None:
    mission = make_mission(make_outcome(LINK), loose=(LINK.output, make_output("q")))
    portfolio = Portfolio((mission,), (make_output("r"),))
    found = {each.output.code: each.fact for each in stand_portfolio(portfolio, make_known())}
    assert found == {"p": Fact.UNJUDGED, "q": Fact.LOOSE, "r": Fact.LOOSE}


def test_in_another_mission_it_counts_by_what_it_is_for_there() -> None:
    output = make_output()
    main, beside = make_link(output), make_link(output, indicator="j", primary=False)
    beside = type(beside)(**(vars(beside) | {"code": "beside"}))
    known = make_known(
        {"p-i": make_document("cannot_tell"), "beside": make_document("wrong_way")},
        all_on_plan("p"),
    )
    first = make_mission(make_outcome(main))
    second = make_mission(make_outcome(beside), code="n")
    assert [each.fact for each in stand_mission(second, known)] == [Fact.WORSE]
    both = stand_portfolio(Portfolio((second, first), ()), known)
    assert [each.fact for each in both] == [Fact.OPEN]


def test_wales_is_the_headlines_word_and_nothing_where_nothing_is_judged() -> None:
    outcome = make_outcome()
    assert make_known(wales={"i": make_wales("worsening")}).word_of(outcome) is WalesWord.WORSENING
    assert make_known(wales={"other": make_wales()}).word_of(outcome) is WalesWord.NO_FIGURE
    assert make_known().word_of(outcome) is None
    assert make_known(wales={"i": make_wales()}).word_of(make_outcome(headline=None)) is None
