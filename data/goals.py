"""The names of the seven well-being goals."""

import csv
from collections.abc import Iterable
from functools import lru_cache

from data.settings import REFERENCE


@lru_cache(maxsize=1)
def _goals() -> dict[str, dict[str, str]]:
    with (REFERENCE / "wellbeing_goals.csv").open(encoding="utf-8", newline="") as file:
        return {row["goal"]: row for row in csv.DictReader(file)}


def goal_names(goals: Iterable[str], lang: str) -> list[str]:
    """Return the names of goals by their slugs, in the order of the Act."""
    known = _goals()
    wanted = sorted(goals, key=lambda goal: int(known[goal]["order"]))
    return [known[goal][f"title_{lang}"] for goal in wanted]
