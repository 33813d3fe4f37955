"""The second opinion, held to the authors' data and to an independent implementation."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from diff_diff import CallawaySantAnna

from evidence.callaway import callaway_weights, compare_changes
from tests.evidence.simulation import NOBODY, QUARTERS, raw_panel, simulate_link, wave_starts
from tests.evidence.test_weights import long_frame

MPDTA = Path(__file__).parent / "data" / "mpdta.csv"


@pytest.mark.parametrize(
    ("not_yet", "published"), [(False, -0.0399512751551763), (True, -0.0397636256230437)]
)
def test_county_employment_as_the_authors_have_it(not_yet: bool, published: float) -> None:
    """R `did`, simple ATT without covariates; 1e-10: the same sums in another order."""
    data = pd.read_csv(MPDTA)
    values = data.pivot(index="county", columns="year", values="lemp").to_numpy()
    first = data.groupby("county")["first_treat"].first().to_numpy()
    panel = raw_panel(values, np.where(first > 0, first - 2003, NOBODY))
    ours = (callaway_weights(panel, 0, not_yet) * values).sum()
    assert ours == pytest.approx(published, abs=1e-10)


@pytest.mark.parametrize("group", ["not_yet_treated", "never_treated"])
def test_callaway_weights_equal_diff_diff(group: str) -> None:
    starts = wave_starts(np.random.default_rng(4), QUARTERS)
    values = simulate_link(4, effect=1.0).values
    panel = raw_panel(values, starts)
    ours = (callaway_weights(panel, 0, group == "not_yet_treated") * values).sum()
    fit = CallawaySantAnna(control_group=group, estimation_method="reg").fit(
        long_frame(values, starts),
        outcome="value",
        unit="unit",
        time="time",
        first_treat="first_treat",
    )
    assert ours == pytest.approx(fit.overall_att, abs=1e-8)


def test_changes_are_taken_from_the_last_baseline_period() -> None:
    """A period before the start that is excluded is passed over."""
    panel = raw_panel(np.zeros((3, 5)), np.array([3, NOBODY, NOBODY]))
    panel.baseline[0, 2] = False
    changes = compare_changes(panel, 3)
    assert changes.base.tolist() == [1, 2, 2]
    assert changes.sizes.tolist()[3:] == [1, 1]


def test_without_waiting_units_there_is_no_change() -> None:
    panel = raw_panel(np.zeros((3, 5)), np.array([2, 2, 2]))
    assert not callaway_weights(panel, 0).any()
