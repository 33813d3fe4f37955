"""The benchmark's findings as tables of Markdown, and into docs/method.md between its markers."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.evidence_pack_counts import PackCount
from benchmarks.evidence_promises import (
    HONEST_MDE,
    PROMISES,
    SHOWN,
    STEEPER_TOP,
    Links,
    Promise,
    count_codes,
)
from benchmarks.evidence_speed import MOST_IMPORT, MOST_IN_ALL, MOST_P95, Speed
from benchmarks.evidence_worlds import EFFECTS, METHODS, OURS, Cell
from tests.evidence.simulation import PLAIN, REALISTIC, STEEPER

METHOD_PAGE = Path(__file__).parent.parent / "docs" / "method.md"
SIZES = ("quarters", "years")
Ways = Mapping[Cell, Mapping[str, Mapping[float, float]]]
Judged = Mapping[tuple[str, str, float], Links]
"""By quarters or years, scenario, and true effect."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of Markdown, its first column text and the others figures."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def percent(share: float, digits: int = 1) -> str:
    """Return a share as a percentage."""
    return f"{100 * share:.{digits}f}%"


def both(first: float, second: float, digits: int = 0) -> str:
    """Return two shares as ``4 / 5%``: quarters and years."""
    return f"{100 * first:.{digits}f} / {100 * second:.{digits}f}%"


def headline(ways: Ways, runs: int) -> str:
    """Return the table for a minister: what each way of looking says of nothing and of 1 SD."""
    plain = {
        METHODS[0]: "before and after, in the places that have it",
        METHODS[1]: "before and after, on the line for Wales",
        METHODS[2]: "which places stand higher, those with more of it or with less?",
        OURS: "what is done here",
    }
    rows = []
    for method, said in plain.items():
        found = [_find(ways, size, REALISTIC)[method] for size in SIZES]
        rows.append([said, both(found[0][0.0], found[1][0.0]), both(found[0][1.0], found[1][1.0])])
    head = ["way of looking", "alarm when nothing happened", "a real effect found, the right way"]
    return (
        f"{table(head, rows)}\n\n*Quarterly / yearly figures; {runs:,} simulated worlds a figure,"
        " in which the worst places get it first, Wales drifts upwards and places differ in noise."
        " The effect is as large as the usual swing of one place's figures. Such an alarm should"
        " come 5 times in 100. The third way found its alarms in the wrong direction: places had"
        " got it because they stood low.*"
    )


def false_alarms(ways: Ways, runs: int, deals: int) -> str:
    """Return the table of false alarms and power, by scenario."""
    blocks = []
    for scenario, effects in ((PLAIN, EFFECTS), (REALISTIC, EFFECTS), (STEEPER, EFFECTS[:1])):
        rows = []
        for method in METHODS:
            found = [_find(ways, size, scenario)[method] for size in SIZES]
            said = f"**{method}**" if method is OURS else method
            rows.append([said, *(both(found[0][at], found[1][at], 1) for at in effects)])
        heads = ["false alarm, τ = 0", "power, τ = 0.5", "power, τ = 1"]
        blocks.append(table([scenario, *heads[: len(effects)]], rows))
    return (
        "22 places, 14 delivered to in four waves, 40 quarters / 12 years, τ in SD of a place's"
        f" noise; {runs:,} runs a cell, {deals} deals, two-sided 5%. *Plain*: places at random."
        " *Realistic*: the worst places first, Wales drifts by 0.1 SD a year, noise 3 : 1 between"
        " places. *Steeper paths*: besides, the places that get it improve by 0.1 SD a year faster"
        " all along; no re-dealing saves one from that, the own-trend check does (further below)."
        " Power counts alarms in the right direction.\n\n" + "\n\n".join(blocks)
    )


def promises(judged: Judged, runs: int, mde_runs: int, deals: int) -> tuple[str, bool]:
    """Return the table of what is promised, and whether all of it is met."""
    rows, all_met = [], True
    for promise, scenarios, effect in _all_promises():
        for scenario in scenarios:
            counted, met = [], True
            for at, size in enumerate(SIZES):
                nulls = judged[size, scenario, 0.0]
                nulls = nulls[:mde_runs] if promise is HONEST_MDE else nulls
                share = promise.count(nulls, judged.get((size, scenario, effect), ()))
                counted += [percent(share), promise.bound(at)]
                met = met and promise.is_met(share, at)
            rows.append([f"{promise.text}; {scenario}", *counted, "met" if met else "**not met**"])
            all_met = all_met and met
    head = ["counted; scenario", "quarters", "bound", "years", "bound", ""]
    text = (
        f"{runs:,} links without and {runs:,} with an effect of 1 SD a cell, E = 1 SD, {deals}"
        " deals, verdicts by the code beneath, each link its own family (q = p), registered before"
        f" the data. The smallest visible change from {mde_runs} runs.\n\n{table(head, rows)}"
    )
    return text, all_met


