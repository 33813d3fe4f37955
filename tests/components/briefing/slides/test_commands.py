"""The slides of the demonstration hold the very numbers that the commands print."""

import json

import pytest

from components.briefing.compose import choose_usual, make_deck, offer_screens
from components.briefing.deck import BriefingScreen, ChartPicture, LinePicture, Role
from components.briefing.known import read_known
from components.briefing.slides import write_slides
from data.store import Store
from evidence.judge import judge_store
from evidence.reports import evidence_document, signals_document
from locales import text
from models.area import WALES
from models.roles import operator
from tests.components.briefing.slides.reading import named, read, sheet_rows

MISSIONS = ("iechyd", "economi")
Slides = list[tuple[BriefingScreen, object]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, judged_file: object) -> Store:
    path = tmp_path_factory.mktemp("commands") / "store.sqlite"
    path.write_bytes(judged_file.read_bytes())
    return Store(f"sqlite:///{path}")


@pytest.fixture(scope="module")
def printed(store: Store) -> tuple[dict, dict]:
    """Return what `evidence --json` and `signals --json` print, by contribution and by series."""
    judged = judge_store(store, operator("Tester"))
    links = json.loads(json.dumps(evidence_document(judged)))["links"]
    series = json.loads(json.dumps(signals_document(judged)))["series"]
    return (
        {each["contribution"]: each for each in links},
        {(each["indicator"], each["area"]): each for each in series},
    )


@pytest.fixture(scope="module")
def slides(store: Store) -> Slides:
    found: Slides = []
    for mission in MISSIONS:
        known = read_known(store, [mission])
        screens = offer_screens(known, text("cy"))
        deck = make_deck(known, screens, choose_usual(screens), text("cy"))
        written = read(write_slides([deck])).slides
        found += list(zip(deck.all_screens(), written, strict=False))
    return found


def test_number_lines_are_those_of_the_evidence(slides: Slides, printed: tuple[dict, dict]) -> None:
    compared = 0
    for screen, slide in slides:
        if not isinstance(screen.picture, LinePicture):
            continue
        link = printed[0][screen.code.split(".")[2]]
        along = {x for _name, x, _y in sheet_rows(named(slide, "number-line").chart)[1:]}
        wanted = {link["estimate"], link["expected"], *link["ci95"], *link["ci90"], 0.0}
        if link["mde80"] is not None:
            wanted |= {-link["mde80"], link["mde80"]}
        assert along == wanted, screen.code
        compared += 1
    assert compared == 8


def test_charts_over_time_are_those_of_the_signals(
    slides: Slides, printed: tuple[dict, dict], store: Store
) -> None:
    compared = 0
    outcomes = {
        each.code: each.headline.facts.code
        for mission in MISSIONS
        for each in read_known(store, [mission]).missions[0].outcomes
    }
    for screen, slide in slides:
        picture = screen.picture
        if not isinstance(picture, ChartPicture):
            continue
        series = printed[1][outcomes[screen.code.split(".")[2]], WALES]
        _head, *rows = sheet_rows(named(slide, "chart").chart)
        columns = {each.role: at for at, each in enumerate(picture.series, start=1)}
        periods = dict(zip(picture.codes, rows, strict=True))
        current, target = series["current"], series["target"]
        assert periods[current["period"]][columns[Role.FACT]] == current["value"]
        if target is not None:
            assert periods[target["period"]][columns[Role.TARGET]] == target["value"]
        if Role.LIMIT in columns:
            limits = [at for at, each in enumerate(picture.series, 1) if each.role is Role.LIMIT]
            held = {periods[current["period"]][at] for at in limits}
            assert held == {series["spc"]["lower_limit"], series["spc"]["upper_limit"]}
            assert periods[current["period"]][columns[Role.MIDDLE]] == series["spc"]["mean"]
        compared += 1
    assert compared == 6
