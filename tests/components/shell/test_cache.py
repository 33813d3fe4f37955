"""Reads are remembered by store version and release, and a save shows at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from threading import Barrier
from types import ModuleType

import pytest

from components.shell import cache
from data.store import Store
from tests.data.filling import fill

STORE = "components.shell.store.open_store"
DAY, LATER = date(2024, 1, 1), date(2025, 1, 1)


@pytest.fixture(autouse=True)
def one_store(monkeypatch: pytest.MonkeyPatch, sqlite_store: Store) -> Store:
    monkeypatch.setattr(STORE, lambda: sqlite_store)
    return sqlite_store


def counting() -> tuple[list[int], Callable[[], str]]:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return f"drawing {len(made)}"

    return made, make


def test_a_save_shows_at_once(one_store: Store) -> None:
    before = cache.read_moment()
    assert cache.read_portfolio(before.version, before.until).missions == ()
    fill(one_store)
    after = cache.read_moment()
    assert after.version == before.version + 1
    assert len(cache.read_portfolio(after.version, after.until).missions) == 1


def test_what_was_read_is_not_read_again(one_store: Store) -> None:
    fill(one_store)
    moment = cache.read_moment()
    first = cache.read_portfolio(moment.version, moment.until)
    assert cache.read_portfolio(moment.version, moment.until) is first


def test_a_release_that_passes_is_seen_without_a_save(one_store: Store) -> None:
    fill(one_store)
    version = one_store.version()
    before = cache.read_figures(version, date(2023, 12, 31), "i")
    assert (len(before.cells), len(cache.read_figures(version, DAY, "i").cells)) == (0, 1)


@pytest.mark.parametrize("changed", range(6))
def test_a_drawing_is_made_anew_where_anything_it_depends_on_differs(changed: int) -> None:
    made, make = counting()
    key = ["board", 1, DAY, "en", "light", "chosen"]
    other = ["map", 2, LATER, "cy", "dark", "else"]
    assert cache.draw_once(*key, make) == cache.draw_once(*key, make) == "drawing 1"
    key[changed] = other[changed]
    assert cache.draw_once(*key, make) == "drawing 2"
    assert len(made) == 2


def test_two_stores_at_one_version_are_kept_apart(
    monkeypatch: pytest.MonkeyPatch, one_store: Store, demonstration_store: Store
) -> None:
    version = one_store.version()
    assert cache.read_indicators(version) == ()
    monkeypatch.setattr(STORE, lambda: demonstration_store)
    assert len(cache.read_indicators(version)) == 20


def test_what_many_ask_for_at_once_is_made_once() -> None:
    made, make = counting()
    together = Barrier(8)

    def ask(_: int) -> str:
        together.wait()
        return cache.draw_once("crowd", 1, DAY, "en", "light", "", make)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {"drawing 1"}
    assert len(made) == 1


def test_a_failure_is_not_remembered() -> None:
    def fail() -> str:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        cache.draw_once("failing", 1, DAY, "en", "light", "", fail)
    assert cache.draw_once("failing", 1, DAY, "en", "light", "", lambda: "well") == "well"


def subjects() -> Iterator[ModuleType]:
    for found in iter_modules(cache.__path__):
        if found.name != "slots":
            yield import_module(f"{cache.__name__}.{found.name}")


def public(module: ModuleType) -> dict[str, object]:
    return {name: each for name, each in vars(module).items() if not name.startswith("_")}


def test_every_read_is_offered_whichever_file_it_is_in() -> None:
    reads = {
        name: each
        for subject in subjects()
        for name, each in public(subject).items()
        if getattr(each, "__module__", "") == subject.__name__
    }
    assert len(reads) > 50
    assert {name: vars(cache).get(name) for name in reads} == reads


def test_no_name_means_one_thing_in_one_file_and_another_in_the_next() -> None:
    meant: dict[str, object] = {}
    for subject in subjects():
        for name, each in public(subject).items():
            assert meant.setdefault(name, each) is each, f"{subject.__name__}: {name}"
