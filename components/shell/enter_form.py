"""A form of one row: its fields, what is wrong beside each of them, and saving it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.entering.fields import Field, FieldKind, list_fields
from components.entering.form import Form, key_of, make_entries, newest_rows
from components.entering.labels import choices, in_form_words, label
from components.entering.lists import IN_UNIT
from components.entering.names import Names, own_rows
from components.entering.told import build_problem, show_cell
from components.html import Html, safe
from components.shell import cache
from components.shell.actor import read_actor
from components.shell.address import write_choice
from components.shell.enter_save import Draft, find_again, fingerprint, show_saving
from components.shell.enter_typed import (
    Found,
    forget_form,
    hold_seen,
    keep_all_typed,
    keep_seen,
    keep_typed,
    read_typed,
)
from components.shell.page import OpenPage
from components.show import show_html
from components.words import unit_words
from data.meanwhile import Conflict
from data.pack.schema import SCHEMAS
from locales import Translator
from locales.formats import format_date
from models.columns import Kind

ONE = "row"
A_DAY = "2026-11-22"
"""How a day is typed."""
Row = Mapping[str, str]


def show_form(page: OpenPage, sheet: str, key: str | None, names: Names) -> None:
    """Show the form of one row, or of a new one."""
    _ = page.text
    form = _open_form(sheet, key, names)
    typed = read_typed(form.code)
    draft = _make_draft(page, form, typed, names)
    found = find_again(draft, page.lang)
    rules = _say_rules(form, page, _)
    if any(row.get("supersedes") == key for row in names.rows[sheet] if key):
        rules = f"{_('Another expectation has taken its place already.')} {rules}"
    show_html(Html(f'<p class="mw-gap mw-small mw-muted">{safe(rules)}</p>'))
    for fields in list_fields(sheet, new=form.seen is None):
        wide = any(field.kind is FieldKind.SEVERAL_OF for field in fields)
        columns = st.columns(1 if wide else 2, gap="medium")
        for column, field in zip(columns, _own_first(fields, _), strict=False):
            with column:
                _show_field(form, field, typed, names, _)
                show_problems(_problems_of(field, found, _))
    show_saving(draft, found, names, _)


def _own_first(fields: tuple[Field, ...], _: Translator) -> tuple[Field, ...]:
    """Return fields that stand side by side; of two languages the reader's own first."""
    is_pair = len(fields) > 1 and fields[-1].column.endswith("_cy")
    return fields[::-1] if is_pair and _.lang == "cy" else fields


def show_problems(said: Sequence[str]) -> None:
    """Show what is wrong with a field, beneath it."""
    if said:
        show_html(build_problem(said))


def _open_form(sheet: str, key: str | None, names: Names) -> Form:
    rows = newest_rows(sheet, names.rows[sheet])
    now = None if key is None else rows.get(key)
    empty = Form(sheet, key)
    return Form(sheet, key, hold_seen(empty.code, {ONE: now})[ONE])


def _make_draft(page: OpenPage, form: Form, typed: Row, names: Names) -> Draft:
    taken = {row[SCHEMAS[form.sheet].keys[0]] for row in names.rows[form.sheet]}
    entries = make_entries(form, typed, taken, page.moment.today, read_actor().team)

    def keep_mine(conflicts: Sequence[Conflict]) -> None:
        _take_note(form, typed, conflicts)

    def keep_theirs(conflicts: Sequence[Conflict]) -> None:
        gone = {column for each in conflicts for column in each.columns}
        kept = {name: said for name, said in typed.items() if name not in gone}
        if form.seen is None:
            forget_form(form.code)
            _open(form.sheet, key_of(form.sheet, conflicts[0].theirs))
            return
        _take_note(form, kept, conflicts)

    def saved(changed: Sequence[tuple[str, str]]) -> None:
        if changed and entries:
            _open(form.sheet, key_of(form.sheet, entries[0].row))

    return Draft(
        form=form.code,
        fingerprint=fingerprint(typed, form.seen),
        entries=tuple(entries),
        titles=("",),
        title_of=lambda _conflict: "",
        keep_mine=keep_mine,
        keep_theirs=keep_theirs,
        saved=saved,
    )


def _take_note(form: Form, typed: Row, conflicts: Sequence[Conflict]) -> None:
    """Go on from what somebody else saved, with what is typed."""
    if form.seen is None:  # a key that was taken meanwhile: the next try makes another
        return
    theirs = conflicts[0].theirs
    then = form
    if theirs and form.sheet == "contributions":
        # Another expectation has taken the old one's place: this one takes the place of that.
        then = Form(form.sheet, theirs["contribution"])
        whole = {name: form.value(name, typed) for name in conflicts[0].mine if name in theirs}
        typed = {name: said for name, said in whole.items() if name in _typed_columns(form)}
        forget_form(form.code)
        _open(form.sheet, then.key)
    keep_all_typed(then.code, typed)
    keep_seen(then.code, {ONE: theirs or None})


def _typed_columns(form: Form) -> set[str]:
    rows = list_fields(form.sheet, new=False)
    return {field.column for fields in rows for field in fields}


def _open(sheet: str, key: str | None) -> None:
    write_choice("sheet", sheet)
    write_choice("key", key)
    write_choice("new", None)


