"""The smallest change that would be seen, by when: one curve a roll-out, and the answers."""

from collections.abc import Iterator
from datetime import date

from components.chart import Axis, Chart, Layer, Level, Line, Marks, Moment, Point
from components.plan_view import Drafted, PlanView, effect_unit
from evidence.draft_sentences import HOW_OFTEN, say_answer, say_when
from locales import Translator
from locales.formats import format_month

HEIGHT = 370
HIGHEST = 2.5
"""Of what is hoped for: what lies above it is not drawn, so that the curve can be read."""
NAMES = {"a": "A", "b": "B"}


def build_plan_chart(view: PlanView, _: Translator) -> Chart:
    """Return the chart; where nothing could be seen, one with what is hoped for alone."""
    second = view.second
    finding = say_when(view.first.draft, second.draft if second else None, _)
    layers: list[Layer] = []
    if view.funded:
        label = _("funded until {month}", month=format_month(view.funded, _.lang))
        layers.append(Moment(decimal_year(view.funded), "ink", label))
    layers.append(Level(view.hoped, "hoped", _("hoped for"), "dashed", 2))
    for plan in view.plans:
        layers.extend(_layers(view, plan, _))
    return Chart(
        finding=finding,
        alt=f"{_('Line chart over time. {finding}', finding=finding)}. {_alts(view, _)}",
        x=Axis(low=decimal_year(view.today), high=decimal_year(view.shown_until)),
        y=Axis(
            unit=effect_unit(view.ground.facts, _),
            decimals=view.ground.facts.decimals,
            low=0.0,
            high=highest_shown(view),
        ),
        layers=tuple(layers),
        note=_(HOW_OFTEN),
    )


def highest_shown(view: PlanView) -> float:
    """Return the top of the chart: room for the curves, but not for their first steep fall."""
    found = [size for plan in view.plans for _day, size in plan.draft.sizes if size is not None]
    least = max((plan.draft.smallest or 0.0 for plan in view.plans), default=0.0)
    return max(min(max(found, default=0.0), HIGHEST * view.hoped), 1.25 * view.hoped, 1.3 * least)


def _layers(view: PlanView, plan: Drafted, _: Translator) -> Iterator[Layer]:
    """Yield a roll-out's curve, dotted until there are figures enough, and its answer."""
    draft, first = plan.draft, plan.rollout.slot == "a"
    name = NAMES[plan.rollout.slot]
    alone = len(view.plans) == 1
    points = list(_points(view, plan, _))
    early = [point for ends, point in points if not draft.is_ready(ends)]
    late = [point for ends, point in points if draft.is_ready(ends)]
    if early:
        yield Line(((*early, *late[:1]),), "muted", "" if late or alone else name, 2, "dotted")
    if late:
        label = "" if alone else name
        yield Line((tuple(late),), "fact", label, 3, "solid" if first else "dashed")
    if draft.answer_on is not None and draft.answer_ends is not None:
        size = dict(draft.sizes)[draft.answer_ends] or 0.0
        month = format_month(draft.answer_on, _.lang)
        said = month if alone else f"{name}: {month}"
        at = Point(decimal_year(draft.answer_on), size, said)
        yield Marks((at,), "fact", "dot" if first else "square", 13, said)


def _points(view: PlanView, plan: Drafted, _: Translator) -> Iterator[tuple[date, Point]]:
    top, last = highest_shown(view), view.shown_until
    for ends, size in plan.draft.sizes:
        out = plan.draft.published(ends)
        if size is None or size > top or out > last:
            continue
        told = _(
            "Published in about {month}: {size}",
            month=format_month(out, _.lang),
            size=view.words.size(size, _),
        )
        yield ends, Point(decimal_year(out), size, told)


def _alts(view: PlanView, _: Translator) -> str:
    return " ".join(say_answer(plan.draft, view.words, _) for plan in view.plans)


def decimal_year(day: date) -> float:
    """Return a day as a decimal year."""
    first = date(day.year, 1, 1).toordinal()
    return day.year + (day.toordinal() - first) / (date(day.year + 1, 1, 1).toordinal() - first)
