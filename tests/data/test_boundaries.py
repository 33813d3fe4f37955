"""The shipped boundaries: whole, complete, in step with their 22 files, and labelled inside."""

import csv
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data import boundaries

AREAS = Path(__file__).resolve().parents[2] / "data" / "reference" / "areas.csv"


def local_authority_codes() -> set[str]:
    with AREAS.open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file) if row["kind"] == "local_authority"}


def features_by_code() -> dict[str, dict[str, Any]]:
    features = boundaries.load_boundaries()["features"]
    return {feature["properties"]["code"]: feature for feature in features}


def crosses_to_the_east(ring: list[tuple[float, float]], lon: float, lat: float) -> int:
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings


def test_the_boundaries_are_those_of_the_22_places() -> None:
    assert len(features_by_code()) == 22
    assert set(features_by_code()) == local_authority_codes()


def test_the_names_are_those_of_the_areas() -> None:
    with AREAS.open(encoding="utf-8", newline="") as file:
        areas = {row["code"]: row for row in csv.DictReader(file)}
    for code, feature in features_by_code().items():
        assert feature["properties"] == {
            key: areas[code][key] for key in ("code", "name_en", "name_cy")
        }


def test_the_static_files_are_the_whole_file_cut_up() -> None:
    cut = {
        path.stem: json.loads(path.read_text(encoding="utf-8"))
        for path in boundaries.STATIC_FOLDER.iterdir()
    }
    assert cut == features_by_code()


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for path in boundaries.write_static(tmp_path):
        assert path.read_bytes() == (boundaries.STATIC_FOLDER / path.name).read_bytes()


def test_every_outline_is_closed_and_inside_wales() -> None:
    outlines = boundaries.outline_paths()
    assert set(outlines) == local_authority_codes()
    for rings in outlines.values():
        assert rings
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(-5.8 < lon < -2.6 and 51.3 < lat < 53.5 for lon, lat in ring)


@pytest.mark.parametrize("code", sorted(local_authority_codes()))
def test_a_name_is_written_inside_its_own_place(code: str) -> None:
    lon, lat = boundaries.label_points()[code]
    holding = [
        other
        for other, rings in boundaries.outline_paths().items()
        if sum(crosses_to_the_east(ring, lon, lat) for ring in rings) % 2 == 1
    ]
    assert holding == [code]


def test_a_name_stands_well_clear_of_the_border() -> None:
    """Powys is wide: its label must lie 20 km or more from every point of its border."""
    lon, lat = boundaries.label_points()["W06000023"]
    km = [
        (((x - lon) * 68.0) ** 2 + ((y - lat) * 111.2) ** 2) ** 0.5
        for ring in boundaries.outline_paths()["W06000023"]
        for x, y in ring
    ]
    assert min(km) > 20