def _all_promises() -> Iterable[tuple[Promise, Sequence[str], float]]:
    for promise in PROMISES:
        yield promise, (PLAIN, REALISTIC), 1.0
    yield STEEPER_TOP, (STEEPER,), 0.0
    yield HONEST_MDE, (PLAIN, REALISTIC), 0.0


def confusion(judged: Judged) -> str:
    """Return what true effects of nothing, half and all of what was hoped read as."""
    rows = []
    for (size, scenario, effect), links in sorted(judged.items(), key=_order):
        shares = [percent(each) for each in count_codes(links)]
        rows.append([f"{scenario}, {size}: {_truth(effect)}", f"{len(links):,}", *shares])
    head = ["truth", "links", *(words for _, words in SHOWN), "other"]
    return f"What the truth reads as, E = 1 SD, by the code beneath.\n\n{table(head, rows)}"


def _order(item: tuple[tuple[str, str, float], Links]) -> tuple[int, int, float]:
    (size, scenario, effect), _ = item
    return (PLAIN, REALISTIC, STEEPER).index(scenario), SIZES.index(size), effect


def _truth(effect: float) -> str:
    return {0.0: "nothing", 0.5: "E/2"}.get(effect, "E")


def speed_table(speed: Speed) -> tuple[str, bool]:
    """Return the table of times, and whether all are within their bounds."""
    lines = (
        (f"{len(speed.links)} links on one core", speed.in_all, MOST_IN_ALL, "s", 1),
        ("a link, the middle one", speed.quantile(0.5), None, "ms", 1000),
        ("a link, 95 of 100 below", speed.quantile(0.95), MOST_P95, "ms", 1000),
        ("importing the method, over pandas", speed.importing, MOST_IMPORT, "s", 1),
        ("importing it with the store's packages, over pandas", speed.with_store, None, "s", 1),
    )
    rows, all_met = [], True
    for what, seconds, most, unit, times in lines:
        met = most is None or seconds <= most
        all_met = all_met and met
        digits = 0 if unit == "ms" else 2
        bound = "" if most is None else f"≤ {most * times:g} {unit}"
        judged = "" if most is None else ("met" if met else "**not met**")
        rows.append([what, f"{seconds * times:.{digits}f} {unit}", bound, judged])
    text = (
        "40 quarters, 22 places, 9,999 deals, everything that is worked out of a link, planning"
        f" included; processor time.\n\n{table(['', 'measured', 'bound', ''], rows)}"
    )
    return text, all_met


def pack_table(counts: Mapping[str, PackCount]) -> tuple[str, bool]:
    """Return what was counted of simulated packs, and whether all of it is met."""
    rows, all_met = [], True
    for name, count in counts.items():
        for what, found, of, least, most in _pack_bounds(name, count):
            met = least <= found <= most
            all_met = all_met and met
            bound = f"≥ {least}" if least else f"≤ {most}"
            rows.append([f"{name}: {what}", f"{found} of {of}", bound, "met" if met else "not met"])
    return table(["simulated pack, through import", "counted", "bound", ""], rows), all_met


def _pack_bounds(name: str, count: PackCount) -> Iterable[tuple[str, int, int, int, int]]:
    """Yield what is counted, how many, of how many, and the least and the most it may be."""
    total = count.nulls + count.trues
    if STEEPER in name:
        yield "top rung on no effect", count.top_on_null, count.nulls, 0, 4
        return
    power = 38 if "years" in name else 45
    yield "false alarms", count.false_alarms, count.nulls, 0, 8
    yield "true effects found", count.found, count.trues, power, count.trues
    yield "95% interval covers", count.covered, total, 106, total
    yield "the trap or worse on a true effect", count.wrong_on_true, count.trues, 0, 1
    yield "top rung on no effect", count.top_on_null, count.nulls, 0, 1


def write_tables(tables: Mapping[str, str], page: Path = METHOD_PAGE) -> None:
    """Put each table between its markers.

    Raises
    ------
    ValueError
        Where a marker is not on the page.
    """
    text = page.read_text(encoding="utf-8")
    for name, content in tables.items():
        begin, end = f"<!-- table:{name} -->", f"<!-- /table:{name} -->"
        before, found, rest = text.partition(begin)
        _, closed, after = rest.partition(end)
        if not (found and closed):
            raise ValueError(f"{page} has no place for the table {name}")
        text = f"{before}{begin}\n{content}\n{end}{after}"
    page.write_text(text, encoding="utf-8")


def _find(ways: Ways, size: str, scenario: str) -> Mapping[str, Mapping[float, float]]:
    return next(
        found for cell, found in ways.items() if (cell.setting, cell.scenario) == (size, scenario)
    )
