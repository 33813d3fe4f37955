"""The first screenful of a link: the sentence, the number line, the two maps, and the dates."""

from html import escape

import streamlit as st

from components.chart import Chart
from components.chart_svg import svg_chart
from components.expectation_view import expected_html
from components.how_to_read import how_link
from components.html import Html, finding_html, link, picture
from components.link_dates_view import (
    dates_html,
    no_line_html,
    not_said_html,
    prints_numbers,
    reached_html,
)
from components.link_top import heading_html, others_html, replaced_html, trail_html
from components.link_view import LinkKnown, LinkPaths, LinkView, link_names
from components.map_pair import (
    changed_map_html,
    classify_changes,
    delivered_map_html,
    why_no_changes,
)
from components.number_line import draw_number_line, read_number_line
from components.palette import PALETTES, Palette
from components.shell import cache
from components.shell.page import OpenPage, close_page
from components.shell.screens import BOARD, LINK, METHOD, MISSION, OUTCOME, PLAN, RETROSPECTIVE
from components.shell.widgets import choose_from_list
from components.show import show_html
from components.smallest_by_date import read_smallest, smallest_chart
from components.staircase import draw_staircase, staircase_finding, staircase_legend
from components.step_chart import read_one_series, step_chart
from locales import Translator

WIDE, NARROW = 1240, 350
"""Pixels for which the number line is drawn, so that its words can be read on either."""
CHART_SIZE = (420, 400)


def read_known(page: OpenPage) -> LinkKnown:
    """Return everything that the screen is made from."""
    version, until = page.moment.version, page.moment.until
    return LinkKnown(
        expectations=cache.read_expectations(version, until),
        portfolio=cache.read_portfolio(version, until),
        evidence=cache.read_evidence(version, until),
        delivered=cache.read_delivered(version, until),
        wales=cache.read_wales(version, until),
        cells=cache.read_delivery_cells(version, until),
        moment=page.moment,
    )


def name_links(page: OpenPage, known: LinkKnown) -> dict[str, str]:
    """Return what every link is called, by code."""
    return page.draw(
        "link names",
        lambda: link_names(known.expectations, known.portfolio, known.evidence, page.text),
    )


def lead_on(page: OpenPage) -> LinkPaths:
    """Return where the screen's links lead."""
    return LinkPaths(
        board=page.link(BOARD),
        mission=lambda code: page.link(MISSION, mission=code),
        outcome=lambda code, indicator: page.link(OUTCOME, outcome=code, indicator=indicator),
        contribution=lambda code: page.link(LINK, contribution=code),
        plan=lambda code: page.link(PLAN, indicator=code),
        method=lambda kind: page.link(METHOD, chart=kind),
    )


def stop_without_links(page: OpenPage, names: dict[str, str]) -> None:
    """Where nothing is expected of any output, say so, and end the page."""
    if names:
        return
    _ = page.text
    show_html(
        finding_html(
            _("No expectation is recorded yet"),
            _("An expectation says which figure an output should move, by how much and by when."),
        )
    )
    close_page(page)
    st.stop()


def show_trail(page: OpenPage, view: LinkView) -> None:
    """Show the way here."""
    show_html(trail_html(view, lead_on(page), page.text))


def show_head(page: OpenPage, view: LinkView, names: dict[str, str], opens_on: str) -> None:
    """Show what the figures say in words; beside it the list, and what was expected."""
    code, _ = view.expectation.code, page.text
    paths, palette = lead_on(page), PALETTES[page.theme]
    said, expected = st.columns([8, 5], gap="medium")
    with said:
        show_html(
            page.draw(
                "link head",
                lambda: Html(
                    f"{replaced_html(view, names, paths, _)}"
                    f"{heading_html(view, paths, palette, _)}{others_html(view, paths, _)}"
                    f"{Html('') if prints_numbers(view) else no_line_html(view, _)}"
                ),
                code,
            )
        )
    with expected:
        choose_from_list("contribution", _("Output → what it should move"), names, opens_on)
        show_html(
            page.draw(
                "link expected",
                lambda: Html(f"{expected_html(view, palette, _)}{_room_html(page, view)}"),
                code,
            )
        )


def _room_html(page: OpenPage, view: LinkView) -> Html:
    """Return the link to the room in which the team decides about it, while it stands."""
    if not view.expectation.stands:
        return Html("")
    team = view.output.team.code
    address = page.link(RETROSPECTIVE, team=team, contribution=view.expectation.code)
    return Html(f'<p class="mw-small mw-below">{link(address, page.text("Retrospective"))}</p>')


