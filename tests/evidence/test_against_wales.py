"""A figure is said to lie beyond Wales's only where published limits say so."""

import pytest

from data.figures import Figure
from evidence.against_wales import AgainstWales, hold_against_wales
from tests.components.making import make_figure


def figure(value: float | None, lower: float | None = None, upper: float | None = None) -> Figure:
    return make_figure(value, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("here", "wales", "found"),
    [
        (figure(10, 8, 12), figure(7.9), AgainstWales.HIGHER),
        (figure(10, 8, 12), figure(8), AgainstWales.NOT_APART),
        (figure(10, 8, 12), figure(12.1), AgainstWales.LOWER),
        (figure(10, 8, 12), figure(12), AgainstWales.NOT_APART),
        (figure(10, 8, 12), figure(13, 12, 14), AgainstWales.NOT_APART),
        (figure(10, 8, 12), figure(13, 12.5, 14), AgainstWales.LOWER),
        (figure(10, 8, 12), figure(7, 6, 7.5), AgainstWales.HIGHER),
    ],
)
def test_limits_decide(here: Figure, wales: Figure, found: AgainstWales) -> None:
    assert hold_against_wales(here, wales) is found


@pytest.mark.parametrize(
    ("here", "wales"),
    [
        (figure(10), figure(2)),
        (figure(10, 8, 12), None),
        (figure(10, 8, 12), figure(None)),
        (None, figure(2)),
        (figure(None), figure(2)),
    ],
)
def test_without_limits_or_figures_nothing_is_claimed(
    here: Figure | None, wales: Figure | None
) -> None:
    assert hold_against_wales(here, wales) is AgainstWales.UNKNOWN
