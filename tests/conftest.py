"""The fixtures every test may ask for, and which tests run beside which."""

import pytest

pytest_plugins = (
    "tests.fixtures.stores",
    "tests.fixtures.simulated",
    "tests.fixtures.hostile",
    "tests.fixtures.apps",
    "tests.fixtures.maps",
    "tests.fixtures.servers",
    "tests.fixtures.geography",
    "tests.fixtures.browsers",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what needs a browser into a process of its own, and last where there is but one.

    It is slow, most of it is waiting, and Playwright holds the event loop of its process.
    """
    for item in items:
        group = "browser" if _needs_browser(item) else "rest"
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=_needs_browser)


def _needs_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())
