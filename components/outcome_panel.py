"""The parts of the outcome's screen that Streamlit shows: choices, charts, what opens."""

from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from components.chart_plotly import plotly_figure
from components.happenings import happenings_html
from components.how_to_read import how_link
from components.html import Html, Table, picture, table_html
from components.outcome_chart import series_chart, series_finding, series_notes
from components.outcome_links import build_contributions
from components.outcome_menu import OutcomeMenu
from components.outcome_series import chart_kind
from components.outcome_view import OutcomeView
from components.outcome_words import (
    count_places,
    counted_words,
    outcome_crumbs,
    outcome_finding,
    outcome_heading,
    outcome_lead,
)
from components.palette import PALETTES
from components.places_table import build_places_table
from components.shell.address import Choice
from components.shell.page import OpenPage, close_page, name_page
from components.shell.problems import show_unknown
from components.shell.screens import BOARD, LINK, METHOD, MISSION
from components.shell.widgets import choose_from_list, show_chart
from components.show import show_html
from components.small_charts import build_small_charts, named_places, scale_words, small_charts_alt
from components.verdict_cell import Evidence
from data.portfolio import MissionFacts, OutcomeFacts, Portfolio
from evidence.signal_sentences import WalesWord
from locales import Translator
from locales.formats import format_date
from models.area import WALES

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

HEIGHT = 560


def show_choices(
    page: OpenPage,
    menu: OutcomeMenu,
    outcome: str,
    names: Mapping[str, str],
    periods: Mapping[str, str],
    days: Mapping[str, str],
) -> None:
    """Show what can be chosen in one row: outcome, indicator, area, period, known when."""
    _ = page.text
    measures = menu.indicators(outcome)
    columns = st.columns([4, 4, 3, 3, 3], gap="small")
    with columns[0]:
        leaves = ("indicator", "period", "known")
        choose_from_list("outcome", _("Outcome"), menu.outcomes, outcome, clears=leaves)
    with columns[1]:
        first = next(iter(measures))
        choose_from_list("indicator", _("Indicator"), measures, first, clears=("period", "known"))
    with columns[2]:
        choose_from_list("area", _("Area"), names, WALES)
    with columns[3]:
        if periods:
            choose_from_list("period", _("Period"), periods, next(iter(periods)))
    with columns[4]:
        choose_from_list("known", _("As known on"), days, next(iter(days)), clears=("period",))


def show_heading(page: OpenPage, menu: OutcomeMenu, outcome: str, view: OutcomeView) -> str:
    """Show the way here, the finding, its numbers; return the finding."""
    finding, heading = page.draw(
        "outcome heading",
        lambda: _heading(page, menu.homes.get(outcome), view),
        f"{outcome} {view.facts.code} {view.known.day}",
    )
    name_page(page, finding)
    show_html(heading)
    return finding


def _heading(
    page: OpenPage, home: tuple[MissionFacts, OutcomeFacts] | None, view: OutcomeView
) -> tuple[str, Html]:
    _, tagged = page.text, view.facts.illustrative
    finding, lead = outcome_finding(view, _), outcome_lead(view, _)
    return finding, outcome_heading(finding, lead, home, _crumbs(page, home), tagged, _)


def _crumbs(page: OpenPage, home: tuple[MissionFacts, OutcomeFacts] | None) -> Html:
    mission = page.link(MISSION, mission=home[0].code if home else None)
    return outcome_crumbs(home, page.link(BOARD), mission, page.text)


def stop_without_indicator(
    page: OpenPage, menu: OutcomeMenu, outcome: Choice, indicator: Choice
) -> None:
    """Where an outcome has no indicator, say so, offer the other outcomes, and end the page."""
    if indicator.code is not None:
        return
    _, code = page.text, outcome.code or ""
    home = menu.homes.get(code)
    finding = _("This outcome has no indicator, so whether it moves cannot be told")
    name_page(page, finding)
    tagged = home is not None and home[1].illustrative
    lead = menu.outcomes[code]
    show_html(outcome_heading(finding, lead, home, _crumbs(page, home), tagged, _))
    show_unknown(page, "outcome", outcome, menu.outcomes)
    choose_from_list("outcome", _("Outcome"), menu.outcomes, code, clears=("indicator",))
    close_page(page)
    st.stop()


def show_series(page: OpenPage, view: OutcomeView, chosen: str) -> None:
    """Show the chart of the area that is looked at, under its finding."""
    _ = page.text
    show_html(page.draw("outcome series heading", lambda: _series_heading(page, view), chosen))
    if not view.valued(view.area):
        return
    chart = page.draw("outcome chart", lambda: series_chart(view, _), chosen)
    show_chart(
        page.draw("outcome figure", lambda: _figure(page, view), chosen), "outcome_chart", chart.alt
    )


