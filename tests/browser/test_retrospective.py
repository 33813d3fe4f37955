"""A team decides in the browser: the years of one expectation, two who type at once, the keyboard.

The store's today is moved by packs, so that every step sees the figures of its own day.
"""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components.shell.screens import DECISIONS, RETROSPECTIVE, TEAM
from data.drafts import read_draft, review_draft
from data.judgements import list_evidence
from data.migrate import upgrade_store
from data.moment import get_moment
from data.pack import import_pack
from data.reviews import ReviewRecord, list_newest_reviews, list_reviews
from data.settings import SHIPPED_PACKS
from data.store import Store
from evidence.frozen_review import read_frozen_review
from evidence.judge import judge_store
from models.roles import operator
from tests.browser.screens import LONG, arrive, heading, parameters, path_of, settled, wait_until
from tests.browser.test_every_screen import violations
from tests.browser.test_trying import choose_role
from tests.fixtures.browsers import NewPage
from tests.fixtures.servers import Server, StartServer
from tests.fixtures.shared import MakeOnce
from tests.pages.english import find_english

TEAM_CODE, LINK, OUTPUT = "blood-pressure-cholesterol", "machines-bp-to-target", "machines"
EARLY, DECIDING, YEAR_LATER = "2022-12-01", "2023-12-01", "2024-12-02"
MEASURES = {"bp-to-target", "chol-to-target"}
CLERK = operator("Tester")
JUDGING = 120_000
"""Milliseconds within which a saved decision is judged beside other tests."""
WHY_EN, WHY_CY = "Why, in English", "Pam, yn Saesneg"

Make = Callable[[str], Store]


def move_today(store: Store, folder: Path, day: str) -> None:
    """Let the store's own day be another, as a pack does."""
    folder.mkdir(exist_ok=True)
    (folder / "about.csv").write_text(f"key,value\ntoday,{day}\n", encoding="utf-8")
    import_pack(store, folder, CLERK)
    judge_store(store, CLERK)


def keep_measures(sheet: Path) -> None:
    """Keep the rows of the team's own measures: each day still to come is judged as well."""
    with sheet.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    at = head.index("indicator")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *(row for row in rows if row[at] in MEASURES)])


