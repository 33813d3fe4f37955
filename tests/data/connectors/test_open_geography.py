"""The client of the boundaries' service against a real server that answers in its shape."""

from itertools import pairwise
from pathlib import Path

import pytest

from data.connectors import http
from data.connectors.http import ServiceFailed
from data.connectors.open_geography import (
    LAYER,
    SourceRead,
    fetch_outlines,
    names_of,
    read_outlines,
)
from locales import text
from tests.fixtures.geography import GeographyService, reply

TIMEOUT = 5.0
EN = text("en")


def fetch(service: GeographyService, timeout: float = TIMEOUT) -> SourceRead:
    return fetch_outlines(f"{service.address}/{LAYER}", timeout, EN)


def refusal(service: GeographyService, timeout: float = TIMEOUT) -> str:
    with pytest.raises(ServiceFailed) as refused:
        fetch(service, timeout)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_it_gives_the_places_of_wales_and_the_name_of_the_layer(
    geography: GeographyService,
) -> None:
    found = fetch(geography)
    assert len(found.features) == 22
    assert names_of(found.features[13]) == ("W06000015", "Cardiff", "Caerdydd")
    assert (found.crs, found.layer) == ("EPSG:4326", LAYER.split("/")[0])
    assert found.source == f"{geography.address}/{LAYER}"
    assert len(geography.asked) == 2


@pytest.mark.parametrize("told_in_properties", [True, False])
@pytest.mark.parametrize("page", [1, 5, 21, 22])
def test_it_turns_pages_to_the_end(
    geography: GeographyService, page: int, told_in_properties: bool
) -> None:
    geography.page, geography.told_in_properties = page, told_in_properties
    assert fetch(geography).features == tuple(geography.features[:22])
    assert len(geography.asked) == 1 + -(-22 // page)


def test_a_service_that_gives_one_page_for_ever_is_left(geography: GeographyService) -> None:
    geography.page, geography.ignores_offset = 5, True
    assert "again and again" in refusal(geography)
    assert len(geography.asked) == 3


def test_next_years_columns_are_found(geography: GeographyService) -> None:
    geography.columns = ("LAD25CD", "LAD25NM", "LAD25NMW")
    for feature in geography.features:
        feature["properties"] = dict(
            zip(geography.columns, feature["properties"].values(), strict=True)
        )
    assert names_of(fetch(geography).features[0]) == ("W06000001", "Isle of Anglesey", "Ynys Môn")


def test_a_layer_of_something_else_is_told(geography: GeographyService) -> None:
    geography.columns = ("WD24CD", "WD24NM", "WD24NMW")
    assert "LAD24CD" in refusal(geography)


def test_a_question_after_the_address_of_the_layer_is_left_out(
    geography: GeographyService,
) -> None:
    address = f"{geography.address}/{LAYER}/query?where=1=1&f=geojson"
    assert len(fetch_outlines(address, TIMEOUT, EN).features) == 22


@pytest.mark.parametrize("address", ["http://localhost", "http://x/FeatureServer", "ftp://x/y"])
def test_what_is_no_layer_is_not_asked(address: str) -> None:
    with pytest.raises(ServiceFailed, match="/FeatureServer/0"):
        fetch_outlines(address, TIMEOUT, EN)


def test_it_waits_as_long_as_a_busy_service_says(geography: GeographyService) -> None:
    geography.faults = [reply(429, Retry_After="1")]
    assert len(fetch(geography).features) == 22
    first, again, *_rest = (moment for _path, moment in geography.asked)
    assert again - first >= 1.0


@pytest.mark.parametrize("status", http.BUSY)
def test_it_asks_again_where_the_service_is_away_for_a_moment(
    geography: GeographyService, status: int
) -> None:
    geography.faults = [reply(status)]
    assert len(fetch(geography).features) == 22
    assert len(geography.asked) == 3


def test_it_asks_again_ever_later_and_then_no_more(
    geography: GeographyService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "RETRIES", 2)
    geography.faults = [reply(503)] * 3
    assert "503" in refusal(geography)
    waits = [later - sooner for (_, sooner), (_, later) in pairwise(geography.asked)]
    assert len(waits) == 2
    assert waits[1] >= 1.0 > waits[0]


def test_a_request_that_is_wrong_is_not_made_again(geography: GeographyService) -> None:
    geography.faults = [reply(404)]
    assert "404" in refusal(geography)
    assert len(geography.asked) == 1


def test_an_error_that_comes_as_a_success_is_told(geography: GeographyService) -> None:
    geography.faults = [reply(body=b'{"error": {"code": 499, "message": "Token Required"}}')]
    assert "499 · Token Required" in refusal(geography)


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"<html>Down</html>", "text/html", "text/html"),
        (b'{"name": "x", "fiel', "application/json", "whole JSON"),
        (b"[]", "application/json", "whole JSON"),
        (b"[" * 100_000, "application/json", "whole JSON"),
        (b"\xff\xfe", "application/json", "whole JSON"),
        (b'{"name": "x", "fields": {"name": 1}}', "application/json", "LAD24CD"),
        (b'{"error": "no"}', "text/plain", "refused"),
    ],
)
def test_an_answer_that_is_no_answer_is_told(
    geography: GeographyService, body: bytes, kind: str, said: str
) -> None:
    geography.faults = [reply(body=body, kind=kind)]
    assert said in refusal(geography)


def test_a_page_without_places_is_told(geography: GeographyService) -> None:
    fields = b'{"fields": [{"name": "LAD24CD"}, {"name": "LAD24NM"}, {"name": "LAD24NMW"}]}'
    geography.faults = [reply(body=fields), reply(body=b'{"type": "FeatureCollection"}')]
    assert "no places" in refusal(geography)


def test_an_answer_that_breaks_off_is_told(geography: GeographyService) -> None:
    geography.faults = [reply(body=b'{"name": "x"}', length=500)]
    assert "broke off" in refusal(geography)


def test_a_service_that_never_answers_is_not_waited_for(geography: GeographyService) -> None:
    geography.faults = [geography.never_answer]
    assert "in time (0.2 s)" in refusal(geography, timeout=0.2)
    assert len(geography.asked) == 1


def test_a_service_that_stops_in_the_midst_is_not_waited_for(
    geography: GeographyService,
) -> None:
    def stop(handler: object) -> None:
        reply(body=b'{"name": ', length=500)(handler)  # type: ignore[arg-type]
        geography.never_answer(handler)  # type: ignore[arg-type]

    geography.faults = [stop]
    assert "in time (0.2 s)" in refusal(geography, timeout=0.2)


def test_a_service_that_is_not_there_is_told(geography: GeographyService) -> None:
    address = f"http://127.0.0.1:1/{LAYER}"
    with pytest.raises(ServiceFailed, match="cannot be reached"):
        fetch_outlines(address, TIMEOUT, EN)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"", "GeoJSON"),
        (b"\xff\xfe", "GeoJSON"),
        (b"{}", "GeoJSON"),
        (b'{"features": {}}', "GeoJSON"),
        (b"[1]", "GeoJSON"),
    ],
)
def test_a_file_that_holds_no_places_is_told(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "places.geojson"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ServiceFailed, match=said):
        read_outlines(file, EN)
