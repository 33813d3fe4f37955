"""Figures in words: value with unit, change, period, notes. They claim nothing."""

from data.figures import Figure, IndicatorFacts
from data.headlines import Headline
from evidence.numbers import Measure
from locales import Translator, mark
from locales.formats import format_number, format_period

PREFIXED = ("£",)
ATTACHED = ("%",)

NOTES = {
    "a": mark("average"),
    "b": mark("break in the series"),
    "c": mark("confidential"),
    "e": mark("estimated"),
    "f": mark("forecast"),
    "k": mark("low figure"),
    "ns": mark("not statistically significant"),
    "p": mark("provisional"),
    "r": mark("revised"),
    "s": mark("statistically significant at 5%"),
    "ss": mark("statistically significant at 1%"),
    "sss": mark("statistically significant at 0.1%"),
    "t": mark("total"),
    "u": mark("low reliability"),
    "w": mark("none recorded in the survey"),
    "x": mark("not available"),
    "z": mark("not applicable"),
}


def unit_words(facts: IndicatorFacts | Measure, lang: str) -> str:
    """Return an indicator's unit."""
    return facts.unit.in_language(lang)[0]


def value_words(value: float, facts: IndicatorFacts | Measure, lang: str) -> str:
    """Return a value with its unit: 52.1%, £612, 6.9 per 1,000."""
    number = format_number(value, facts.decimals, lang)
    unit = unit_words(facts, lang)
    if unit.startswith(PREFIXED):
        sign, rest = unit[0], unit[1:].strip()
        signed = f"{number[0]}{sign}{number[1:]}" if value < 0 else f"{sign}{number}"
        return f"{signed} {rest}".rstrip()
    if unit in ATTACHED:
        return f"{number}{unit}"
    return f"{number} {unit}"


def short_words(value: float, facts: IndicatorFacts, lang: str) -> str:
    """Return a value, its unit only where the indicator's title does not say it already.

    A title that says it in one language says it in both, though a mutation may hide that.
    """
    if unit_words(facts, lang) not in ATTACHED and _title_says_unit(facts):
        return format_number(value, facts.decimals, lang)
    return value_words(value, facts, lang)


def _title_says_unit(facts: IndicatorFacts) -> bool:
    pairs = ((facts.unit.en, facts.title.en), (facts.unit.cy, facts.title.cy))
    return any(unit and title and _bare_words(unit) <= _bare_words(title) for unit, title in pairs)


def number_words(value: float, facts: IndicatorFacts, lang: str) -> str:
    """Return a value beside others of its indicator: with no unit but one that is a sign."""
    unit = unit_words(facts, lang)
    if unit in ATTACHED or unit in PREFIXED:
        return value_words(value, facts, lang)
    return format_number(value, facts.decimals, lang)


def _bare_words(text: str) -> set[str]:
    return {word.strip(",.()").casefold() for word in text.split()}


def range_words(low: float, high: float, facts: IndicatorFacts, _: Translator) -> str:
    """Return a range with its unit said as often as it must be: 4.2 to 7.9 tonnes a head."""
    unit = unit_words(facts, _.lang)
    first = format_number(low, facts.decimals, _.lang)
    if unit in ATTACHED:
        first += unit
    elif unit.startswith(PREFIXED):
        first = f"{first[0]}{unit[0]}{first[1:]}" if low < 0 else unit[0] + first
    return _("{lower} to {upper}", lower=first, upper=value_words(high, facts, _.lang))


def period_words(code: str, kind: str | None, lang: str) -> str:
    """Return a period in words; as it is written where its kind is not known."""
    return format_period(code, str(kind), lang) if kind else code


def limits_words(figure: Figure, facts: IndicatorFacts, _: Translator) -> str:
    """Return the published 95% limits, or nothing where none are published."""
    if figure.lower is None or figure.upper is None:
        return ""
    return _(
        "{lower} to {upper}",
        lower=format_number(figure.lower, facts.decimals, _.lang),
        upper=format_number(figure.upper, facts.decimals, _.lang),
    )


def notes_words(figure: Figure, _: Translator) -> str:
    """Return a figure's notes in words."""
    return ", ".join(_(NOTES.get(note, note)) for note in figure.notes)


def change_words(headline: Headline, _: Translator) -> str:
    """Return the change since the baseline in words that claim nothing, or why there is none."""
    latest, base = headline.latest, headline.baseline
    if latest is None or latest.value is None:
        return ""
    if base is None or base.value is None:
        return _("no baseline to count from")
    if base.period == latest.period:
        return _("this is the baseline")
    facts = headline.facts
    since = period_words(base.period, headline.kind, _.lang)
    change = round(latest.value, facts.decimals) - round(base.value, facts.decimals)
    size = size_words(abs(change), facts, _)
    if round(change, facts.decimals) == 0:
        return _("the same since {period}", period=since)
    if change > 0:
        return _("{size} higher since {period}", size=size, period=since)
    return _("{size} lower since {period}", size=size, period=since)


def size_words(size: float, facts: IndicatorFacts, _: Translator) -> str:
    """Return the size of a difference: points where the unit is a percentage."""
    number = format_number(size, facts.decimals, _.lang)
    if unit_words(facts, _.lang) in ATTACHED:
        return _("{number} percentage points", number=number)
    if unit_words(facts, _.lang).startswith(PREFIXED):
        return f"{unit_words(facts, _.lang)[0]}{number}"
    return number