@pytest.fixture(scope="module")
def early_file(make_once: MakeOnce, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as it was on an early day, with no decision taken yet."""
    folder = tmp_path_factory.mktemp("early")
    pack = shutil.copytree(SHIPPED_PACKS["demonstration"], folder / "pack")
    (pack / "reviews.csv").unlink()
    for sheet in ("observations", "contributions", "annotations"):
        keep_measures(pack / f"{sheet}.csv")
    (pack / "about.csv").write_text(f"key,value\ntoday,{EARLY}\n", encoding="utf-8")

    def make(path: Path) -> None:
        made = Store(f"sqlite:///{path}")
        upgrade_store(made)
        import_pack(made, pack, CLERK)
        judge_store(made, CLERK)
        made.close()

    return make_once("early.sqlite", make)


@pytest.fixture
def store(early_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{shutil.copy(early_file, tmp_path / 'store.sqlite')}")
    yield opened
    opened.close()


@pytest.fixture
def trying(start_server: StartServer, store: Store) -> Server:
    return start_server(str(store.url), TRY_ROLES="1")


def open_room(page: Page, lang: str = "en", contribution: str = LINK) -> Page:
    """Open the team's room as the team does: as one of them."""
    given = {"team": TEAM_CODE, "contribution": contribution}
    arrive(page, path_of(RETROSPECTIVE, lang="en", **given))
    choose_role(page, "Delivery team")
    # The heading is there for every reader; what is asked is there for the team alone.
    expect(page.get_by_role("radiogroup", name="Decision")).to_be_visible(timeout=LONG)
    settled(page)
    if lang == "cy":
        page.get_by_role("link", name="Cymraeg").click()
        expect(page.get_by_role("radiogroup", name="Penderfyniad")).to_be_visible(timeout=LONG)
        settled(page)
    return page


def field(page: Page, label: str) -> Locator:
    return page.get_by_role("textbox", name=label, exact=True)


def write(page: Page, label: str, words: str) -> None:
    """Type into a field, and leave it as the Tab key does."""
    field(page, label).fill(words)
    field(page, label).press("Tab")
    settled(page)


def mark(page: Page, group: str, name: str) -> None:
    page.get_by_role("radiogroup", name=group).get_by_text(name, exact=True).click()
    settled(page)


def save(page: Page, button: str, said: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(said)).to_be_visible(timeout=JUDGING)
    settled(page)


def reviews(store: Store) -> tuple[ReviewRecord, ...]:
    with store.read() as connection:
        return list_reviews(connection, get_moment(connection).until)


def document(store: Store, code: str) -> dict[str, object]:
    with store.read() as connection:
        return dict(list_evidence(connection, get_moment(connection).until)[code].document)


def kept(store: Store) -> dict[str, str]:
    with store.read() as connection:
        found = read_draft(connection, review_draft(LINK))
    return {name: text.said for name, text in found.items() if text.said}


def test_the_years_of_one_expectation(
    trying: Server, store: Store, new_page: NewPage, tmp_path: Path
) -> None:
    """Expectation, deliveries, too early, evidence, a pivot in Welsh, and: were we right?"""
    page = open_room(new_page(on=trying))
    assert document(store, LINK)["verdict"] == "too_early"
    early = page.get_by_role("heading", name="What can be learnt now")
    expect(early).to_be_visible()
    expect(page.get_by_text("Places that were to have it by now:")).to_be_visible()
    # It comes before what else is told of the delivery.
    reached = page.get_by_role("heading", name="Delivered, and whom it reached")
    assert early.bounding_box()["y"] < reached.bounding_box()["y"]  # type: ignore[index]

    move_today(store, tmp_path / "about", DECIDING)
    then = document(store, LINK)
    assert then["verdict"] == "moving_elsewhere"
    page = open_room(new_page("cy", on=trying), "cy")
    assert find_english([page.title(), *page.locator("main").inner_text().splitlines()]) == []
    mark(page, "Penderfyniad", "newid cyfeiriad")
    write(page, "Pam, yn Gymraeg", "Nid yw'r peiriannau'n symud dim.")
    write(page, "Yr hyn a ddisgwylir, yn Gymraeg", "Bydd nyrs yn dilyn pob darlleniad.")
    write(page, "Y gobaith, gyda'i arwydd (%)", "1.5")
    expect(page.get_by_text("Gall pawb ddarllen")).to_be_visible()
    save(page, "Cadw'r penderfyniad", "Mae'r penderfyniad wedi'i gadw.")

    (review,) = reviews(store)
    assert (review.decision, review.contribution) == ("pivot", LINK)
    assert review.reason.cy == "Nid yw'r peiriannau'n symud dim."
    frozen = read_frozen_review(review.evidence)
    assert frozen is not None
    assert frozen.as_at.isoformat() == DECIDING
    assert {name: frozen.document[name] for name in ("verdict", "estimate", "ci95")} == {
        name: then[name] for name in ("verdict", "estimate", "ci95")
    }
    new = f"{LINK}-2"
    assert parameters(page)["contribution"] == new
    assert document(store, new)["expected"] == 1.5
    assert kept(store) == {}

    move_today(store, tmp_path / "about", YEAR_LATER)
    now = document(store, new)
    assert now["estimate"] != then["estimate"]
    page = open_room(new_page(on=trying), contribution=LINK)
    assert parameters(page)["contribution"] == new  # the old address leads to what stands now
    expect(page.get_by_role("heading", name="Were we right?", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Then, as at 1 December 2023")).to_be_visible()
    expect(page.get_by_role("heading", name="Now, as at 2 December 2024")).to_be_visible()
    rows = page.locator("table", has_text="Then and now, number by number").locator("tr")
    came = rows.filter(has_text="What came").inner_text()
    assert [f"{then['estimate']:+.1f}", f"{now['estimate']:+.1f}"] == re.findall(r"\+\d\.\d", came)
    assert rows.filter(has_text="Hoped for").inner_text().split("\t")[1:3] == ["+2.5", "+1.5"]

    mark(page, "Decision", "stop")
    write(page, WHY_EN, "It was worth trying.")
    page.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_text("Say whether you were right last time")).to_be_visible()
    mark(page, "Were we right last time?", "we were wrong")
    save(page, "Save the decision", "The decision is saved.")
    assert [(each.decision, each.outcome_of_last) for each in reviews(store)] == [
        ("pivot", None),
        ("stop", "wrong"),
    ]
    expect(page.get_by_text("What is stopped in time is learnt from")).to_be_visible()
    # The first evidence stays as it was frozen.
    assert reviews(store)[0].evidence == review.evidence

    arrive(page, path_of(DECISIONS, lang="en", team=TEAM_CODE))
    expect(heading(page)).to_have_text("Decisions: 2.")
    states = page.locator(".mw-log tbody tr td:last-child").all_inner_texts()
    assert states == ["taken, and asked again later", "we were wrong"]
    arrive(page, path_of(TEAM, lang="en", team=TEAM_CODE))
    expect(page.get_by_text("It was worth trying.")).to_be_visible()
    with store.read() as connection:
        newest = list_newest_reviews(connection, get_moment(connection).until)
    assert newest[new].decision == "stop"


def test_what_is_typed_outlasts_a_reload_another_screen_and_the_other_language(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    page = open_room(new_page(on=trying))
    mark(page, "Decision", "persist")
    write(page, WHY_EN, "Line one\nLine <b>two</b>")
    never_left = field(page, "What we learned, in English")
    never_left.press_sequentially("Typed, ")
    wait_until(page, lambda: kept(store).get("learned_en") == "Typed, ")
    never_left.press_sequentially("and never left")  # where the hand had stopped
    wait_until(page, lambda: kept(store).get("learned_en") == "Typed, and never left")
    page.reload()
    choose_role(settled(page), "Delivery team")
    expect(never_left).to_have_value("Typed, and never left")
    expect(field(page, WHY_EN)).to_have_value("Line one\nLine <b>two</b>")
    page.get_by_role("link", name="Decisions", exact=True).click()
    expect(page.locator(".mw-nav a[aria-current]")).to_have_text("Decisions")
    page.go_back()
    expect(field(page, WHY_EN)).to_have_value("Line one\nLine <b>two</b>")
    page.get_by_role("link", name="Cymraeg").click()
    expect(field(page, WHY_CY)).to_have_value("Line one\nLine <b>two</b>")
    chosen = page.get_by_role("radiogroup", name="Penderfyniad").get_by_role("radio", checked=True)
    expect(chosen).to_have_count(1)
    assert kept(store)["decision"] == "persist"
    assert reviews(store) == ()


def test_two_in_the_room_lose_nothing_and_the_second_is_told(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    first, second = (open_room(new_page(on=trying)) for _ in range(2))
    mark(first, "Decision", "persist")
    write(first, WHY_EN, "The first one's words")
    write(second, WHY_EN, "The second one's words")
    told = second.get_by_text("Somebody else has changed this meanwhile.")
    expect(told).to_be_visible()
    expect(field(second, WHY_EN)).to_have_value("The first one's words")
    expect(second.locator(".mw-typed")).to_have_text("The second one's words")
    # Another field is nobody's but hers, and is there for both.
    write(second, "What we learned, in English", "Together")
    write(first, "What would change our mind, in English", "Nothing")
    expect(field(first, "What we learned, in English")).to_have_value("Together")

    save(first, "Save the decision", "The decision is saved.")
    second.get_by_role("button", name="Save the decision").click()
    expect(second.get_by_text("Somebody else has saved a decision meanwhile.")).to_be_visible()
    assert len(reviews(store)) == 1
    # Her own words are there still, and can be saved after theirs.
    expect(second.locator(".mw-typed")).to_have_text("The second one's words")
    second.get_by_role("button", name="Exchange with the field").click()
    expect(field(second, WHY_EN)).to_have_value("The second one's words")
    mark(second, "Decision", "stop")
    save(second, "Save the decision", "The decision is saved.")
    assert [each.reason.en for each in reviews(store)] == [
        "The first one's words",
        "The second one's words",
    ]


def test_the_room_is_usable_by_keyboard_alone_and_axe_finds_nothing(
    trying: Server, store: Store, new_page: NewPage
) -> None:
    page = open_room(new_page(on=trying))
    assert violations(page, Axe()) == []

    def tab_to(target: Locator) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if target.evaluate("each => each === document.activeElement"):
                return
        raise AssertionError("the keyboard does not reach it")

    page.locator("main").get_by_role("heading", level=1).click()
    group = page.get_by_role("radiogroup", name="Decision")
    tab_to(group.get_by_role("radio").first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")  # at once: a fast hand loses nothing
    wait_until(page, lambda: kept(store).get("decision") == "persist")
    settled(page)
    tab_to(field(page, WHY_EN))
    page.keyboard.type("By keyboard")
    page.keyboard.press("Tab")
    wait_until(page, lambda: kept(store).get("reason_en") == "By keyboard")
    settled(page)
    tab_to(page.get_by_role("button", name="Save the decision"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The decision is saved.")).to_be_visible(timeout=JUDGING)
    (review,) = reviews(store)
    assert (review.decision, review.reason.en) == ("persist", "By keyboard")
    assert json.loads(review.evidence or "")["as_at"] == EARLY

    dark = open_room(new_page("cy", dark=True, on=trying), "cy")
    mark(dark, "Penderfyniad", "newid cyfeiriad")
    assert violations(dark, Axe()) == []
