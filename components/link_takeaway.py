"""What can be taken away from the link's screen: its tables and its pictures."""

from collections.abc import Callable

from components.chart import Chart
from components.chart_svg import svg_chart
from components.checks_view import list_checks, take_checks
from components.expectation_view import take_history
from components.link_numbers import take_beside, take_numbers
from components.link_top import link_finding
from components.link_view import LinkView
from components.map_pair import (
    changes_finding,
    classify_changes,
    classify_delivered,
    delivered_finding,
    draw_changes,
    draw_delivered,
    take_places,
)
from components.number_line import draw_number_line, read_number_line
from components.palette import PALETTES
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.since_start import read_since_start, since_chart, take_since
from components.smallest_by_date import read_smallest, smallest_chart, take_smallest
from components.sources import source_lines
from components.staircase import (
    draw_staircase,
    staircase_finding,
    take_rollout,
    take_staircase,
)
from components.step_chart import read_one_series, step_chart, take_series
from components.strength_view import take_strength
from components.takeaway import About, TakenPicture, TakenTable
from data.expectations import Expectation
from locales import Translator
from locales.formats import format_date

LIGHT = PALETTES["light"]
FILE_SIZE = (900, 480)
MAP_WIDTH = 480

Tables = dict[str, Callable[[], TakenTable]]
Pictures = dict[str, Callable[[], TakenPicture]]


def take_link_away(page: OpenPage, view: LinkView, history: tuple[Expectation, ...]) -> None:
    """Offer the screen's tables and pictures as files."""
    _ = page.text
    offer_takeaway(
        page,
        lambda: _about(page, view),
        link_tables(view, history, _),
        link_pictures(view, _),
        link_titles(_),
    )


def link_tables(view: LinkView, history: tuple[Expectation, ...], _: Translator) -> Tables:
    """Return every table of a link by its slug; those that it has."""
    tables: Tables = {
        "places": lambda: take_places(view, _),
        "rollout": lambda: take_rollout(view, _),
        "rollout-periods": lambda: take_staircase(view, _),
        "expectation": lambda: take_history(history, view, _),
    }
    if view.document is not None:
        tables["numbers"] = lambda: take_numbers(view, _)
        tables["checks"] = lambda: take_checks(list_checks(view, _), _)
        if view.document["rung"] is not None:
            tables["strength"] = lambda: take_strength(view, _)
    beside = take_beside(view, _)
    if beside is not None:
        tables["beside"] = lambda: beside
    since, series, smallest = read_since_start(view), read_one_series(view), read_smallest(view)
    if since is not None:
        tables["since-start"] = lambda: take_since(since, view, _)
    if series is not None:
        tables["series"] = lambda: take_series(series, view, _)
    if smallest is not None:
        tables["smallest"] = lambda: take_smallest(smallest, view, _)
    return tables


def link_pictures(view: LinkView, _: Translator) -> Pictures:
    """Return every picture of a link by its slug; those that it has."""
    pictures: Pictures = {"where": lambda: _where(view, _)}
    if view.rollout.places:
        pictures["staircase"] = lambda: _staircase(view, _)
    shown = read_number_line(view.record)
    if shown is not None and view.told is not None:
        alt = f"{view.told.finding} {view.told.against_hope}".strip()
        pictures["number-line"] = lambda: TakenPicture(
            "number-line", link_finding(view, _), alt, draw_number_line(shown, LIGHT, _, 900)
        )
    changes = classify_changes(view.document, view.rollout, list(view.names), view.measure.sign)
    if changes is not None:
        said = changes_finding(changes, _)
        pictures["changed"] = lambda: TakenPicture(
            "changed",
            f"{_('What changed since, against the rest')}. {said}",
            said,
            draw_changes(changes, LIGHT, MAP_WIDTH),
        )
    since, series, smallest = read_since_start(view), read_one_series(view), read_smallest(view)
    if since is not None:
        pictures["since-start"] = lambda: _chart("since-start", since_chart(since, view, _), _)
    if series is not None:
        pictures["series"] = lambda: _chart("series", step_chart(series, view, _), _)
    if smallest is not None:
        pictures["smallest"] = lambda: _chart("smallest", smallest_chart(smallest, view, _), _)
    return pictures


def link_titles(_: Translator) -> dict[str, str]:
    """Return what a reader calls each file."""
    return {
        "places": _("The two maps in words"),
        "rollout": _("The roll-out in words"),
        "rollout-periods": _("The roll-out, period by period"),
        "expectation": _("The expectation and its history"),
        "numbers": _("The numbers as a table"),
        "checks": _("What was checked"),
        "strength": _("How far we can go in saying so"),
        "beside": _("The answer beside other ways of looking at it"),
        "since-start": _("Before and after the start"),
        "series": _("Wales, and the path it was on"),
        "smallest": _("The smallest change we could see, by date"),
        "where": _("Where it was delivered"),
        "changed": _("What changed since, against the rest"),
        "staircase": _("The staircase of the roll-out"),
        "number-line": _("The number line"),
    }


def _where(view: LinkView, _: Translator) -> TakenPicture:
    states = classify_delivered(view.rollout, list(view.names))
    said = delivered_finding(view, states, _)
    title = f"{_('Where it was delivered')}. {said}"
    return TakenPicture("where", title, said, draw_delivered(states, LIGHT, MAP_WIDTH))


def _staircase(view: LinkView, _: Translator) -> TakenPicture:
    said = staircase_finding(view, _)
    drawn = draw_staircase(view.rollout, view.rows, LIGHT, _.lang, FILE_SIZE[0])
    return TakenPicture("staircase", said, said, drawn)


def _chart(name: str, chart: Chart, _: Translator) -> TakenPicture:
    return TakenPicture(name, chart.finding, chart.alt, svg_chart(chart, LIGHT, _.lang, *FILE_SIZE))


def _about(page: OpenPage, view: LinkView) -> About:
    _ = page.text
    return About(
        view=f"{view.title(_.lang)}. {link_finding(view, _)}",
        as_at=_("Figures as at {date}.", date=format_date(page.moment.until, _.lang)),
        sources=source_lines(page.moment, _, [view.facts]),
        illustrative=view.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )
