"""The sentences about a link, by what is to be said; :mod:`evidence.sentences` chooses.

Plain words for readers. {least}, {most}, {expected} and {mde} are sizes with their unit;
{estimate}, {low} and {high} carry their sign in the indicator's own direction.
"""

from collections.abc import Mapping

from evidence.facts import VerdictCode
from locales import mark

FINDINGS: Mapping[str, str] = {
    "places": mark(
        "Where it was delivered, the figures moved by {estimate} (95% limits {low} to {high}) "
        "compared with where it was not."
    ),
    "boards": mark(
        "In the health boards where it was delivered, the figures moved by {estimate} (95% limits "
        "{low} to {high}) compared with the other health boards."
    ),
    "amount": mark(
        "Judged by how much was delivered, full delivery goes with a move of {estimate} (95% "
        "limits {low} to {high}) compared with no delivery."
    ),
    "step": mark(
        "After it began, the figures stood {estimate} (95% limits {low} to {high}) off the path "
        "they were on."
    ),
    "paths_differed": mark(
        "The places it went to were on another path even before it began, so their move of "
        "{estimate} (95% limits {low} to {high}) since then is no fair comparison."
    ),
    "too_early": mark("The figures that could show something are not there yet."),
    "nothing_due": mark("Nothing was to be delivered yet."),
    "not_delivered": mark(
        "Of the plan, {share} is delivered: too little to judge by, which takes half."
    ),
    "not_delivered_range": mark(
        "Of the plan, between {least_share} and {most_share} is delivered: too little to judge by, "
        "which takes half."
    ),
    "not_enough_data": mark("There are not enough figures to judge by."),
    "not_set_up": mark("No expectation is recorded that the figures could be held against."),
}

AGAINST_HOPE: Mapping[str, str] = {
    "moving_as_hoped": mark(
        "That is at least {least} for the better, and in keeping with the {expected} hoped for."
    ),
    "at_least_the_hope": mark("That is at least {least} for the better; {expected} was hoped for."),
    "moving_less_than_hoped": mark(
        "That is at least {least} for the better and at most {most} (one-sided 95% limit), short "
        "of the {expected} hoped for."
    ),
    "delivered_not_moving": mark(
        "A difference for the better is at most {most} (one-sided 95% limit); {expected} was hoped "
        "for."
    ),
    "no_room": mark(
        "A difference for the better lies outside the one-sided 95% limit; {expected} was hoped "
        "for."
    ),
    "short_of_hoped": mark(
        "A difference for the better is at most {most} (one-sided 95% limit): the {expected} hoped "
        "for is ruled out, less than that or nothing is not."
    ),
    "cannot_tell": mark("The {expected} hoped for cannot be told from nothing with these figures."),
    "wrong_way": mark(
        "That is the wrong way: a difference of {expected} for the better was hoped for."
    ),
    "paths_differed": mark("A difference of {expected} for the better was hoped for."),
    "could_have_seen": mark(
        "The smallest change we could have seen, four times in five, is {mde}."
    ),
    "told_from_none": mark("The smallest change that could be told from none is {mde}."),
}

NOT_SAID: Mapping[str, str] = {
    "why": mark(
        "This does not say why: something else may have reached the same places at the same time."
    ),
    "elsewhere": mark(
        "This does not say how much any one place gained, nor that it would be the same elsewhere."
    ),
    "step": mark("This does not say why: whatever else began at that time would look the same."),
    "wrong_way": mark(
        "This does not say that delivery is behind it: something else may have reached the same "
        "places at the same time."
    ),
    "wrong_way_step": mark(
        "This does not say that delivery is behind it: whatever else began at that time would look "
        "the same."
    ),
    "delivered_not_moving": mark(
        "This does not say that it never helps: a change smaller than {mde} could have been missed."
    ),
    "delivered_not_moving_unsized": mark(
        "This does not say that it never helps: a small change could have been missed."
    ),
    "moving_elsewhere": mark(
        "This does not say what is moving Wales, nor that it never helps where it is delivered."
    ),
    "short_of_hoped": mark("This does not say that nothing came of it, nor that something did."),
    "cannot_tell": mark(
        "This does not say that nothing came of it: the figures could not have shown it."
    ),
    "paths_differed": mark(
        "This does not say whether it helps: these places cannot be compared with the others."
    ),
    "too_early": mark("This says nothing yet, for or against."),
    "not_delivered": mark("This does not say whether it would help if it were delivered."),
    "not_enough_data": mark("This says nothing, for or against: the figures are not there."),
    "not_set_up": mark("This says nothing, for or against."),
}

STRENGTH: Mapping[str, str] = {
    "association": mark("How far we can go: places where it was delivered moved more."),
    "amount": mark("How far we can go: places where more was delivered moved more."),
    "step": mark("How far we can go: it moved after it began."),
    "consistent": mark(
        "How far we can go: this is consistent with what was hoped for. Before delivery these "
        "places ran alongside the others, no one place decides the answer, and it stands when all "
        "links of the mission are looked at together."
    ),
    "evidence": mark(
        "How far we can go: this is evidence that it contributes. The expectation was recorded in "
        "time, and either lots decided who came first, or the answer stands when each place is "
        "held against its own earlier path."
    ),
}

MANY: Mapping[str, str] = {
    "promising": mark(
        "Promising; one of {count} we looked at, and among so many one like this can come by "
        "chance."
    ),
    "one": mark("One of {count} we looked at, and among so many one like this can come by chance."),
}

PROMPTS: Mapping[VerdictCode, str] = {
    VerdictCode.MOVING_AS_HOPED: mark("To consider: persist."),
    VerdictCode.MOVING_LESS_THAN_HOPED: mark("To consider: persist, or ask how to scale it up."),
    VerdictCode.DELIVERED_NOT_MOVING: mark("To consider: pivot or stop."),
    VerdictCode.SHORT_OF_HOPED: mark("To consider: review it."),
    VerdictCode.CANNOT_TELL: mark("To consider: keep measuring, or improve the comparison."),
    VerdictCode.TOO_EARLY: mark("To consider: keep measuring, or improve the comparison."),
    VerdictCode.WRONG_WAY: mark("To consider: stop and look."),
    VerdictCode.PATHS_DIFFERED: mark("To consider: redesign the comparison."),
    VerdictCode.MOVING_ELSEWHERE: mark("And ask: what else moved Wales?"),
}
