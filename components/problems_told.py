"""What is wrong with a retrospective, in words of its form: no reader of it has seen the pack."""

import re
from collections.abc import Iterable, Iterator, Mapping

from data.pack.problems import Problem
from locales import Translator, mark

FIELDS: Mapping[str, str] = {
    "decision": mark("Decision"),
    "reason_en": mark("Why, in English"),
    "reason_cy": mark("Why, in Welsh"),
    "learned_en": mark("What we learned, in English"),
    "learned_cy": mark("What we learned, in Welsh"),
    "change_our_mind_en": mark("What would change our mind, in English"),
    "change_our_mind_cy": mark("What would change our mind, in Welsh"),
    "attended": mark("Who was there (how many, or which disciplines; no names)"),
    "owner": mark("Who owns the decision, in English (a role, no name)"),
    "owner_cy": mark("Who owns the decision, in Welsh (a role, no name)"),
    "review_on": mark("When we ask whether it was right"),
    "outcome_of_last": mark("Were we right last time?"),
    "hypothesis_en": mark("What is expected, in English"),
    "hypothesis_cy": mark("What is expected, in Welsh"),
    "expected_effect": mark("What is hoped for"),
    "lag_periods": mark("Time to show"),
}
_COLUMN = re.compile(rf"\b({'|'.join(name for name in FIELDS if '_' in name)})\b")


def tell_problems(problems: Iterable[Problem], _: Translator) -> Iterator[str]:
    """Yield each problem with the field it is about."""
    for problem in problems:
        label = FIELDS.get(problem.column or "")
        said = _COLUMN.sub(lambda found: f"“{_(FIELDS[found[0]])}”", problem.message)
        yield said if label is None else f"{_(label)}: {said}"
