"""The table of what was measured, in `docs/performance.md` between its two markers."""

import os
import platform
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measures import HEAD, Measure

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
START, END = "<!-- measured: start -->", "<!-- measured: end -->"
PACKAGES = ("streamlit", "uvicorn", "plotly", "pydeck", "pandas", "sqlalchemy")


def describe_run(minutes: float) -> str:
    """Return when and on what it was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} in {minutes:.0f} minutes, on {_processor()}, "
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}; "
        f"load of the machine over the last 15 minutes {os.getloadavg()[2]:.1f}. "
        f"Python {platform.python_version()}, {packages}."
    )


def write_part(title: str, found: Iterable[Measure], minutes: float) -> None:
    """Put one part's table under its title, between the markers; other parts and words stay."""
    before, rest = PAGE.read_text(encoding="utf-8").split(START)
    inside, after = rest.split(END)
    _, *parts = f"\n{inside.strip()}\n".split("\n### ")
    told = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}
    rows = "\n".join([HEAD, *(each.row() for each in found)])
    told[title] = f"{describe_run(minutes)}\n\n{rows}"
    kept = "\n\n".join(f"### {name}\n\n{body}" for name, body in told.items())
    PAGE.write_text(f"{before}{START}\n{kept}\n{END}{after}", encoding="utf-8")


def _processor() -> str:
    """Return the processor's name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    if sys.platform == "linux" and told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "an unnamed processor"
