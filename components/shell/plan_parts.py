"""The parts of the plan's screen: each asks for one thing and shows it."""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

import streamlit as st

from components.chart import Chart
from components.chart_plotly import plotly_figure
from components.how_to_read import how_link
from components.html import Html, link, picture, safe, table_html
from components.palette import PALETTES
from components.plan_answers import (
    OtherMeasure,
    build_answers,
    build_sizes_table,
    build_sooner,
    default_words,
    plan_finding,
    say_drawn,
    slot_heading,
    slot_title,
)
from components.plan_chart import HEIGHT, build_plan_chart
from components.plan_rollout import PlanBasis, other_parameters, rollout_parameters
from components.plan_staircase import build_plan_staircase, staircase_alt, staircase_table
from components.plan_view import (
    Drafted,
    PlanView,
    draft_words,
    place_names,
)
from components.shell import cache
from components.shell.address import current_parameters, href
from components.shell.page import OpenPage
from components.shell.plan_asked import BOTH, PlanChoices
from components.shell.plan_choices import choose_rollouts, choose_waves
from components.shell.problems import show_unknown
from components.shell.screens import LINK, METHOD, PLAN
from components.shell.widgets import show_chart
from components.show import show_html
from data.figures import IndicatorFacts
from data.pack.cells import write_number
from data.portfolio import Portfolio
from evidence.draft_reading import RecordedPlan
from evidence.draft_sentences import UNTRIED
from evidence.suggest import Suggestion
from locales.formats import format_month

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

MONTHS = {"annual": 12, "quarterly": 3, "monthly": 1}
MOST_OTHERS = 4
"""Measures of the same outcome that are tried: each takes reading its figures."""


def read_view(page: OpenPage, basis: PlanBasis, choices: PlanChoices) -> PlanView:
    """Return the plan worked out: each roll-out is drafted once, whoever asks again."""
    moment, ground = page.moment, basis.ground
    names = page.draw("place names", lambda: _place_names(page, basis))
    plans = tuple(
        Drafted(
            rollout,
            cache.plan_draft(
                moment.version,
                moment.until,
                ground.facts.code,
                rollout.staircase,
                choices.hoped,
                choices.lag,
            ),
        )
        for rollout in choices.rollouts
    )
    return PlanView(
        ground=ground,
        names=names,
        hoped=choices.hoped,
        lag=choices.lag,
        plans=plans,
        funded=choices.funded,
        today=page.moment.today,
        words=draft_words(ground.facts, choices.hoped, ground, page.lang),
    )


def _place_names(page: OpenPage, basis: PlanBasis) -> dict[str, str]:
    areas = cache.read_areas(page.moment.version)[f"name_{page.lang}"]
    return place_names(basis.ground, lambda code: str(areas[code]), page.lang)


def show_plan_unknown(page: OpenPage, choices: PlanChoices) -> None:
    """Say what of the address is not known or could not be read, each in one sentence."""
    for name, (choice, names) in choices.unknown.items():
        show_unknown(page, name, choice, names)
    _, said = page.text, []
    if choices.unread:
        asked = ", ".join(f"“{each}”" for each in choices.unread)
        said.append(_("This could not be read and was left out: {asked}", asked=asked))
    said += [
        _(
            "“{asked}” is outside what is possible; {used} is used.",
            asked=asked,
            used=write_number(used),
        )
        for asked, used in choices.outside
    ]
    if said:
        shown = "<br>".join(safe(each) for each in said)
        show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{shown}</div>'))


def show_curve(page: OpenPage, view: PlanView) -> None:
    """Show the smallest change that would be seen by when; nothing where there is no curve."""
    if not any(plan.draft.sizes for plan in view.plans):
        return
    _ = page.text
    chart = page.draw("plan chart", lambda: build_plan_chart(view, _), view.key)
    how = how_link("smallest", page.link(METHOD, chart="smallest"), _)
    show_html(Html(f'<p class="mw-small mw-muted">{safe(chart.note)} {how}</p>'))
    figure = page.draw("plan figure", lambda: _figure(page, chart), view.key)
    show_chart(figure, "plan_chart", chart.alt)


def _figure(page: OpenPage, chart: Chart) -> "Figure":
    """Return the chart as plotly's own object: a plain one is checked anew in every run."""
    from plotly.graph_objects import Figure  # slow to import

    return Figure(plotly_figure(chart, PALETTES[page.theme], page.lang, HEIGHT))


def show_answers(page: OpenPage, view: PlanView) -> None:
    """Show when we could first know with each roll-out."""
    show_html(page.draw("plan answers", lambda: build_answers(view, page.text), view.key))


def show_beneath_hopes(page: OpenPage, view: PlanView, opened: RecordedPlan | None) -> None:
    """Show where the default comes from, and the way to what the figures say of what is opened."""
    _ = page.text
    parts: list[Html] = [default_words(view, _)]
    if opened is not None:
        address = page.link(LINK, contribution=opened.registration.code)
        parts.append(link(address, _("What the figures say of it so far")))
    show_html(*parts)


