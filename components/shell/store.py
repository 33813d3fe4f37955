"""The store that the app shows and writes to."""

from data.store import Store, open_store


def app_store() -> Store:
    """Return the store at the address in the settings; the same one for every session.

    Whoever is in the app asks here and nowhere else, so that a test can put a store of its own
    in its place, for all of them at once.
    """
    return open_store()
