"""What opens on the link's screen: each part under its label, drawn once somebody asks."""

from collections.abc import Callable
from html import escape

from components.chart import Chart
from components.chart_plotly import drawn_chart
from components.checks_view import Held, checks_finding, checks_html, list_checks
from components.expectation_view import history_finding, history_table
from components.how_to_read import how_link
from components.html import Html, picture
from components.link_numbers import beside_finding, take_beside, take_numbers
from components.link_panel import lead_on
from components.link_tables import shown_table
from components.link_view import LinkView
from components.map_pair import take_places
from components.palette import PALETTES
from components.shell.page import OpenPage
from components.shell.sections import show_section
from components.shell.widgets import show_chart
from components.show import show_html
from components.since_start import read_since_start, since_chart, take_since
from components.smallest_by_date import read_smallest, smallest_chart, take_smallest
from components.staircase import (
    draw_staircase,
    staircase_finding,
    staircase_legend,
    take_rollout,
)
from components.step_chart import read_one_series, take_series
from components.strength_view import strength_finding, strength_html
from data.expectations import Expectation

WIDE, NARROW = 1100, 350
CHART_HEIGHT = 400


def show_sections(page: OpenPage, view: LinkView, history: tuple[Expectation, ...]) -> None:
    """Show everything that is closed until asked; what a link does not have is not offered."""
    _show_places(page, view)
    _show_series(page, view)
    _show_rollout(page, view)
    _show_since(page, view)
    _show_checks(page, view)
    _show_beside(page, view)
    _show_caveats(page, view)
    _show_strength(page, view)
    _show_plan(page, view)
    _show_expectation(page, view, history)
    _show_numbers(page, view)


def _show(page: OpenPage, name: str, label: str, view: LinkView, made: Callable[[], Html]) -> None:
    """Offer a part that is only our own markup."""
    code = view.expectation.code
    show_section(name, label, lambda: show_html(page.draw(f"link {name}", made, code)))


def _said(words: str) -> str:
    return f'<p class="mw-lead">{escape(words)}</p>'


def _show_places(page: OpenPage, view: LinkView) -> None:
    _ = page.text

    def made() -> Html:
        return shown_table(take_places(view, _), _, signed=(5, 6, 7))

    _show(page, "places", _("The two maps in words"), view, made)


def _show_series(page: OpenPage, view: LinkView) -> None:
    _, series = page.text, read_one_series(view)
    if series is not None:
        _show(
            page,
            "series",
            _("Wales, and the path it was on, in words"),
            view,
            lambda: shown_table(take_series(series, view, _), _, missing=_("no figure")),
        )


def _show_rollout(page: OpenPage, view: LinkView) -> None:
    _, palette = page.text, PALETTES[page.theme]

    def made() -> Html:
        said = staircase_finding(view, _)
        if not view.rollout.places:
            return Html(_said(said))
        wide, narrow = (
            picture(
                draw_staircase(view.rollout, view.rows, palette, _.lang, width), said, "mw-full"
            )
            for width in (WIDE, NARROW)
        )
        how = how_link("staircase", lead_on(page).method("staircase"), _)
        table = shown_table(take_rollout(view, _), _)
        return Html(
            f"{_said(said)}{staircase_legend(view.rollout, palette, _)}"
            f'<div class="mw-wide-only mw-below">{wide}</div>'
            f'<div class="mw-narrow-only mw-below">{narrow}</div><p>{how}</p>{table}'
        )

    _show(
        page,
        "rollout",
        _("The roll-out: what was planned and delivered where and when"),
        view,
        made,
    )


def _show_since(page: OpenPage, view: LinkView) -> None:
    _, shown = page.text, read_since_start(view)
    if shown is None:
        return

    def show() -> None:
        chart = page.draw("link since", lambda: since_chart(shown, view, _), view.expectation.code)
        table = page.draw(
            "link since table",
            lambda: shown_table(take_since(shown, view, _), _, signed=(0, 1, 2, 3)),
            view.expectation.code,
        )
        _show_chart(page, view, chart, "since_start", table)

    show_section("since", _("Before and after the start"), show)