def _series_heading(page: OpenPage, view: OutcomeView) -> Html:
    _ = page.text
    kind = chart_kind(view.document(view.area))
    how = how_link(kind.value, page.link(METHOD, chart=kind.value), _)
    return Html(
        f"<h2>{escape(series_finding(view, _))}</h2>"
        f'<p class="mw-small mw-muted mw-under">{escape(series_notes(view, _))} {how}</p>'
    )


def _figure(page: OpenPage, view: OutcomeView) -> "Figure":
    """Return the chart as plotly's own object, checked once."""
    from components.chart_drawn import DrawnFigure  # plotly is slow to import

    chart = series_chart(view, page.text)
    return DrawnFigure(plotly_figure(chart, PALETTES[page.theme], page.lang, HEIGHT))


def show_small_charts(page: OpenPage, view: OutcomeView, chosen: str) -> None:
    """Show the 22 places as one picture; where that has no room, they are named."""
    show_html(page.draw("outcome places", lambda: _small_charts(page, view), chosen))


def _small_charts(page: OpenPage, view: OutcomeView) -> Html:
    _ = page.text
    finding = places_finding(view, _)
    how = how_link("tiles", page.link(METHOD, chart="tiles"), _)
    drawn = build_small_charts(view, PALETTES[page.theme], _)
    told = f"{_key(view, _)} {escape(scale_words(view, _))} {how}"
    named = "".join(f"<li>{escape(said)}</li>" for said in named_places(view, _).values())
    return Html(
        f'<h2>{escape(finding)}</h2><div class="mw-small-places"><div class="mw-small-room">'
        f'<p class="mw-small mw-muted mw-under">{told}</p>'
        f"{picture(drawn, small_charts_alt(view, finding, _), 'mw-picture mw-small-charts')}</div>"
        f'<ul class="mw-plain mw-small-named">{named}</ul></div>'
    )


def _key(view: OutcomeView, _: Translator) -> str:
    """Return what the shapes at the lines' ends mean, those that there are."""
    there = count_places(view)
    shapes = {
        WalesWord.IMPROVING: ("mw-better", "▲", _("improving")),
        WalesWord.NO_CLEAR_CHANGE: ("", "●", _("no clear change")),
        WalesWord.WORSENING: ("mw-concern", "▼", _("worsening")),
    }
    return "".join(
        f'<span class="mw-nowrap"><span class="{css}">{shape}</span> {escape(said)}</span> &ensp; '
        for word, (css, shape, said) in shapes.items()
        if word in there
    )


def places_finding(view: OutcomeView, _: Translator) -> str:
    """Return what the 22 places show, in one sentence."""
    return _("Of the 22 places: {counts}", counts=counted_words(view, _))


def show_places_table(
    page: OpenPage, view: OutcomeView, address: Callable[[str], str], chosen: str
) -> None:
    """Show Wales and the 22 places as a table, each a link to its own view."""
    _, palette = page.text, PALETTES[page.theme]
    show_html(
        page.draw(
            "outcome places table",
            lambda: _places_table(build_places_table(view, address, palette, _)),
            chosen,
        )
    )


def _places_table(table: Table) -> Html:
    return Html(f'<div class="mw-places mw-places-{len(table.columns)}">{table_html(table)}</div>')


def show_contributions(
    page: OpenPage, view: OutcomeView, evidence: Evidence, portfolio: Portfolio, chosen: str
) -> None:
    """Show the outputs that contribute, with what the figures say; and what else happened."""
    show_html(
        page.draw(
            "outcome contributions",
            lambda: _contributions(page, view, evidence, portfolio),
            chosen,
        )
    )


def _contributions(
    page: OpenPage, view: OutcomeView, evidence: Evidence, portfolio: Portfolio
) -> Html:
    _, palette = page.text, PALETTES[page.theme]
    standing = {each.code for each in view.known.registrations}
    mine = [
        link
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
        if link.code in standing
    ]
    blocks = build_contributions(
        mine,
        evidence,
        view.word(WALES),
        lambda code: page.link(LINK, contribution=code),
        palette,
        _,
    )
    if view.known.day != page.moment.until:
        day = format_date(view.known.day, page.lang)
        told = _("As last judged by {date}; what was not judged then says so.", date=day)
        blocks = Html(f'<p class="mw-small mw-muted mw-under">{escape(told)}</p>{blocks}')
    heading = escape(_("Outputs that contribute, and what the figures say"))
    return Html(f"<h2>{heading}</h2>{blocks}{happenings_html(view, _)}")
