"""Sessions over Streamlit's own websocket: what a browser sends and receives, without the browser.

    python -m benchmarks.load http://localhost:8501 20 30 "/?lang=cy"

opens 20 sessions at once, each with one first run and 30 reruns, and prints what they took.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.asyncio.client import ClientConnection, connect

RUN_SECONDS = 120
KEPT_RUNS = 2
"""A browser forgets a kept message that this many runs did not ask for."""


@dataclass
class Run:
    """One run of a page, from asking for it to its end.

    Attributes
    ----------
    size
        Bytes of all messages, before the websocket compresses them.
    broken
        How many exceptions the page showed, one more if the script did not finish.
    """

    seconds: float = 0.0
    size: int = 0
    broken: int = 0
    elements: list[Element] = field(default_factory=list)

    def holds(self, words: str) -> bool:
        """Return whether the page's own HTML or text holds these words."""
        return any(
            words in (getattr(element, kind).body)
            for element in self.elements
            if (kind := element.WhichOneof("type")) in ("html", "markdown")
        )

    def find(self, kind: str, label: str) -> Any:
        """Return the page's first widget of a kind, such as ``button``, with this label.

        Raises
        ------
        LookupError
            Where the page has none.
        """
        for element in self.elements:
            if element.WhichOneof("type") == kind and getattr(element, kind).label == label:
                return getattr(element, kind)
        raise LookupError(f"no {kind} {label!r}")

    @property
    def slider(self) -> Slider:
        """The page's first slider."""
        return next(each.slider for each in self.elements if each.WhichOneof("type") == "slider")


class Visitor:
    """One session: it keeps large messages as a browser does, and the address it is told."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._kept: dict[str, tuple[int, Element]] = {}
        self._runs = 0
        self.query = ""

    async def open(self, target: str) -> Run:
        """Run the page at an address such as ``/map?lang=cy``."""
        path, _, self.query = target.partition("?")
        return await self._run(path.strip("/"), BackMsg())

    async def move_slider(self, path: str, slider: Slider, option: str) -> Run:
        """Rerun the page with its slider at another of its options."""
        asked = BackMsg()
        state = asked.rerun_script.widget_states.widgets.add(id=slider.id)
        state.string_array_value.data.append(option)
        return await self._run(path.strip("/"), asked)

    async def say(self, path: str, field: Any, said: str) -> Run:
        """Rerun the page with a field, list or row of radio buttons at another text."""
        return await self.send(path, [(field, said)])

    async def press(self, path: str, button: Any) -> Run:
        """Rerun the page as one of its buttons is pressed."""
        return await self.send(path, [], button)

    async def send(self, path: str, said: Sequence[tuple[Any, str]], button: Any = None) -> Run:
        """Rerun the page with texts in several fields at once, and a button pressed if any.

        A server that knows the session keeps what the other fields hold. To one that does not, a
        browser sends whatever it holds itself.
        """
        asked = BackMsg()
        states = asked.rerun_script.widget_states.widgets
        for place, text in said:
            states.add(id=place.id, string_value=text)
        if button is not None:
            states.add(id=button.id, trigger_value=True)
        return await self._run(path.strip("/"), asked)

    async def _run(self, page: str, asked: BackMsg) -> Run:
        self._runs += 1
        self._kept = {
            code: kept for code, kept in self._kept.items() if self._runs - kept[0] <= KEPT_RUNS
        }
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = page
        asked.rerun_script.cached_message_hashes.extend(self._kept)
        run, start = Run(), time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._socket.recv(decode=False), RUN_SECONDS)
            run.size += len(raw)
            told = ForwardMsg()
            told.ParseFromString(raw)
            if self._note(told, run):
                run.seconds = time.perf_counter() - start
                return run

    def _note(self, told: ForwardMsg, run: Run) -> bool:
        """Take in one message; return whether it was the last of the run."""
        kind = told.WhichOneof("type")
        if kind == "new_session":
            run.elements.clear()  # what a run shows that was cut short by another is gone
        if kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return False
            run.broken += told.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
            return True
        if kind == "page_info_changed":
            self.query = told.page_info_changed.query_string
        elif kind == "ref_hash":
            element = self._kept[told.ref_hash][1]
            self._kept[told.ref_hash] = (self._runs, element)
            run.elements.append(element)
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            element = told.delta.new_element
            run.broken += element.WhichOneof("type") == "exception"
            run.elements.append(element)
            if told.metadata.cacheable:
                self._kept[told.hash] = (self._runs, element)
        return False


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Visitor]:
    """Open one session at a server."""
    socket = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    async with connect(socket, subprotocols=["streamlit"], max_size=None) as opened:
        yield Visitor(opened)


@dataclass
class Load:
    """What many sessions took: seconds of first runs and of reruns, bytes of each rerun."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    broken: int = 0

    def add(self, other: "Load") -> None:
        """Take in another load, measured later under the same conditions."""
        self.first += other.first
        self.again += other.again
        self.sizes += other.sizes
        self.broken += other.broken


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values stays below."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def _load_session(address: str, reruns: int, targets: Sequence[str], load: Load) -> None:
    async with visit(address) as visitor:
        for number in range(reruns + 1):
            run = await visitor.open(targets[number % len(targets)])
            load.broken += run.broken
            if number == 0:
                load.first.append(run.seconds)
            else:
                load.again.append(run.seconds)
                load.sizes.append(run.size)


async def run_load(address: str, sessions: int, reruns: int, targets: Sequence[str]) -> Load:
    """Let `sessions` visit at once, each rerunning the targets in turn.

    Raises
    ------
    Exception
        Whatever ended a session: a load with a dropped session is not a measurement.
    """
    load = Load()
    work = (_load_session(address, reruns, targets, load) for _ in range(sessions))
    await asyncio.gather(*work)
    return load


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("sessions", type=int)
    parser.add_argument("reruns", type=int)
    parser.add_argument("targets", nargs="*", default=["/"])
    given = parser.parse_args()
    found = asyncio.run(run_load(given.address, given.sessions, given.reruns, given.targets))
    for name, times in (("first run", found.first), ("rerun", found.again)):
        p50, p95 = (1000 * quantile(times, share) for share in (0.5, 0.95))
        print(f"{name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(f"{statistics.median(found.sizes) / 1000:.1f} kB a rerun, {found.broken} broken")
