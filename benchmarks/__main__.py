"""Measures everything and writes the table: ``make bench``, about twelve minutes.

python -m benchmarks [--only pack|screens]
"""

import argparse
import io
import sys
import tempfile
import time
from contextlib import redirect_stdout
from pathlib import Path

from benchmarks import bench_pack, bench_screens
from benchmarks.big_store import make_stores
from benchmarks.measures import Measure
from benchmarks.report import PAGE, write_table


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


def measure_screens() -> list[Measure]:
    """Measure the screens over stores of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        print("making the stores", flush=True)
        return bench_screens.measure_all(make_stores(Path(scratch)))


def main(only: str | None) -> int:
    """Measure, write the table, and say how many budgets are met."""
    start, parts = time.monotonic(), []
    if only != "screens":
        print("import and export", flush=True)
        parts.append(("Import and export, against pandas and `executemany`", measure_pack()))
    if only != "pack":
        parts.append(("Screens", measure_screens()))
    found = [each for _, part in parts for each in part]
    for each in found:
        print(each.row())
    held = [each for each in found if each.budget is not None]
    print(f"{sum(each.met for each in held)} of {len(held)} budgets are met")
    if only is None:
        write_table(parts, (time.monotonic() - start) / 60)
        print(f"written to {PAGE}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("pack", "screens"))
    sys.exit(main(parser.parse_args().only))
