"""The parts of the screen of one place that Streamlit shows: what is read, chosen, opened."""

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from components.html import Html, safe, table_html
from components.palette import PALETTES
from components.place_heading import place_heading, similar_names, similar_sentence
from components.place_outputs_table import outputs_notes, outputs_table
from components.place_table import Frame, context_table, outcome_notes, outcome_table
from components.place_view import PlaceKnown, PlaceView
from components.place_waiting import Due, build_waiting, list_due, list_missing
from components.shell import cache
from components.shell.page import OpenPage
from components.shell.printing import on_screen_only
from components.shell.problems import stale_words
from components.shell.sections import show_section
from components.shell.widgets import choose_from_list
from components.show import show_html
from components.sources import source_lines
from evidence.similar import SimilarBy
from locales import Translator
from locales.formats import format_date

ALL, HEADLINES = "all", "headlines"


def read_known(page: OpenPage, area: str) -> PlaceKnown:
    """Return what is known of one place today."""
    key = page.moment.version, page.moment.until
    return PlaceKnown(
        cache.read_portfolio(*key),
        cache.read_areas(page.moment.version),
        cache.read_place_figures(*key, area),
        cache.read_place_signals(*key, area),
        cache.read_evidence(*key),
        cache.read_delivery_cells(*key),
        page.moment.until,
    )


def shown_names(_: Translator) -> dict[str, str]:
    """Return which indicators can be shown, by code."""
    return {ALL: _("All of each outcome"), HEADLINES: _("Headlines only")}


def show_heading(page: OpenPage, view: PlaceView) -> None:
    """Show the finding, its date, and that nothing is judged yet where it is so."""
    _ = page.text
    as_at = _("Figures as at {date}.", date=format_date(page.moment.until, _.lang))
    stale, illustrative = stale_words(page.moment, _), page.moment.illustrative
    show_html(place_heading(view, as_at, stale, illustrative, _))


def show_choices(page: OpenPage, names: Mapping[str, str], area: str) -> None:
    """Show what can be chosen: the place, how similarity is decided, which indicators."""
    _ = page.text
    with on_screen_only("choices"):
        columns = st.columns(3, gap="medium")
        with columns[0]:
            choose_from_list("area", _("Place"), names, area)
        with columns[1]:
            by = _("Similar places are decided by")
            choose_from_list("similar", by, similar_names(_), SimilarBy.DENSITY.value)
        with columns[2]:
            choose_from_list("show", _("Indicators"), shown_names(_), ALL)


def list_waiting(page: OpenPage, view: PlaceView) -> tuple[list[str], tuple[Due, ...]]:
    """Return what is missing here, and what is due."""
    reviews = cache.read_reviews(page.moment.version, page.moment.until)
    due = list_due(view, reviews, page.moment.today, page.text)
    return list_missing(view, page.text), due


def build_place(
    page: OpenPage, view: PlaceView, waiting: tuple[list[str], tuple[Due, ...]]
) -> Html:
    """Return what the screen says below its choices, as one part: it is printed as one page."""
    _ = page.text
    evidence = cache.read_evidence(page.moment.version, page.moment.until)
    frame = Frame(page, view.code, len(view.similar), PALETTES[page.theme], view.is_mixed)
    parts = [f'<p class="mw-place-similar">{escape(similar_sentence(view, _))}</p>']
    if view.outcomes:
        parts.append(safe(table_html(outcome_table(view, frame))))
        parts.append(_note(outcome_notes(view, _)))
    if view.outputs:
        parts.append(safe(table_html(outputs_table(view, evidence, frame))))
    else:
        parts.append(f"<h2>{escape(_('No output is planned or delivered here.'))}</h2>")
    parts.append(_note(outputs_notes(view, evidence, _)))
    parts.append(safe(build_waiting(*waiting, _)))
    return Html(f'<div class="mw-place">{"".join(parts)}</div>')


def _note(said: Iterable[str]) -> str:
    told = " ".join(said)
    return f'<p class="mw-place-note mw-small mw-muted">{escape(told)}</p>' if told else ""


def show_context(page: OpenPage, view: PlaceView) -> None:
    """Show the indicators that measure no outcome, closed until asked for."""
    if not view.context:
        return
    _ = page.text
    label = _("Indicators beside the missions: {count}", count=len(view.context))
    frame = Frame(page, view.code, len(view.similar), PALETTES[page.theme])
    with on_screen_only("context"):
        show_section(
            "context",
            label,
            lambda: show_html(
                page.draw(
                    "place context",
                    lambda: Html(
                        f'<div class="mw-place">{table_html(context_table(view, frame))}</div>'
                    ),
                    f"{view.code} {view.by}",
                )
            ),
        )


def place_sources(page: OpenPage, view: PlaceView) -> list[str]:
    """Return the sources of what is shown, each once."""
    facts = [row.facts for each in view.outcomes for row in each.rows]
    return list(dict.fromkeys(source_lines(page.moment, page.text, facts)))