def show_line(page: OpenPage, view: LinkView) -> None:
    """Show the number line, where the verdict prints numbers."""
    if not prints_numbers(view):
        return
    show_html(
        page.draw(
            "number line",
            lambda: number_line_html(view, lead_on(page), PALETTES[page.theme], page.text),
            view.expectation.code,
        )
    )


def number_line_html(view: LinkView, paths: LinkPaths, palette: Palette, _: Translator) -> Html:
    """Return the number line for a wide screen and for a phone; nothing without numbers."""
    shown = read_number_line(view.record)
    if shown is None or view.told is None:
        return Html("")
    alt = f"{view.told.finding} {view.told.against_hope}".strip()
    wide, narrow = (
        picture(draw_number_line(shown, palette, _, width), alt, "mw-full")
        for width in (WIDE, NARROW)
    )
    return Html(
        f'<div class="mw-line"><div class="mw-wide-only">{wide}</div>'
        f'<div class="mw-narrow-only">{narrow}</div>'
        f"<p>{how_link('numberline', paths.method('numberline'), _)}</p></div>"
    )


def show_columns(page: OpenPage, view: LinkView) -> None:
    """Show where it was delivered, what changed since, and what stands beside in words."""
    show_html(
        page.draw(
            "link columns",
            lambda: columns_html(view, lead_on(page), PALETTES[page.theme], page.text),
            view.expectation.code,
        )
    )


def columns_html(view: LinkView, paths: LinkPaths, palette: Palette, _: Translator) -> Html:
    """Return the three columns."""
    return Html(
        f'<div class="mw-link-columns"><div>{delivered_map_html(view, palette, _)}</div>'
        f"<div>{_changed_html(view, paths, palette, _)}</div>"
        f'<div class="mw-link-words">{dates_html(view, _)}{reached_html(view, palette, _)}'
        f"{not_said_html(view, _)}</div></div>"
    )


def _changed_html(view: LinkView, paths: LinkPaths, palette: Palette, _: Translator) -> Html:
    """Return the right map; where there is none, the chart that takes its place, or why not."""
    changes = classify_changes(view.document, view.rollout, list(view.names), view.measure.sign)
    if changes is not None:
        how = how_link("mappair", paths.method("mappair"), _)
        return Html(f"{changed_map_html(view, changes, palette, _)}<p>{how}</p>")
    series = read_one_series(view)
    if series is not None:
        chart = step_chart(series, view, _)
        return _drawn_html(
            _("Wales, and the path it was on"), chart.note, chart, "step", paths, palette, _
        )
    smallest = read_smallest(view)
    if smallest is not None:
        chart = smallest_chart(smallest, view, _)
        title = _("The smallest change we could see, by date")
        return _drawn_html(title, chart.finding, chart, "smallest", paths, palette, _)
    if view.rollout.places:
        return _rolled_out_html(view, paths, palette, _)
    title = escape(_("What changed since, against the rest"))
    return Html(f"<h2>{title}</h2><p>{escape(why_no_changes(view, _))}</p>")


def _rolled_out_html(view: LinkView, paths: LinkPaths, palette: Palette, _: Translator) -> Html:
    """Return the staircase, where nothing can be said of places: what was planned came or not."""
    planned = {area: name for area, name in view.rows.items() if area in view.rollout.places}
    said = staircase_finding(view, _)
    drawn = picture(draw_staircase(view.rollout, planned, palette, _.lang, CHART_SIZE[0]), said)
    return Html(
        f'<div class="mw-link-chart"><h2>{escape(_("The staircase of the roll-out"))}</h2>'
        f'<p class="mw-small mw-muted">{escape(said)}</p>{drawn}'
        f"{staircase_legend(view.rollout, palette, _)}"
        f'<p class="mw-small mw-muted mw-below">{escape(why_no_changes(view, _))}</p>'
        f"<p>{how_link('staircase', paths.method('staircase'), _)}</p></div>"
    )


def _drawn_html(
    title: str,
    said: str,
    chart: Chart,
    kind: str,
    paths: LinkPaths,
    palette: Palette,
    _: Translator,
) -> Html:
    """Return a chart as a picture under its title, with the link to how it is read."""
    drawn = picture(svg_chart(chart, palette, _.lang, *CHART_SIZE), chart.alt)
    return Html(
        f'<div class="mw-link-chart"><h2>{escape(title)}</h2>'
        f'<p class="mw-small mw-muted">{escape(said)}</p>{drawn}'
        f"<p>{how_link(kind, paths.method(kind), _)}</p></div>"
    )
