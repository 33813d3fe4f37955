"""The settings of the store, read from the environment once."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_STORE = ROOT / "data" / "local" / "missions.sqlite"
SHIPPED_PACKS: dict[str, Path] = {
    "official": ROOT / "data" / "packs" / "official",
    "demonstration": ROOT / "data" / "packs" / "demonstration",
}
REFERENCE = ROOT / "data" / "reference"


@dataclass(frozen=True)
class Settings:
    """What the operator decided.

    Attributes
    ----------
    database_url
        A SQLAlchemy address of the store: SQLite or PostgreSQL.
    base_url
        The address readers use, without a closing slash; printed on exports. Empty if unknown.
    """

    database_url: str
    base_url: str = ""


def _driver(url: str) -> str:
    """Name the PostgreSQL driver that is installed, where the address names none."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings: ``DATABASE_URL`` and ``BASE_URL``, or their defaults."""
    url = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{DEFAULT_STORE}"
    return Settings(_driver(url), os.environ.get("BASE_URL", "").strip().rstrip("/"))
