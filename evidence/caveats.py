"""Everything that can be missing, and everything a reader must be told, in plain sentences.

A code may carry a detail after a colon: ``area:W06000023``, ``bundled:loans-first-sales``.
"""

from collections.abc import Iterable, Mapping

from locales import Translator, mark

MISSING: Mapping[str, str] = {
    "expected_effect": mark("No hoped-for change is recorded."),
    "lag": mark("It is not recorded how long a change should take."),
    "expected_effect_sign": mark(
        "The change recorded as hoped for goes in the bad direction of this indicator."
    ),
    "direction": mark("This indicator has no good direction."),
    "periods_before": mark("Too few figures from before delivery began."),
    "places_reached": mark("Too few of the places reached have enough figures."),
    "places": mark("Too few places have a usable series of figures."),
    "points": mark("The series of figures is too short."),
    "variation": mark("The figures move alike in all places: there is nothing to compare."),
    "interval": mark(
        "The likely range has no end: with so few places, hardly anything stands out."
    ),
    "suppressed": mark(
        "Some figures are withheld as confidential, and they could turn the answer either way."
    ),
    "returns": mark("More than a tenth of the plan has no return yet."),
    "area": mark("Not counted, too few figures: {name}"),
}

CAVEATS: Mapping[str, str] = {
    "by_board": mark(
        "It was rolled out board by board, so health boards are compared, not places."
    ),
    "few_places": mark(
        "It reached three places at the most, so only a large change could be seen."
    ),
    "nothing_to_compare": mark(
        "There are no places without it to compare with: anything else that began at that time "
        "would look the same."
    ),
    "average_of_places": mark("There is no figure for Wales; this is a plain average of places."),
    "part_delivered": mark("Only part of the plan is delivered."),
    "delivery_stopped": mark("In some places delivery has stopped, although more was planned."),
    "returns_missing": mark(
        "Some returns are missing, so what was delivered is known only within a range."
    ),
    "series_break": mark(
        "The way this is measured changed on the way. It changed everywhere at once, so places "
        "can still be compared with one another."
    ),
    "survey_too_small": mark("The survey is too small locally to see this."),
    "smallest_p": mark(
        "With so few ways to deal out the places, chance can never be ruled out better than "
        "1 in 100."
    ),
    "bundled": mark("Cannot be told apart from another output, delivered side by side: {name}"),
    "same_places": mark("Also began in the same places at about the same time: {name}"),
    "bad_year": mark(
        "Places were chosen after a bad year, and a bad year is often followed by a better one "
        "in any case."
    ),
    "registered_late": mark(
        "What was expected was recorded after the first figures it is judged on."
    ),
    "no_placebo": mark("A rehearsal on earlier dates was not possible."),
    "leave_one_out": mark("The answer would point the other way without one of the places."),
    "one_of_many": mark(
        "It stands out by itself, but not among all the links of this mission that were looked at."
    ),
}


def split_code(code: str) -> tuple[str, str]:
    """Return a code and its detail, which is empty where it carries none."""
    name, _colon, detail = code.partition(":")
    return name, detail


def say_caveat(code: str, names: Mapping[str, str], _: Translator) -> str:
    """Return a caveat in words.

    Parameters
    ----------
    names
        What a reader calls the contributions and outputs that a detail may name, by code; a
        detail that is not in it is shown as it is.

    Raises
    ------
    KeyError
        Where there is no such code.
    """
    return _say(code, CAVEATS, names, _)


def say_missing(code: str, names: Mapping[str, str], _: Translator) -> str:
    """Return what is missing in words; `names` as in :func:`say_caveat`, for places.

    Raises
    ------
    KeyError
        Where there is no such code.
    """
    return _say(code, MISSING, names, _)


def say_all_caveats(codes: Iterable[str], names: Mapping[str, str], _: Translator) -> list[str]:
    """Return every caveat in words, each once, in the order of the table above."""
    order = list(CAVEATS)
    ordered = sorted(dict.fromkeys(codes), key=lambda code: order.index(split_code(code)[0]))
    return [say_caveat(code, names, _) for code in ordered]


def _say(code: str, sentences: Mapping[str, str], names: Mapping[str, str], _: Translator) -> str:
    name, detail = split_code(code)
    return _(sentences[name], name=names.get(detail, detail))
