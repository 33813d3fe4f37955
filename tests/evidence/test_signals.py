"""One series judged whole: what is composed, what thin data give, what units may not change."""

from dataclasses import astuple, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.documents import SIGNAL_KEYS, signal_document
from evidence.series import Floats
from evidence.signals import SeriesInput, Signal, choose_moving, judge_signal
from evidence.spc import SpcSignal
from evidence.trend import Trend
from tests.evidence.simulated_series import draw_noise

NOISE = draw_noise(np.random.default_rng(70), 1, 40, 0.2)[0]
RISING = 20 + 0.2 * np.arange(40) + NOISE
SEASON = np.array([6.0, -1.0, 1.0, -6.0])


def series(values: Any, t: Any = None, **changes: Any) -> SeriesInput:
    values = np.asarray(values, dtype=float)
    count = len(values)
    known = {
        "t": np.arange(count) if t is None else np.asarray(t),
        "values": values,
        "lower": np.full(count, np.nan),
        "upper": np.full(count, np.nan),
        "notes": ("",) * count,
        "frequency": "quarterly",
        "window": 1,
        "better": "higher",
        "decimals": 1,
        "unit": "per 1,000",
    } | changes
    known["t"] = known["t"].astype(np.int64)
    return SeriesInput(**known)


def numbers_in(result: Any) -> list[float]:
    """Return every number of a nested tuple."""
    if isinstance(result, tuple | list):
        return [number for part in result for number in numbers_in(part)]
    return [result] if isinstance(result, int | float) else []


def words_of(signal: Signal) -> tuple[Any, ...]:
    """Return all of a signal that does not hang on units."""
    chart, target = signal.spc, signal.target
    return (
        signal.n,
        signal.moving,
        signal.adjusted,
        (chart.points, chart.variation, chart.assurance, chart.trial, chart.gated),
        signal.trend.label,
        signal.progress.word,
        target and (target.odds is None, target.too_far, target.due),
    )


def levels_of(signal: Signal) -> Floats:
    """Return every level in a signal, sorted: a change of sign swaps lower and upper."""
    chart = signal.spc
    levels = [chart.mean, chart.lower_limit, chart.upper_limit, *signal.adjusted_values]
    ranges = [x for one in signal.likely_range for x in (one.lower, one.middle, one.upper)]
    return np.sort([level for level in [*levels, *ranges] if level is not None])


def changes_of(signal: Signal) -> Floats:
    """Return every difference in a signal, sorted."""
    trend, change = signal.trend, signal.change
    found = [trend.slope, *(trend.ci95 or ()), signal.progress.change]
    found += [change.change, *change.ci95] if change else []
    return np.sort([one for one in found if one is not None])


def chances_of(signal: Signal) -> list[float | None]:
    return [signal.trend.p, signal.target and signal.target.odds]


def test_judge_signal_of_a_rising_series() -> None:
    found = judge_signal(series(RISING, target=(40.0, 45), baseline_index=20))
    assert (found.n, found.span, found.moving) == (40, (0, 39), "improving")
    assert found.trend.slope == pytest.approx(0.2, abs=0.05)
    assert found.spc.gated
    assert set(found.spc.points) == {"common"}
    assert (found.progress.word, found.progress.latest) == ("improved", 39)
    assert found.progress.change == pytest.approx(RISING[39] - RISING[20])
    assert found.change is not None
    assert found.trend.ci95 is not None
    assert found.change.change == pytest.approx(19 * (found.trend.slope or 0))
    assert found.change.ci95 == pytest.approx([19 * end for end in found.trend.ci95])
    assert found.target is not None
    assert 0 < (found.target.odds or 0) < 0.5
    assert [one.period for one in found.likely_range] == list(range(40, 46))
    worse = judge_signal(series(RISING, better="lower", baseline_index=20))
    assert (worse.moving, worse.progress.word) == ("worsening", "deteriorated")
    assert worse.trend.slope == found.trend.slope


def test_judge_signal_where_no_way_is_better() -> None:
    found = judge_signal(series(RISING, better="neither", target=(40.0, 45), baseline_index=3))
    assert (found.moving, found.trend.label, found.progress.word) == (
        "neither",
        "neither",
        "not_assessed",
    )
    assert found.target is not None
    assert found.target.odds is None
    assert judge_signal(series(RISING[:3], better="neither")).moving == "neither"


