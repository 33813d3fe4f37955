"""What the screens cost: reruns, many sessions, a large store, the first screen, memory.

    python -m benchmarks.bench_screens

Whatever is compared is measured in turns, in one run, so that a slow hour slows both.
"""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from benchmarks.big_store import Stores, make_stores
from benchmarks.first_screen import measure_first_screen
from benchmarks.load import Load, Visitor, quantile, run_load, visit
from benchmarks.measures import HEAD, Measure
from benchmarks.servers import Server, serve_app, serve_as_newcomer, serve_page, serve_plainly

CROSSED = "indicator=cvd-found&mode=delivered-changed"
SCREENS = {
    "Board": "/",
    "Mission": "/mission",
    "Outcome": "/outcome",
    "Link": "/link",
    "Map": "/map",
    "Map with a place": "/map?area=W06000015",
    "Map, delivered × changed": f"/map?{CROSSED}",
    "Map of health boards": "/map?indicator=cvd-found&areas=boards",
    "Place": "/place",
    "Plan": "/plan",
    "Briefings": "/briefings",
    "Present": "/present?mission=iechyd&screen=iechyd.outcome.h1",
    "Retrospective": "/retrospective",
    "The team": "/team",
    "Decisions": "/decisions",
    "Enter": "/enter",
    "Figures": "/figures",
    "Record": "/record",
    "Method": "/method",
    "Accessibility": "/accessibility",
    "People": "/people",
    "Signed out": "/signed-out",
}
PRESENTED = (
    *("opening", "outcome.h1", "outcome.h2", "outcome.h3", "grid", "map", "matters", "unknown"),
    *("dates", "link.screening-cvd-found", "places.h1"),
)
"""Screens of one mission, one after the other as they are presented, and some of the annex."""
NEXT_SCREEN = 0.2
"""Seconds of the server within which the next screen of a briefing is there."""
LANGUAGES = ("en", "cy")
SESSIONS = 20
TIMES = 40
SLIDER_KB = 30

Found = list[Measure]


