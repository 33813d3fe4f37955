"""Is the method what it says it is? False alarms, power, verdicts, packs, and speed.

Writes its tables into docs/method.md, and what a screen tells of them into
data/reference/measured.csv. Everything is seeded: the same sizes give the same tables, but for the
times.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.evidence_measured import read_measured, write_measured
from benchmarks.evidence_pack_counts import PackCount, count_pack
from benchmarks.evidence_packs import write_pack
from benchmarks.evidence_promises import Links
from benchmarks.evidence_speed import LINKS, measure_speed
from benchmarks.evidence_tables import (
    SIZES,
    confusion,
    false_alarms,
    headline,
    pack_table,
    promises,
    speed_table,
    write_tables,
)
from benchmarks.evidence_worlds import Cell, judge_cell, look_at_cell
from data.migrate import upgrade_store
from data.pack import import_pack
from data.store import Store
from evidence.judge import judge_store
from models.roles import operator
from tests.evidence.simulation import PLAIN, REALISTIC, STEEPER

CELLS = tuple(
    Cell(size, scenario, number)
    for number, (scenario, size) in enumerate(
        (scenario, size) for scenario in (PLAIN, REALISTIC, STEEPER) for size in SIZES
    )
)
RUNS, DEALS, MDE_RUNS, PACK_LINKS, HALF_SHARE = 2000, 999, 500, 60, 4
"""A quarter of the runs go to effects of half of what was hoped: no promise hangs on them."""
PACK_SEED = 20261122


def measure_ways(runs: int, deals: int, workers: int) -> dict[Cell, dict[str, dict[float, float]]]:
    """Return how often each way of looking raises an alarm, cell by cell."""
    found = {}
    for cell in CELLS:
        found[cell] = look_at_cell(cell, runs, deals, workers)
        say(f"ways of looking: {cell.scenario}, {cell.setting}")
    return found


def measure_verdicts(runs: int, deals: int, workers: int) -> dict[tuple[str, str, float], Links]:
    """Return the judged links of every cell, without effect and with."""
    found: dict[tuple[str, str, float], Links] = {}
    for cell in CELLS:
        effects = {0.0: runs, 1.0: runs}
        if cell.scenario == REALISTIC:
            effects[0.5] = max(runs // HALF_SHARE, 1)
        if cell.scenario == STEEPER:
            effects = {0.0: runs}
        for effect, count in effects.items():
            key = (cell.setting, cell.scenario, effect)
            found[key] = judge_cell(cell, effect, count, deals, workers)
            say(f"verdicts: {cell.scenario}, {cell.setting}, effect {effect:g}")
    return found


def measure_packs(links: int, workers: int) -> dict[str, PackCount]:
    """Return what is counted of packs that are imported into a fresh store and judged there."""
    found = {}
    for at, (scenario, size) in enumerate((s, z) for s in (REALISTIC, STEEPER) for z in SIZES):
        trues = links if scenario == REALISTIC else 0
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            truth = write_pack(folder / "pack", PACK_SEED + at, size, links, trues, scenario)
            store = Store(f"sqlite:///{folder}/store.sqlite")
            upgrade_store(store)
            import_pack(store, folder / "pack", operator("bench"))
            judged = judge_store(store, operator("bench"), workers=workers)
            store.close()
        found[f"{size}, {scenario}"] = count_pack(judged.evidence, truth)
        say(f"pack: {size}, {scenario}")
    return found


def main(given: argparse.Namespace) -> int:
    """Measure, print, and write; return 1 where a promise is not met."""
    speed, speed_met = speed_table(measure_speed(given.links))
    say("speed")
    packs, packs_met = pack_table(measure_packs(PACK_LINKS, given.workers))
    ways = measure_ways(given.runs, given.deals, given.workers)
    judged = measure_verdicts(given.runs, given.deals, given.workers)
    kept, kept_met = promises(judged, given.runs, min(MDE_RUNS, given.runs), given.deals)
    tables = {
        "headline": headline(ways, given.runs),
        "false-alarms": false_alarms(ways, given.runs, given.deals),
        "promises": f"{kept}\n\n{packs}",
        "confusion": confusion(judged),
        "speed": speed,
    }
    print("\n\n".join(tables.values()))
    if given.write:
        write_tables(tables)
        write_measured(read_measured())
    return 0 if speed_met and packs_met and kept_met else 1


def say(what: str) -> None:
    """Show progress on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--deals", type=int, default=DEALS)
    parser.add_argument("--links", type=int, default=LINKS, help="timed")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-write", dest="write", action="store_false")
    sys.exit(main(parser.parse_args()))
