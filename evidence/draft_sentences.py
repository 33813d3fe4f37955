"""What is said of a drafted roll-out: when we could first know, why not, what would help.

Built from the draft's codes and numbers, like everything that is said of a link. A draft promises
nothing of what will come: only when figures could tell the hoped-for change from none.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from evidence.draft import Draft, Staircase, WhyNone
from evidence.numbers import Measure, choose_decimals, format_size
from evidence.suggest import Suggestion
from locales import Translator, mark
from locales.formats import format_month

HOW_OFTEN = mark(
    "Smallest change we could see four times in five, by date. Dotted: too few figures to judge by."
)


class Way(StrEnum):
    """How the places of a roll-out are chosen."""

    RECORDED = "recorded"
    NEED = "need"
    LOT = "lot"
    HAND = "hand"


WAYS: Mapping[Way, str] = {
    Way.RECORDED: mark("as recorded"),
    Way.NEED: mark("by need"),
    Way.LOT: mark("by lot"),
    Way.HAND: mark("by hand"),
}

WHY_NONE: Mapping[WhyNone, str] = {
    WhyNone.NO_FIGURES: mark("There are no figures of this measure to plan from yet."),
    WhyNone.NO_DIRECTION: mark(
        "No good direction is set for this measure, so there is no change for the better to hope "
        "for."
    ),
    WhyNone.NOBODY: mark("No place is to get it yet: choose who begins."),
    WhyNone.PERIODS_BEFORE: mark(
        "The figures do not reach back far enough to tell how much they wander by themselves."
    ),
    WhyNone.FEW_USABLE: mark("Too few places have figures that can be compared."),
    WhyNone.ONE_BOARD: mark(
        "It begins in one health board alone, which can be compared with nothing like it."
    ),
    WhyNone.FEW_PLACES: mark(
        "It reaches three places or fewer, and with so few no honest answer can be promised."
    ),
    WhyNone.PERIODS_AFTER: mark(
        "Too few places would have had it for long enough while enough others still wait."
    ),
    WhyNone.TOO_SMALL: mark(
        "Even after ten years the smallest change that would be seen four times in five is "
        "{smallest}; {hoped} is hoped for."
    ),
}

UNPLANNED = (
    WhyNone.NO_FIGURES,
    WhyNone.NO_DIRECTION,
    WhyNone.PERIODS_BEFORE,
    WhyNone.FEW_USABLE,
)
"""Here it is not the roll-out that keeps the answer away."""

UNTRIED = (*UNPLANNED, WhyNone.NOBODY)
"""Here no other roll-out is tried, and nothing is said of what would help."""

NOTHING_TO_COMPARE = mark(
    "Nobody is left waiting long enough, so there is nothing to compare with: at most it could be "
    "said that the figures moved after it began."
)


@dataclass(frozen=True)
class DraftWords:
    """What it takes to write a draft's numbers.

    `name_period` names the indicator's period that ends on a day.
    """

    measure: Measure
    hoped: float
    name_period: Callable[[date], str]

    def size(self, value: float, _: Translator) -> str:
        """Write the size of a change with its unit, with as many decimals as the hope needs."""
        decimals = choose_decimals(
            self.measure.decimals, [value, self.hoped], [(value, self.hoped)]
        )
        return format_size(value, self.measure, decimals, _)


def say_when(first: Draft, second: Draft | None, _: Translator) -> str:
    """Say in one sentence when we could first know: with one roll-out, or with A and with B."""
    one = _month(first, _)
    if all(each.why_none in UNPLANNED for each in (first, second or first)):
        return _("When we could know cannot be told from these figures")
    if second is not None and second.why_none in UNPLANNED:
        return _say_beside_untold(one, "A", "B", _)
    if second is not None and first.why_none in UNPLANNED:
        return _say_beside_untold(_month(second, _), "B", "A", _)
    if second is None:
        if one:
            return _("With this roll-out we could first know in {month}", month=one)
        return _("With this roll-out we could not know within ten years")
    other = _month(second, _)
    if one and other:
        if one == other:
            return _("With roll-out A and with B alike we could first know in {month}", month=one)
        return _(
            "With roll-out A we could first know in {first}, with B in {second}",
            first=one,
            second=other,
        )
    if one:
        return _(
            "With roll-out A we could first know in {month}, with B not within ten years", month=one
        )
    if other:
        return _(
            "With roll-out B we could first know in {month}, with A not within ten years",
            month=other,
        )
    return _("With neither roll-out could we know within ten years")


def _say_beside_untold(month: str, name: str, other: str, _: Translator) -> str:
    """Say when we could first know with one roll-out, where the figures tell nothing of another."""
    if month:
        return _(
            "With roll-out {name} we could first know in {month}; when we could with {other} "
            "cannot be told from these figures",
            name=name,
            month=month,
            other=other,
        )
    return _(
        "With roll-out {name} we could not know within ten years; when we could with {other} "
        "cannot be told from these figures",
        name=name,
        other=other,
    )


def say_answer(draft: Draft, words: DraftWords, _: Translator) -> str:
    """Say which figures could answer, or why none could."""
    if draft.answer_ends is None:
        return _say_why(draft, words, _)
    return _(
        "A change of {hoped} would be seen, four times in five, once these figures are out: "
        "{period}.",
        hoped=words.size(words.hoped, _),
        period=words.name_period(draft.answer_ends),
    )


def say_which(draft: Draft, words: DraftWords, _: Translator) -> str:
    """Say which figures could answer, in a few words, or why none could."""
    if draft.answer_ends is None:
        return _say_why(draft, words, _)
    return _("with the figures for: {period}", period=words.name_period(draft.answer_ends))


def say_least(draft: Draft, words: DraftWords, _: Translator) -> str:
    """Say what must be known of the date of an answer; nothing where it speaks for itself.

    That a judgement waits for figures enough, where the size alone would not: then the curve lies
    below what is hoped for before the answer comes. Or that it may have come already.
    """
    if draft.answer_ends is None:
        return ""
    if draft.answer_ends == draft.sizes[0][0]:
        return _("These are the next figures to come; those that are out may tell already.")
    if not draft.waits_for_figures(words.hoped):
        return ""
    return _("Before that, too few places have had it for long enough to judge by.")


def _say_why(draft: Draft, words: DraftWords, _: Translator) -> str:
    assert draft.why_none is not None
    return _(
        WHY_NONE[draft.why_none],
        smallest="" if draft.smallest is None else words.size(draft.smallest, _),
        hoped=words.size(words.hoped, _),
    )


def say_comparison(draft: Draft, _: Translator) -> str:
    """Say that there is nothing to compare with, where that is so; else nothing."""
    if draft.has_comparison or not draft.sizes:
        return ""
    return _(NOTHING_TO_COMPARE)


def say_money(draft: Draft, funded: date | None, words: DraftWords, _: Translator) -> str:
    """Hold the end of funding against the first honest answer; nothing where no end is known."""
    if funded is None:
        return ""
    until = format_month(funded, _.lang)
    if draft.answer_on is not None and draft.answer_on <= funded:
        return _("Funded until {until}: the first honest answer comes before.", until=until)
    by_then = draft.smallest_by(funded)
    seen = (
        _("Nothing could be told by then.")
        if by_then is None
        else _(
            "By then the smallest change that could be told is {size}.", size=words.size(by_then, _)
        )
    )
    if draft.answer_on is None:
        return f"{_('Funded until: {month}', month=until)}. {seen}"
    first = format_month(draft.answer_on, _.lang)
    known = _(
        "Funded until {until}; we could first know in about {month}.", until=until, month=first
    )
    return f"{known} {seen}"


def say_chosen(way: Way, number: int, _: Translator) -> str:
    """Say how places were chosen, and what that does to how far the wording may go."""
    if way is Way.LOT:
        return _(
            "Drawn by lot, number {number}: the same number always draws the same. Settle it "
            "before you look; drawn and recorded before the start, a lot lets the wording go "
            "further.",
            number=number,
        )
    if way is Way.NEED:
        return _(
            "By need: the places with the worst latest figures come first. A lot would change no "
            "date, but it would let the wording go further."
        )
    if way is Way.RECORDED:
        return _("As it is recorded: what has begun, and what is planned.")
    return _("By hand. A lot would change no date, but it would let the wording go further.")


def say_sooner(suggestion: Suggestion, now: Draft, staircase: Staircase, _: Translator) -> str:
    """Say what a suggestion changes, and when we could know with it."""
    month = _month(suggestion.draft, _)
    changes = "; ".join(_list_changes(staircase, suggestion.staircase, _))
    sooner = _months_between(suggestion.draft.answer_on, now.answer_on)
    if sooner > 0:
        return _(
            "We could first know in {month}. Months sooner: {count}. What changes: {changes}.",
            month=month,
            count=sooner,
            changes=changes,
        )
    if not now.has_comparison:
        return _(
            "There would be places to compare with, and we could first know in {month}. What "
            "changes: {changes}.",
            month=month,
            changes=changes,
        )
    return _(
        "We could first know in {month}. What changes: {changes}.", month=month, changes=changes
    )


def _list_changes(now: Staircase, then: Staircase, _: Translator) -> Iterator[str]:
    """Give what differs between two roll-outs, each as a count now and then."""
    told = (
        (mark("places in the first wave: {then} rather than {now}"), now.sizes[:1], then.sizes[:1]),
        (mark("waves: {then} rather than {now}"), (len(now.starts),), (len(then.starts),)),
        (mark("places that wait: {then} rather than {now}"), (now.waiting,), (then.waiting,)),
    )
    for message, before, after in told:
        if before != after:
            yield _(message, now=sum(before), then=sum(after))
    if now.sizes[:1] == then.sizes[:1] and now.sizes[1:] != then.sizes[1:]:
        sizes = ", ".join(str(size) for size in then.sizes)
        yield _("places wave by wave: {sizes}", sizes=sizes)


def _month(draft: Draft, _: Translator) -> str:
    return "" if draft.answer_on is None else format_month(draft.answer_on, _.lang)


def _months_between(first: date | None, last: date | None) -> int:
    if first is None or last is None:
        return 0
    return 12 * (last.year - first.year) + last.month - first.month