def target(path: str, lang: str) -> str:
    """Return a screen's address in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"


async def open_checked(visitor: Visitor, address: str) -> float:
    """Open a screen; return the seconds, and refuse to measure one that is broken."""
    run = await visitor.open(address)
    if run.broken or not run.holds("<h1"):
        raise RuntimeError(f"{address} did not show its screen")
    return run.seconds


async def measure_reruns(app: Server, empty: Server, plain: Server, where: str = "") -> Found:
    """Measure every screen in turns with an empty page, in the worse of its two languages.

    Parameters
    ----------
    where
        What is said of the store, before the name of a screen.
    empty
        An empty page served as the app is.
    plain
        An empty page under ``streamlit run``, with the app's configuration.
    """
    served, plainly = [], []
    async with AsyncExitStack() as stack:
        ours = await stack.enter_async_context(visit(app.address))
        yardstick = await stack.enter_async_context(visit(empty.address))
        usual = await stack.enter_async_context(visit(plain.address))
        for name, path in SCREENS.items():
            pairs = [
                await _rerun_in_turns(ours, yardstick, target(path, lang)) for lang in LANGUAGES
            ]
            took, bare = max(pairs, key=lambda pair: pair[0] / pair[1])
            base = statistics.median([(await usual.open("/")).seconds for _ in range(TIMES)])
            plainly.append(_rerun_measure(where + name, took, base, "under `streamlit run`", ""))
            why = (
                f"{1000 * (took - bare):.0f} ms of the screen's own; the budget, set against "
                "`streamlit run`, leaves 24 ms"
            )
            served.append(_rerun_measure(where + name, took, bare, "served alike", why))
    return plainly + served


async def _rerun_in_turns(ours: Visitor, yardstick: Visitor, address: str) -> tuple[float, float]:
    for _ in range(2):  # what is drawn once is drawn
        await open_checked(ours, address)
        await yardstick.open("/")
    took, bare = [], []
    for _ in range(TIMES):
        took.append(await open_checked(ours, address))
        bare.append((await yardstick.open("/")).seconds)
    return statistics.median(took), statistics.median(bare)


def _rerun_measure(name: str, took: float, base: float, how: str, why: str) -> Measure:
    return Measure(
        f"{name}: a rerun, against an empty page {how}",
        f"{1000 * took:.0f} ms",
        f"{1000 * base:.0f} ms",
        took / base,
        1.5,
        why,
    )


async def measure_presenting(app: Server) -> Found:
    """Go through the screens of a briefing twice, in both languages; return the slowest next one.

    The first screen is not counted: with it the briefing is read, and what nobody froze is made.
    """
    rounds: list[list[float]] = [[], []]
    for lang in LANGUAGES:
        async with visit(app.address) as visitor:
            await open_checked(visitor, target("/present?mission=iechyd", lang))
            for took in rounds:
                for code in PRESENTED[1:]:
                    address = target(f"/present?mission=iechyd&screen=iechyd.{code}", lang)
                    took.append(await open_checked(visitor, address))
    names = ("drawn for the first time", "drawn before")
    return [
        Measure(
            f"Present: the slowest next screen of {len(took)}, {name}",
            f"{1000 * max(took):.0f} ms",
            f"{1000 * NEXT_SCREEN:.0f} ms",
            max(took) / NEXT_SCREEN,
            1.0,
            "a drawing that nobody had asked for yet",
        )
        for name, took in zip(names, rounds, strict=True)
    ]


async def measure_slider(app: Server, steps: int = 200) -> Found:
    """Move the map's slider step by step: kB sent, and memory before and after."""
    found = []
    slid = (
        ("Map", "/map", SLIDER_KB),
        ("Map, delivered × changed", f"/map?{CROSSED}", SLIDER_KB),
        ("Map as tiles", "/map?as=tiles", SLIDER_KB),
        ("Map with a place", "/map?area=W06000015", None),
    )
    for name, path, budget in slid:
        async with visit(app.address) as visitor:
            await open_checked(visitor, path)
            run = await visitor.open(path)
            options, slider, sizes = list(run.slider.options), run.slider, []
            before = app.memory()
            for step in range(steps):
                option = options[step % len(options)]
                moved = await visitor.move_slider("/map", slider, option)
                if moved.broken or list(moved.slider.options) != options:
                    raise RuntimeError(f"the slider of {path} broke at {option}")
                sizes.append(moved.size / 1000)
        found += [
            Measure(
                f"{name}: what a step of the slider sends",
                f"{statistics.median(sizes):.1f} kB, at most {max(sizes):.1f}",
                "",
                statistics.median(sizes),
                budget,
                "",
                " kB",
            ),
            _memory_measure(f"{name}: memory over {steps} steps of the slider", before, app),
        ]
    return found


def _memory_measure(what: str, before: float, server: Server) -> Measure:
    after = server.memory()
    return Measure(what, f"{after:.0f} MB", f"{before:.0f} MB before", after / before)


async def _load_in_turns(
    turns: Sequence[tuple[Server, int]], rounds: int, address: str = "/"
) -> list[Load]:
    """Load each server in turn, so many reruns a session, several rounds; return the sums."""
    sums = [Load() for _ in turns]
    for server, _ in turns:
        await run_load(server.address, 2, 1, [address])  # what is drawn once is drawn
    for _ in range(rounds):
        for (server, reruns), total in zip(turns, sums, strict=True):
            total.add(await run_load(server.address, SESSIONS, reruns, [address]))
    if any(total.broken for total in sums):
        raise RuntimeError("a page broke under load")
    return sums


