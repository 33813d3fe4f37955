"""How long a link takes on one core, and what importing the method adds to importing pandas.

Run as a program it times links in this process and prints the seconds as JSON; the benchmark
runs it in a process of its own that is held to one core.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LINKS = 200
TURNS = 7
"""Imports timed of each kind, in turns; the fastest of each counts, as others share the machine."""
ONE_CORE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
}
PANDAS = "import pandas"
EVIDENCE = "import pandas, evidence.link_result, evidence.signals, evidence.ladder"
WITH_STORE = "import pandas, evidence.judge"
MOST_IN_ALL, MOST_P95, MOST_IMPORT = 6.0, 0.050, 0.5


@dataclass(frozen=True)
class Speed:
    """Seconds of processor time a link, (R,), and seconds that importing costs over pandas.

    `with_store` is the same with the module that reads and saves: it brings the database's
    packages with it, which the app needs anyway.
    """

    links: Sequence[float]
    importing: float
    with_store: float

    @property
    def in_all(self) -> float:
        """All links, seconds."""
        return sum(self.links)

    def quantile(self, share: float) -> float:
        """Return the seconds that so many of the links stay below."""
        return float(np.quantile(self.links, share))


def measure_speed(links: int = LINKS) -> Speed:
    """Measure both, each in processes of its own."""
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks.evidence_speed", str(links)],
        env=os.environ | ONE_CORE,
        capture_output=True,
        text=True,
        check=True,
    )
    turns = [[_time_import(each) for each in (PANDAS, EVIDENCE, WITH_STORE)] for _ in range(TURNS)]
    pandas, evidence, with_store = (min(each) for each in zip(*turns, strict=True))
    return Speed(json.loads(found.stdout), evidence - pandas, with_store - pandas)


def _time_import(statement: str) -> float:
    """Return the seconds of processor time of a fresh interpreter that imports."""
    program = f"import time; a = time.process_time(); {statement}; print(time.process_time() - a)"
    found = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | ONE_CORE,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(found.stdout)


def time_links(links: int) -> list[float]:
    """Return the seconds each link takes: 40 quarters, 22 places, 9,999 deals, effects and none."""
    from benchmarks.evidence_worlds import make_case
    from evidence.link_result import judge_link
    from tests.evidence.simulation import QUARTERS, REALISTIC, simulate_link

    cases = [
        make_case(simulate_link(seed, QUARTERS, REALISTIC, effect=seed % 3 / 2))
        for seed in range(links + 1)
    ]
    judge_link(cases[-1])  # what the first one loads is not part of a link
    seconds = []
    for case in cases[:-1]:
        start = time.process_time()
        judge_link(case)
        seconds.append(time.process_time() - start)
    return seconds


if __name__ == "__main__":
    print(json.dumps(time_links(int(sys.argv[1]))))
