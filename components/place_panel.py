"""The picked place: its figure beside Wales, over time, and the numbers as a table."""

import streamlit as st

from components.html import Html, safe, show_html, table_html
from components.map_view import MapView
from components.palette import Palette
from components.place_chart import build_place_chart, build_place_table, place_finding
from components.shell.widgets import show_chart
from locales import Translator


def show_place(view: MapView, code: str | None, palette: Palette, _: Translator) -> None:
    """Show the place that is picked; nothing where none is."""
    if code is None:
        return
    finding = place_finding(view, code, _)
    show_html(Html(f'<h2 class="mw-gap">{safe(finding)}</h2>'))
    show_chart(
        build_place_chart(view, code, palette, _),
        "place_chart",
        _("Line chart over time. {finding}", finding=finding),
    )
    with st.expander(_("The numbers as a table")):
        show_html(table_html(build_place_table(view, code, finding, _)))
