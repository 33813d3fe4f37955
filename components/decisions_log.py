"""The decisions of all teams as one log: what was decided, and what has become of it.

It counts decisions and compares no teams.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from components.decision_words import (
    DUE,
    OVERDUE,
    STATES,
    TURNED_OUT,
    decision_names,
    state_names,
    state_of,
)
from components.html import Html, Row, Table, link, plain, say, table_html
from components.retro_view import list_outputs
from components.takeaway import Column, TakenTable
from data.bilingual import Both
from data.expectations import Expectation, trace_history
from data.figures import IndicatorFacts
from data.portfolio import OutputFacts, Portfolio
from data.reviews import ReviewRecord
from locales import Translator
from locales.formats import format_date


@dataclass(frozen=True)
class LoggedDecision:
    """One decision and what has become of it.

    Attributes
    ----------
    state
        A code of :data:`components.decision_words.STATES`.
    standing
        The expectation that stands now where it was taken about one that was replaced.
    measure
        What the indicator is called.
    mission
        The code of the mission it serves; None where it serves none.
    """

    review: ReviewRecord
    state: str
    standing: str
    output: OutputFacts
    measure: Both
    mission: str | None

    @property
    def is_due(self) -> bool:
        """Whether somebody is waited for."""
        return self.state in (OVERDUE, DUE)


@dataclass(frozen=True)
class Asked:
    """Which decisions are asked for, by code; None: all."""

    team: str | None = None
    mission: str | None = None
    decision: str | None = None
    state: str | None = None

    def wants(self, each: LoggedDecision) -> bool:
        """Return whether a decision is among those asked for."""
        return all(
            asked in (None, found)
            for asked, found in (
                (self.team, each.output.team.code),
                (self.mission, each.mission),
                (self.decision, each.review.decision),
                (self.state, each.state),
            )
        )


def list_decisions(
    reviews: Sequence[ReviewRecord],
    expectations: Mapping[str, Expectation],
    portfolio: Portfolio,
    indicators: Mapping[str, IndicatorFacts],
    today: date,
) -> tuple[LoggedDecision, ...]:
    """Return every decision: what waits for somebody first, then the newest first.

    Parameters
    ----------
    reviews
        Every review, in the order they were held.
    """
    outputs, missions = list_outputs(portfolio), _missions(portfolio)
    after: dict[str, ReviewRecord] = {}
    found = []
    for review in reversed(reviews):
        expectation = expectations.get(review.contribution)
        if expectation is None or expectation.output not in outputs:
            continue
        standing = trace_history(expectations, review.contribution)[0].code
        facts = indicators[expectation.indicator]
        found.append(
            LoggedDecision(
                review,
                state_of(review, after.get(standing), today),
                standing,
                outputs[expectation.output],
                facts.title,
                missions.get(facts.outcome or ""),
            )
        )
        after[standing] = review
    due = sorted((each for each in found if each.is_due), key=lambda each: each.review.review_on)
    return (*due, *(each for each in found if not each.is_due))


def _missions(portfolio: Portfolio) -> dict[str, str]:
    return {
        outcome.code: mission.code for mission in portfolio.missions for outcome in mission.outcomes
    }


def decisions_finding(shown: Sequence[LoggedDecision], _: Translator) -> str:
    """Say how many decisions there are, and how many wait for somebody."""
    if not shown:
        return _("No decision is recorded here yet")
    overdue = sum(each.state == OVERDUE for each in shown)
    due = sum(each.state == DUE for each in shown)
    said = [_("Decisions: {count}.", count=len(shown))]
    if overdue:
        said.append(_("Overdue: {count}.", count=overdue))
    if due:
        said.append(_("Due within 60 days: {count}.", count=due))
    return " ".join(said)


def build_log(
    shown: Sequence[LoggedDecision],
    retrospective: Callable[[str, str], str],
    team: Callable[[str], str],
    _: Translator,
) -> Html:
    """Return the log as a table; nothing where there is nothing.

    Parameters
    ----------
    retrospective, team
        Addresses: of a team's look at an expectation, and of the team itself.
    """
    if not shown:
        return Html("")
    columns = (
        _("Output → what it should move"),
        _("Team"),
        _("Decision"),
        _("Why, and what was learnt"),
        _("To be asked again"),
        _("What has become of it"),
    )
    rows = [Row(_cells(each, retrospective, team, _)) for each in shown]
    table = table_html(Table(_("What teams decided"), columns, rows, stacks=True))
    return Html(f'<div class="mw-section mw-log">{table}</div>')


def _cells(
    each: LoggedDecision,
    retrospective: Callable[[str, str], str],
    team: Callable[[str], str],
    _: Translator,
) -> list[Html]:
    review = each.review
    name = f"{plain(each.output.title, _.lang)} → {plain(each.measure, _.lang)}"
    learned = ""
    if review.learned:
        learned = f"<br>{escape(_('What was learnt:'))} {say(review.learned, _)}"
    decision = escape(decision_names(_)[review.decision])
    held = escape(format_date(review.held_on, _.lang))
    again = escape(format_date(review.review_on, _.lang))
    return [
        link(retrospective(each.output.team.code, each.standing), name),
        link(team(each.output.team.code), say(each.output.team.name, _)),
        Html(f'<span class="mw-strong">{decision}</span><br><span class="mw-day">{held}</span>'),
        Html(f"{say(review.reason, _)}{learned}"),
        Html(f'{again}<br><span class="mw-small mw-muted">{say(review.owner, _)}</span>'),
        Html(_state_html(each.state, _)),
    ]


def _state_html(state: str, _: Translator) -> str:
    said = escape(_(STATES[state]))
    strong = state in (OVERDUE, DUE) or state in TURNED_OUT
    return f'<span class="mw-strong">{said}</span>' if strong else said


def take_decisions(shown: Sequence[LoggedDecision], _: Translator) -> TakenTable:
    """Return the log as it is shown, as a table to be taken away."""
    decisions, states = decision_names(_), state_names(_)
    return TakenTable(
        "decisions",
        _("What teams decided"),
        tuple(
            Column(title)
            for title in (
                _("Output"),
                _("Measure"),
                _("Team"),
                _("Decided on"),
                _("Decision"),
                _("Why"),
                _("What was learnt"),
                _("What would change our mind"),
                _("Owner"),
                _("To be asked again"),
                _("What has become of it"),
            )
        ),
        [
            (
                plain(each.output.title, _.lang),
                plain(each.measure, _.lang),
                plain(each.output.team.name, _.lang),
                format_date(each.review.held_on, _.lang),
                decisions[each.review.decision],
                plain(each.review.reason, _.lang),
                plain(each.review.learned, _.lang),
                plain(each.review.change_our_mind, _.lang),
                plain(each.review.owner, _.lang),
                format_date(each.review.review_on, _.lang),
                states[each.state],
            )
            for each in shown
        ],
    )
