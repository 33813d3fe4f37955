"""Roll-outs dealt again among the places: what could have come out had chance decided.

A deal is a row of N positions: unit i gets the roll-out of unit `order[i]`. Labels number the
roll-outs that differ; units with the same label are interchangeable.
"""

from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from math import comb

import numpy as np

from evidence.inputs import Bools, Floats, Ints

DEALS = 9_999
"""So that with the true deal p comes in steps of 1 in 10,000."""
MOST_LABELS_TO_MULTIPLY = 8
"""With more roll-outs that differ, looking each cell up is faster than one matrix product."""


@dataclass(frozen=True, eq=False)
class Deals:
    """Deals of N roll-outs among N units.

    Attributes
    ----------
    order
        (P, N) whose roll-out each unit gets.
    labels
        (N,) number of each unit's own roll-out.
    every
        Whether every distinct deal is there once, the true one among them.
    distinct
        How many distinct deals there are, drawn or not.
    """

    order: Ints
    labels: Ints
    every: bool
    distinct: int

    @property
    def smallest_p(self) -> float:
        """The smallest p there can be."""
        return 1 / self.distinct if self.every else 1 / (len(self.order) + 1)


def derive_seed(contribution: str, vintage: str) -> int:
    """Return the seed of a link: the first 8 bytes, big-endian, of SHA-256 of its name and vintage.

    Never from values: the same data give the same verdict everywhere, and nobody can try seeds.
    """
    return int.from_bytes(sha256(f"{contribution}|{vintage}".encode()).digest()[:8], "big")


def label_rollouts(*rollouts: Floats | Bools) -> Ints:
    """Return (N,) numbers, the same for units whose rows are the same in all (N, T) roll-outs."""
    joined = np.concatenate([np.asarray(rows, dtype=float) for rows in rollouts], axis=1)
    return np.unique(joined, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def deal_rollouts(seed: int, labels: Ints, deals: int = DEALS, strata: Ints | None = None) -> Deals:
    """Deal roll-outs at random, or use each distinct deal once where there are no more than asked.

    Parameters
    ----------
    labels
        (N,) as of `label_rollouts`.
    strata
        (N,) roll-outs are dealt within strata only; None: among all.
    """
    distinct = count_distinct_deals(labels, strata)
    if distinct <= deals:
        return Deals(enumerate_deals(labels, strata), labels, every=True, distinct=distinct)
    return Deals(
        draw_deals(seed, len(labels), deals, strata), labels, every=False, distinct=distinct
    )


def draw_deals(seed: int, count: int, deals: int, strata: Ints | None = None) -> Ints:
    """Return (deals, count) permutations; with strata, the same random numbers sorted in each."""
    numbers = np.random.default_rng(seed).random((deals, count))
    if strata is None:
        return numbers.argsort(axis=1)
    order = np.empty((deals, count), dtype=np.int64)
    for members in _members(strata):
        order[:, members] = members[numbers[:, members].argsort(axis=1)]
    return order


def count_distinct_deals(labels: Ints, strata: Ints | None = None) -> int:
    """Return in how many ways the labels can lie: a multinomial coefficient in each stratum."""
    total = 1
    for members in _members(np.zeros(len(labels), dtype=np.int64) if strata is None else strata):
        left = len(members)
        for size in np.unique(labels[members], return_counts=True)[1].tolist():
            total *= comb(left, size)
            left -= size
    return total


def enumerate_deals(labels: Ints, strata: Ints | None = None) -> Ints:
    """Return every distinct deal once, (distinct, N); the true one is the deal of the labels."""
    rows = np.arange(len(labels))[None, :].copy()
    for members in _members(np.zeros(len(labels), dtype=np.int64) if strata is None else strata):
        arranged = members[_arrange(labels[members])]
        rows = np.repeat(rows, len(arranged), axis=0)
        rows[:, members] = np.tile(arranged, (len(rows) // len(arranged), 1))
    return rows


def _arrange(labels: Ints) -> Ints:
    """Return every distinct arrangement of labels, as positions of units that carry them."""
    names, sizes = np.unique(labels, return_counts=True)
    order = np.argsort(-sizes, kind="stable")
    carrier = {name: int(np.flatnonzero(labels == name)[0]) for name in names.tolist()}
    rows = np.full((1, len(labels)), carrier[int(names[order[0]])], dtype=np.int64)
    free = np.arange(len(labels))[None, :]
    for at in order[1:]:
        chosen = np.array(list(combinations(range(free.shape[1]), int(sizes[at]))))
        unchosen = np.ones((len(chosen), free.shape[1]), dtype=bool)
        np.put_along_axis(unchosen, chosen, False, axis=1)
        kept = np.nonzero(unchosen)[1].reshape(len(chosen), -1)
        rows = np.repeat(rows, len(chosen), axis=0)
        places = free[:, chosen].reshape(len(rows), -1)
        np.put_along_axis(rows, places, carrier[int(names[at])], axis=1)
        free = free[:, kept].reshape(len(rows), -1)
    return rows


def sum_over_deals(kernels: Floats, deals: Deals) -> Floats:
    """Return Σ_i kernel[order[i], i] for every kernel and deal: (K, P) of (K, N, N).

    Rows of a kernel must be the same for units with the same label. With few labels this is one
    matrix product.
    """
    count = kernels.shape[1]
    names, first = np.unique(deals.labels, return_index=True)
    if len(names) > MOST_LABELS_TO_MULTIPLY:
        return _look_up(kernels, deals.order)
    dealt = np.ascontiguousarray(deals.labels.astype(np.int8)[deals.order].T)
    given = np.empty((len(names) * count, dealt.shape[1]))
    for at, name in enumerate(names):
        given[at * count : (at + 1) * count] = dealt == name
    result: Floats = kernels[:, first, :].reshape(len(kernels), -1) @ given
    return result


def _look_up(kernels: Floats, order: Ints) -> Floats:
    count = kernels.shape[1]
    flat = np.ascontiguousarray(kernels.reshape(len(kernels), -1).T)
    total = np.zeros((len(order), len(kernels)))
    for at in range(count):
        total += flat[order[:, at] * count + at]
    return np.ascontiguousarray(total.T)


def _members(strata: Ints) -> list[Ints]:
    return [np.flatnonzero(strata == name) for name in np.unique(strata)]
