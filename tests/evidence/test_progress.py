"""Progress since the baseline: the four words, each part of the threshold, the false alarms."""

import numpy as np
import pytest
import statsmodels.api as sm

from evidence.progress import Progress, measure_progress, published_noise, word_change
from evidence.series import estimate_autocorrelation, line_of
from tests.evidence.simulated_series import draw_noise, share

PERIODS = np.arange(12, dtype=np.int64)
NO_LIMITS = np.full(12, np.nan)
WOBBLE = np.array([0.1, -0.1, 0.05, 0.1, -0.05, -0.1, 0.1, 0.0, -0.1, 0.1, -0.05, 0.1])
RISEN = np.where(PERIODS < 6, 10.0, 14.0) + WOBBLE
STEADY = 0.5 * PERIODS + WOBBLE


def measured(values: np.ndarray = STEADY, **changes: object) -> Progress:
    known = {
        "periods": PERIODS,
        "half_widths": NO_LIMITS,
        "better": "higher",
        "baseline": 0,
        "smallest_change": None,
    } | changes
    return measure_progress(values, **known)  # type: ignore[arg-type]


def test_measure_progress_says_improved_or_deteriorated_by_what_is_better() -> None:
    found = measured()
    assert (found.word, found.baseline, found.latest) == ("improved", 0, 11)
    assert found.change == pytest.approx(5.5)
    assert measured(better="lower").word == "deteriorated"
    assert measured(-STEADY).word == "deteriorated"
    assert measured(-STEADY, better="lower").word == "improved"


def test_measure_progress_threshold_from_the_noise_of_the_series() -> None:
    found = measured(RISEN)
    design = line_of(PERIODS)
    rss = float(np.square(sm.OLS(RISEN, design).fit().resid).sum())
    memory = estimate_autocorrelation(RISEN, design, PERIODS)
    left = max(1.5, 12 * (1 - memory) / (1 + memory) - 2)
    assert found.threshold == pytest.approx(1.96 * np.sqrt(2) * np.sqrt(rss / left), rel=1e-9)


def test_measure_progress_threshold_from_the_smallest_change_that_matters() -> None:
    assert measured(smallest_change=5.4).word == "improved"
    found = measured(smallest_change=5.6)
    assert (found.word, found.threshold) == ("no_clear_change", 5.6)


def test_measure_progress_a_change_of_just_the_smallest_is_not_clear() -> None:
    values = np.full(12, 0.1)
    values[1:] = 0.8
    assert values[-1] - values[0] > 0.7  # by rounding
    assert measured(values, baseline=0, smallest_change=0.7).word == "no_clear_change"


def test_measure_progress_threshold_from_the_published_limits() -> None:
    half_widths = NO_LIMITS.copy()
    half_widths[[0, -1]] = [3.0, 4.0]
    assert measured(half_widths=half_widths).threshold == 5.0
    assert measured(half_widths=half_widths).word == "improved"
    half_widths[-1] = 5.0
    assert measured(half_widths=half_widths).word == "no_clear_change"
    half_widths[0] = np.nan  # a part that is not given is left out
    assert measured(half_widths=half_widths).word == "improved"


def test_measure_progress_is_not_assessed_without_what_it_needs() -> None:
    assert measured(baseline=None) == Progress("not_assessed")
    assert measured(baseline=-3) == Progress("not_assessed")  # before the break
    assert measured(better="neither") == Progress("not_assessed")
    nine = {"periods": PERIODS[:9], "half_widths": NO_LIMITS[:9]}
    assert measured(STEADY[:9], **nine) == Progress("not_assessed")
    ten = {"periods": PERIODS[:10], "half_widths": NO_LIMITS[:10]}
    assert measured(STEADY[:10], **ten).word == "improved"
    none = {"periods": PERIODS[:0], "half_widths": NO_LIMITS[:0]}
    assert measured(STEADY[:0], **none) == Progress("not_assessed")


def test_measure_progress_of_a_series_that_never_moved() -> None:
    found = measured(np.full(12, 0.1) + 1e-17)
    assert (found.word, found.change, found.threshold) == ("no_clear_change", 0.0, 0.0)


def test_noise_is_the_part_of_the_threshold_that_is_not_the_two_figures_own() -> None:
    bare = measured(RISEN)
    assert bare.noise == bare.threshold
    half_widths = NO_LIMITS.copy()
    half_widths[[0, -1]] = [30.0, 40.0]
    wide = measured(RISEN, half_widths=half_widths)
    assert (wide.noise, wide.threshold, wide.word) == (bare.noise, 50.0, "no_clear_change")
    half_widths[[0, -1]] = [0.03, 0.04]
    narrow = measured(RISEN, half_widths=half_widths)
    assert (narrow.noise, narrow.threshold) == (bare.noise, bare.noise)
    assert measured(RISEN, smallest_change=9.0, half_widths=half_widths).noise == 9.0


def test_noise_does_not_hang_on_which_figure_is_counted_from() -> None:
    assert len({measured(baseline=at).noise for at in range(12)}) == 1
    assert measured(baseline=None).noise is None


@pytest.mark.parametrize(
    ("change", "better", "word"),
    [
        (2.1, "higher", "improved"),
        (2.1, "lower", "deteriorated"),
        (-2.1, "higher", "deteriorated"),
        (-2.1, "lower", "improved"),
        (2.0, "higher", "no_clear_change"),
        (-2.0, "lower", "no_clear_change"),
        (0.0, "higher", "no_clear_change"),
    ],
)
def test_word_change_says_what_exceeds_the_threshold(change: float, better: str, word: str) -> None:
    assert word_change(change, 2.0, better) == word


def test_word_change_of_what_never_moved_is_no_change_even_without_noise() -> None:
    assert word_change(0.0, 0.0, "lower") == "no_clear_change"
    assert word_change(1e-3, 0.0, "lower") == "deteriorated"


def test_published_noise_is_of_both_figures_or_not_there() -> None:
    assert published_noise(np.array([3.0, 4.0])) == 5.0
    assert published_noise(np.array([3.0, np.nan])) == 0.0
    assert published_noise(np.array([np.nan, np.nan])) == 0.0
    assert published_noise(np.array([0.0, 4.0])) == 4.0


@pytest.mark.parametrize("memory", [0.0, 0.3, 0.6])
def test_measure_progress_false_alarms(memory: float) -> None:
    # 600 runs: standard error at most 1.1%; the true shares are 1 to 7%.
    periods = np.arange(24, dtype=np.int64)
    runs = draw_noise(np.random.default_rng(40), 600, 24, memory)
    words = [measure_progress(run, periods, np.full(24, np.nan), "higher", 8).word for run in runs]
    assert share([word != "no_clear_change" for word in words]) <= 0.09
