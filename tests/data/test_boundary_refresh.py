"""Boundaries are replaced all at once, or not at all; what is kept says where it came from."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from data.boundaries import SOURCE, STATIC_FOLDER, outline_paths
from data.boundary_check import BoundariesWrong
from data.boundary_refresh import refresh_boundaries
from data.boundary_save import BoundaryFolders, CannotWrite, replace_files
from data.clock import CARDIFF
from data.connectors.http import ServiceFailed
from data.hatching import FOLDER as HATCHING
from data.settings import REFERENCE, Settings
from locales import text
from tests.fixtures.geography import GeographyService

EN = text("en")
MERTHYR = "W06000024"
NOBODY = 65534


@pytest.fixture
def folders(tmp_path: Path) -> BoundaryFolders:
    """A copy of what ships."""
    copytree(HATCHING, tmp_path / "hatching")
    return BoundaryFolders(
        copytree(REFERENCE, tmp_path / "reference"), copytree(STATIC_FOLDER, tmp_path / "static")
    )


def settings_for(service: GeographyService) -> Settings:
    return Settings("", open_geography_url=service.address, service_timeout=5.0)


def contents(folders: BoundaryFolders) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for folder in (folders.reference, folders.static, folders.hatching)
        for path in folder.iterdir()
    }


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Act as a user who owns nothing: to root no folder is closed."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


def test_the_service_gives_what_ships_byte_for_byte_and_is_named_in_the_note(
    geography: GeographyService, folders: BoundaryFolders
) -> None:
    before = contents(folders)
    found = refresh_boundaries(None, settings_for(geography), EN, folders)
    after = contents(folders)
    note = json.loads(after.pop("boundaries.json"))
    assert after == {name: text for name, text in before.items() if name != "boundaries.json"}
    assert note == {
        "source": f"{geography.address}/Local_Authority_Districts_May_2024_Boundaries_UK_BUC"
        "/FeatureServer/0",
        "layer": "Local_Authority_Districts_May_2024_Boundaries_UK_BUC",
        "fetched_on": datetime.now(UTC).astimezone(CARDIFF).date().isoformat(),
        "licence": "Open Government Licence v3.0",
        "attribution": note["attribution"],
        "sha256": sha256(after[SOURCE.name]).hexdigest(),
        "points": 3074,
    }
    assert (found.places, found.points, found.warnings) == (22, 3074, ())


def test_a_changed_outline_reaches_its_own_file_its_board_and_its_region(
    geography: GeographyService, folders: BoundaryFolders
) -> None:
    before = contents(folders)
    (merthyr,) = (each for each in geography.features if each["properties"]["LAD24CD"] == MERTHYR)
    (ring,) = merthyr["geometry"]["coordinates"]
    del ring[5]
    found = refresh_boundaries(None, settings_for(geography), EN, folders)
    after = contents(folders)
    changed = {name for name in after if after[name] != before[name]}
    assert len(found.warnings) == 1
    assert {SOURCE.name, "boundaries.json", f"{MERTHYR}.geojson"} < changed
    touched = (MERTHYR, "W11000030", "south-east-wales", "W11000024", "mid-wales")
    assert changed - {SOURCE.name, "boundaries.json"} <= {
        f"{code}{end}.geojson" for code in touched for end in ("", "-rising", "-falling")
    }
    assert changed & {f"{MERTHYR}-rising.geojson", f"{MERTHYR}-falling.geojson"}
    assert set(after) == set(before)


def test_the_note_that_ships_is_of_the_file_that_ships() -> None:
    note = json.loads((REFERENCE / "boundaries.json").read_text(encoding="utf-8"))
    assert note["sha256"] == sha256(SOURCE.read_bytes()).hexdigest()
    assert note["source"]
    assert note["licence"] == "Open Government Licence v3.0"
    assert note["points"] == sum(len(ring) for rings in outline_paths().values() for ring in rings)


def test_nothing_changes_where_one_place_is_wrong(
    geography: GeographyService, folders: BoundaryFolders
) -> None:
    before = contents(folders)
    geography.features[3]["geometry"]["coordinates"][0][0] = [0.0, 0.0]
    with pytest.raises(BoundariesWrong):
        refresh_boundaries(None, settings_for(geography), EN, folders)
    assert contents(folders) == before


def test_nothing_changes_where_the_service_says_nothing(
    geography: GeographyService, folders: BoundaryFolders
) -> None:
    before = contents(folders)
    geography.faults = [geography.never_answer]
    quick = Settings("", open_geography_url=geography.address, service_timeout=0.2)
    with pytest.raises(ServiceFailed):
        refresh_boundaries(None, quick, EN, folders)
    assert contents(folders) == before


def test_a_folder_that_may_not_be_written_is_named_and_nothing_changes(
    folders: BoundaryFolders,
) -> None:
    before = contents(folders)
    folders.static.chmod(0o555)
    with as_somebody_else(), pytest.raises(CannotWrite, match=str(folders.static)):
        replace_files({folders.static / f"{MERTHYR}.geojson": "after"})
    folders.static.chmod(0o755)
    assert contents(folders) == before


def test_a_second_folder_that_is_not_there_leaves_the_first_as_it_was(
    folders: BoundaryFolders, tmp_path: Path
) -> None:
    before = contents(folders)
    elsewhere = BoundaryFolders(folders.reference, tmp_path / "none")
    with pytest.raises(CannotWrite, match="none"):
        refresh_boundaries(str(SOURCE), Settings(""), EN, elsewhere)
    assert contents(folders) == before


def test_files_already_in_place_are_taken_back_where_a_later_one_fails(tmp_path: Path) -> None:
    """A folder where a file should be: it is found only when the file is to take its place."""
    old, new, blocked = tmp_path / "old", tmp_path / "new", tmp_path / "blocked"
    old.write_text("before")
    blocked.mkdir()
    (blocked / "in the way").touch()
    with pytest.raises(CannotWrite):
        replace_files({old: "after", new: "after", blocked: "after"})
    assert old.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["blocked", "old"]


def test_a_time_to_wait_that_is_no_number_is_told() -> None:
    with pytest.raises(ServiceFailed, match="SERVICE_TIMEOUT"):
        refresh_boundaries(None, Settings("", service_timeout=None), EN)
