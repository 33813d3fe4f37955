"""Saving as a browser does, over a websocket, on a server that is killed meanwhile."""

import asyncio
import random
from collections.abc import Awaitable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from sqlalchemy.engine import make_url
from websockets.exceptions import ConnectionClosed

from benchmarks.load import Run, Visitor, visit
from components.shell.screens import ENTER, RETROSPECTIVE, Screen
from data.store import Store
from tests.browser.screens import path_of
from tests.fixtures.servers import Server

TEAM, OUTPUT, LINK = "blood-pressure-cholesterol", "nurses", "nurses-chol-to-target"
PERIOD, PLACES = "2026-Q2", ("Bridgend", "Carmarthenshire", "Swansea")
CHECK = "Check, and show what it changes"
SAVED, DECIDED = "Saved. What the figures say is up to date.", "The decision is saved."
POLL_SECONDS = 0.002
BEFORE, WRITING, JUDGING = 2, 3, 2
"""Kills at random moments: before anything is written, as it is, and while the rest is judged."""
TIMES = BEFORE + WRITING + JUDGING + 3
"""Of each screen: also at the press, at the first sign written, and as soon as the screen told."""

Field = tuple[str, str, str]
"""The kind of a widget, its label, and what is typed or chosen."""


@dataclass(frozen=True)
class Saving:
    """One save of a screen.

    Attributes
    ----------
    given
        The choices in its address.
    mark
        A text that every row of it holds, and no row of another.
    fields
        What is typed and chosen before.
    rows
        How many rows it is, by sheet.
    button, told
        What saves, and what the screen says once it has.
    checks
        Whether it has to be checked first.
    draft
        What is kept of it before it is saved, by field.
    """

    screen: Screen
    given: Mapping[str, str]
    mark: str
    fields: tuple[Field, ...]
    rows: Mapping[str, int]
    button: str = "Save"
    told: str = SAVED
    checks: bool = True
    draft: Mapping[str, str] = field(default_factory=dict)


def deliver(number: int) -> Saving:
    """Return a save of what was delivered in three places."""
    said = str(100 + number)
    return Saving(
        ENTER,
        {"sheet": "deliveries", "key": OUTPUT, "period": PERIOD},
        said,
        tuple(("text_input", f"{place}: Delivered", said) for place in PLACES),
        {"deliveries": len(PLACES)},
    )


def rename(number: int) -> Saving:
    """Return a save of what an output is called."""
    said = f"Nurses, told {number} times"
    return Saving(
        ENTER,
        {"sheet": "outputs", "key": OUTPUT},
        said,
        (("text_input", "Title in English", said),),
        {"outputs": 1},
    )


def decide(number: int, *, pivots: bool) -> Saving:
    """Return a save of a decision; of a pivot the changed expectation with it."""
    said = f"For reason {number}"
    draft = {"decision": "pivot" if pivots else "persist", "reason_en": said}
    fields = [("radio", "Decision", draft["decision"]), ("text_area", "Why, in English", said)]
    if pivots:
        draft["hypothesis_en"] = said
        fields.append(("text_area", "What is expected, in English", said))
    return Saving(
        RETROSPECTIVE,
        {"team": TEAM, "contribution": LINK},
        said,
        tuple(fields),
        {"reviews": 1, "contributions": 1} if pivots else {"reviews": 1},
        button="Save the decision",
        told=DECIDED,
        checks=False,
        draft=draft,
    )


@dataclass(frozen=True)
class Moment:
    """When to kill: so many seconds after the press, or after the first sign was written."""

    written: bool
    seconds: float


