"""Wales and the 22 places as a table; for the screen and to be taken away."""

from collections.abc import Callable, Sequence
from html import escape

from components import marks
from components.html import Cell, Html, Row, Table, link, plain
from components.outcome_view import OutcomeView, step_since_baseline
from components.outcome_words import missing_words
from components.palette import Palette
from components.takeaway import Column, TakenTable, Value
from components.wales import SHAPES
from components.words import NOTES, notes_words, period_words, unit_words
from data.figures import Figure
from evidence.numbers import choose_decimals, format_signed
from evidence.signal_sentences import PROGRESS, ProgressWord, WalesWord, say_wales_word
from locales import Translator
from locales.formats import format_number


def word_words(word: WalesWord | None, _: Translator) -> str:
    """Return the word for whether an area moves, as it stands in a table."""
    if word is None:
        return _("Not judged yet")
    return _("No figure") if word is WalesWord.NO_FIGURE else say_wales_word(word, _)


def _word_html(word: WalesWord | None, palette: Palette, _: Translator) -> Html:
    shape = marks.clock if word is None else SHAPES[word]
    return Html(f"{marks.mark(shape, palette)}{escape(word_words(word, _))}")


def places_caption(view: OutcomeView, _: Translator) -> str:
    """Return what the table of the places is called."""
    return _("Wales and the 22 places: {title}", title=plain(view.facts.title, _.lang))


def build_places_table(
    view: OutcomeView, address: Callable[[str], str], palette: Palette, _: Translator
) -> Table:
    """Return Wales and the places by name, each a link to its own view."""
    rows = []
    for code, name in view.names.items():
        figure = view.known.figures.cells.get((code, view.period))
        cells: list[Cell] = [
            link(address(code), name),
            _figure_html(view, figure, _),
            _change_words(view, code, _),
            _progress_words(view, code, _),
            _word_html(view.word(code), palette, _),
        ]
        rows.append(Row(_kept(cells, view), picked=code == view.area))
    return Table(
        Html(
            f"{escape(places_caption(view, _))}<br>"
            f'<span class="mw-small mw-muted">{escape(places_note(view, _))}</span>'
        ),
        _kept(_places_columns(view, _), view),
        rows,
        numbers=frozenset({1, 2} if has_baseline(view) else {1}),
        stacks=False,
    )


def take_places_table(view: OutcomeView, _: Translator) -> TakenTable:
    """Return the same table as data."""
    decimals = view.facts.decimals
    heads = _places_columns(view, _)
    columns = [
        Column(heads[0]),
        Column(heads[1], decimals),
        Column(heads[2], decimals),
        Column(heads[3]),
        Column(heads[4]),
        Column(_("Note")),
    ]
    period = period_words(view.period, view.known.figures.kind, _.lang)
    rows = []
    for code, name in view.names.items():
        figure = view.known.figures.cells.get((code, view.period))
        step = step_since_baseline(view, code)
        cells: list[Value] = [
            name,
            figure.value if figure else None,
            round(step.change, 10) if step else None,
            _progress_words(view, code, _),
            word_words(view.word(code), _),
        ]
        rows.append([name, period, *_kept(cells, view)[1:], missing_words(figure, _)])
    return TakenTable(
        "places",
        places_caption(view, _),
        [columns[0], Column(_("Period")), *_kept(columns[:5], view)[1:], columns[5]],
        rows,
        (places_note(view, _),),
    )


def has_baseline(view: OutcomeView) -> bool:
    """Whether progress is counted from anything."""
    return bool(view.known.baselines)


def _kept(cells: Sequence[Cell | str | Column | Value], view: OutcomeView) -> list:  # type: ignore[type-arg]
    """Return the cells without those about a baseline where there is none."""
    return list(cells) if has_baseline(view) else [*cells[:2], cells[4]]


def _places_columns(view: OutcomeView, _: Translator) -> tuple[str, ...]:
    return (
        _("Place"),
        _("Figure"),
        _("Change since the baseline"),
        _("Judged by these two figures"),
        _("Judged by all figures"),
    )


def places_note(view: OutcomeView, _: Translator) -> str:
    """Say which period the figures are of, and what the changes are counted from."""
    kind = view.known.figures.kind
    if not view.period:
        return _("No figures are published yet.")
    told = _(
        "Figures of: {period}; unit: {unit}.",
        period=period_words(view.period, kind, _.lang),
        unit=unit_words(view.facts, _.lang),
    )
    if shared_notes(view):
        told = f"{told} {_('All are: {notes}.', notes=_notes_words(sorted(shared_notes(view)), _))}"
    bases = sorted(set(view.known.baselines.values()))
    if not bases:
        return told
    named = ", ".join(period_words(code, kind, _.lang) for code in bases)
    since = _("Baseline: {period}; changes are up to the latest figure.", period=named)
    asked = _(
        "The first asks whether two figures differ by more than chance; the second asks whether "
        "there is a trend. They can differ."
    )
    return f"{told} {since} {asked}"


def _figure_html(view: OutcomeView, figure: Figure | None, _: Translator) -> Cell:
    note = missing_words(figure, _)
    if figure is not None and figure.value is not None:
        note = _notes_words([each for each in figure.notes if each not in shared_notes(view)], _)
    if figure is None or figure.value is None:
        notes = notes_words(figure, _) if figure else ""
        below = f'<br><span class="mw-small">{escape(notes)}</span>' if notes else ""
        return Html(f'<span class="mw-muted">{escape(_("no figure"))}{below}</span>')
    shown = format_number(figure.value, view.facts.decimals, _.lang)
    small = f'<br><span class="mw-small mw-muted">{escape(note)}</span>' if note else ""
    return Html(f"{escape(shown)}{small}")


def shared_notes(view: OutcomeView) -> frozenset[str]:
    """Return the note codes that every figure of the period has: they are said once."""
    shown = [view.known.figures.cells.get((code, view.period)) for code in view.names]
    notes = [
        set(figure.notes) for figure in shown if figure is not None and figure.value is not None
    ]
    return frozenset(set.intersection(*notes)) if notes else frozenset()


def _notes_words(notes: Sequence[str], _: Translator) -> str:
    return ", ".join(_(NOTES.get(note, note)) for note in notes)


def _change_words(view: OutcomeView, area: str, _: Translator) -> str:
    step = step_since_baseline(view, area)
    if step is None:
        return ""
    change = round(step.change, 10)
    return format_signed(change, choose_decimals(view.facts.decimals, [change]), _.lang)


def _progress_words(view: OutcomeView, area: str, _: Translator) -> str:
    document = view.document(area)
    if document is None or area not in view.known.baselines:
        return ""
    return _(PROGRESS[ProgressWord(document["progress"])])
