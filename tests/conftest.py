"""The fixtures every test may ask for, and the order of the tests."""

import pytest

pytest_plugins = (
    "tests.fixtures.shared",
    "tests.fixtures.stores",
    "tests.fixtures.simulated",
    "tests.fixtures.hostile",
    "tests.fixtures.briefings",
    "tests.fixtures.apps",
    "tests.fixtures.maps",
    "tests.fixtures.servers",
    "tests.fixtures.people",
    "tests.fixtures.providers",
    "tests.fixtures.geography",
    "tests.fixtures.browsers",
    "tests.fixtures.office",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what needs a browser last: it is slow, and Playwright then holds the event loop."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))
