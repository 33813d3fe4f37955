"""Before and after the start: the difference by periods since delivery began, with its band."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components.chart import Axis, Band, Chart, Layer, Level, Line, Marks, Point, Stretch
from components.link_tables import enough_decimals
from components.link_view import LinkView
from components.number_line import unit_of
from components.takeaway import Column, TakenTable
from evidence.ladder import RAN_ALONGSIDE
from evidence.numbers import choose_decimals, format_signed
from evidence.series import SIGNIFICANT
from locales import Translator, mark

PERIODS_SINCE: Mapping[str, str] = {
    "annual": mark("years since it began"),
    "quarterly": mark("quarters since it began"),
    "monthly": mark("months since it began"),
}
MOST_TICKS = 9


@dataclass(frozen=True)
class SinceStart:
    """The difference by periods since the start, in the indicator's unit and direction.

    Attributes
    ----------
    since
        Periods since the start; the one before it is 0 by definition.
    first_outcome
        The first period since the start in which a change is looked for.
    clear_better, clear_worse, unclear
        How many of the points from then on have a band beyond no difference, which way, or not.
    """

    since: tuple[int, ...]
    estimates: tuple[float, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    first_outcome: int
    clear_better: int
    clear_worse: int
    unclear: int


def read_since_start(view: LinkView) -> SinceStart | None:
    """Return what the document says by periods since the start; None where it says nothing."""
    study = view.document["event_study"] if view.document else None
    if not study or not study["since_start"]:
        return None
    return count_clear(study, view.expectation.lag + view.facts.window - 1, view.measure.sign)


def count_clear(study: Mapping[str, Any], first_outcome: int, sign: int) -> SinceStart:
    """Count on which side of no difference the bands after the lag lie.

    Parameters
    ----------
    sign
        1 where up is good, −1 where down is.
    """
    better = worse = unclear = 0
    for since, low, high in zip(study["since_start"], study["lower"], study["upper"], strict=True):
        if since < first_outcome:
            continue
        if low <= 0 <= high:
            unclear += 1
        elif (low > 0) == (sign > 0):
            better += 1
        else:
            worse += 1
    return SinceStart(
        tuple(study["since_start"]),
        tuple(study["estimates"]),
        tuple(study["lower"]),
        tuple(study["upper"]),
        first_outcome,
        better,
        worse,
        unclear,
    )


def since_finding(shown: SinceStart, placebo_p: float | None, _: Translator) -> str:
    """Say how it ran before it began, and how many points lie clear of no difference after."""
    if shown.clear_better + shown.clear_worse + shown.unclear == 0:
        return (
            f"{_before(placebo_p, _)} {_('There are no points yet from after the time to show.')}"
        )
    after = _(
        "After the time to show, points where a difference is clear, for the better: {better}; "
        "for the worse: {worse}; points where it is not: {unclear}.",
        better=shown.clear_better,
        worse=shown.clear_worse,
        unclear=shown.unclear,
    )
    return f"{_before(placebo_p, _)} {after}"


def _before(placebo_p: float | None, _: Translator) -> str:
    if placebo_p is None:
        return _("Whether the places ran alongside the rest before it began could not be checked.")
    if placebo_p >= RAN_ALONGSIDE:
        return _("Before it began the places ran alongside the rest.")
    if placebo_p > SIGNIFICANT:
        return _("Before it began the places ran nearly, but not quite, alongside the rest.")
    return _("Before it began the places were already on another path.")


def since_chart(shown: SinceStart, view: LinkView, _: Translator) -> Chart:
    """Return the chart: the line of differences, its band, the lag and what was hoped for."""
    placebo = view.document["placebo_p"] if view.document else None
    finding = since_finding(shown, placebo, _)
    decimals = choose_decimals(view.facts.decimals, [view.expectation.effect])
    x = tuple(float(each) for each in shown.since)
    layers: list[Layer] = []
    if shown.first_outcome > 0:
        layers.append(Stretch(0.0, float(shown.first_outcome), "hoped", _("time to show")))
    layers += [
        Band(x, shown.lower, shown.upper, "fact"),
        Level(0.0, "ink", "", "solid", 1.2),
        Level(
            view.expectation.effect,
            "hoped",
            _("hoped for"),
            "dotted",
            2.0,
            start=float(max(0, shown.first_outcome)),
        ),
        Line((_points(shown, view, decimals, _),), "fact", "", 2.0),
        Marks(_points(shown, view, decimals, _), "fact", "dot", 6.0),
    ]
    return Chart(
        finding=finding,
        alt=f"{_('Before and after the start')}. {finding}",
        x=Axis(_(PERIODS_SINCE[view.facts.frequency]), _since_ticks(shown)),
        y=Axis(unit_of(view.measure, _), (), decimals, signed=True),
        layers=tuple(layers),
        note=_(
            "Difference from the places not yet reached; the band holds for all points at once. "
            "One point says less than all of them together."
        ),
    )


def _since_ticks(shown: SinceStart) -> tuple[tuple[float, str], ...]:
    low, high = shown.since[0], shown.since[-1]
    step = next(each for each in (1, 2, 4, 6, 12, 24, 48, 96, 1000) if high - low <= each * 8)
    return tuple(
        (float(at), f"{at}".replace("-", "−")) for at in range(low, high + 1) if at % step == 0
    )


def _points(shown: SinceStart, view: LinkView, decimals: int, _: Translator) -> tuple[Point, ...]:
    return tuple(
        Point(
            float(since),
            estimate,
            _(
                "{since} {periods}: {estimate} (band {low} to {high})",
                since=f"{since}".replace("-", "−"),
                periods=_(PERIODS_SINCE[view.facts.frequency]),
                estimate=format_signed(estimate, decimals, _.lang),
                low=format_signed(low, decimals, _.lang),
                high=format_signed(high, decimals, _.lang),
            ),
        )
        for since, estimate, low, high in zip(
            shown.since, shown.estimates, shown.lower, shown.upper, strict=True
        )
    )


def take_since(shown: SinceStart, view: LinkView, _: Translator) -> TakenTable:
    """Return the points as a table."""
    decimals = enough_decimals(view.facts.decimals, [*shown.estimates, *shown.lower, *shown.upper])
    return TakenTable(
        "since-start",
        _("Before and after the start, in words"),
        (
            Column(_(PERIODS_SINCE[view.facts.frequency]), 0),
            Column(_("Difference ({unit})", unit=unit_of(view.measure, _)), decimals),
            Column(_("Band, lower end"), decimals),
            Column(_("Band, upper end"), decimals),
        ),
        list(zip(shown.since, shown.estimates, shown.lower, shown.upper, strict=True)),
        (_("The point before the start is 0: all others are counted from it."),),
    )
