"""What can be taken away from the plan: its tables and its pictures."""

from collections.abc import Callable
from typing import TypeVar

from components.chart_svg import svg_chart
from components.palette import PALETTES
from components.plan_answers import is_enough, plan_finding, slot_title
from components.plan_chart import NAMES, build_plan_chart
from components.plan_staircase import build_plan_staircase, places_in_order, staircase_alt
from components.plan_view import Drafted, PlanView, effect_unit
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.sources import source_lines
from components.takeaway import About, Column, TakenPicture, TakenTable, Value
from evidence.draft import shows_from
from evidence.draft_sentences import say_answer
from locales import Translator
from locales.formats import format_date, format_month

LIGHT = PALETTES["light"]
FILE_SIZE = (900, 480)
MORE_DECIMALS = 2
"""Beyond the indicator's own: who takes the numbers away may want to reckon on."""

Tables = dict[str, Callable[[], TakenTable]]
Pictures = dict[str, Callable[[], TakenPicture]]
Taken = TypeVar("Taken")


def take_plan_away(page: OpenPage, view: PlanView) -> None:
    """Offer the screen's tables and pictures as files."""
    _ = page.text
    offer_takeaway(
        page,
        lambda: _about(page, view),
        plan_tables(view, _),
        plan_pictures(view, _),
        plan_titles(view, _),
    )


def _about(page: OpenPage, view: PlanView) -> About:
    _, facts = page.text, view.ground.facts
    return About(
        view=plan_finding(view, _),
        as_at=_("Figures as at {date}.", date=format_date(page.moment.until, _.lang)),
        sources=source_lines(page.moment, _, [facts]),
        illustrative=facts.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )


def plan_tables(view: PlanView, _: Translator) -> Tables:
    """Return every table of a plan by its slug."""
    tables: Tables = {"smallest": lambda: take_sizes(view, _)}
    for plan in view.plans:
        tables[f"staircase-{plan.rollout.slot}"] = _later(take_places, view, plan, _)
    return tables


def plan_pictures(view: PlanView, _: Translator) -> Pictures:
    """Return every picture of a plan by its slug."""
    pictures: Pictures = {"curve": lambda: _take_curve(view, _)}
    for plan in view.plans:
        pictures[f"staircase-{plan.rollout.slot}-picture"] = _later(_take_steps, view, plan, _)
    return pictures


def plan_titles(view: PlanView, _: Translator) -> dict[str, str]:
    """Return what a reader calls each file."""
    titles = {
        "smallest": _("The smallest change we could see, by date"),
        "curve": _("The smallest change we could see, by date"),
    }
    for plan in view.plans:
        title = slot_title(view, plan, _)
        titles[f"staircase-{plan.rollout.slot}"] = title
        titles[f"staircase-{plan.rollout.slot}-picture"] = title
    return titles


def _later(
    take: Callable[[PlanView, Drafted, Translator], Taken],
    view: PlanView,
    plan: Drafted,
    _: Translator,
) -> Callable[[], Taken]:
    return lambda: take(view, plan, _)


def take_sizes(view: PlanView, _: Translator) -> TakenTable:
    """Return the smallest change by when, all ten years of it, in the indicator's unit."""
    unit = effect_unit(view.ground.facts, _)
    decimals = view.ground.facts.decimals + MORE_DECIMALS
    columns = [Column(_("Figures for")), Column(_("Published in about"))]
    for plan in view.plans:
        name = NAMES[plan.rollout.slot]
        title = _("Smallest change, roll-out {name} ({unit})", name=name, unit=unit)
        columns += [Column(title, decimals), Column(_("Enough to tell what was hoped for?"))]
    sizes = [dict(plan.draft.sizes) for plan in view.plans]
    rows: list[tuple[Value, ...]] = []
    for ends in sorted({ends for each in sizes for ends in each}):
        row: list[Value] = [
            view.words.name_period(ends),
            format_month(view.published(ends), _.lang),
        ]
        for plan, found in zip(view.plans, sizes, strict=True):
            enough = _("yes") if is_enough(view, plan, ends) else _("not yet")
            row += [found.get(ends), enough]
        rows.append(tuple(row))
    notes = [_("The smallest change that would be seen four times in five.")]
    notes += [say_answer(plan.draft, view.words, _) for plan in view.plans]
    title = _("The smallest change we could see, by date")
    return TakenTable("smallest", title, columns, rows, notes)


def take_places(view: PlanView, plan: Drafted, _: Translator) -> TakenTable:
    """Return who begins when, a row a place, days as ISO dates."""
    staircase = plan.rollout.staircase
    position = {code: at for at, code in enumerate(view.ground.areas)}
    rows: list[tuple[Value, ...]] = []
    for code in places_in_order(view, plan):
        start = staircase.start_of(position[code])
        shown = None if start is None else shows_from(view.ground.ground.link, start, view.lag)
        rows.append(
            (
                code,
                view.names[code],
                staircase.waves[position[code]] or None,
                start.isoformat() if start else _("waits"),
                shown.isoformat() if shown else None,
                view.ground.latest[position[code]],
            )
        )
    unit = view.ground.facts.unit.in_language(_.lang)[0]
    columns = (
        Column(_("Code")),
        Column(_("Place")),
        Column(_("Wave"), 0),
        Column(_("From")),
        Column(_("May show from")),
        Column(_("Latest figure ({unit})", unit=unit), view.ground.facts.decimals),
    )
    return TakenTable(f"staircase-{plan.rollout.slot}", slot_title(view, plan, _), columns, rows)


def _take_curve(view: PlanView, _: Translator) -> TakenPicture:
    chart = build_plan_chart(view, _)
    drawn = svg_chart(chart, LIGHT, _.lang, *FILE_SIZE)
    return TakenPicture("smallest", chart.finding, chart.alt, drawn)


def _take_steps(view: PlanView, plan: Drafted, _: Translator) -> TakenPicture:
    drawn = build_plan_staircase(view, plan, LIGHT, _)
    name = f"staircase-{plan.rollout.slot}"
    return TakenPicture(name, slot_title(view, plan, _), staircase_alt(view, plan, _), drawn)