def show_sooner(page: OpenPage, view: PlanView, choices: PlanChoices, portfolio: Portfolio) -> None:
    """Show what would bring the answer of roll-out A forward, where a roll-out can."""
    plan, moment = view.first, page.moment
    if plan.draft.why_none in UNTRIED:
        return
    found = cache.plan_sooner(
        moment.version,
        moment.until,
        view.ground.facts.code,
        plan.rollout.staircase,
        plan.rollout.order,
        plan.rollout.gap,
        view.hoped,
        view.lag,
    )
    address = current_parameters()

    def opened(suggestion: Suggestion) -> str:
        staircase, gap = suggestion.staircase, plan.rollout.gap
        added = rollout_parameters("b", staircase, gap, plan.rollout)
        kept = other_parameters(address, "b")
        given = {**kept, **added, "compare": BOTH, "change": "b", "lang": page.lang}
        return href(PLAN, given)

    show_html(
        page.draw(
            "plan sooner",
            lambda: build_sooner(
                view, found, list_others(page, view, portfolio), opened, page.text
            ),
            view.key + repr(sorted(address.items())),
        )
    )


def list_others(page: OpenPage, view: PlanView, portfolio: Portfolio) -> list[OtherMeasure]:
    """Return measures of the same outcome that would answer sooner, for as large a change."""
    moment, facts, now = page.moment, view.ground.facts, view.first.draft
    if view.ground.place_sd is None:
        return []
    found = []
    for code in _same_outcome(facts, portfolio, cache.read_indicators(moment.version)):
        other = cache.read_draft_ground(moment.version, moment.until, code)
        if other.place_sd is None:
            continue
        size = view.hoped / view.ground.place_sd * other.place_sd
        lag = ceil(view.lag * MONTHS[facts.frequency] / MONTHS[other.facts.frequency])
        draft = cache.plan_draft(
            moment.version, moment.until, code, view.first.rollout.staircase, size, lag
        )
        if draft.answer_on and (now.answer_on is None or draft.answer_on < now.answer_on):
            words = draft_words(other.facts, size, other, page.lang)
            month = format_month(draft.answer_on, page.lang)
            found.append(OtherMeasure(other.facts, month, words.size(size, page.text)))
    return found


def _same_outcome(
    facts: IndicatorFacts, portfolio: Portfolio, indicators: Iterable[IndicatorFacts]
) -> list[str]:
    """Return a few other measures of the same outcome, those published more often first."""
    codes = {
        code
        for mission in portfolio.missions
        for outcome in mission.outcomes
        if outcome.code == facts.outcome
        for code in outcome.indicators
    }
    others = [each for each in indicators if each.code in codes - {facts.code}]
    others.sort(key=lambda each: (MONTHS[each.frequency], not each.headline, each.code))
    return [each.code for each in others[:MOST_OTHERS]]


def show_rollouts(page: OpenPage, view: PlanView, basis: PlanBasis, choices: PlanChoices) -> None:
    """Show who gets it when: as choices wave by wave, and as a picture a roll-out."""
    _ = page.text
    how = how_link("staircase", page.link(METHOD, chart="staircase"), _)
    show_html(
        Html(
            f'<h2 class="mw-section">{safe(_("Who gets it when"))}</h2>'
            f'<p class="mw-small mw-muted">{safe(_key_words(page))} {how}</p>'
        )
    )
    choose_rollouts(basis, choices, _)
    widths = [4, *(4 for _plan in view.plans)] if view.second else [5, 6]
    for_waves, *for_pictures = st.columns(widths, gap="large")
    with for_waves:
        edited = next(plan for plan in view.plans if plan.rollout is choices.edited)
        show_html(say_drawn(edited, _))
        choose_waves(choices.edited, basis.ground.areas, view.names, _)
    for plan, column in zip(view.plans, for_pictures, strict=True):
        with column:
            _show_staircase(page, view, plan)


def _key_words(page: OpenPage) -> str:
    _ = page.text
    return _(
        "A bar begins when a place is to get it: empty until that may show in the figures, full "
        "from then on. Purple is planned; blue has begun."
    )


def _show_staircase(page: OpenPage, view: PlanView, plan: Drafted) -> None:
    what = f"plan staircase {plan.rollout.slot}"
    show_html(page.draw(what, lambda: _staircase(page, view, plan), view.key))


def _staircase(page: OpenPage, view: PlanView, plan: Drafted) -> Html:
    drawn = build_plan_staircase(view, plan, PALETTES[page.theme], page.text)
    alt = staircase_alt(view, plan, page.text)
    return Html(f"{slot_heading(view, plan, page.text)}{picture(drawn, alt)}")


def show_tables(page: OpenPage, view: PlanView) -> None:
    """Show the numbers: the smallest change by when, and the staircase place by place."""
    show_html(page.draw("plan tables", lambda: _tables(page, view), view.key))


def _tables(page: OpenPage, view: PlanView) -> Html:
    _ = page.text
    tables = [build_sizes_table(view, plan_finding(view, _), _)]
    tables += [staircase_table(view, plan, slot_title(view, plan, _), _) for plan in view.plans]
    return Html("".join(f'<div class="mw-gap">{table_html(table)}</div>' for table in tables))