def test_judge_signal_gives_the_latest_figure_as_published() -> None:
    values, limits = [1.0, 2.0, 3.5], np.array([np.nan, np.nan, 3.0])
    found = judge_signal(series(values, notes=("", "", "p;u"), lower=limits, upper=limits + 1))
    current = found.current
    assert current is not None
    assert (current.period, current.value, current.note) == (2, 3.5, "p;u")
    assert (current.lower, current.upper) == (3.0, 4.0)
    bare = judge_signal(series(values)).current
    assert bare is not None
    assert (bare.lower, bare.upper) == (None, None)
    assert judge_signal(series([])).current is None


def test_judge_signal_starts_afresh_at_a_break() -> None:
    values = np.where(np.arange(40) < 20, 500.0, RISING)
    found = judge_signal(series(values, break_at=20, baseline_index=10))
    alone = judge_signal(series(RISING[20:], np.arange(20, 40)))
    assert (found.n, found.span) == (20, (20, 39))
    assert found.trend == alone.trend
    assert found.spc == alone.spc
    assert found.progress.word == "not_assessed"  # the break lies between
    assert found.change is None
    since = judge_signal(series(values, break_at=20, baseline_index=25))
    assert since.progress.baseline == 25
    late = judge_signal(series(values, break_at=45))
    assert (late.n, late.span, late.moving) == (0, None, "too_few")
    assert late.current is not None


def test_judge_signal_takes_seasons_out_and_puts_them_back() -> None:
    t = np.arange(40)
    values = 50 + SEASON[t % 4] + NOISE
    found = judge_signal(series(values, target=(56.0, 44)))
    assert found.adjusted
    assert np.ptp(found.adjusted_values) < np.ptp(values) / 2
    middles = {one.period: one.middle for one in found.likely_range}
    assert middles[40] > 53 > 51 > middles[41] > middles[43]
    assert found.target is not None
    assert found.target.odds is not None
    winter = judge_signal(series(values, target=(56.0, 43))).target
    assert winter is not None
    assert (winter.odds or 0) < found.target.odds
    raw = judge_signal(series(values, seasonal=False))
    assert not raw.adjusted
    assert list(raw.adjusted_values) == list(values)


def test_judge_signal_thins_windows_for_chart_trend_and_forecast_only() -> None:
    t = np.arange(2000, 2036)
    pooled = np.convolve(np.append(RISING[:36], RISING[:2] + 7), np.ones(3) / 3, "valid")
    found = judge_signal(
        series(pooled, t, frequency="annual", window=3, baseline_index=2001, target=(31.0, 2040))
    )
    kept = t[(2035 - t) % 3 == 0]
    assert found.periods == tuple(kept)
    assert found.n == 12
    alone = judge_signal(series(pooled[(2035 - t) % 3 == 0], np.arange(12), frequency="annual"))
    assert found.spc.mean == alone.spc.mean
    assert found.trend.p == alone.trend.p
    assert found.trend.slope == pytest.approx((alone.trend.slope or 0) / 3)
    # 2001 is not among the thinned points, and yet a baseline.
    assert (2001 in kept, found.progress.baseline) == (False, 2001)
    assert [one.period for one in found.likely_range] == [2038, 2041]


def test_judge_signal_of_months_waits_for_three_cycles_unless_told() -> None:
    level = 20 + NOISE[:35]
    unknown = judge_signal(series(level, frequency="monthly", target=(20.0, 38)))
    assert (unknown.moving, unknown.trend.label, unknown.spc.variation) == ("too_few",) * 2 + (
        None,
    )
    assert unknown.target is not None
    assert unknown.target.odds is None
    told = judge_signal(series(level, frequency="monthly", seasonal=False, target=(20.0, 38)))
    assert told.trend.label == "no_clear_change"
    assert told.spc.variation is not None
    assert told.target is not None
    assert told.target.odds is not None
    enough = judge_signal(series(20 + NOISE[:36], frequency="monthly"))
    assert enough.trend.label == "no_clear_change"


