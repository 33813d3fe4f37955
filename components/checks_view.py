"""What could be wrong with the answer, checked: what held, what did not, what could not be done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from components import marks
from components.html import Html
from components.link_view import LinkView
from components.palette import Palette
from components.takeaway import Column, TakenTable
from evidence.caveats import say_missing, split_code
from evidence.facts import VerdictCode
from evidence.ladder import RAN_ALONGSIDE, passes_own_trend
from evidence.multiple import FALSE_DISCOVERY_RATE
from evidence.numbers import Measure, choose_decimals, format_difference, format_signed, format_size
from evidence.sentences import MOVED, NULL
from evidence.series import SIGNIFICANT
from evidence.verdict import NOT_ENOUGH
from locales import Translator, mark
from locales.formats import format_number

COARSE = 0.01
"""The smallest chance from which the deals are said to be too few (10.9 of the method)."""
OFTEN = 0.995
PERIODS: Mapping[str, str] = {
    "annual": mark("years: {count}"),
    "quarterly": mark("quarters: {count}"),
    "monthly": mark("months: {count}"),
}


class Held(StrEnum):
    """What became of a check."""

    PASSED = "passed"
    FAILED = "failed"
    OPEN = "open"
    WEIGH = "weigh"


HELD_WORDS: Mapping[Held, str] = {
    Held.PASSED: mark("holds"),
    Held.FAILED: mark("does not hold"),
    Held.OPEN: mark("could not be checked"),
    Held.WEIGH: mark("to weigh"),
}


@dataclass(frozen=True)
class Check:
    """One check: what was asked, what became of it, and the number it rests on, in words."""

    code: str
    asked: str
    held: Held
    told: str


def chance_of(p: float, _: Translator) -> str:
    """Say how often chance alone does as much, in a hundred or a thousand tries."""
    if p < 0.001:
        return _("Chance alone would give this much in fewer than 1 of 1,000 tries.")
    if p < 2 * RAN_ALONGSIDE:
        count = format_number(1000 * p, 0, _.lang)
        return _("Chance alone would give this much in about {count} of 1,000 tries.", count=count)
    if p > OFTEN:
        return _("Chance alone would give this much in nearly every try.")
    count = format_number(100 * p, 0, _.lang)
    return _("Chance alone would give this much in about {count} of 100 tries.", count=count)


def list_checks(view: LinkView, _: Translator) -> list[Check]:
    """Return every check that this link's design knows, in the order to be read."""
    document = view.document
    if document is None:
        return []
    found = [_enough(document, view, _)]
    if document["estimate"] is not None:
        found += _of_the_answer(document, view, _)
    found += [_in_time(document, _), _chosen(view, _), *_beside(document, view, _)]
    return found


def _of_the_answer(document: Mapping[str, Any], view: LinkView, _: Translator) -> Iterator[Check]:
    """Yield the checks of an estimate; one series has few."""
    measure, decimals = view.measure, view.facts.decimals
    yield _large_enough(document, measure, decimals, _)
    if document["design"] != "interrupted_series":
        yield _rehearsal(document, _)
        yield _own_trend(document, _)
        yield _one_place(document, measure, decimals, _)
        yield _many(document, _)
        if document["smallest_p"] is not None:
            yield _coarse(document, _)
        if document["break_even"] is not None:
            yield _break_even(document, measure, decimals, _)


def _enough(document: Mapping[str, Any], view: LinkView, _: Translator) -> Check:
    names = view.record.names if view.record else {}
    lacking = [code for code in document["missing"] if code in NOT_ENOUGH]
    if lacking:
        told = " ".join(say_missing(code, names, _) for code in lacking)
        return Check("enough", _("Are there enough places and figures?"), Held.FAILED, told)
    counted = []
    if document["design"] != "interrupted_series" and document["n_areas"] is not None:
        count = document["n_areas"]
        counted.append(
            _("health boards compared: {count}", count=count)
            if document["by_board"]
            else _("places compared: {count}", count=count)
        )
        counted.append(_("of them reached: {count}", count=document["n_reached"] or 0))
    if document["n_periods"] is not None:
        counted.append(_(PERIODS[view.facts.frequency], count=document["n_periods"]))
    told = "; ".join(counted)
    told = f"{told[:1].upper()}{told[1:]}." if told else ""
    held = Held.PASSED if counted else Held.OPEN
    return Check("enough", _("Are there enough places and figures?"), held, told)


