"""What opens on the outcome's screen, and what can be taken away from it."""

from collections.abc import Callable, Mapping
from html import escape

from components.chart_svg import svg_chart
from components.html import Html, plain, table_html
from components.outcome_chart import series_chart
from components.outcome_panel import places_finding
from components.outcome_view import OutcomeView
from components.palette import PALETTES
from components.places_table import places_caption, take_places_table
from components.revisions import build_revisions, take_revisions
from components.series_table import (
    build_series_table,
    code_words,
    series_caption,
    take_series_table,
)
from components.shell import cache
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.sections import show_section
from components.shell.takeaway import offer_takeaway
from components.show import show_html
from components.small_charts import build_small_charts, small_charts_alt
from components.sources import source_lines
from components.takeaway import About, TakenPicture, TakenTable
from data.vintages import Revision
from locales import Translator
from locales.formats import format_date

FILE_SIZE = (900, 480)
"""Width and height in pixels of a chart that is taken away."""

LIGHT = PALETTES["light"]


def show_numbers(page: OpenPage, view: OutcomeView, chosen: str) -> None:
    """Offer the series that is looked at as a table, and what the note codes mean."""
    _ = page.text

    def show() -> None:
        show_html(page.draw("outcome series", lambda: _numbers(view, _), chosen))

    show_section("table", _("The numbers as a table"), show)


def _numbers(view: OutcomeView, _: Translator) -> Html:
    table = table_html(build_series_table(view, _))
    codes = code_words(view, _)
    if not codes:
        return table
    told = _("Note codes: {codes}.", codes="; ".join(codes))
    return Html(f'{table}<p class="mw-small mw-muted mw-gap">{escape(told)}</p>')


def show_revisions(page: OpenPage, view: OutcomeView, chosen: str) -> None:
    """Offer what was revised in the series that is looked at."""
    _ = page.text

    def drawn() -> Html:
        return build_revisions(_revisions(page, view), view, _)

    def show() -> None:
        show_html(page.draw("outcome revisions", drawn, chosen))

    show_section("revisions", _("What was revised"), show)


def _revisions(page: OpenPage, view: OutcomeView) -> tuple[Revision, ...]:
    """Return the revisions known on the day that is looked at."""
    return cache.read_revisions(page.moment.version, view.known.day, view.facts.code, view.area)


def take_outcome_away(page: OpenPage, view: OutcomeView, finding: str) -> None:
    """Offer the screen's tables and pictures as files."""
    _ = page.text
    tables: dict[str, Callable[[], TakenTable]] = {
        "places": lambda: take_places_table(view, _),
        "series": lambda: take_series_table(view, _),
        "revisions": lambda: take_revisions(_revisions(page, view), view, _),
    }
    pictures: dict[str, Callable[[], TakenPicture]] = {
        "chart": lambda: take_chart(view, _),
        "tiles": lambda: take_small_charts(view, _),
    }
    offer_takeaway(page, lambda: _about(page, view, finding), tables, pictures, _titles(view, _))


def _titles(view: OutcomeView, _: Translator) -> Mapping[str, str]:
    return {
        "places": places_caption(view, _),
        "series": series_caption(view, _),
        "revisions": _("Revised figures: {area}", area=view.names[view.area]),
        "chart": _("The chart: {area}", area=view.names[view.area]),
        "tiles": _("The 22 places in small charts"),
    }


def take_chart(view: OutcomeView, _: Translator) -> TakenPicture:
    """Return the chart of the area that is looked at, to be framed for a file."""
    chart = series_chart(view, _)
    title = f"{plain(view.facts.title, _.lang)}. {chart.finding}"
    return TakenPicture("chart", title, chart.alt, svg_chart(chart, LIGHT, _.lang, *FILE_SIZE))


def take_small_charts(view: OutcomeView, _: Translator) -> TakenPicture:
    """Return the 22 small charts with what their shapes mean, to be framed for a file."""
    finding = places_finding(view, _)
    title, alt = f"{plain(view.facts.title, _.lang)}. {finding}", small_charts_alt(view, finding, _)
    return TakenPicture("tiles", title, alt, build_small_charts(view, LIGHT, _, with_key=True))


def _about(page: OpenPage, view: OutcomeView, finding: str) -> About:
    _ = page.text
    return About(
        view=f"{plain(view.facts.title, _.lang)}. {finding}",
        as_at=_("Figures as at {date}.", date=format_date(view.known.day, _.lang)),
        sources=source_lines(page.moment, _, [view.facts]),
        illustrative=view.facts.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )
