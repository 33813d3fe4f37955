"""Every indicator here, against Wales and against similar places, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components import marks
from components.html import Cell, Group, Html, Row, Table, illustrative_tag, link, say
from components.outcome_words import missing_words
from components.palette import Palette
from components.place_strip import build_strip, strip_key
from components.place_view import OutcomeRows, PlaceRow, PlaceView
from components.places_table import word_words
from components.shell.page import OpenPage
from components.shell.screens import MAP, MISSION, OUTCOME
from components.wales import SHAPES
from components.wales_cell import say_change
from components.words import limits_words, notes_words, number_words, period_words, short_words
from evidence.against_wales import AgainstWales
from locales import Translator, mark
from locales.formats import format_number

AGAINST: Mapping[AgainstWales, str] = {
    AgainstWales.HIGHER: mark("higher than Wales, beyond the limits"),
    AgainstWales.LOWER: mark("lower than Wales, beyond the limits"),
    AgainstWales.NOT_APART: mark("cannot be told apart from Wales"),
    AgainstWales.UNKNOWN: mark("limits not known: cannot tell"),
}


@dataclass(frozen=True)
class Frame:
    """What every row is drawn with.

    Attributes
    ----------
    similar
        How many places are similar.
    mixed
        Whether some figures are illustrative and others not: then each row says what it is.
    """

    page: OpenPage
    area: str
    similar: int
    palette: Palette
    mixed: bool = True

    @property
    def text(self) -> Translator:
        """The translator into the reader's language."""
        return self.page.text


def outcome_table(view: PlaceView, frame: Frame) -> Table:
    """Return the indicators by outcome, each headline first."""
    _ = frame.text
    rows: list[Row | Group] = []
    for each in view.outcomes:
        rows.append(Group(_outcome_head(each, frame)))
        rows.extend(_row(row, frame) for row in each.rows)
    caption = escape(_("Every outcome here, against Wales and similar places"))
    tag = "" if frame.mixed or not view.is_illustrative else f" {illustrative_tag(_)}"
    return Table(Html(f"{caption}{tag}"), figure_columns(_), rows, stacks=True)


def context_table(view: PlaceView, frame: Frame) -> Table:
    """Return the indicators that measure no outcome."""
    _ = frame.text
    rows = [_row(row, frame) for row in view.context]
    return Table(_("Indicators beside the missions"), figure_columns(_), rows, stacks=True)


def figure_columns(_: Translator) -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        _("Indicator"),
        _("Here"),
        _("Wales"),
        _("Similar places (with a figure)"),
        _("Here among them"),
        _("Is it moving here?"),
    )


def _outcome_head(each: OutcomeRows, frame: Frame) -> Html:
    _, page = frame.text, frame.page
    mission = link(page.link(MISSION, mission=each.mission.code), say(each.mission.title, _))
    outcome = link(page.link(OUTCOME, outcome=each.outcome.code), say(each.outcome.title, _))
    none = "" if each.rows else f" · {escape(_('no indicator'))}"
    return Html(
        f'<span class="mw-place-mission">{mission} <span aria-hidden="true">›</span> </span>'
        f"{outcome}{none}"
    )


def _row(row: PlaceRow, frame: Frame) -> Row:
    _ = frame.text
    cells: Sequence[Cell] = (
        _title(row, frame),
        _here(row, _),
        _wales(row, _),
        Html(_similar(row, frame.similar, _)),
        build_strip(row, frame.palette, _),
        _moving(row, frame.palette, _),
    )
    return Row(cells)


def _title(row: PlaceRow, frame: Frame) -> Html:
    _, page, facts = frame.text, frame.page, row.facts
    address = page.link(OUTCOME, outcome=facts.outcome, indicator=facts.code, area=frame.area)
    on_map = page.link(MAP, indicator=facts.code, area=frame.area)
    period = period_words(row.figures.period or "", row.figures.kind, _.lang)
    parts = [escape(period)] if period else []
    parts += [f"<strong>{escape(_('headline'))}</strong>"] if facts.headline else []
    parts += [escape(_("illustrative"))] if facts.illustrative and frame.mixed else []
    shown = f'<span class="mw-place-screen"> · {link(on_map, _("On the map"))}</span>'
    return Html(f"{link(address, say(facts.title, _))}{_small(' · '.join(parts) + shown)}")


def _here(row: PlaceRow, _: Translator) -> Html:
    if row.here is None or row.here.value is None:
        note = missing_words(row.figures.note, _)
        return Html(f'<span class="mw-muted">{escape(note)}</span>')
    value = number_words(row.here.value, row.facts, _.lang)
    unit = short_words(row.here.value, row.facts, _.lang).removeprefix(value)
    limits = limits_words(row.here, row.facts, _)
    told = [_("95% limits: {limits}", limits=limits)] if limits else []
    told += [notes_words(row.here, _)] if row.here.notes else []
    shown = f'<span class="mw-strong">{escape(value)}</span>{escape(unit)}'
    return Html(f"{shown}{_small(escape('; '.join(told)))}")


def _wales(row: PlaceRow, _: Translator) -> Html:
    if row.wales is None or row.wales.value is None:
        return Html(f'<span class="mw-muted">{escape(_("no figure"))}</span>')
    value = escape(number_words(row.wales.value, row.facts, _.lang))
    # On paper there is no room for what the table's note says once.
    css = "mw-place-screen" if row.against is AgainstWales.UNKNOWN else ""
    return Html(f"{value}{_small(escape(against_words(row, _)), css)}")


def against_words(row: PlaceRow, _: Translator) -> str:
    """Say whether the figure here can be told apart from Wales's; nothing without both."""
    if row.here is None or row.wales is None:
        return ""
    return _(AGAINST[row.against])


def outcome_notes(view: PlaceView, _: Translator) -> list[str]:
    """Return what must be known to read the table of outcomes."""
    rows = [row for each in view.outcomes for row in each.rows if row.here and row.wales]
    if all(row.against is not AgainstWales.UNKNOWN for row in rows):
        return [strip_key(_)]
    unknown = _("Without 95% limits it cannot be told whether a place differs from Wales.")
    return [strip_key(_), unknown]


def _similar(row: PlaceRow, asked: int, _: Translator) -> str:
    if not row.similar:
        return f'<span class="mw-muted">{escape(_("no figure") if asked else _("none"))}</span>'
    counted = _("({count} of {total})", count=len(row.similar), total=asked)
    return f'{escape(similar_words(row, _))} <span class="mw-muted">{escape(counted)}</span>'


def similar_words(row: PlaceRow, _: Translator) -> str:
    """Return the lowest and the highest figure of the similar places."""
    low, high = (
        format_number(end, row.facts.decimals, _.lang)
        for end in (min(row.similar.values()), max(row.similar.values()))
    )
    return low if len(row.similar) == 1 else _("{lower} to {upper}", lower=low, upper=high)


def _moving(row: PlaceRow, palette: Palette, _: Translator) -> Html:
    shape = marks.clock if row.word is None else SHAPES[row.word]
    change = say_change(row.signal, _) if row.signal else ""
    return Html(
        f'{marks.mark(shape, palette)}<span class="mw-strong">{escape(word_words(row.word, _))}'
        f"</span>{_small(escape(change))}"
    )


def _small(markup: str, more: str = "") -> str:
    css = f"mw-place-line mw-small mw-muted {more}".strip()
    return f'<span class="{css}">{markup}</span>' if markup else ""
