"""Servers to measure: each in a process of its own, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path(__file__).with_name("pages")
HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 10


@dataclass(frozen=True)
class Server:
    """A server under way."""

    address: str
    process: int

    def memory(self) -> float:
        """Return the memory it holds, in MB."""
        told = subprocess.check_output(["ps", "-o", "rss=", "-p", str(self.process)], text=True)
        return int(told) / 1024


@contextmanager
def serve_app(database_url: str) -> Iterator[Server]:
    """Serve the app as readers get it, on a store."""
    with _serve([sys.executable, "serve.py"], ROOT, {"DATABASE_URL": database_url}) as server:
        yield server


@contextmanager
def serve_page(name: str) -> Iterator[Server]:
    """Serve one of our pages the way the app is served, with the app's configuration."""
    command = [sys.executable, "-m", "benchmarks.serve_page", str(PAGES / name)]
    with _serve(command, ROOT) as server:
        yield server


@contextmanager
def serve_plainly(name: str, folder: Path = ROOT) -> Iterator[Server]:
    """Serve one of our pages with ``streamlit run``, with the configuration in a folder."""
    port = _free_port()
    given = {
        "server.address": HOST,
        "server.port": port,
        "server.headless": "true",  # or it opens a browser
        "browser.gatherUsageStats": "false",  # or it calls home
    }
    options = [f"--{key}={value}" for key, value in given.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(PAGES / name), *options]
    with _serve(command, folder, port=port) as server:
        yield server


@contextmanager
def serve_as_newcomer(name: str) -> Iterator[Server]:
    """Serve one of our pages with ``streamlit run`` and Streamlit's own defaults."""
    with TemporaryDirectory() as elsewhere:  # where there is no configuration of ours
        with serve_plainly(name, Path(elsewhere)) as server:
            yield server


@contextmanager
def _serve(
    command: Sequence[str], folder: Path, env: dict[str, str] | None = None, port: int | None = None
) -> Iterator[Server]:
    port = port or _free_port()
    place = {"HOST": HOST, "PORT": str(port)}
    with TemporaryFile() as log:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | place | (env or {}), stdout=log, stderr=log
        )
        try:
            address = f"http://{HOST}:{port}"
            if not _comes_up(process, address):
                log.seek(0)
                raise RuntimeError(f"nothing answers at {address}:\n{log.read().decode()}")
            yield Server(address, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _comes_up(process: subprocess.Popen[bytes], address: str) -> bool:
    """Wait for Streamlit's own health route: it warms nothing, neither the store nor a page."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{address}/_stcore/health", timeout=START_SECONDS) as answer:
                if answer.status == 200:
                    return True
        except (URLError, ConnectionError):
            time.sleep(0.05)
    return False
