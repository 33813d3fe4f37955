"""What each reached place did against the path that the rest give it: drawn, never judged by.

The estimate of a link is the mean of these; one place by itself is mostly noise. So each comes
with limits, and among twenty places about one lies outside its own by chance.
"""

from dataclasses import dataclass

import numpy as np

from evidence.inputs import Floats
from evidence.noise import Noise, measure_noise
from evidence.panel import Panel
from evidence.weights import weights_by_place

NORMAL_95 = 1.959963984540054


@dataclass(frozen=True)
class PlaceChange:
    """One reached place.

    Attributes
    ----------
    area
        Code of the place; where boards are judged every place of a board says what the board does.
    started
        Calendar index of its start.
    change
        Mean over its outcome cells of the figure less the path imputed from the rest.
    low, high
        95% limits; None where there is too little before the roll-out to measure noise.
    """

    area: str
    started: int
    change: float
    low: float | None
    high: float | None


def measure_places(panel: Panel, areas: tuple[str, ...]) -> tuple[PlaceChange, ...]:
    """Return every reached place's own difference, in units of the panel, up is good.

    Parameters
    ----------
    areas
        Codes of the link's areas, along the second axis of `panel.members`.

    Notes
    -----
    Limits from SD² = Σ_n w_nᵀVw_n, V = σ²φ^|s−t|, with the noise of the figures before the
    first start (10.7 of the method).
    """
    if not panel.outcome.any():
        return ()
    weights = weights_by_place(panel.baseline, panel.outcome)
    changes = np.einsum("knt,nt->k", weights, panel.values)
    noise = measure_noise(panel.values[:, panel.periods < int(panel.starts.min())])
    errors = [None] * len(weights) if noise is None else _errors(weights, panel, noise)
    found = []
    for row, change, error in zip(
        np.flatnonzero(panel.outcome.any(axis=1)), changes, errors, strict=True
    ):
        reach = None if error is None else NORMAL_95 * float(error)
        for area in np.flatnonzero(panel.members[row] > 0):
            found.append(
                PlaceChange(
                    areas[area],
                    int(panel.starts[row]),
                    float(change),
                    None if reach is None else float(change) - reach,
                    None if reach is None else float(change) + reach,
                )
            )
    return tuple(sorted(found, key=lambda each: each.area))


def _errors(weights: Floats, panel: Panel, noise: Noise) -> Floats:
    apart = np.abs(panel.periods[:, None] - panel.periods)
    spread = noise.variance * noise.autocorrelation**apart
    errors: Floats = np.sqrt(np.einsum("knt,ts,kns->k", weights, spread, weights, optimize=True))
    return errors
