"""The smallest change that could be seen, by date: when waiting will have been worth it."""

from dataclasses import dataclass

from components.chart import Axis, Chart, Layer, Level, Line, Marks, Moment, Point
from components.link_view import LinkView
from components.number_line import unit_of
from components.step_chart import year_of
from components.takeaway import Column, TakenTable
from components.words import period_words
from evidence.numbers import choose_decimals, format_size
from locales import Translator
from models.periods import PeriodKind


@dataclass(frozen=True)
class SmallestByDate:
    """What could be seen with each period's figures.

    Attributes
    ----------
    sizes
        (period, smallest change that would be seen four times in five); None where none would.
    hoped
        What was hoped for, without sign.
    answer
        The earliest honest answer's period; None where the planner found none.
    never
        Whether the planner looked ten years ahead and found none.
    """

    sizes: tuple[tuple[str, float | None], ...]
    kind: PeriodKind
    hoped: float
    answer: str | None
    never: bool

    def could_answer(self, period: str, size: float | None) -> bool:
        """Whether a period's figures could tell what was hoped for: places past the lag, too."""
        if self.answer is None or size is None:
            return False
        return period >= self.answer and size <= self.hoped


def read_smallest(view: LinkView) -> SmallestByDate | None:
    """Return the document's plan; None where there is nothing to wait for."""
    document = view.document
    if document is None or not document["plan"] or view.kind is None:
        return None
    return SmallestByDate(
        tuple((each["period"], each["value"]) for each in document["plan"]["mde80"]),
        view.kind,
        abs(view.expectation.effect),
        document["earliest_answer"],
        bool(document["answer_never"]),
    )


def smallest_finding(shown: SmallestByDate, view: LinkView, _: Translator) -> str:
    """Say from which figures on what was hoped for could be seen, or that it never could."""
    decimals = choose_decimals(view.facts.decimals, [shown.hoped])
    size = format_size(shown.hoped, view.measure, decimals, _)
    if shown.answer is not None:
        period = period_words(shown.answer, shown.kind, _.lang)
        return _(
            "Hoped for: {size}. That could first be seen in the figures for: {period}",
            size=size,
            period=period,
        )
    if shown.never:
        return _("Hoped for: {size}. That could not be seen within ten years.", size=size)
    return _("Hoped for: {size}. When that could be seen cannot be worked out.", size=size)


def smallest_chart(shown: SmallestByDate, view: LinkView, _: Translator) -> Chart:
    """Return the chart: the falling line of what could be seen, against what was hoped for."""
    finding = smallest_finding(shown, view, _)
    decimals = view.facts.decimals
    points = tuple(
        Point(
            year_of(code, shown.kind),
            value,
            f"{period_words(code, shown.kind, _.lang)}: "
            f"{format_size(value, view.measure, decimals, _)}",
        )
        for code, value in shown.sizes
        if value is not None
    )
    layers: list[Layer] = [
        Level(shown.hoped, "hoped", _("hoped for"), "dotted", 2.0),
        Line((points,) if points else (), "fact", _("could be seen"), 2.0),
        Marks(points, "fact", "dot", 5.0),
    ]
    if shown.answer is not None:
        layers.append(Moment(year_of(shown.answer, shown.kind), "ink", _("earliest honest answer")))
    return Chart(
        finding=finding,
        alt=f"{_('The smallest change we could see, by date')}. {finding}",
        x=Axis(),
        y=Axis(unit_of(view.measure, _), (), decimals, low=0.0),
        layers=tuple(layers),
        note=_("The smallest change that would be seen four times in five."),
    )


def take_smallest(shown: SmallestByDate, view: LinkView, _: Translator) -> TakenTable:
    """Return what could be seen by date as a table."""
    unit = unit_of(view.measure, _)
    near = [(value, shown.hoped) for _code, value in shown.sizes]
    decimals = min(choose_decimals(view.facts.decimals, [], near), view.facts.decimals + 2)
    return TakenTable(
        "smallest",
        _("The smallest change we could see, by date"),
        (
            Column(_("Figures for")),
            Column(_("Smallest change ({unit})", unit=unit), decimals),
            Column(_("Enough to tell what was hoped for?")),
        ),
        [
            (
                period_words(code, shown.kind, _.lang),
                value,
                _("yes") if shown.could_answer(code, value) else _("not yet"),
            )
            for code, value in shown.sizes
        ],
    )
