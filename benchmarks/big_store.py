"""A store with a million observations: everything that ships, and a simulated government.

python -m benchmarks.big_store FILE
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy import func, select

from benchmarks.bench_pack import write_pack
from data.migrate import upgrade_store
from data.pack import import_pack
from data.pack.cells import area_codes
from data.pack.schema import SCHEMAS
from data.pack.shipped import load_shipped_packs
from data.store import Store
from evidence.judge import judge_store
from models import Observation
from models.area import WALES
from models.columns import table_of
from models.roles import operator

Said = Callable[[int], dict[str, str]]
OBSERVATIONS = 1_000_000
MISSIONS, OUTCOMES, TEAMS, OUTPUTS = 12, 60, 40, 200
QUARTERS = [f"{year}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]


@dataclass(frozen=True)
class Stores:
    """Addresses of three stores: what ships; a million figures more; a judged government."""

    shipped: str
    figures: str
    government: str


def make_stores(folder: Path) -> Stores:
    """Make the three stores, each from the one before."""
    files = [folder / f"{name}.sqlite" for name in ("shipped", "figures", "government")]
    stores = Stores(*(f"sqlite:///{file}" for file in files))
    with _opened(stores.shipped) as store:
        upgrade_store(store)
        load_shipped_packs(store)
        judge_store(store, operator("bench"))
        count = select(func.count()).select_from(table_of(Observation))
        with store.read() as connection:
            shipped = int(connection.execute(count).scalar_one())
    pack = folder / "pack"
    write_pack(pack, OBSERVATIONS - shipped)
    indicators = pd.read_csv(pack / "indicators.csv", dtype=str, keep_default_na=False)
    indicators.assign(illustrative="yes").to_csv(pack / "indicators.csv", index=False)
    shutil.copy(files[0], files[1])
    with _opened(stores.figures) as store:
        import_pack(store, pack, operator("bench"))
    (pack / "observations.csv").unlink()
    _write_government(pack)
    shutil.copy(files[1], files[2])
    with _opened(stores.government) as store:
        import_pack(store, pack, operator("bench"))
        judge_store(store, operator("bench"))
    return stores


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


def _write_government(folder: Path) -> None:
    """Put missions, outcomes, teams and outputs around the figures of a pack."""
    indicators = pd.read_csv(folder / "indicators.csv", dtype=str, keep_default_na=False)
    number = np.arange(len(indicators))
    indicators["outcome"] = [_key("outcome", each % OUTCOMES) for each in number]
    indicators["headline"] = np.where(number < OUTCOMES, "yes", "no")
    indicators["illustrative"] = "yes"
    indicators.to_csv(folder / "indicators.csv", index=False)
    _write(folder, "missions", MISSIONS, lambda at: {"target_date": "2035-12-31"})
    _write(folder, "outcomes", OUTCOMES, lambda at: {"mission": _key("mission", at % MISSIONS)})
    _write(folder, "teams", TEAMS, lambda at: {"outcome": _key("outcome", at % OUTCOMES)})
    _write(folder, "outputs", OUTPUTS, lambda at: {"team": _key("team", at % TEAMS)})
    _write(
        folder,
        "contributions",
        OUTPUTS,
        lambda at: {
            "output": _key("output", at),
            "indicator": indicators["indicator"][at % OUTCOMES],
            "supersedes": "",
            "primary": "yes",
        },
    )
    _deliveries().to_csv(folder / "deliveries.csv", index=False)


def _write(folder: Path, sheet: str, rows: int, said: Said) -> None:
    """Write a sheet of numbered rows: the models' own examples, and what is `said` of each."""
    columns = SCHEMAS[sheet].columns
    examples = {column.name: column.pack.example for column in columns}
    if "illustrative" in examples:
        examples["illustrative"] = "yes"
    key = columns[0].name
    made = [{**examples, key: _key(key, at), **said(at)} for at in range(rows)]
    pd.DataFrame(made).to_csv(folder / f"{sheet}.csv", index=False)


def _deliveries() -> pd.DataFrame:
    """Return plans and returns of every output in every place over two years."""
    keys = [_key("output", at) for at in range(OUTPUTS)]
    places = [code for code in sorted(area_codes()) if code != WALES]
    frame = pd.MultiIndex.from_product(
        [keys, places, QUARTERS], names=["output", "area", "period"]
    ).to_frame(index=False)
    rng = np.random.default_rng(20261122)
    frame["planned"] = rng.integers(5, 50, len(frame))
    frame["delivered"] = (frame["planned"] * rng.uniform(0.5, 1, len(frame))).astype(int)
    frame["reached_intended"] = (frame["delivered"] * rng.uniform(0, 1, len(frame))).astype(int)
    frame["basis"] = "administrative"
    frame["recorded_on"] = "2025-02-26"
    return frame


def _key(kind: str, number: int) -> str:
    return f"bench-{kind}-{number:03d}"


if __name__ == "__main__":
    print(make_stores(Path(sys.argv[1])))