@dataclass(frozen=True)
class Timing:
    """What a save takes, in seconds after its button is pressed.

    Attributes
    ----------
    there
        Until its rows are in the store.
    told
        Until the screen has said so and is whole.
    """

    there: float
    told: float

    def draw_moments(self, chance: random.Random) -> list[Moment]:
        """Return when to kill, in any order; each at random in a part of the time of its own."""
        before = _draw(BEFORE, 0, self.there, chance)
        writing = _draw(WRITING, 0, self.there, chance)
        judging = _draw(JUDGING, self.there, self.told - self.there, chance)
        moments = [Moment(False, each) for each in (0, *before)]
        moments += [Moment(True, each) for each in (0, *writing, *judging)]
        chance.shuffle(moments)
        return moments


def _draw(times: int, start: float, end: float, chance: random.Random) -> list[float]:
    edges = [start + (end - start) * at / times for at in range(times + 1)]
    return [chance.uniform(low, high) for low, high in pairwise(edges)]


def time_and_kill(server: Server, store: Store, saving: Saving) -> Timing:
    """Save undisturbed, and kill the server as soon as its screen says so; return what it took."""

    async def save() -> Timing:
        async with visit(server.address) as visitor:
            run = await fill_in(visitor, saving)
            before, start = store.version(), asyncio.get_running_loop().time()
            pressing = asyncio.ensure_future(_press(visitor, saving, run))
            while store.version() == before:
                await asyncio.sleep(POLL_SECONDS)
            there = asyncio.get_running_loop().time() - start
            run = await pressing
            server.kill()
            assert run.holds(saving.told)
            return Timing(there, run.seconds)

    return asyncio.run(save())


def kill_while_saving(server: Server, saving: Saving, moment: Moment) -> bool:
    """Kill a server at a moment of a save; return whether its screen had told of it by then."""
    log = Path(f"{make_url(server.database_url).database}-wal")

    async def save() -> bool:
        async with visit(server.address) as visitor:
            run = await fill_in(visitor, saving)
            before = _state(log)
            pressing = asyncio.ensure_future(_press(visitor, saving, run))
            while moment.written and _state(log) == before and not pressing.done():
                await asyncio.sleep(0)
            await asyncio.wait({pressing}, timeout=moment.seconds)
            server.kill()
            return await _was_told(pressing, saving)

    return asyncio.run(save())


def _state(log: Path) -> tuple[int, int]:
    """Return what tells whether anything was written to a database's log."""
    if not log.exists():
        return 0, 0
    found = log.stat()
    return found.st_size, found.st_mtime_ns


async def _was_told(pressing: Awaitable[Run], saving: Saving) -> bool:
    try:
        return (await pressing).holds(saving.told)
    except ConnectionClosed:
        return False


async def _press(visitor: Visitor, saving: Saving, run: Run) -> Run:
    return await visitor.press(_path(saving), run.find("button", saving.button))


async def fill_in(visitor: Visitor, saving: Saving) -> Run:
    """Open the screen as the team and type everything, so that only saving is left."""
    run = await open_as_team(visitor, saving)
    path = _path(saving)
    for kind, label, said in saving.fields:
        run = await visitor.say(path, run.find(kind, label), said)
    if saving.checks:
        run = await visitor.press(path, run.find("button", CHECK))
    assert run.broken == 0
    return run


async def open_as_team(visitor: Visitor, saving: Saving) -> Run:
    """Open the screen of a save, and be of the team."""
    run = await visitor.open(path_of(saving.screen, lang="en", **saving.given))
    return await visitor.say(_path(saving), run.find("selectbox", "Role"), "Delivery team")


def look_at(server: Server, saving: Saving) -> Run:
    """Return the screen of a save as the team sees it."""

    async def look() -> Run:
        async with visit(server.address) as visitor:
            return await open_as_team(visitor, saving)

    return asyncio.run(look())


def _path(saving: Saving) -> str:
    return path_of(saving.screen)


def list_fields(run: Run) -> Iterator[str]:
    """Yield what the fields for words on a screen hold."""
    for element in run.elements:
        kind = element.WhichOneof("type")
        if kind in ("text_input", "text_area"):
            shown = getattr(element, kind)
            yield shown.value if shown.set_value else shown.default
