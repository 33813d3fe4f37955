"""Withheld counts: judged at both ends, printed if that does not matter."""

from dataclasses import replace

import numpy as np
import pytest

from evidence.inputs import LinkData
from evidence.suppressed import judge_suppressed, pick_suppressed_run
from tests.evidence.simulation import NOBODY, make_link


@pytest.fixture
def counts() -> LinkData:
    """Counts around 20; ten withheld in reached places after their start."""
    values = np.random.default_rng(1).poisson(20, size=(22, 40)).astype(float)
    starts = np.where(np.arange(22) % 4 == 0, 20, NOBODY)
    link = make_link(values, starts)
    hidden = np.zeros(values.shape, dtype=bool)
    hidden[[0, 4, 8, 12, 16], 30:32] = True
    return replace(
        link,
        facts=replace(link.facts, decimals=0, unit="people"),
        values=np.where(hidden, np.nan, values),
        suppressed=hidden,
    )


def test_withheld_counts_are_judged_at_nothing_and_at_four(counts: LinkData) -> None:
    least, most = judge_suppressed(counts, 199)
    assert least.estimate is not None
    assert most.estimate is not None
    assert least.estimate < most.estimate
    share = 10 / (6 * 20)
    assert most.estimate - least.estimate == pytest.approx(4 * share, abs=1e-9)


@pytest.mark.parametrize("facts", [{"decimals": 1}, {"unit": "%"}])
def test_withheld_rates_are_missing(counts: LinkData, facts: dict[str, object]) -> None:
    rates = replace(counts, facts=replace(counts.facts, **facts))
    assert len(judge_suppressed(rates, 199)) == 1


def test_without_withheld_figures_there_is_one_run(counts: LinkData) -> None:
    assert len(judge_suppressed(replace(counts, suppressed=counts.suppressed & False), 199)) == 1


def test_the_run_nearer_zero_is_printed_if_the_verdicts_agree(counts: LinkData) -> None:
    runs = judge_suppressed(counts, 199)
    nearest = min(runs, key=lambda run: abs(run.estimate or 0))
    assert pick_suppressed_run(runs, ["cannot_tell", "cannot_tell"]) is nearest
    apart = pick_suppressed_run(runs, ["cannot_tell", "wrong_way"])
    assert apart == replace(nearest, missing=(*nearest.missing, "suppressed"))