def _say_rules(form: Form, page: OpenPage, _: Translator) -> str:
    """Say what saving does that a reader would not expect of a form."""
    both = _("Of two languages one is enough; the other says that it is not yet translated.")
    day = format_date(page.moment.today, page.lang)
    if form.sheet == "contributions" and form.seen is not None:
        said = _(
            "What was expected stays as it was recorded. What you save is a new expectation of "
            "{date} that takes its place.",
            date=day,
        )
        return f"{said} {both}"
    if form.sheet == "targets":
        return _(
            "A target that was set stays. What you save is set on {date} and follows it.", date=day
        )
    return both


def _show_field(form: Form, field: Field, typed: Row, names: Names, _: Translator) -> None:
    """Show one field with what it holds, and beneath it what it was, once that is changed."""
    value = form.value(field.column, typed)
    words = label(field.column, _)
    name = words if field.required or SCHEMAS[form.sheet].column(field.column).pack.pair else _(
        "{field} (may be empty)", field=words
    )  # fmt: skip
    key = f"enter_{form.code}_{field.column}"
    if field.kind in (FieldKind.LINE, FieldKind.LINES):
        st.session_state[key] = value
        show = st.text_area if field.kind is FieldKind.LINES else st.text_input
        show(
            name,
            key=key,
            on_change=_keep,
            args=(form.code, field.column, key),
            placeholder=_say_example(form, field, _),
        )
    else:
        offered = _offer(form, field, typed, names, _)
        key = f"{key}_{_.lang}"  # the browser sends back the label it was drawn with
        _show_choice(field, name, key, value, offered, form.code, _)
    _show_unit(form, field, typed, names, _)
    before = form.begins_with.get(field.column, "")
    if form.seen is not None and value != before:
        was = show_cell(form.sheet, field.column, before, names, _)
        said = _("Until now: {value}", value=was)
        show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


def _say_example(form: Form, field: Field, _: Translator) -> str | None:
    """Return how a day is typed; nothing for any other field."""
    is_day = SCHEMAS[form.sheet].column(field.column).kind is Kind.DATE
    return _("such as {day}", day=A_DAY) if is_day else None


def _show_unit(form: Form, field: Field, typed: Row, names: Names, _: Translator) -> None:
    """Say in which unit a number is typed, and whether its sign counts."""
    measure = names.measure(form.value("indicator", typed))
    if field.column not in IN_UNIT or measure is None:
        return
    unit = unit_words(measure, _.lang)
    said = _("Unit: {unit}", unit=unit)
    if field.column == "expected_effect":
        said = _("With its sign. Unit: {unit}", unit=unit)
    show_html(Html(f'<p class="mw-small mw-muted">{safe(said)}</p>'))


def _show_choice(
    field: Field,
    name: str,
    key: str,
    value: str,
    offered: Mapping[str, str],
    form: str,
    _: Translator,
) -> None:
    codes = list(offered)
    if field.kind is FieldKind.SEVERAL_OF:
        st.session_state[key] = [code for code in value.split(";") if code in offered]
        st.pills(
            name,
            codes,
            selection_mode="multi",
            wrap=True,
            key=key,
            format_func=lambda code: offered.get(code, code),
            on_change=_keep_several,
            args=(form, field.column, key, codes),
        )
        return
    st.session_state[key] = value if value in offered else None
    st.selectbox(
        name,
        codes,
        index=None,
        key=key,
        format_func=lambda code: offered.get(code, code),
        on_change=_keep_one,
        args=(form, field.column, key, codes),
        placeholder=_("Choose"),
    )


def _offer(form: Form, field: Field, typed: Row, names: Names, _: Translator) -> Mapping[str, str]:
    """Return what a field may hold, by code; of rows those that may be named here."""
    if field.refers is None:
        offered = choices(field.column, _)
        whole = field.required or field.kind is FieldKind.SEVERAL_OF  # none chosen is not said
        return offered if whole else {**offered, "": _("not said")}
    if field.refers == "outputs":
        own = own_rows(names.rows, "outputs", read_actor().team)
        return {row["output"]: names.title("outputs", row) for row in own}
    output = form.value("output", typed)
    like = next(
        (row["illustrative"] for row in names.rows["outputs"] if row["output"] == output), None
    )
    linked = form.sheet == "contributions" and field.refers == "indicators"
    offered = names.offer(field.refers, like if linked else None)
    return offered if field.required else {**offered, "": _("none")}


def _keep(form: str, column: str, key: str) -> None:
    keep_typed(form, column, str(st.session_state[key] or ""))


def _keep_one(form: str, column: str, key: str, known: Sequence[str]) -> None:
    chosen = st.session_state[key]
    if chosen is None or chosen in known:
        keep_typed(form, column, chosen or "")


def _keep_several(form: str, column: str, key: str, known: Sequence[str]) -> None:
    chosen = st.session_state[key]
    keep_typed(form, column, ";".join(code for code in known if code in chosen))


def _problems_of(field: Field, found: Found | None, _: Translator) -> list[str]:
    if found is None:
        return []
    own = (each for each in found.problems if each.column == field.column)
    return [in_form_words(each.message, _) for each in own]


def list_open(sheet: str, names: Names, team: str | None) -> Mapping[str, Row]:
    """Return the rows of a sheet that a writer may change, by what they are known by."""
    return newest_rows(sheet, own_rows(names.rows, sheet, team))


def read_names(page: OpenPage) -> Names:
    """Return what everything that can be entered is called."""
    version = page.moment.version
    return Names(cache.read_entered(version), cache.read_area_names(version, page.lang), page.lang)
