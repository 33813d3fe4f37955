"""The settings of the store, read from the environment once."""

import os
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_STORE = ROOT / "data" / "local" / "missions.sqlite"
SHIPPED_PACKS: dict[str, Path] = {
    "official": ROOT / "data" / "packs" / "official",
    "demonstration": ROOT / "data" / "packs" / "demonstration",
}
REFERENCE = ROOT / "data" / "reference"
OPEN_GEOGRAPHY = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
SERVICE_TIMEOUT = 30.0


@dataclass(frozen=True)
class Settings:
    """What the operator decided.

    Attributes
    ----------
    database_url
        A SQLAlchemy address of the store: SQLite or PostgreSQL.
    base_url
        The address readers use, without a closing slash; printed on exports. Empty if unknown.
    open_geography_url
        The base address of the service that boundaries come from, without a closing slash.
    service_timeout
        Seconds to wait for a public data service; None where the setting is no such number.
    try_roles
        Whether a visitor may try roles without signing in. `make run` asks for it; it is refused
        for whatever could come from another machine (:mod:`components.shell.trial`).
    """

    database_url: str
    base_url: str = ""
    open_geography_url: str = OPEN_GEOGRAPHY
    service_timeout: float | None = SERVICE_TIMEOUT
    try_roles: bool = False


def _driver(url: str) -> str:
    """Name the PostgreSQL driver that is installed, where the address names none."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _seconds(text: str) -> float | None:
    """Read a number of seconds above 0."""
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 < seconds < inf else None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings from the environment, or their defaults.

    They are ``DATABASE_URL``, ``BASE_URL``, ``OPEN_GEOGRAPHY_URL``, ``SERVICE_TIMEOUT`` and
    ``TRY_ROLES`` (1 for yes).
    """

    def given(name: str, default: str = "") -> str:
        return os.environ.get(name, "").strip() or default

    return Settings(
        _driver(given("DATABASE_URL", f"sqlite:///{DEFAULT_STORE}")),
        given("BASE_URL").rstrip("/"),
        given("OPEN_GEOGRAPHY_URL", OPEN_GEOGRAPHY).rstrip("/"),
        _seconds(given("SERVICE_TIMEOUT", str(SERVICE_TIMEOUT))),
        given("TRY_ROLES") == "1",
    )
