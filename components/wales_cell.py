"""*Wales as a whole* as mark, word, and the limits of the change with their span."""

from html import escape

from components import marks
from components.html import Html
from components.palette import Palette
from components.wales import SHAPES
from evidence.numbers import choose_decimals, format_signed
from evidence.signal_sentences import Span, WalesSignal, say_wales_word
from locales import Translator
from models.periods import parse_period


def wales_cell(
    signal: WalesSignal | None, indicator: Html, palette: Palette, _: Translator
) -> Html:
    """Return how Wales as a whole moves; `signal` is None where nothing is judged yet.

    Parameters
    ----------
    indicator
        What it is measured by.
    """
    shape = marks.clock if signal is None else SHAPES[signal.word]
    word = _("Not judged yet") if signal is None else say_wales_word(signal.word, _)
    numbers = "" if signal is None else say_change(signal, _)
    said = f'<span class="mw-small">{escape(numbers)}</span><br>' if numbers else ""
    return Html(
        f'{marks.mark(shape, palette)}<span class="mw-strong">{escape(word)}</span><br>{said}'
        f'<span class="mw-small mw-muted">{indicator}</span>'
    )


def say_change(signal: WalesSignal, _: Translator) -> str:
    """Return the 95% limits of the change and the years they span; no unit."""
    if signal.span is None:
        return ""
    years = say_years(signal.span, _)
    if signal.change95 is None:
        return years
    decimals = choose_decimals(signal.measure.decimals, signal.change95)
    low, high = (format_signed(limit, decimals, _.lang) for limit in signal.change95)
    return _("{low} to {high}, {years}", low=low, high=high, years=years)


def say_years(span: Span, _: Translator) -> str:
    """Return the years from the first day to the last of a span."""
    first = parse_period(span.first, span.kind).first_day.year
    last = parse_period(span.last, span.kind).last_day.year
    return str(last) if first == last else _("{first} to {last}", first=first, last=last)
