"""What a drafted expectation says once it is to be recorded, and what is wrong with it in words."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from components.html import Html, link, plain
from components.plan_view import Drafted, PlanView
from data.pack.expectation import NewExpectation
from data.pack.problems import Problem
from data.portfolio import OutputFacts
from evidence.draft_sentences import Way
from locales import Translator, mark
from locales.alphabet import sort_key
from models.enums import PlacesChosen

COLUMNS: Mapping[str, str] = {
    "output": mark("Output"),
    "hypothesis_en": mark("What is expected, in English"),
    "hypothesis_cy": mark("What is expected, in Welsh"),
    "planned": mark("What each place is to get"),
    "expected_effect": mark("Hoped for"),
    "lag_periods": mark("Time to show"),
    "places_chosen": mark("Who comes first"),
    "indicator": mark("Measure"),
    "area": mark("Who gets it when"),
    "period": mark("Who gets it when"),
}
"""What a reader calls the columns of the pack that are filled in here."""
_COLUMN = re.compile(rf"\b({'|'.join(name for name in COLUMNS if '_' in name)})\b")
"""A column's name within a sentence, where it is no word of its own."""

CHOSEN: Mapping[Way, PlacesChosen] = {
    Way.NEED: PlacesChosen.NEED,
    Way.LOT: PlacesChosen.LOT,
    Way.HAND: PlacesChosen.OTHER,
}


def output_names(outputs: Mapping[str, OutputFacts], view: PlanView, lang: str) -> dict[str, str]:
    """Return the outputs that may be linked to the measure, by code: like is linked to like."""
    names = {
        code: f"{plain(output.title, lang)} · {plain(output.team.name, lang)}"
        for code, output in outputs.items()
        if output.illustrative == view.ground.facts.illustrative
    }
    return dict(sorted(names.items(), key=lambda each: sort_key(each[1], lang)))


def places_chosen(view: PlanView, plan: Drafted, recorded: str) -> str:
    """Return how places were chosen, as the pack writes it.

    Parameters
    ----------
    recorded
        What is recorded of the contribution that is opened.
    """
    staircase = plan.rollout.staircase
    if staircase.waiting == 0 and len(staircase.starts) == 1:
        return PlacesChosen.ALL.value
    if plan.rollout.way is Way.RECORDED:
        return recorded
    return CHOSEN[plan.rollout.way].value


def new_expectation(
    view: PlanView,
    plan: Drafted,
    output: str,
    hypothesis: Mapping[str, str],
    quantity: float,
    recorded: str,
) -> NewExpectation:
    """Return what would be recorded of a drafted roll-out; `hypothesis` by language."""
    facts, staircase = view.ground.facts, plan.rollout.staircase
    starts = ((area, staircase.start_of(at)) for at, area in enumerate(view.ground.areas))
    return NewExpectation(
        output=output,
        indicator=facts.code,
        hypothesis_en=hypothesis["en"],
        hypothesis_cy=hypothesis["cy"],
        effect=view.hoped * view.words.measure.sign,
        lag=view.lag,
        places_chosen=places_chosen(view, plan, recorded),
        primary=True,
        registered_on=view.today,
        starts=tuple((area, start) for area, start in starts if start is not None),
        quantity=quantity,
    )


def build_problems(
    problems: tuple[Problem, ...], _: Translator, recorded: str | None = None
) -> Html:
    """Return what is wrong with an expectation, each with the field it is about.

    Parameters
    ----------
    recorded
        The address that begins with what is recorded of the output, if anything else is; offered
        where a place has it already.
    """
    items = "".join(f"<li>{escape(said)}</li>" for said in _say_problems(problems, _))
    if recorded and any(problem.column == "area" and problem.row is None for problem in problems):
        items += f"<li>{link(recorded, _('Begin with what is recorded of this output'))}</li>"
    head = escape(_("This cannot be recorded as it is:"))
    return Html(
        f'<div class="mw-note mw-note-concern mw-plan-sooner" role="alert">{head}'
        f"<ul>{items}</ul></div>"
    )


def _say_problems(problems: tuple[Problem, ...], _: Translator) -> Iterator[str]:
    """Yield each problem in words of the form: no reader of it has seen the pack's columns."""
    for problem in problems:
        label = COLUMNS.get(problem.column or "")
        said = _COLUMN.sub(lambda found: f"“{_(COLUMNS[found[0]])}”", problem.message)
        named = label is None or _(label) in said
        yield said if named else f"{_(label or '')}: {said}"
