"""Deliveries of an output in one period: fields of numbers place by place, and a table beside.

Fields and not a grid that is drawn: a grid is reached poorly by keyboard and read by nobody's ear.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.entering.deliveries import (
    TYPED,
    Cell,
    build_cells,
    empty_cell,
    first_plan_words,
    list_known_places,
    list_periods,
    make_delivery_entries,
    opening_period,
    order_areas,
    read_cells,
    usual_basis,
)
from components.entering.labels import choices, in_form_words, label
from components.entering.names import Names, period
from components.html import Html, safe
from components.shell.address import read_choice
from components.shell.enter_form import show_problems
from components.shell.enter_save import Draft, find_again, fingerprint, show_saving
from components.shell.enter_typed import (
    Found,
    hold_seen,
    keep_all_typed,
    keep_seen,
    keep_typed,
    read_typed,
)
from components.shell.page import OpenPage
from components.shell.problems import show_unknown
from components.shell.widgets import choose_from_list
from components.show import show_html
from data.meanwhile import Conflict
from data.pack.typed import FIRST_ROW
from locales import Translator
from locales.formats import format_date

BASIS = "basis"
PLACES = "places"
Row = Mapping[str, str]


def show_deliveries(page: OpenPage, output: str, names: Names) -> None:
    """Show what is planned and delivered of an output in a period, to be typed."""
    _ = page.text
    rows = names.rows["deliveries"]
    periods = list_periods(rows, output, page.moment.today)
    said = {code: period(code, list(periods), page.lang) for code in periods}
    opens_on = opening_period(periods, page.moment.today)
    choice = read_choice("period", list(periods), opens_on)
    show_unknown(page, "period", choice, said)
    with st.columns(2)[0]:
        choose_from_list("period", _("Period"), said, opens_on)
    if choice.code is not None:
        places = list_known_places(rows, output, periods, choice.code)
        _show_period(page, output, choice.code, places, names)


def _show_period(
    page: OpenPage, output: str, code: str, places: frozenset[str], names: Names
) -> None:
    """Show the fields of every place that has it by then, and of those that are added."""
    _ = page.text
    form = f"deliveries/{output}/{code}"
    typed = read_typed(form)
    recorded = read_cells(names.rows["deliveries"], output, code)
    others = {*places, *typed.get(PLACES, "").split()} - recorded.keys()
    cells = {**recorded, **{area: empty_cell(output, area, code) for area in others}}
    shown = [cells[area] for area in order_areas(cells, names)]
    draft, asked = _make_draft(page, form, shown, typed, names)
    found = find_again(draft, page.lang)
    _say_rules(page, _)
    for cell in shown:
        _show_place(form, cell, typed, asked, found, names, _)
    _offer_places(form, typed, cells, names, _)
    _show_basis(form, typed, shown, _)
    show_saving(draft, found, names, _)
    if recorded:
        ordered = [recorded[area] for area in order_areas(recorded, names)]
        show_html(Html('<div class="mw-gap"></div>'), build_cells(ordered, code, names, _))


def _say_rules(page: OpenPage, _: Translator) -> None:
    said = _(
        "Leave empty what is not returned yet: empty is not 0. A plan that was recorded stays; "
        "a new one is recorded on {date} and stands beside it.",
        date=format_date(page.moment.today, page.lang),
    )
    show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


def _make_draft(
    page: OpenPage, form: str, cells: Sequence[Cell], typed: dict[str, str], names: Names
) -> tuple[Draft, list[str]]:
    """Return what would be saved, and the place of each of its entries."""
    seen = hold_seen(form, {cell.area: cell.newest for cell in cells})
    basis = typed.get(BASIS, usual_basis(cells))
    entries = make_delivery_entries(cells, typed, basis, seen, page.moment.today)
    areas = [entry.row["area"] for entry in entries]

    def take_note(conflicts: Sequence[Conflict], kept: Row) -> None:
        theirs = {each.mine["area"]: each.theirs or None for each in conflicts}
        keep_all_typed(form, kept)
        keep_seen(form, {**seen, **theirs})

    def keep_mine(conflicts: Sequence[Conflict]) -> None:
        take_note(conflicts, typed)

    def keep_theirs(conflicts: Sequence[Conflict]) -> None:
        gone = {f"{each.mine['area']}.{name}" for each in conflicts for name in each.columns}
        take_note(conflicts, {name: said for name, said in typed.items() if name not in gone})

    draft = Draft(
        form=form,
        fingerprint=fingerprint(typed, seen),
        entries=tuple(entries),
        titles=tuple(names.of("areas", area) for area in areas),
        title_of=lambda conflict: names.of("areas", conflict.mine["area"]),
        keep_mine=keep_mine,
        keep_theirs=keep_theirs,
        saved=lambda _changed: None,
    )
    return draft, areas


def _show_place(
    form: str,
    cell: Cell,
    typed: Row,
    asked: Sequence[str],
    found: Found | None,
    names: Names,
    _: Translator,
) -> None:
    """Show the fields of one place, each named after it: a name is heard before what it holds."""
    place = names.of("areas", cell.area)
    for column, name in zip(st.columns(len(TYPED), gap="medium"), TYPED, strict=True):
        with column:
            field = f"{cell.area}.{name}"
            key = f"enter_{form}_{field}"
            st.session_state[key] = typed.get(field, cell.now.get(name, ""))
            words = _("{place}: {field}", place=place, field=label(name, _))
            st.text_input(words, key=key, on_change=_keep, args=(form, field, key))
            show_problems(_problems_of(cell.area, name, asked, found, _))
    planned = typed.get(f"{cell.area}.planned", cell.now.get("planned", ""))
    first = first_plan_words(cell, planned, _)
    if first:
        show_html(Html(f'<p class="mw-small mw-muted">{safe(f"{place}: {first}")}</p>'))


def _problems_of(
    area: str, column: str, asked: Sequence[str], found: Found | None, _: Translator
) -> list[str]:
    if found is None or area not in asked:
        return []
    number = FIRST_ROW + asked.index(area)
    own = (each for each in found.problems if (each.row, each.column) == (number, column))
    return [in_form_words(each.message, _) for each in own]


def _offer_places(
    form: str, typed: Row, cells: Mapping[str, Cell], names: Names, _: Translator
) -> None:
    """Offer the places of which nothing is recorded in this period."""
    others = {area: name for area, name in names.areas.items() if area not in cells}
    if not others:
        return
    key = f"enter_{form}_add_{_.lang}"
    st.session_state[key] = None
    with st.columns(2)[0]:
        st.selectbox(
            _("Add a place"),
            list(others),
            index=None,
            key=key,
            format_func=lambda area: others.get(area, area),
            placeholder=_("Choose"),
            on_change=_add,
            args=(form, typed, key),
        )


def _add(form: str, typed: Row, key: str) -> None:
    area = st.session_state[key]
    if area is not None:
        keep_typed(form, PLACES, f"{typed.get(PLACES, '')} {area}".strip())


def _show_basis(form: str, typed: Row, cells: Sequence[Cell], _: Translator) -> None:
    """Ask how what is returned is known; one answer for what is returned together."""
    key = f"enter_{form}_basis_{_.lang}"
    offered = {**choices(BASIS, _), "": _("not said")}
    st.session_state[key] = typed.get(BASIS, usual_basis(cells))
    with st.columns(2)[0]:
        st.selectbox(
            label(BASIS, _),
            list(offered),
            key=key,
            format_func=lambda code: offered.get(code, code),
            on_change=_keep,
            args=(form, BASIS, key),
        )


def _keep(form: str, field: str, key: str) -> None:
    keep_typed(form, field, str(st.session_state[key] or ""))
