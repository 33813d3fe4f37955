"""Several links at once: how many were looked at changes how much one of them says.

Benjamini & Hochberg (1995), within a mission's registered primary links and, as a second family,
within its exploratory ones. A superseded link stays in its family, or registering anew would
reset the count. The verdict does not depend on q; the wording does.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evidence.series import SIGNIFICANT

FALSE_DISCOVERY_RATE = 0.05


@dataclass(frozen=True)
class FamilyMember:
    """One link: its mission, whether it was registered as primary, and its p if it has one."""

    contribution: str
    mission: str
    primary: bool
    p: float | None


@dataclass(frozen=True)
class Adjusted:
    """A link's q, and how many links with a p its family holds; q is None without a p."""

    q: float | None
    family_size: int


def adjust_benjamini_hochberg(p: Sequence[float]) -> npt.NDArray[np.float64]:
    """Return the smallest false discovery rate at which each p would be called a discovery.

    Parameters
    ----------
    p
        The p-values of one family, each in [0, 1], in any order.

    Returns
    -------
    array
        q in the order of `p`: the running minimum, from the largest p down, of p · m / rank.

    Raises
    ------
    ValueError
        Where something is no probability.

    Notes
    -----
    Source: Benjamini & Hochberg (1995), *Journal of the Royal Statistical Society B* 57.
    """
    values = np.asarray(p, dtype=float)
    if not np.all((values >= 0) & (values <= 1)):
        raise ValueError("p-values lie between 0 and 1")
    order = np.argsort(values)
    # The factor first: p · (m / rank) is, to the last bit, what SciPy computes.
    scaled = values[order] * (len(values) / np.arange(1, len(values) + 1))
    adjusted: npt.NDArray[np.float64] = np.empty_like(values)
    adjusted[order] = np.minimum.accumulate(scaled[::-1])[::-1]
    np.minimum(adjusted, 1.0, out=adjusted)
    return adjusted


def adjust_families(members: Iterable[FamilyMember]) -> dict[str, Adjusted]:
    """Adjust every link within its mission's primary or exploratory family, by contribution.

    Every link with a p counts, whatever its verdict or design, a superseded one too.
    """
    families: dict[tuple[str, bool], list[FamilyMember]] = defaultdict(list)
    for member in members:
        families[member.mission, member.primary].append(member)
    adjusted: dict[str, Adjusted] = {}
    for family in families.values():
        tested = [(member.contribution, member.p) for member in family if member.p is not None]
        q = adjust_benjamini_hochberg([p for _, p in tested])
        found = dict(zip((name for name, _ in tested), map(float, q), strict=True))
        for member in family:
            name = member.contribution
            adjusted[name] = Adjusted(found.get(name), len(tested))
    return adjusted


def is_one_of_many(p: float | None, q: float | None) -> bool:
    """Whether a link stands out by itself, and no longer among all that were looked at."""
    return p is not None and q is not None and p <= SIGNIFICANT and q > FALSE_DISCOVERY_RATE
