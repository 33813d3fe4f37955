"""The picked place: its figure beside Wales, over time, and the numbers as a table."""

import streamlit as st

from components.chart_plotly import drawn_chart
from components.how_to_read import how_link
from components.html import Html, link, safe, table_html
from components.map.place_chart import (
    HEIGHT,
    build_place_table,
    has_series,
    place_chart,
    place_finding,
)
from components.map.view import Level, MapView
from components.palette import PALETTES
from components.shell.page import OpenPage
from components.shell.screens import METHOD, PLACE
from components.shell.widgets import show_chart
from components.show import show_html


def show_place(page: OpenPage, view: MapView, code: str | None) -> None:
    """Show the place that is picked; nothing where none is."""
    if code is None:
        return
    _, chosen = page.text, f"{view.figures.facts.code} {view.level} {view.period} {code}"
    finding = place_finding(view, code, _)
    show_html(Html(f'<h2 class="mw-gap">{safe(finding)}</h2>'), _way_to_place(page, view, code))
    if has_series(view, code):
        _show_chart(page, view, code, chosen)
    with st.expander(_("The numbers as a table")):
        show_html(
            page.draw(
                "place table", lambda: table_html(build_place_table(view, code, finding, _)), chosen
            )
        )


def _way_to_place(page: OpenPage, view: MapView, code: str) -> Html:
    """Return the way to the screen of the place; a board or region has none."""
    if view.level is not Level.PLACES:
        return Html("")
    _ = page.text
    said = _("Every outcome and output here")
    return Html(f"<p>{link(page.link(PLACE, area=code), said)}</p>")


def _show_chart(page: OpenPage, view: MapView, code: str, chosen: str) -> None:
    _, palette = page.text, PALETTES[page.theme]
    show_chart(
        page.draw(
            "place chart",
            lambda: drawn_chart(place_chart(view, code, _), palette, page.lang, HEIGHT),
            chosen,
        ),
        "place_chart",
        _("Line chart over time. {finding}", finding=place_finding(view, code, _)),
    )
    show_html(how_link("trend", page.link(METHOD, chart="trend"), _))
