"""What has changed of contributions, in words: verdicts, estimates, expectations, decisions."""

from collections.abc import Callable, Iterator, Mapping

from components.briefing.decided import DECISIONS
from components.briefing.deck import Sign
from components.briefing.since_names import SinceNames
from components.briefing.since_told import Told
from components.briefing.told import sign_of, tell
from components.changed import say_reason
from components.needle import COLOURS
from components.strength_view import FIRST_ALONE, STEPS
from components.verdict_cell import SHAPES
from data.verdict_labels import get_verdict_label
from evidence.frozen_facts import FrozenLink
from evidence.ladder import Rung
from evidence.numbers import choose_decimals, format_difference, format_signed
from evidence.since_changes import LinkChanged, What
from locales import Translator
from locales.formats import format_date

Teller = Callable[[LinkChanged, SinceNames, Translator], Told]


def tell_link(change: LinkChanged, names: SinceNames, _: Translator) -> Iterator[Told]:
    """Tell what has changed of a contribution."""
    yield TELLERS[change.what](change, names, _)


def _verdict(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    assert change.now is not None
    before, now = (_label(link, _) for link in (change.then, change.now))
    aspect = _("More where delivered?")
    if before == now:
        aspect = _("More where delivered? Judged in another way")
    why = "; ".join(say_reason(reason, _) for reason in change.reasons)
    code = change.now.verdict
    kind = get_verdict_label(code).kind if code else "open"
    return Told(
        What.VERDICT,
        names.link(change.contribution, _),
        aspect,
        f"“{before}”",
        f"“{now}”",
        more=_("What came in meanwhile: {why}", why=why) if why else "",
        colour=COLOURS[kind],
        sign=sign_of(SHAPES[code]) if code else Sign.EMPTY,
    )


def _label(link: FrozenLink | None, _: Translator) -> str:
    if link is None or link.verdict is None:
        return _("not judged")
    codes = [code for code in (link.verdict, link.beneath) if code]
    labels = [get_verdict_label(code, nothing_to_compare=link.alone).label for code in codes]
    return " – ".join(tell(label, _) for label in labels)


def _strength(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    before, now = (_step(link, _) for link in (change.then, change.now))
    aspect = _("How far we can go in saying so")
    return Told(change.what, names.link(change.contribution, _), aspect, before, now)


def _step(link: FrozenLink | None, _: Translator) -> str:
    if link is None or link.rung is None:
        return _("nothing can be said")
    rung = Rung(link.rung)
    said = FIRST_ALONE if link.alone and rung is Rung.ASSOCIATION else STEPS[rung]
    return _(said).rstrip(".")


def _estimate(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    then, now = change.then, change.now
    assert then is not None
    assert now is not None
    pairs = [(then.estimate, now.estimate)]
    if then.ci95 and now.ci95:
        pairs += list(zip(then.ci95, now.ci95, strict=True))
    decimals = choose_decimals(names.measure(now.indicator).decimals, [], pairs)
    before, after = (_came(link, decimals, names, _) for link in (then, now))
    head = names.link(change.contribution, _)
    return Told(
        change.what, head, _("What came"), before, after, more=_("What the figures say stays.")
    )


def _came(link: FrozenLink, decimals: int, names: SinceNames, _: Translator) -> str:
    if link.estimate is None:
        return _("no figure")
    came = format_difference(link.estimate, names.measure(link.indicator), decimals, _)
    ends = [] if link.ci95 is None else [end for end in link.ci95 if end is not None]
    if len(ends) < 2:
        return came
    low, high = (format_signed(end, decimals, _.lang) for end in ends)
    return _("{change} (95% limits {low} to {high})", change=came, low=low, high=high)


def _answer(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    before, now = (_answered(link, names, _) for link in (change.then, change.now))
    aspect = _("Earliest honest answer, figures for")
    return Told(change.what, names.link(change.contribution, _), aspect, before, now)


def _answered(link: FrozenLink | None, names: SinceNames, _: Translator) -> str:
    if link is None or link.earliest_answer is None:
        return _("none is waited for, or none can be told")
    return names.period(link.indicator, link.earliest_answer, _)


def _expectation(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    head = names.link(change.by or change.contribution, _)
    if change.now is None:
        return Told(change.what, head, _("The expectation no longer stands here"))
    if change.then is None:
        hoped = _hoped(change.now, 0, names, _)
        return Told(change.what, head, _("New expectation"), now=hoped)
    pairs = [(change.then.expected, change.now.expected)]
    more = choose_decimals(0, [], pairs)
    before, now = (_hoped(link, more, names, _) for link in (change.then, change.now))
    aspect = _("A newer expectation took its place") if change.by else _("Another expectation")
    return Told(change.what, head, aspect, before, now)


def _hoped(link: FrozenLink, least: int, names: SinceNames, _: Translator) -> str:
    measure = names.measure(link.indicator)
    decimals = max(least, choose_decimals(measure.decimals, [link.expected]))
    hoped = format_difference(link.expected, measure, decimals, _)
    return f"{names.title('indicators', link.indicator, _)}, {hoped}"


def _review(change: LinkChanged, names: SinceNames, _: Translator) -> Told:
    head, aspect = names.link(change.contribution, _), _("What the team decided")
    before, now = (_decided(link, _) for link in (change.then, change.now))
    review = change.now.review if change.now else None
    again = format_date(review.review_on, _.lang) if review else ""
    more = _("to be looked at again: {date}", date=again) if again else ""
    return Told(change.what, head, aspect, before, now, more=more)


def _decided(link: FrozenLink | None, _: Translator) -> str:
    if link is None or link.review is None:
        return _("no decision is recorded")
    word = _(DECISIONS[link.review.decision][0])
    return f"{word} ({format_date(link.review.held_on, _.lang)})"


TELLERS: Mapping[What, Teller] = {
    What.VERDICT: _verdict,
    What.STRENGTH: _strength,
    What.ESTIMATE: _estimate,
    What.ANSWER: _answer,
    What.EXPECTATION: _expectation,
    What.REVIEW: _review,
}