def _large_enough(
    document: Mapping[str, Any], measure: Measure, decimals: int, _: Translator
) -> Check:
    asked = _("Could a change as large as hoped for have been seen?")
    mde, expected = document["mde80"], document["expected"]
    if mde is None or expected is None:
        return Check("large_enough", asked, Held.OPEN, "")
    few = choose_decimals(decimals, [mde, expected], [(mde, abs(expected))])
    told = _(
        "Smallest change that could be seen: {mde}; hoped for: {expected}.",
        mde=format_size(mde, measure, few, _),
        expected=format_size(expected, measure, few, _),
    )
    held = Held.PASSED if mde <= abs(expected) else Held.FAILED
    return Check("large_enough", asked, held, told)


def _rehearsal(document: Mapping[str, Any], _: Translator) -> Check:
    asked = _("Did the places run alongside the rest before it began?")
    p = document["placebo_p"]
    if p is None:
        told = _("A rehearsal on earlier dates was not possible.")
        return Check("rehearsal", asked, Held.OPEN, told)
    if p >= RAN_ALONGSIDE:
        held, said = Held.PASSED, _("A rehearsal on earlier dates found no difference.")
    elif p > SIGNIFICANT:
        held, said = Held.WEIGH, _("A rehearsal on earlier dates leaves it open.")
    else:
        held, said = Held.FAILED, _("A rehearsal on earlier dates already found a difference.")
    return Check("rehearsal", asked, held, f"{said} {chance_of(p, _)}")


def _own_trend(document: Mapping[str, Any], _: Translator) -> Check:
    asked = _("Does it stand when each place is held against its own earlier path?")
    p, agrees = document["own_trend_p"], document["own_trend_agrees"]
    if p is None:
        return Check("own_trend", asked, Held.OPEN, _("Too few figures from before it began."))
    if counted_as(document) in NULL:
        held = Held.PASSED if p > SIGNIFICANT else Held.FAILED
        said = (
            _("Looked at that way there is no clear difference either.")
            if held is Held.PASSED
            else _("Looked at that way there is a difference.")
        )
    else:
        held = Held.PASSED if passes_own_trend(p, agrees) else Held.FAILED
        said = (
            _("Looked at that way it stands out, too.")
            if held is Held.PASSED
            else _("Looked at that way it does not stand out.")
        )
    return Check("own_trend", asked, held, f"{said} {chance_of(p, _)}")


def counted_as(document: Mapping[str, Any]) -> VerdictCode:
    """Return the code that the numbers speak of: the one beneath, where there is one."""
    return VerdictCode(document["beneath"] or document["verdict"])


def _one_place(
    document: Mapping[str, Any], measure: Measure, decimals: int, _: Translator
) -> Check:
    asked = _("Does no one place decide the answer?")
    left = document["leave_one_out"]
    if left is None:
        return Check("one_place", asked, Held.OPEN, "")
    low, high = left["lowest"], left["highest"]
    few = choose_decimals(decimals, [low, high])
    told = _(
        "Leaving out each place in turn, it lies between {low} and {high}.",
        low=format_signed(low, few, _.lang),
        high=format_difference(high, measure, few, _),
    )
    if left["stable"]:
        held = Held.PASSED
    else:
        held = Held.WEIGH if counted_as(document) in NULL else Held.FAILED
    return Check("one_place", asked, held, told)


def _many(document: Mapping[str, Any], _: Translator) -> Check:
    asked = _("Does it stand among all links of the mission that were looked at?")
    q, size = document["q"], document["family_size"]
    looked = _("Links looked at together: {count}.", count=size)
    if q is None:
        return Check("many", asked, Held.OPEN, looked)
    if counted_as(document) in NULL:
        said = _("It does not stand out, even looked at by itself.")
        return Check("many", asked, Held.WEIGH, f"{looked} {said}")
    held = Held.PASSED if q <= FALSE_DISCOVERY_RATE else Held.FAILED
    return Check("many", asked, held, f"{looked} {chance_of(q, _)}")


def _coarse(document: Mapping[str, Any], _: Translator) -> Check:
    asked = _("Are there enough ways to deal out the places, so that chance can be ruled out?")
    smallest = document["smallest_p"]
    held = Held.FAILED if smallest > COARSE else Held.PASSED
    told = _(
        "With these places, chance can at best be ruled out to {count} in 10,000.",
        count=format_number(max(1.0, 10000 * smallest), 0, _.lang),
    )
    return Check("coarse", asked, held, told)