def test_judge_signal_moving_falls_back_on_the_chart() -> None:
    # Sixteen months are enough for a chart and too few for a trend.
    level = np.tile([0.0, 1.0, 0.4, -0.9], 4)
    known = {"frequency": "monthly", "seasonal": False}
    assert judge_signal(series(level, **known)).moving == "no_clear_change"
    level[-1] = 6.0
    found = judge_signal(series(level, **known))
    assert (found.trend.label, found.moving) == ("too_few", "improving")
    assert judge_signal(series(level, better="lower", **known)).moving == "worsening"
    drifting = judge_signal(series(np.arange(16) + level / 9, **known))
    assert (drifting.spc.gated, drifting.moving) == (True, "too_few")


def test_choose_moving_takes_the_trend_where_there_is_one() -> None:
    chart = SpcSignal(0, 0, 0, ("improving",), (1,), "improving", None, False, False)
    assert choose_moving(Trend("no_clear_change", 0, (0, 0), 1), chart) == "no_clear_change"
    assert choose_moving(Trend("too_few"), chart) == "improving"
    assert choose_moving(Trend("too_few"), replace(chart, variation="concerning")) == "worsening"
    assert choose_moving(Trend("too_few"), replace(chart, gated=True)) == "too_few"
    assert choose_moving(Trend("too_few"), replace(chart, variation=None)) == "too_few"


def document(found: Signal) -> dict[str, Any]:
    return signal_document("i", "W92000004", found, {at: f"period {at}" for at in range(60)})


def test_signal_document_names_since_when_by_how_much_and_the_noise() -> None:
    found = judge_signal(series(RISING, baseline_index=20))
    told = document(found)
    assert (told["progress"], told["progress_since"]) == ("improved", "period 20")
    assert told["progress_change"] == pytest.approx(RISING[39] - RISING[20], rel=1e-9)
    assert told["progress_noise"] == pytest.approx(found.progress.noise, rel=1e-9)
    assert 0 < told["progress_noise"] < told["progress_change"]


def test_signal_document_tells_the_change_without_its_seasons() -> None:
    t = np.arange(40)
    told = document(judge_signal(series(RISING + SEASON[t % 4], baseline_index=20)))
    assert told["adjusted"]
    since, last = told["periods"].index(told["progress_since"]), -1
    values = told["adjusted_values"]
    assert told["progress_change"] == pytest.approx(values[last] - values[since], abs=1e-7)
    assert told["progress_change"] != pytest.approx(
        (RISING + SEASON[t % 4])[39] - (RISING + SEASON[t % 4])[20], abs=1
    )


@pytest.mark.parametrize("changes", [{}, {"baseline_index": 3, "better": "neither"}])
def test_signal_document_without_a_baseline_or_a_good_way_tells_no_change(
    changes: dict[str, Any],
) -> None:
    told = document(judge_signal(series(RISING, **changes)))
    kept = [told[name] for name in ("progress_since", "progress_change", "progress_noise")]
    assert (told["progress"], kept) == ("not_assessed", [None] * 3)


def test_what_the_command_prints_of_a_series_is_in_its_document() -> None:
    told = document(judge_signal(series(RISING, baseline_index=20, target=(40.0, 45))))
    assert set(SIGNAL_KEYS) <= set(told)


ODD = {
    "nothing": [],
    "all missing": [np.nan] * 20,
    "one": [1.0],
    "two": [1.0, 2.0],
    "three alike": [0.1] * 3,
    "constant": [0.1] * 40,
    "zeros": [0.0] * 40,
    "a line": (0.1 * np.arange(40)).tolist(),
    "one step": [1.0] * 20 + [2.0] * 20,
    "one blip": [1.0] * 39 + [2.0],
    "huge": [1e300, -1e300] * 20,
    "at the end of floats": [1.7e308] * 20 + [-1.7e308] * 20,
    "tiny": [1e-310, 2e-310] * 20,
    "percent at both bounds": [0.0, 100.0] * 20,
}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("frequency", ["annual", "quarterly", "monthly"])
@pytest.mark.parametrize("unit", ["%", "people"])
@pytest.mark.parametrize("gaps", [False, True])
def test_judge_signal_of_odd_data_is_whole(
    name: str, frequency: str, unit: str, gaps: bool
) -> None:
    values = np.array(ODD[name], dtype=float)
    t = np.arange(len(values)) * (2 if gaps else 1)
    for seasonal in (None, True, False):
        for window in (1, 3):
            found = judge_signal(
                series(
                    values,
                    t,
                    frequency=frequency,
                    unit=unit,
                    seasonal=seasonal,
                    window=window,
                    decimals=0,
                    target=(50.0, int(t[-1]) + 3 if len(t) else 3),
                    baseline_index=0,
                )
            )
            assert np.isfinite(numbers_in(astuple(found))).all()
            if name in ("constant", "zeros"):
                assert found.moving in ("no_clear_change", "too_few")


