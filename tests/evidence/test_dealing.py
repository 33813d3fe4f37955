"""Deals: the same everywhere, each distinct one once where there are few, within strata."""

from itertools import permutations

import numpy as np
import pytest

from evidence.dealing import (
    count_distinct_deals,
    deal_rollouts,
    derive_seed,
    draw_deals,
    enumerate_deals,
    label_rollouts,
    sum_over_deals,
)


def labels_of(*sizes: int) -> np.ndarray:
    return np.repeat(np.arange(len(sizes)), sizes)


def test_derive_seed_is_the_first_eight_bytes_of_the_digest() -> None:
    """`printf 'loans-first-sales|2026-11-01' | sha256sum` begins 1a7f6e5b03320d76."""
    assert derive_seed("loans-first-sales", "2026-11-01") == int("1a7f6e5b03320d76", 16)


def test_draw_deals_are_those_of_the_seed() -> None:
    expected = np.random.default_rng(7).random((50, 6)).argsort(1)
    assert (draw_deals(7, 6, 50) == expected).all()


def test_draw_deals_within_strata_sort_the_same_numbers() -> None:
    strata = np.array([0, 1, 0, 1, 1, 0])
    numbers = np.random.default_rng(7).random((50, 6))
    dealt = draw_deals(7, 6, 50, strata)
    assert (strata[dealt] == strata).all()
    for row, deal in zip(numbers, dealt, strict=True):
        for name in (0, 1):
            members = np.flatnonzero(strata == name)
            assert deal[members].tolist() == members[row[members].argsort()].tolist()


@pytest.mark.parametrize(
    ("sizes", "distinct"),
    [
        ((1, 21), 22),
        ((2, 20), 231),
        ((3, 19), 1_540),
        ((1, 1, 20), 462),
        ((1, 1, 1, 19), 9_240),
        ((14, 8), 319_770),
    ],
)
def test_count_distinct_deals_of_22_places(sizes: tuple[int, ...], distinct: int) -> None:
    assert count_distinct_deals(labels_of(*sizes)) == distinct


@pytest.mark.parametrize("sizes", [(1, 21), (3, 19), (1, 1, 1, 19)])
def test_few_distinct_deals_are_all_used_once(sizes: tuple[int, ...]) -> None:
    labels = labels_of(*sizes)
    deals = deal_rollouts(1, labels)
    dealt = labels[deals.order]
    assert deals.every
    assert len(dealt) == deals.distinct == len(np.unique(dealt, axis=0))
    assert (np.sort(dealt, axis=1) == labels).all()
    assert (dealt == labels).all(axis=1).sum() == 1
    assert deals.smallest_p == 1 / deals.distinct


def test_enumerate_deals_finds_every_arrangement_within_strata() -> None:
    labels, strata = np.array([0, 1, 1, 0, 2]), np.array([0, 0, 0, 1, 1])
    dealt = {tuple(row) for row in labels[enumerate_deals(labels, strata)].tolist()}
    expected = {
        (*first, *second) for first in permutations((0, 1, 1)) for second in permutations((0, 2))
    }
    assert dealt == expected
    assert count_distinct_deals(labels, strata) == len(expected)


def test_many_distinct_deals_are_drawn() -> None:
    deals = deal_rollouts(1, labels_of(14, 8), deals=999)
    assert not deals.every
    assert deals.order.shape == (999, 22)
    assert deals.smallest_p == 1 / 1000


def test_label_rollouts_tells_rows_that_differ_apart() -> None:
    first = np.array([[0, 0], [0, 1], [0, 0], [0, 1]], dtype=bool)
    second = np.array([[1.0], [1.0], [1.0], [2.0]])
    labels = label_rollouts(first, second)
    assert labels[0] == labels[2]
    assert len({labels[0], labels[1], labels[3]}) == 3


@pytest.mark.parametrize("kinds", [3, 12])
def test_sum_over_deals_is_the_sum_written_out(kinds: int) -> None:
    """With few kinds of roll-out by one product, with many by looking up."""
    rng = np.random.default_rng(3)
    labels = rng.permutation(np.arange(12) % kinds)
    deals = deal_rollouts(3, labels, deals=20)
    kernels = rng.normal(size=(4, kinds, 12))[:, labels, :]
    sums = sum_over_deals(kernels, deals)
    for at, order in enumerate(deals.order):
        expected = [sum(kernel[order[i], i] for i in range(12)) for kernel in kernels]
        np.testing.assert_allclose(sums[:, at], expected, atol=1e-12)
