"""Boundaries as the Office for National Statistics' Open Geography service publishes them.

A layer describes itself (``?f=json``): its name, and its columns, whose names carry the year
(``LAD24CD``, ``LAD24NM``, ``LAD24NMW``). ``/query`` gives its features page by page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from data.connectors.http import ServiceFailed, get_json, open_session
from locales import Translator

LAYER = "Local_Authority_Districts_May_2024_Boundaries_UK_BUC/FeatureServer/0"
"""The ultra generalised outlines of May 2024, clipped to the coast."""

_ADDRESS = re.compile(r"(https?://[^\s?#]+/FeatureServer/\d+)(/query)?/?([?#].*)?")
_COLUMNS = (re.compile(r"LAD\d\dCD"), re.compile(r"LAD\d\dNM"), re.compile(r"LAD\d\dNMW"))


@dataclass(frozen=True)
class SourceRead:
    """Features as a source gave them, not looked at yet.

    Attributes
    ----------
    features
        GeoJSON features as they came.
    crs
        The coordinate reference system it names; None where it names none, which is EPSG:4326.
    source
        The address of the layer, or the name of the file.
    layer
        What the source calls itself; None where it does not say.
    """

    features: tuple[Any, ...]
    crs: str | None
    source: str
    layer: str | None


def fetch_outlines(address: str, timeout: float, _: Translator) -> SourceRead:
    """Read the outlines of Wales' local authorities from a layer of the service.

    Parameters
    ----------
    address
        The address of a layer, up to ``/FeatureServer/0``; a question after it is left out.
    timeout
        Seconds.

    Raises
    ------
    ServiceFailed
        Where the address, the service or an answer is not right.
    """
    matched = _ADDRESS.fullmatch(address.strip())
    if matched is None:
        raise ServiceFailed(
            _(
                "{address} is not the address of a layer; it would end in /FeatureServer/0",
                address=address,
            )
        )
    layer = matched[1]
    with open_session() as session:
        about = get_json(session, layer, {"f": "json"}, timeout, _)
        columns = _find_columns(about, layer, _)
        pages = list(_fetch_pages(session, layer, columns, timeout, _))
    features = tuple(feature for page in pages for feature in page["features"])
    name = about.get("name")
    return SourceRead(features, _crs_of(pages[0]), layer, str(name) if name else None)


def read_outlines(path: Path, _: Translator) -> SourceRead:
    """Read outlines from a GeoJSON file.

    Raises
    ------
    ServiceFailed
        Where there is no such file or it is no GeoJSON collection of features.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = _("The file cannot be read: {path}", path=path)
        raise ServiceFailed(message) from error
    except UnicodeDecodeError:
        text = ""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        raise ServiceFailed(_("The file is not a GeoJSON collection of places: {path}", path=path))
    name = found.get("name")
    return SourceRead(
        tuple(found["features"]), _crs_of(found), path.name, str(name) if name else None
    )


def names_of(feature: Any) -> tuple[str, str, str] | None:
    """Return a feature's code, English and Welsh name, empty where not given; None without code.

    The service's columns and those of our own file are known.
    """
    given = feature.get("properties") if isinstance(feature, dict) else None
    properties = given if isinstance(given, dict) else {}
    columns = _match_columns(properties) or ("code", "name_en", "name_cy")
    code, english, welsh = (str(properties.get(name) or "").strip() for name in columns)
    return (code, english, welsh) if code else None


def _find_columns(about: dict[str, Any], layer: str, _: Translator) -> tuple[str, ...]:
    fields = about.get("fields")
    given = [each for each in fields if isinstance(each, dict)] if isinstance(fields, list) else []
    columns = _match_columns([str(each.get("name")) for each in given])
    if columns is None:
        message = _(
            "The layer has no columns like LAD24CD, LAD24NM and LAD24NMW: {address}", address=layer
        )
        raise ServiceFailed(message)
    return columns


def _match_columns(names: Iterable[str]) -> tuple[str, ...] | None:
    """Return the columns of code and names, whatever their year; None where one is not there."""
    given = list(names)
    found = tuple(name for pattern in _COLUMNS for name in given if pattern.fullmatch(name))
    return found if len(found) == len(_COLUMNS) else None


def _fetch_pages(
    session: requests.Session,
    layer: str,
    columns: tuple[str, ...],
    timeout: float,
    _: Translator,
) -> Iterator[dict[str, Any]]:
    """Yield pages until the service says that it left nothing out."""
    question = {
        "where": f"{columns[0]} LIKE 'W06%'",
        "outFields": ",".join(columns),
        "orderByFields": columns[0],
        "outSR": 4326,
        "f": "geojson",
    }
    seen: list[Any] = []
    while True:
        page = get_json(
            session, f"{layer}/query", question | {"resultOffset": len(seen)}, timeout, _
        )
        features = page.get("features")
        if not isinstance(features, list):
            raise ServiceFailed(_("The answer holds no places: {address}", address=layer))
        yield page
        if not _left_some_out(page):
            return
        if not features or features[0] in seen:
            message = _("The service gives one page again and again: {address}", address=layer)
            raise ServiceFailed(message)
        seen += features


def _left_some_out(page: dict[str, Any]) -> bool:
    """Return whether there is another page: told beside the features, or in the properties."""
    properties = page.get("properties")
    told = properties if isinstance(properties, dict) else {}
    return bool(page.get("exceededTransferLimit") or told.get("exceededTransferLimit"))


def _crs_of(page: dict[str, Any]) -> str | None:
    crs = page.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return str(name) if name else None
