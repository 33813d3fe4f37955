"""The staircase of a drafted roll-out: place × time, as a picture and as a table."""

from collections.abc import Iterator
from datetime import date, timedelta

from components.html import Row, Table
from components.palette import Palette
from components.plan_chart import decimal_year
from components.plan_view import Drafted, PlanView
from components.svg import box, drawing, line, words
from evidence.draft import shows_from
from evidence.draft_sentences import UNPLANNED
from locales import Translator
from locales.formats import format_month, format_number

WIDTH, NAME, STEP, TOP, FOOT = 470, 146, 18, 40, 26
BAR, SIZE = 13, 13
MARGIN = 6
DAYS_BEFORE = 120


def places_in_order(view: PlanView, plan: Drafted) -> list[str]:
    """Return the places by wave, in each by the alphabet; those that wait come last."""
    waves = dict(zip(view.ground.areas, plan.rollout.staircase.waves, strict=True))
    last = len(plan.rollout.staircase.starts) + 1
    return sorted(view.names, key=lambda code: waves[code] or last)


def build_plan_staircase(view: PlanView, plan: Drafted, palette: Palette, _: Translator) -> str:
    """Return the staircase as SVG: a bar a place, pale until it may show."""
    begin, end = _span(view, plan)
    scale = _Scale(decimal_year(begin), decimal_year(end))
    order = places_in_order(view, plan)
    height = TOP + STEP * len(order) + FOOT
    shapes = [*_years(scale, begin, end, height, palette)]
    position = {code: at for at, code in enumerate(view.ground.areas)}
    for row, code in enumerate(order):
        start = plan.rollout.staircase.start_of(position[code])
        y = TOP + STEP * row
        name = view.names[code]
        ink = palette.muted if start is None else palette.ink
        shapes.append(words(NAME - 10, y + BAR - 2, name, ink, SIZE, anchor="end"))
        shapes.extend(_bar(view, start, scale, y, palette))
    shapes.extend(_answer(plan, scale, height, palette, _))
    return drawing(WIDTH, height, shapes, with_font=True)


class _Scale:
    """From decimal years to pixels."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def __call__(self, day: date) -> float:
        share = (decimal_year(day) - self.low) / (self.high - self.low)
        return NAME + (WIDTH - NAME - MARGIN) * min(max(share, 0.0), 1.0)


def _span(view: PlanView, plan: Drafted) -> tuple[date, date]:
    """Return the first and last day shown: one span for all roll-outs, so that they compare."""
    starts = [start for each in view.plans for start in each.rollout.staircase.starts]
    shown = [shows_from(view.ground.ground.link, start, view.lag) or start for start in starts]
    answers = [each.draft.answer_ends for each in view.plans if each.draft.answer_ends]
    first = min([*starts, view.today]) - timedelta(days=DAYS_BEFORE)
    return first, max([view.today, *shown, *answers]) + timedelta(days=DAYS_BEFORE)


def _years(scale: _Scale, begin: date, end: date, height: float, palette: Palette) -> Iterator[str]:
    foot = height - FOOT + 2
    yield line(NAME, foot, WIDTH - MARGIN, foot, palette.ink, 1.2)
    every = 1 if end.year - begin.year <= 6 else 2
    for year in range(begin.year + 1, end.year + 1):
        x = scale(date(year, 1, 1))
        yield line(x, TOP - 4, x, foot + 4, palette.line)
        if (year - begin.year) % every == 0 and x < WIDTH - 24:
            yield words(x, foot + 18, str(year), palette.muted, SIZE, anchor="middle")


def _bar(
    view: PlanView, start: date | None, scale: _Scale, y: float, palette: Palette
) -> Iterator[str]:
    right = WIDTH - MARGIN
    if start is None:
        yield line(NAME, y + BAR / 2 + 1, right, y + BAR / 2 + 1, palette.line, 2)
        return
    colour = palette.fact if start <= view.today else palette.hoped
    shows = scale(shows_from(view.ground.ground.link, start, view.lag) or start)
    begins = scale(start)
    if begins > NAME:
        yield line(NAME, y + BAR / 2 + 1, begins, y + BAR / 2 + 1, palette.line, 2)
    if shows > begins:
        yield box(begins, y + 1, shows - begins, BAR, palette.background, colour, stroke_width=1.2)
    if right > shows:
        yield box(shows, y + 1, right - shows, BAR, colour, colour, stroke_width=1.2)


def _answer(
    plan: Drafted, scale: _Scale, height: float, palette: Palette, _: Translator
) -> Iterator[str]:
    ends = plan.draft.answer_ends
    if ends is None:
        said = _("no honest answer within ten years")
        if plan.draft.why_none in UNPLANNED:
            said = _("cannot be told from these figures")
        yield words(WIDTH - MARGIN, 14, said, palette.muted, SIZE, anchor="end")
        return
    x = scale(ends)
    said = _("enough to tell")
    yield line(x, 20, x, height - FOOT + 2, palette.ink, 2)
    yield words(min(x, WIDTH - MARGIN), 14, said, palette.ink, SIZE, weight=600, anchor="end")


def staircase_alt(view: PlanView, plan: Drafted, _: Translator) -> str:
    """Return in words what the staircase shows."""
    return ". ".join(f"{head}: {names}" for head, names in _waves(view, plan, _))


def _waves(view: PlanView, plan: Drafted, _: Translator) -> Iterator[tuple[str, str]]:
    staircase = plan.rollout.staircase
    waves = dict(zip(view.ground.areas, staircase.waves, strict=True))
    for wave, start in enumerate(staircase.starts, start=1):
        names = [name for code, name in view.names.items() if waves[code] == wave]
        month = format_month(start, _.lang)
        head = _("Wave {number}, from {month}", number=wave, month=month)
        yield head, ", ".join(names) or _("no place")
    waiting = [name for code, name in view.names.items() if not waves[code]]
    if waiting:
        yield _("Places that wait"), ", ".join(waiting)


def staircase_table(view: PlanView, plan: Drafted, caption: str, _: Translator) -> Table:
    """Return who begins when, place by place, with the figures that need is read from."""
    rows = [Row(cells) for cells in _place_rows(view, plan, _)]
    unit = view.ground.facts.unit.in_language(_.lang)[0]
    columns = (
        _("Place"),
        _("Wave"),
        _("From"),
        _("May show from"),
        _("Latest figure ({unit})", unit=unit),
    )
    return Table(caption, columns, rows, numbers=frozenset({1, 4}))


def _place_rows(view: PlanView, plan: Drafted, _: Translator) -> Iterator[tuple[str, ...]]:
    position = {code: at for at, code in enumerate(view.ground.areas)}
    staircase, decimals = plan.rollout.staircase, view.ground.facts.decimals
    for code in places_in_order(view, plan):
        at = position[code]
        start, latest = staircase.start_of(at), view.ground.latest[at]
        shown = None if start is None else shows_from(view.ground.ground.link, start, view.lag)
        yield (
            view.names[code],
            str(staircase.waves[at]) if start else _("waits"),
            format_month(start, _.lang) if start else "–",
            format_month(shown, _.lang) if shown else "–",
            _("no figure") if latest is None else format_number(latest, decimals, _.lang),
        )
