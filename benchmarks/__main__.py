"""Measures everything and writes the tables: ``make bench``, about twenty minutes.

python -m benchmarks [--only pack|reruns|load]
"""

import argparse
import io
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from benchmarks import bench_pack, bench_screens
from benchmarks.big_store import Stores, make_stores
from benchmarks.measures import Measure
from benchmarks.report import PAGE, write_part


def measure_pack() -> list[Measure]:
    """Measure import and export; their bench prints a table of its own."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        bench_pack.main()
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in printed.getvalue().splitlines()
        if line.startswith("| ")
    ]
    _, plain, *measured = rows  # the head, and the yardstick itself
    return [
        Measure(
            f"{what}, 1,000,000 observations",
            f"{seconds} s",
            f"{plain[1]} s",
            float(ratio),
            float(budget.removeprefix("≤ ")) if budget else None,
            "its checks and its record take longer than the bare insert",
        )
        for what, seconds, ratio, budget in measured
    ]


def measure_with_stores(measure: Callable[[Stores], list[Measure]]) -> list[Measure]:
    """Measure over stores that are made for it and thrown away."""
    with tempfile.TemporaryDirectory() as scratch:
        print("making the stores", flush=True)
        return measure(make_stores(Path(scratch)))


PARTS: dict[str, tuple[str, Callable[[], list[Measure]]]] = {
    "pack": ("Import and export, against pandas and `executemany`", measure_pack),
    "reruns": (
        "Reruns of every screen",
        lambda: measure_with_stores(bench_screens.measure_every_rerun),
    ),
    "load": (
        "Many sessions, large stores, memory, the first screen",
        lambda: measure_with_stores(bench_screens.measure_load_and_memory),
    ),
}


def main(only: str | None) -> int:
    """Measure each part, write its table, and say how many budgets are met."""
    for name, (title, measure) in PARTS.items():
        if only not in (None, name):
            continue
        print(title, flush=True)
        start = time.monotonic()
        found = measure()
        for each in found:
            print(each.row())
        held = [each for each in found if each.budget is not None]
        print(f"{sum(each.met for each in held)} of {len(held)} budgets are met")
        write_part(title, found, (time.monotonic() - start) / 60)
    print(f"written to {PAGE}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=tuple(PARTS))
    sys.exit(main(parser.parse_args().only))
