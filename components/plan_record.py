"""What a drafted expectation says once it is to be recorded, and what is wrong with it in words."""

from collections.abc import Iterator, Mapping
from html import escape

from components.html import Html, plain
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
    "area": mark("Who gets it when"),
    "period": mark("Who gets it when"),
}
"""What a reader calls the columns of the pack that are filled in here."""

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


def build_problems(problems: tuple[Problem, ...], _: Translator) -> Html:
    """Return what is wrong with an expectation, each with the field it is about."""
    items = "".join(f"<li>{escape(said)}</li>" for said in _say_problems(problems, _))
    head = escape(_("This cannot be recorded as it is:"))
    return Html(
        f'<div class="mw-note mw-note-concern mw-plan-sooner" role="alert">{head}'
        f"<ul>{items}</ul></div>"
    )


def _say_problems(problems: tuple[Problem, ...], _: Translator) -> Iterator[str]:
    for problem in problems:
        label = COLUMNS.get(problem.column or "")
        yield f"{_(label)}: {problem.message}" if label else str(problem)
