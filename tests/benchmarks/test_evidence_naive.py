"""The ways of looking that ours is held beside are what they are called."""

from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import stats

from benchmarks.evidence_naive import (
    compare_not_yet,
    correlate_delivery_with_level,
    deal_world,
    fit_twfe,
    impute,
)
from benchmarks.evidence_tables import write_tables
from benchmarks.evidence_worlds import Cell, make_world
from tests.evidence.simulation import REALISTIC


@pytest.mark.parametrize("size", ["quarters", "years"])
def test_fit_twfe_is_that_of_statsmodels(size: str) -> None:
    world = make_world(Cell(size, REALISTIC, 1), 5)
    values = world.values + 0.5 * world.delivery
    count, periods = values.shape
    design = np.column_stack(
        [
            world.delivery.ravel(),
            np.kron(np.eye(count), np.ones((periods, 1))),
            np.kron(np.ones((count, 1)), np.eye(periods))[:, 1:],
        ]
    )
    plain = sm.OLS(values.ravel(), design).fit()
    places = np.repeat(np.arange(count), periods)
    clustered = plain.get_robustcov_results("cluster", groups=places, use_t=True)
    (ordinary, estimate), (robust, _) = fit_twfe(values, world)
    assert estimate == pytest.approx(plain.params[0], rel=1e-10)
    assert ordinary == pytest.approx(plain.pvalues[0], rel=1e-8)
    # statsmodels counts the place effects as parameters; we, like most, do not.
    counted = (values.size - periods - 1) / (values.size - design.shape[1])
    t = clustered.tvalues[0] * np.sqrt(counted)
    assert robust == pytest.approx(2 * stats.t.sf(abs(t), count - 1), rel=1e-8)


def test_an_effect_added_is_an_effect_estimated() -> None:
    world = make_world(Cell("years", REALISTIC, 1), 3)
    dealt = deal_world(world, seed=1, deals=199)
    for way in (impute, compare_not_yet):
        assert way(dealt, 2.0)[1] - way(dealt, 0.0)[1] == pytest.approx(2.0)
        assert way(dealt, 9.0)[0] == pytest.approx(1 / 200), "nothing dealt is as extreme"


def test_correlate_delivery_with_level_blames_need() -> None:
    """Where the worst places get it first, delivery goes with standing low."""
    world = make_world(Cell("years", REALISTIC, 1), 3)
    p, estimate = correlate_delivery_with_level(world.values, world)
    assert p < 0.05
    assert estimate < 0


def test_write_tables_between_the_markers(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- table:x -->\nold\n<!-- /table:x -->\nb\n", encoding="utf-8")
    write_tables({"x": "new \\1"}, page)
    assert page.read_text(encoding="utf-8") == (
        "a\n<!-- table:x -->\nnew \\1\n<!-- /table:x -->\nb\n"
    )
    with pytest.raises(ValueError, match="no place for the table y"):
        write_tables({"y": ""}, page)
