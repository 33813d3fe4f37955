"""Two facts side by side: Wales as a whole, and more where delivered.

Wales will often show no clear change beside *more where delivered*: 14 of 22 places have it. So
each combination has a sentence of its own, or one fact would be read as denying the other.
"""

from collections.abc import Mapping
from enum import StrEnum

from data.verdict_labels import get_verdict_label
from evidence.facts import VerdictCode
from evidence.signal_sentences import WalesWord
from locales import Translator, mark


class MoreWhere(StrEnum):
    """What *more where delivered* comes down to."""

    MOVED = "moved"
    SHORT = "short"
    FLAT = "flat"
    WORSE = "worse"
    OPEN = "open"
    ALONE = "alone"


TOGETHER: Mapping[WalesWord, Mapping[MoreWhere, str]] = {
    WalesWord.IMPROVING: {
        MoreWhere.MOVED: mark("Wales is improving, and more so where this was delivered."),
        MoreWhere.SHORT: mark(
            "Wales is improving; where this was delivered it is not clearly more than elsewhere, "
            "and less than was hoped for."
        ),
        MoreWhere.FLAT: mark("Wales is improving, but no more where this was delivered."),
        MoreWhere.WORSE: mark("Wales is improving, but less so where this was delivered."),
        MoreWhere.OPEN: mark(
            "Wales is improving; whether more so where this was delivered cannot be told."
        ),
        MoreWhere.ALONE: mark(
            "Wales is improving; there is no place without this to compare with."
        ),
    },
    WalesWord.NO_CLEAR_CHANGE: {
        MoreWhere.MOVED: mark(
            "The places where this was delivered moved more than the rest; in Wales as a whole "
            "that does not show yet."
        ),
        MoreWhere.SHORT: mark(
            "Wales shows no clear change, and where this was delivered the hoped-for change did "
            "not come, at least not in full."
        ),
        MoreWhere.FLAT: mark(
            "Wales shows no clear change, and the places where this was delivered moved no more "
            "than the rest."
        ),
        MoreWhere.WORSE: mark(
            "Wales shows no clear change, but the places where this was delivered got worse "
            "compared with the rest."
        ),
        MoreWhere.OPEN: mark(
            "Wales shows no clear change, and whether there is one where this was delivered cannot "
            "be told."
        ),
        MoreWhere.ALONE: mark(
            "Wales shows no clear change over the whole time; there is no place without this to "
            "compare with."
        ),
    },
    WalesWord.WORSENING: {
        MoreWhere.MOVED: mark(
            "Wales is getting worse, but the places where this was delivered did better than the "
            "rest."
        ),
        MoreWhere.SHORT: mark(
            "Wales is getting worse, and where this was delivered the hoped-for change did not "
            "come, at least not in full."
        ),
        MoreWhere.FLAT: mark(
            "Wales is getting worse, and the places where this was delivered did no better than "
            "the rest."
        ),
        MoreWhere.WORSE: mark(
            "Wales is getting worse, and the places where this was delivered more than the rest."
        ),
        MoreWhere.OPEN: mark(
            "Wales is getting worse; whether it was held off where this was delivered cannot be "
            "told."
        ),
        MoreWhere.ALONE: mark(
            "Wales is getting worse; there is no place without this to compare with."
        ),
    },
    WalesWord.TOO_FEW: {
        MoreWhere.MOVED: mark(
            "There are too few figures for Wales to say; the places where this was delivered moved "
            "more than the rest."
        ),
        MoreWhere.SHORT: mark(
            "There are too few figures for Wales to say; where this was delivered the hoped-for "
            "change did not come, at least not in full."
        ),
        MoreWhere.FLAT: mark(
            "There are too few figures for Wales to say; the places where this was delivered moved "
            "no more than the rest."
        ),
        MoreWhere.WORSE: mark(
            "There are too few figures for Wales to say; the places where this was delivered got "
            "worse compared with the rest."
        ),
        MoreWhere.OPEN: mark(
            "There are too few figures for Wales to say, and whether there is more where this was "
            "delivered cannot be told."
        ),
        MoreWhere.ALONE: mark(
            "There are too few figures for Wales to say, and there is no place without this to "
            "compare with."
        ),
    },
    WalesWord.NO_FIGURE: {
        MoreWhere.MOVED: mark(
            "No figure for Wales is published; the places where this was delivered moved more than "
            "the rest."
        ),
        MoreWhere.SHORT: mark(
            "No figure for Wales is published; where this was delivered the hoped-for change did "
            "not come, at least not in full."
        ),
        MoreWhere.FLAT: mark(
            "No figure for Wales is published; the places where this was delivered moved no more "
            "than the rest."
        ),
        MoreWhere.WORSE: mark(
            "No figure for Wales is published; the places where this was delivered got worse "
            "compared with the rest."
        ),
        MoreWhere.OPEN: mark(
            "No figure for Wales is published, and whether there is more where this was delivered "
            "cannot be told."
        ),
        MoreWhere.ALONE: mark(
            "No figure for Wales is published, and there is no place without this to compare with."
        ),
    },
}

NO_DIRECTION = mark("No good direction is set, so neither fact can be told.")


def say_together(
    word: WalesWord, code: VerdictCode, *, nothing_to_compare: bool, _: Translator
) -> str:
    """Say in one sentence how Wales moves and whether there is more where this was delivered.

    Parameters
    ----------
    code
        The verdict; the code beneath where there is one, which says more.
    nothing_to_compare
        Whether the verdict comes from one series alone.
    """
    if word is WalesWord.NEITHER:
        return _(NO_DIRECTION)
    more = classify_more_where(code, nothing_to_compare=nothing_to_compare)
    return _(TOGETHER[word][more])


def classify_more_where(code: VerdictCode, *, nothing_to_compare: bool) -> MoreWhere:
    """Class a verdict by what it says of the places where this was delivered."""
    kind = get_verdict_label(code).kind
    if nothing_to_compare and kind != MoreWhere.OPEN:
        return MoreWhere.ALONE
    if code is VerdictCode.SHORT_OF_HOPED:
        return MoreWhere.SHORT
    return MoreWhere(kind)