def _load_measures(
    what: str, ours: Load, base: Load, budget: float, why: str, *, held: float = 0.95
) -> Found:
    found = []
    for share in (0.5, 0.95):
        took, yardstick = quantile(ours.again, share), quantile(base.again, share)
        found.append(
            Measure(
                f"{what}, p{100 * share:.0f}",
                f"{1000 * took:.0f} ms",
                f"{1000 * yardstick:.0f} ms",
                took / yardstick,
                budget if share == held else None,
                why,
            )
        )
    return found


async def measure_load(app: Server, bare: Server) -> Found:
    """Let 20 sessions rerun the board, in turns with the newcomer's page."""
    ours, base = await _load_in_turns([(app, 20), (bare, 4)], rounds=2)
    why = "more processor time a rerun than Streamlit's collection of garbage takes"
    return _load_measures(
        f"Board: {SESSIONS} sessions, against the newcomer's page", ours, base, 0.15, why
    )


async def measure_large_stores(shipped: Server, figures: Server, government: Server) -> Found:
    """Let 20 sessions rerun the board over a million observations, in turns with what ships."""
    turns = [(shipped, 12), (figures, 12), (government, 12)]
    base, more, most = await _load_in_turns(turns, rounds=5)
    return [
        *_load_measures(
            f"Board: {SESSIONS} sessions, 1,000,000 observations, against what ships",
            more,
            base,
            1.3,
            "a rerun does the same over either store: the p50 above tells more than a busy p95",
        ),
        *_load_measures(
            "The same with 12 more missions, 60 outcomes and 200 outputs on it",
            most,
            base,
            1.3,
            "Streamlit searches and hashes half a megabyte of markup in every rerun, where it was "
            "30 kB, to find that the browser has it",
        ),
    ]


async def measure_memory(app: Server, reruns: int = 3_000) -> Found:
    """Rerun the board some thousand times: memory before and after."""
    await run_load(app.address, SESSIONS, 10, ["/", "/?lang=cy"])
    before = app.memory()
    load = await run_load(app.address, SESSIONS, reruns // SESSIONS, ["/", "/?lang=cy"])
    if load.broken:
        raise RuntimeError("the board broke in the soak")
    return [_memory_measure(f"Board: memory over {reruns:,} reruns", before, app)]


def measure_every_rerun(stores: Stores) -> Found:
    """Measure a rerun of every screen, over what ships and over a judged government."""
    found: Found = []
    with (
        serve_page("empty_page.py") as empty,
        serve_plainly("empty_page.py") as plain,
    ):
        for where, address in (
            ("", stores.shipped),
            ("200 contributions, 1,000,000 observations: ", stores.government),
        ):
            print(f"reruns of every screen {where}", flush=True)
            with serve_app(address) as app:
                if not where:
                    found += asyncio.run(measure_presenting(app))
                found += asyncio.run(measure_reruns(app, empty, plain, where))
    return found


def measure_load_and_memory(stores: Stores) -> Found:
    """Measure the slider, many sessions, large stores, memory and the first screen."""
    found: Found = []
    with serve_app(stores.shipped) as app:
        print("steps of the slider", flush=True)
        found += asyncio.run(measure_slider(app))
        print("many sessions, in turns with the newcomer's page", flush=True)
        with serve_as_newcomer("bare_page.py") as bare:
            found += asyncio.run(measure_load(app, bare))
        print("many sessions over a million observations", flush=True)
        with serve_app(stores.figures) as figures, serve_app(stores.government) as government:
            found += asyncio.run(measure_large_stores(app, figures, government))
        print("thousands of reruns", flush=True)
        found += asyncio.run(measure_memory(app))
    print("the first screen in a browser", flush=True)
    return found + measure_first_screen(stores.shipped)


def main() -> int:
    """Print the table; return 1 where a budget is not met."""
    with tempfile.TemporaryDirectory() as scratch:
        stores = make_stores(Path(scratch))
        found = measure_every_rerun(stores) + measure_load_and_memory(stores)
    print(HEAD, *(each.row() for each in found), sep="\n")
    return 0 if all(each.met for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