def _break_even(
    document: Mapping[str, Any], measure: Measure, decimals: int, _: Translator
) -> Check:
    gap = document["break_even"]
    few = choose_decimals(decimals, [gap])
    told = _(
        "If these places were moving by {gap} a year against the rest anyway, that alone would "
        "give this answer.",
        gap=format_difference(gap, measure, few, _),
    )
    return Check(
        "break_even", _("How different would the earlier paths have to be?"), Held.WEIGH, told
    )


def _in_time(document: Mapping[str, Any], _: Translator) -> Check:
    asked = _("Was the expectation recorded before the figures it is judged on?")
    if document["outcome_from"] is None:
        held = Held.PASSED if document["verdict"] == VerdictCode.TOO_EARLY else Held.OPEN
        return Check("in_time", asked, held, _("There are no such figures yet."))
    late = document["registered_on"] > document["outcome_from"]
    told = (
        _("It was recorded after the first of them had ended.")
        if late
        else _("It was recorded before the first of them had ended.")
    )
    return Check("in_time", asked, Held.FAILED if late else Held.PASSED, told)


def _chosen(view: LinkView, _: Translator) -> Check:
    asked = _("Were the places chosen so that they can be compared?")
    chosen = view.expectation.places_chosen
    held, told = {
        "lot": (Held.PASSED, _("Lots decided who came first.")),
        "need": (Held.WEIGH, _("Those with the greatest need came first.")),
        "readiness": (Held.WEIGH, _("Those who were ready came first.")),
        "bad_year": (
            Held.FAILED,
            _("They were chosen after a bad year, and a better one often follows in any case."),
        ),
        "all": (Held.FAILED, _("It began everywhere at once: nothing is left to compare with.")),
    }.get(chosen, (Held.WEIGH, _("They were chosen in another way.")))
    return Check("chosen", asked, held, told)


def _beside(document: Mapping[str, Any], view: LinkView, _: Translator) -> Iterator[Check]:
    names = view.record.names if view.record else {}
    codes = [split_code(code) for code in document["caveats"]]
    bundled = [names.get(detail, detail) for name, detail in codes if name == "bundled"]
    same = [names.get(detail, detail) for name, detail in codes if name == "same_places"]
    asked = _("Is it alone in these places?")
    if bundled:
        told = _("Cannot be told apart from: {names}.", names=", ".join(bundled))
        yield Check("alone", asked, Held.FAILED, told)
    elif same:
        told = _("Began in the same places at about the same time: {names}.", names=", ".join(same))
        yield Check("alone", asked, Held.WEIGH, told)
    else:
        told = _("No other output recorded here began in the same places at that time.")
        yield Check("alone", asked, Held.PASSED, told)


def checks_finding(checks: list[Check], _: Translator) -> str:
    """Count what holds, what does not, and what could not be checked."""
    counts = {held: sum(check.held is held for check in checks) for held in Held}
    return _(
        "Checks that hold: {passed}; that do not: {failed}; to weigh: {weigh}; that could not be "
        "carried out: {open}.",
        passed=counts[Held.PASSED],
        failed=counts[Held.FAILED],
        weigh=counts[Held.WEIGH],
        open=counts[Held.OPEN],
    )


def checks_html(checks: list[Check], palette: Palette, _: Translator) -> Html:
    """Return the checks as a list: mark, word, what was asked, what was found."""
    shapes = {
        Held.PASSED: marks.tick,
        Held.FAILED: marks.square,
        Held.OPEN: marks.dash,
        Held.WEIGH: marks.half,
    }
    items = [
        f"<li>{marks.mark(shapes[check.held], palette)}<div>"
        f'<span class="mw-strong">{escape(check.asked)}</span> '
        f'<span class="mw-link-held">{escape(_(HELD_WORDS[check.held]))}</span>'
        f"<br>{escape(check.told)}</div></li>"
        for check in checks
    ]
    return Html(f'<ul class="mw-checks">{"".join(items)}</ul>')


def take_checks(checks: list[Check], _: Translator) -> TakenTable:
    """Return the checks as a table."""
    return TakenTable(
        "checks",
        _("What was checked"),
        (Column(_("What was asked")), Column(_("Does it hold?")), Column(_("What was found"))),
        [(check.asked, _(HELD_WORDS[check.held]), check.told) for check in checks],
    )


def is_moved(document: Mapping[str, Any]) -> bool:
    """Whether it moved more where it was delivered: then the answer has a strength."""
    return counted_as(document) in MOVED