def _show_chart(page: OpenPage, view: LinkView, chart: Chart, kind: str, table: Html) -> None:
    """Show a chart under its finding, with the link to how it is read, and its table below."""
    _, code = page.text, view.expectation.code
    how = how_link(kind, lead_on(page).method(kind), _)
    show_html(
        Html(f'{_said(chart.finding)}<p class="mw-small mw-muted">{escape(chart.note)} {how}</p>')
    )
    figure = page.draw(
        f"link figure {kind}",
        lambda: drawn_chart(chart, PALETTES[page.theme], _.lang, CHART_HEIGHT),
        code,
    )
    show_chart(figure, f"link-{kind}", chart.alt)
    show_html(table)


def _show_checks(page: OpenPage, view: LinkView) -> None:
    _, palette = page.text, PALETTES[page.theme]
    checks = page.draw("link checks list", lambda: list_checks(view, _), view.expectation.code)
    if not checks:
        return
    passed = sum(check.held is Held.PASSED for check in checks)
    label = _("What was checked; holds: {passed} of {total}", passed=passed, total=len(checks))
    _show(
        page,
        "checks",
        label,
        view,
        lambda: Html(f"{_said(checks_finding(checks, _))}{checks_html(checks, palette, _)}"),
    )


def _show_beside(page: OpenPage, view: LinkView) -> None:
    _, taken = page.text, take_beside(view, page.text)
    if taken is None:
        return

    def made() -> Html:
        table = shown_table(taken, _, signed=(1,))
        return Html(f"{_said(beside_finding(view, taken, _))}{table}")

    _show(page, "second", _("The answer beside other ways of looking at it"), view, made)


def _show_caveats(page: OpenPage, view: LinkView) -> None:
    _, told = page.text, view.told
    if told is None or not told.caveats:
        return
    label = _("What must be known beside it: {count}", count=len(told.caveats))
    listed = "".join(f"<li>{escape(each)}</li>" for each in told.caveats)
    _show(page, "caveats", label, view, lambda: Html(f"<ul>{listed}</ul>"))


def _show_strength(page: OpenPage, view: LinkView) -> None:
    _, palette = page.text, PALETTES[page.theme]
    if view.document is None:
        return

    def made() -> Html:
        said = _said(strength_finding(view, _))
        if view.document is None or view.document["rung"] is None:
            return Html(said)
        return Html(f"{said}{strength_html(view, palette, _)}")

    _show(page, "strength", _("How far we can go in saying so"), view, made)


def _show_plan(page: OpenPage, view: LinkView) -> None:
    _, shown = page.text, read_smallest(view)
    if shown is None:
        return

    def show() -> None:
        code = view.expectation.code
        chart = page.draw("link plan", lambda: smallest_chart(shown, view, _), code)
        table = page.draw(
            "link plan table",
            lambda: shown_table(take_smallest(shown, view, _), _, missing=_("none")),
            code,
        )
        _show_chart(page, view, chart, "smallest", table)

    show_section("plan", _("When we could know: the smallest change we could see, by date"), show)


def _show_expectation(page: OpenPage, view: LinkView, history: tuple[Expectation, ...]) -> None:
    _ = page.text
    _show(
        page,
        "expectation",
        _("The expectation and its history"),
        view,
        lambda: Html(
            f"{_said(history_finding(history, _))}{history_table(history, view, lead_on(page), _)}"
        ),
    )


def _show_numbers(page: OpenPage, view: LinkView) -> None:
    _ = page.text
    if view.document is None:
        return

    def made() -> Html:
        return shown_table(take_numbers(view, _), _)

    _show(page, "numbers", _("The numbers as a table"), view, made)