def transformed(given: SeriesInput, shift: float, scale: float) -> SeriesInput:
    """Return the series in another unit; one of negative scale is better the other way."""
    lower, upper = given.lower * scale + shift, given.upper * scale + shift
    flipped = {"higher": "lower", "lower": "higher"}.get(given.better, "neither")
    return replace(
        given,
        values=given.values * scale + shift,
        lower=lower if scale > 0 else upper,
        upper=upper if scale > 0 else lower,
        better=given.better if scale > 0 else flipped,
        smallest_change=given.smallest_change and given.smallest_change * abs(scale),
        target=given.target and (given.target[0] * scale + shift, given.target[1]),
    )


@st.composite
def some_series(draw: st.DrawFn) -> SeriesInput:
    """Return a series with gaps, of whole tenths, of any frequency and length up to 45."""
    count = draw(st.integers(0, 45))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    kind = draw(st.sampled_from(["noise", "walk", "season", "few levels"]))
    values = random.normal(size=count)
    if kind == "walk":
        values = values.cumsum()
    elif kind == "season":
        values += SEASON[np.arange(count) % 4]
    elif kind == "few levels":
        values = random.integers(0, 3, size=count).astype(float)
    steps = random.choice([1, 1, 1, 1, 1, 1, 1, 2, 3], size=count)
    limits = random.choice([np.nan, 0.3], size=count)
    values = np.round(values, 1) + 7
    return series(
        values,
        steps.cumsum() if draw(st.booleans()) else np.arange(count),
        lower=values - limits,
        upper=values + limits,
        frequency=draw(st.sampled_from(["annual", "quarterly", "monthly"])),
        window=draw(st.sampled_from([1, 1, 2])),
        better=draw(st.sampled_from(["higher", "lower", "neither"])),
        seasonal=draw(st.sampled_from([None, True, False])),
        smallest_change=draw(st.sampled_from([None, 0.55])),
        break_at=draw(st.sampled_from([None, 5])),
        target=draw(st.sampled_from([None, (7.77, count + 4), (9.13, count + 30)])),
        baseline_index=draw(st.sampled_from([None, 6])),
    )


@settings(max_examples=120, deadline=None)
@given(
    some_series(),
    st.sampled_from([0.0, -3.0, 100.0, 1e4]),
    st.sampled_from([1.0, 0.1, 12.0, 1e4, -1.0, -0.1, -25.0]),
)
def test_units_and_signs_change_nothing_but_themselves(
    given: SeriesInput, shift: float, scale: float
) -> None:
    """Shifting, scaling, or negating together with what is better moves numbers alike only.

    The figures keep 9 of their 16 digits or more: a shift of 10,000 spends up to 6.
    """
    plain, other = judge_signal(given), judge_signal(transformed(given, shift, scale))
    tolerance = 1e-9 * (abs(shift) + 10 * abs(scale))
    assert words_of(other) == words_of(plain)
    np.testing.assert_allclose(
        levels_of(other), np.sort(levels_of(plain) * scale + shift), rtol=0, atol=tolerance
    )
    np.testing.assert_allclose(
        changes_of(other), np.sort(changes_of(plain) * scale), rtol=0, atol=tolerance
    )
    for ours, theirs in zip(chances_of(plain), chances_of(other), strict=True):
        assert theirs == pytest.approx(ours, abs=1e-6)
