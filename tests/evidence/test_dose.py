"""Amounts per head: how they add up, and the regression they go into."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from causaldata import organ_donations
from statsmodels.regression.linear_model import WLS

from evidence.dose import amounts_differ, dose_weights, measure_dose
from evidence.inputs import LinkData
from tests.evidence.simulation import NOBODY, POPULATION, days_of, make_cells, make_link


def link_with(planned: list[tuple[int, int, float]], lag: int = 0) -> LinkData:
    link = make_link(np.zeros((22, 12)), np.full(22, NOBODY), lag=lag, design="dose")
    return replace(link, deliveries=make_cells(planned, "quarterly", until=link.as_at))


def test_measure_dose_cumulates_per_head_from_the_lag_on() -> None:
    """d* is the mean plan per head of the two planned places; 1 is full delivery at d*."""
    link = link_with([(0, 4, 100), (0, 6, 300), (1, 4, 200)], lag=2)
    dose = measure_dose(link, np.arange(12))
    assert dose is not None
    per_head = np.array([400 / POPULATION[0], 200 / POPULATION[1]])
    full = per_head.mean()
    first = np.array([0] * 6 + [100 / POPULATION[0]] * 2 + [400 / POPULATION[0]] * 4) / full
    np.testing.assert_allclose(dose.known[0], first, rtol=1e-12)
    np.testing.assert_allclose(dose.known[1], [0] * 6 + [per_head[1] / full] * 6, rtol=1e-12)
    assert not dose.known[2:].any()


def test_a_missing_return_counts_as_planned() -> None:
    link = link_with([(0, 4, 100), (1, 4, 100)])
    waiting = replace(link.deliveries, delivered=np.array([np.nan, 50.0]))
    dose = measure_dose(replace(link, deliveries=waiting), np.arange(12))
    assert dose is not None
    assert dose.unreturned == 0.5
    assert dose.known[0, -1] * POPULATION[0] == pytest.approx(2 * dose.known[1, -1] * POPULATION[1])


def test_what_is_still_planned_is_told_apart() -> None:
    link = link_with([(0, 4, 100), (1, 20, 100)])
    dose = measure_dose(link, np.arange(24))
    assert dose is not None
    assert not dose.known[1].any()
    assert dose.to_come[1, 20] > 0
    assert dose.unreturned == 0


def test_yearly_figures_take_quarterly_deliveries_by_the_end_of_the_year() -> None:
    link = make_link(np.zeros((22, 6)), np.full(22, NOBODY), "annual", design="dose")
    first, last = days_of("quarterly", np.array([8, 11]))
    cells = replace(
        make_cells([(0, 0, 100), (0, 0, 300)], "annual", until=date(2020, 1, 1)),
        first_day=first,
        last_day=last,
    )
    dose = measure_dose(replace(link, deliveries=cells), np.arange(6))
    assert dose is not None
    assert dose.known[0].tolist() == [0, 0, 1, 1, 1, 1]


def test_measure_dose_without_plan_or_population() -> None:
    assert measure_dose(link_with([]), np.arange(12)) is None
    link = link_with([(0, 4, 100)])
    nobody = replace(link, population=np.zeros(22))
    assert measure_dose(nobody, np.arange(12)) is None


def test_organ_donations() -> None:
    """California's active choice from the third quarter of 2011 on: −0.022459 (1e-5)."""
    data = organ_donations.load_pandas().data
    rates = data.pivot(index="State", columns="Quarter_Num", values="Rate")
    amounts = np.zeros(rates.shape)
    amounts[list(rates.index).index("California"), 3:] = 1
    found = (dose_weights(amounts) * rates.to_numpy()).sum()
    assert found == pytest.approx(-0.022459, abs=1e-5)


def test_weighted_dose_is_weighted_least_squares_with_dummies() -> None:
    rng = np.random.default_rng(3)
    amounts, values = rng.random((6, 8)), rng.normal(size=(6, 8))
    importance = rng.uniform(1, 5, 6)
    units, times = np.indices((6, 8))
    design = pd.concat(
        [
            pd.Series(amounts.ravel()),
            pd.get_dummies(units.ravel(), dtype=float),
            pd.get_dummies(times.ravel(), drop_first=True, dtype=float),
        ],
        axis=1,
    )
    fit = WLS(values.ravel(), design.to_numpy(), weights=importance[units.ravel()]).fit()
    found = (dose_weights(amounts, importance) * values).sum()
    assert found == pytest.approx(fit.params[0], abs=1e-9)


def test_amounts_that_do_not_differ_weigh_nothing() -> None:
    everywhere = np.tile(np.arange(8.0), (6, 1))
    assert not amounts_differ(everywhere)
    assert not dose_weights(everywhere).any()
