"""The boundaries brought up to date: read, checked, and only then put in place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data.boundary_check import check_boundaries
from data.boundary_save import BoundaryFolders, save_boundaries
from data.clock import CARDIFF
from data.connectors.http import ServiceFailed
from data.connectors.open_geography import LAYER, SourceRead, fetch_outlines, read_outlines
from data.settings import Settings
from locales import Translator


@dataclass(frozen=True)
class Refreshed:
    """What was put in place: from where, how many places and points, and what to know of it."""

    source: str
    places: int
    points: int
    warnings: tuple[str, ...]


def refresh_boundaries(
    source: str | None, settings: Settings, _: Translator, folders: BoundaryFolders | None = None
) -> Refreshed:
    """Replace the shipped boundaries by those of a source.

    Parameters
    ----------
    source
        A GeoJSON file, or the address of a layer of the Open Geography service; its layer of
        local authorities where None.
    folders
        Where boundaries are kept; the project's own by default.

    Raises
    ------
    ServiceFailed
        Where the source cannot be read.
    BoundariesWrong
        Where what it holds is not right (`data/boundary_check.py`).
    CannotWrite
        Where it cannot be put in place. In all three cases nothing was changed.
    """
    read = _read(source, settings, _)
    checked = check_boundaries(read, _)
    today = datetime.now(UTC).astimezone(CARDIFF).date()
    save_boundaries(checked, read, today, folders or BoundaryFolders())
    return Refreshed(read.source, len(checked.places), checked.points, checked.warnings)


def _read(source: str | None, settings: Settings, _: Translator) -> SourceRead:
    if source is not None and "://" not in source:
        return read_outlines(Path(source), _)
    if settings.service_timeout is None:
        raise ServiceFailed(_("SERVICE_TIMEOUT is not a number of seconds above 0."))
    address = source or f"{settings.open_geography_url}/{LAYER}"
    return fetch_outlines(address, settings.service_timeout, _)
