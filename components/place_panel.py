"""The picked place: its figure beside Wales, over time, and the numbers as a table."""

from typing import TYPE_CHECKING

import streamlit as st

from components.html import Html, safe, show_html, table_html
from components.map_view import MapView
from components.palette import PALETTES
from components.place_chart import build_place_chart, build_place_table, place_finding
from components.shell.page import OpenPage
from components.shell.widgets import show_chart

if TYPE_CHECKING:
    from plotly.graph_objects import Figure


def show_place(page: OpenPage, view: MapView, code: str | None) -> None:
    """Show the place that is picked; nothing where none is."""
    if code is None:
        return
    _, chosen = page.text, f"{view.figures.facts.code} {view.period} {code}"
    finding = place_finding(view, code, _)
    show_html(Html(f'<h2 class="mw-gap">{safe(finding)}</h2>'))
    show_chart(
        page.draw("place chart", lambda: _figure(page, view, code), chosen),
        "place_chart",
        _("Line chart over time. {finding}", finding=finding),
    )
    with st.expander(_("The numbers as a table")):
        show_html(
            page.draw(
                "place table", lambda: table_html(build_place_table(view, code, finding, _)), chosen
            )
        )


def _figure(page: OpenPage, view: MapView, code: str) -> "Figure":
    """Return the chart as plotly's own object: a plain one is checked anew in every run."""
    from plotly.graph_objects import Figure  # slow to import, and only a picked place needs it

    return Figure(build_place_chart(view, code, PALETTES[page.theme], page.text))
