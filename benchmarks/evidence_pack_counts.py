"""What is counted of a simulated pack once it is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.evidence_packs import Truth
from evidence.facts import VerdictCode
from evidence.ladder import Rung


@dataclass(frozen=True)
class PackCount:
    """What is counted of the judged links of a pack."""

    nulls: int
    trues: int
    false_alarms: int
    found: int
    covered: int
    wrong_on_true: int
    top_on_null: int


MOVING = (VerdictCode.MOVING_AS_HOPED, VerdictCode.MOVING_LESS_THAN_HOPED)
WRONG = (VerdictCode.DELIVERED_NOT_MOVING, VerdictCode.WRONG_WAY)


def count_pack(documents: Mapping[str, Mapping[str, Any]], truth: Mapping[str, Truth]) -> PackCount:
    """Count what was made of a pack, by the code beneath where there is one."""
    code = {key: documents[key]["beneath"] or documents[key]["verdict"] for key in truth}
    nulls = [key for key, known in truth.items() if known.effect == 0]
    trues = [key for key, known in truth.items() if known.effect != 0]
    return PackCount(
        nulls=len(nulls),
        trues=len(trues),
        false_alarms=sum(code[key] in (*MOVING, VerdictCode.WRONG_WAY) for key in nulls),
        found=sum(code[key] in MOVING for key in trues),
        covered=sum(_covers(documents[key]["ci95"], known.effect) for key, known in truth.items()),
        wrong_on_true=sum(code[key] in WRONG for key in trues),
        top_on_null=sum(documents[key]["rung"] == Rung.EVIDENCE for key in nulls),
    )


def _covers(ends: Sequence[float | None] | None, effect: float) -> bool:
    if ends is None or ends[0] is None or ends[1] is None:
        return False
    return ends[0] <= effect <= ends[1]
