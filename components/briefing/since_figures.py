"""What has changed of indicators, in words: figures, words for whether they move, targets."""

from collections.abc import Iterator

from components.briefing.deck import Sign
from components.briefing.outcome import LOOKS, NOT_TOLD
from components.briefing.since_names import SinceNames
from components.briefing.since_told import Told
from components.words import NOTES
from evidence.frozen_facts import FrozenFigure, FrozenTarget
from evidence.signal_sentences import WalesWord, say_odds, say_wales_word
from evidence.since_changes import FigureChanged, NewFigures, TargetChanged, What, WordsChanged
from locales import Translator
from locales.formats import format_number
from models.area import WALES


def tell_words(change: WordsChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell whose word is another: one for Wales, one for each place."""
    head = names.title("indicators", change.indicator, _)
    for each in change.areas:
        wales = each.area == WALES
        colour, sign = LOOKS.get(each.now, NOT_TOLD)
        yield Told(
            change.what,
            head,
            _("Wales as a whole") if wales else _("Is it moving?"),
            f"“{_word(each.then, _)}”",
            f"“{_word(each.now, _)}”",
            area="" if wales else names.area(each.area, _),
            colour=colour,
            sign=sign,
            many=_("Places of which it is now told otherwise"),
        )


def _word(word: WalesWord | None, _: Translator) -> str:
    return _("Not judged yet") if word is None else say_wales_word(word, _)


def tell_figure(change: FigureChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell which figure was revised or withdrawn."""
    then, now = change.then, change.now or FrozenFigure(None)
    before, after = names.values(change.indicator, then.value, now.value, _)
    withdrawn = change.what is What.WITHDRAWN
    if then.value == now.value and not withdrawn:
        before, after = (
            f"{said} ({_beside(each, names, change.indicator, _)})"
            for said, each in ((before, then), (after, now))
        )
    yield Told(
        change.what,
        names.title("indicators", change.indicator, _),
        _("Figure withdrawn") if withdrawn else _("Figure revised"),
        before,
        after,
        area=names.area(change.area, _),
        period=names.period(change.indicator, change.period, _),
        colour="concern" if withdrawn else "ink",
        sign=Sign.EMPTY if withdrawn else Sign.NONE,
        numbers=(then.value, now.value),
        decimals=names.measure(change.indicator).decimals,
        many=_("Figures withdrawn") if withdrawn else _("Figures revised"),
    )


def _beside(figure: FrozenFigure, names: SinceNames, indicator: str, _: Translator) -> str:
    """Return what stands beside a figure: its published limits and its notes."""
    notes = [_(NOTES.get(note, note)) for note in figure.notes]
    if figure.lower is not None or figure.upper is not None:
        decimals = names.measure(indicator).decimals
        lower, upper = (
            "–" if end is None else format_number(end, decimals, _.lang)
            for end in (figure.lower, figure.upper)
        )
        notes.insert(0, _("limits: {lower} to {upper}", lower=lower, upper=upper))
    return "; ".join(notes) or _("no note")


def tell_new(change: NewFigures, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell what came in of an indicator."""
    now = names.period(change.indicator, change.newest_now, _)
    before = _("no figure")
    if change.newest_then is not None:
        before = names.period(change.indicator, change.newest_then, _)
    yield Told(
        change.what,
        names.title("indicators", change.indicator, _),
        _("New figures") if before == now else _("Newest figures"),
        "" if before == now else before,
        "" if before == now else now,
        more=_("New figures by place and period: {count}", count=change.count),
    )


def tell_target(change: TargetChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell which target is another, or how likely the same one is now."""
    say = _chances if change.what is What.ODDS else _promises
    before, now = say(change, names, _)
    odds = change.what is What.ODDS
    yield Told(
        change.what,
        names.title("indicators", change.indicator, _),
        _("The chance of the target") if odds else _("Target"),
        before,
        now,
        area="" if change.area == WALES else names.area(change.area, _),
    )


def _promises(change: TargetChanged, names: SinceNames, _: Translator) -> tuple[str, ...]:
    then, now = change.then, change.now
    values = names.values(
        change.indicator, then.value if then else None, now.value if now else None, _
    )
    return tuple(
        _("no target is set") if target is None else _promise(target, value, change, names, _)
        for target, value in zip((then, now), values, strict=True)
    )


def _promise(
    target: FrozenTarget, value: str, change: TargetChanged, names: SinceNames, _: Translator
) -> str:
    return _(
        "{value}; by: {period}; counted from: {baseline}",
        value=value,
        period=names.period(change.indicator, target.period, _),
        baseline=names.period(change.indicator, target.baseline_period, _),
    )


def _chances(change: TargetChanged, names: SinceNames, _: Translator) -> tuple[str, ...]:
    said = tuple(_chance(target, _) for target in (change.then, change.now))
    if said[0] == said[1]:  # too little to read otherwise in tenths
        return said[0], _("{chance}, worked out anew", chance=said[1])
    return said


def _chance(target: FrozenTarget | None, _: Translator) -> str:
    if target is None or (target.odds is None and not target.too_far):
        return _("not judged yet")
    return say_odds(target.odds, _)
