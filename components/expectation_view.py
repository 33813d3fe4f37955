"""What was expected: the hypothesis, how much by when, who recorded it, and its history."""

from collections.abc import Mapping, Sequence
from html import escape

from components.html import Html, Row, Table, link, plain, say, table_html
from components.link_view import LinkPaths, LinkView
from components.palette import Palette
from components.svg import diamond, drawing
from components.takeaway import Column, TakenTable
from data.expectations import Expectation
from evidence.numbers import choose_decimals, format_difference
from locales import Translator, mark
from locales.formats import format_date

PLACES_CHOSEN: Mapping[str, str] = {
    "lot": mark("by lot"),
    "need": mark("where the need was greatest"),
    "readiness": mark("where people were ready first"),
    "bad_year": mark("after a bad year"),
    "all": mark("everywhere at once"),
    "other": mark("in another way"),
}
STRATA: Mapping[str, str] = {
    "health_board": mark("within each health board"),
    "region": mark("within each region"),
}
AFTER_ONE: Mapping[str, str] = {
    "annual": mark("after one year"),
    "quarterly": mark("after one quarter"),
    "monthly": mark("after one month"),
}
AFTER_MANY: Mapping[str, str] = {
    "annual": mark("after {count} years"),
    "quarterly": mark("after {count} quarters"),
    "monthly": mark("after {count} months"),
}
SIZE = 20


def lag_words(lag: int, frequency: str, _: Translator) -> str:
    """Return by when a change should show, in the indicator's own periods."""
    if lag == 0:
        return _("in the same period")
    return _(AFTER_ONE[frequency]) if lag == 1 else _(AFTER_MANY[frequency], count=lag)


def chosen_words(expectation: Expectation, _: Translator) -> str:
    """Return how places were chosen."""
    chosen = _(PLACES_CHOSEN[expectation.places_chosen])
    within = STRATA.get(expectation.strata or "")
    return f"{chosen}, {_(within)}" if within else chosen


def effect_words(expectation: Expectation, view: LinkView, _: Translator) -> str:
    """Return what was hoped for with its sign and unit."""
    decimals = choose_decimals(view.facts.decimals, [expectation.effect])
    return format_difference(expectation.effect, view.measure, decimals, _)


def expected_html(view: LinkView, palette: Palette, _: Translator) -> Html:
    """Return the box that says what was expected, before anything came."""
    each = view.expectation
    effect = escape(effect_words(each, view, _))
    lag = escape(lag_words(each.lag, view.facts.frequency, _))
    recorded = _("Recorded: {date}", date=format_date(each.registered_on, _.lang))
    team = _("Team: {name}", name=plain(view.output.team.name, _.lang))
    chosen = _("Places chosen: {how}", how=chosen_words(each, _))
    explored = "" if each.primary else f" · {escape(_('looked at beside the main one'))}"
    return Html(
        f'<aside class="mw-expected"><h2>{_diamond(palette)}{escape(_("What was expected"))}</h2>'
        f'<p>{say(each.hypothesis, _)}</p><p><span class="mw-strong">{effect}</span>, {lag}</p>'
        f'<p class="mw-small mw-muted">{escape(recorded)} · {escape(team)} · {escape(chosen)}'
        f"{explored}</p></aside>"
    )


def _diamond(palette: Palette) -> str:
    from components.marks import mark as as_mark

    return str(
        as_mark(
            lambda of: drawing(
                SIZE, SIZE, [diamond(SIZE / 2, SIZE / 2, 7, of.hoped, of.background)]
            ),
            palette,
        )
    )


def history_table(
    history: Sequence[Expectation], view: LinkView, paths: LinkPaths, _: Translator
) -> Html:
    """Return every expectation of the chain, newest first, as a table with links."""
    taken = take_history(history, view, _)
    rows = [
        Row(
            (link(paths.contribution(each.code), str(row[0])), *(str(cell) for cell in row[1:])),
            picked=each.code == view.expectation.code,
        )
        for each, row in zip(history, taken.rows, strict=True)
    ]
    columns = [column.title for column in taken.columns]
    return table_html(Table(taken.title, columns, rows, stacks=True))


def take_history(history: Sequence[Expectation], view: LinkView, _: Translator) -> TakenTable:
    """Return the expectation and those before and after it, newest first."""
    return TakenTable(
        "expectation",
        _("What was expected, and when that was recorded"),
        (
            Column(_("Recorded")),
            Column(_("Expected")),
            Column(_("Hoped for")),
            Column(_("Should show")),
            Column(_("Places chosen")),
            Column(_("Stands?")),
        ),
        [
            (
                format_date(each.registered_on, _.lang),
                plain(each.hypothesis, _.lang),
                effect_words(each, view, _),
                lag_words(each.lag, view.facts.frequency, _),
                chosen_words(each, _),
                _("it stands") if each.stands else _("replaced"),
            )
            for each in history
        ],
    )


def history_finding(history: Sequence[Expectation], _: Translator) -> str:
    """Say whether the expectation was ever changed."""
    if len(history) == 1:
        return _("Recorded once and not changed since.")
    return _(
        "Recorded anew, times: {count}. Earlier ones stay and can be opened.",
        count=len(history) - 1,
    )
