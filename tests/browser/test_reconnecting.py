"""The server is started anew while a retrospective is open: the page goes on, no word is lost."""

import asyncio
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from benchmarks.load import Run
from components.shell.screens import RETROSPECTIVE
from data.drafts import keep_field, read_draft, review_draft
from data.moment import get_moment
from data.reviews import ReviewRecord, list_reviews
from data.store import Store
from models.roles import Actor, Role
from tests.browser.killing import DECIDED, LINK, TEAM
from tests.browser.screens import LONG, arrive, path_of, settled, wait_until
from tests.browser.signing import USER, cookie_of, visit_with
from tests.fixtures.browsers import NewPage, Watch
from tests.fixtures.people import ISSUER, address_of
from tests.fixtures.providers import settings_for
from tests.fixtures.servers import Server, StartServer

SETTINGS = settings_for(ISSUER)
DRAFT = review_draft(LINK)
ROOM = path_of(RETROSPECTIVE, lang="en", team=TEAM, contribution=LINK)
WHY, WHY_CY = "Why, in English", "Why, in Welsh"
LEARNED, CHANGES = "What we learned, in English", "What would change our mind, in English"
LOST = "The connection was lost for a while."
CHANGED = "Somebody else has changed this meanwhile."
JUDGING = 120_000
"""Milliseconds within which a saved decision is judged beside other tests."""


@pytest.fixture
def store(peopled_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{shutil.copy(peopled_file, tmp_path / 'store.sqlite')}")
    yield opened
    opened.close()


def kept(store: Store) -> dict[str, str]:
    with store.read() as connection:
        draft = read_draft(connection, DRAFT)
    return {name: text.said for name, text in draft.items() if text.said}


def reviews(store: Store) -> list[ReviewRecord]:
    with store.read() as connection:
        found = list_reviews(connection, get_moment(connection).until)
    return [each for each in found if each.contribution == LINK]


def whose(server: Server) -> str:
    """Return what the browser of the team's person keeps."""
    return cookie_of(server, address_of(Role.TEAM), iss=ISSUER)


def words(page: Page) -> dict[str, str]:
    fields = (WHY, WHY_CY, LEARNED, CHANGES)
    box = {name: page.get_by_role("textbox", name=name, exact=True) for name in fields}
    return {name: each.input_value() for name, each in box.items()}


def test_nothing_typed_before_while_and_after_the_server_is_gone_is_lost(
    start_server: StartServer, store: Store, new_page: NewPage, watch: Watch
) -> None:
    server = start_server(str(store.url), **SETTINGS)
    assert server.process is not None
    page = new_page(on=server)
    page.context.add_cookies([{"name": USER, "value": whose(server), "url": server.address}])
    arrive(page, ROOM)

    def write(name: str, said: str) -> None:
        page.get_by_role("textbox", name=name, exact=True).click()
        page.keyboard.type(said)

    write(WHY, "Left before.")
    page.keyboard.press("Tab")
    wait_until(page, lambda: kept(store) == {"reason_en": "Left before."})
    settled(page)
    server.process.send_signal(signal.SIGSTOP)  # so that it surely dies before it has kept these
    write(LEARNED, "Left as it died.")
    write(CHANGES, "Not left")
    server.kill()
    field = page.get_by_role("textbox", name=CHANGES, exact=True)
    expect(field).to_be_disabled()
    typed = {WHY: "Left before.", LEARNED: "Left as it died.", CHANGES: "Not left", WHY_CY: ""}
    assert words(page) == typed

    start_server(str(store.url), port=urlsplit(server.address).port, **SETTINGS)
    expect(field).to_be_enabled(timeout=LONG)  # of itself: nobody has loaded the page again
    assert words(page) == typed
    write(WHY_CY, "Wedyn.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text(LOST)
    settled(page)
    assert words(page) == typed | {WHY_CY: "Wedyn."}
    found = {
        "reason_en": "Left before.",
        "reason_cy": "Wedyn.",
        "learned_en": "Left as it died.",
        "change_our_mind_en": "Not left",
    }
    assert kept(store) == found
    page.get_by_role("radiogroup", name="Decision").get_by_text("persist", exact=True).click()
    wait_until(page, lambda: kept(store) == found | {"decision": "persist"})
    expect(page.get_by_role("alert")).to_have_count(0)
    settled(page)
    page.get_by_role("button", name="Save the decision").click()
    expect(page.get_by_text(DECIDED)).to_be_visible(timeout=JUDGING)
    (review,) = reviews(store)
    assert (review.reason.en, review.reason.cy) == ("Left before.", "Wedyn.")
    assert review.learned.en == "Left as it died."
    assert review.change_our_mind.en == "Not left"
    watch.errors.clear()  # that the server was away is told on the console


@pytest.fixture(scope="module")
def room(
    start_lasting_server: StartServer,
    peopled_file: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Server:
    """A server whose sessions are opened by browsers that another server has left."""
    copy = shutil.copy(peopled_file, tmp_path_factory.mktemp("room") / "store.sqlite")
    return start_lasting_server(f"sqlite:///{copy}", **SETTINGS)


@pytest.fixture
def held(room: Server) -> Iterator[Store]:
    opened = Store(room.database_url)
    yield opened
    opened.close()


OWN, OTHER = "Person team", "Somebody else"
REASON = ("text_area", WHY, "reason_en")
DECISION = ("radio", "Decision", "decision")


def put(store: Store, field: str, said: str, by: str) -> None:
    with store.read() as connection:
        before = read_draft(connection, DRAFT).get(field)
    writer = Actor(by, frozenset({Role.TEAM}), TEAM)
    keep_field(store, writer, DRAFT, field, said, before.version if before else 0)


def bring(room: Server, kind: str, label: str, said: str, button: str = "") -> Run:
    """Return what is shown to a browser that begins with what it held in a field."""

    async def ask() -> Run:
        cookies = {USER: whose(room)}
        async with visit_with(room, cookies) as visitor:
            drawn = await visitor.open(ROOM)
        pressed = drawn.find("button", button) if button else None
        async with visit_with(room, cookies) as visitor:
            visitor.query = ROOM.partition("?")[2]
            return await visitor.send(
                path_of(RETROSPECTIVE), [(drawn.find(kind, label), said)], pressed
            )

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("field", "before", "by", "brought", "after", "aside"),
    [
        (REASON, "", OWN, "New.", "New.", ""),
        (REASON, "One.", OWN, "One. Two.", "One. Two.", ""),
        (REASON, "One.", OTHER, "One. Two.", "One. Two.", ""),
        (REASON, "One. Two.", OTHER, "One.", "One. Two.", ""),
        (REASON, "Theirs.", OTHER, "Mine.", "Theirs.", "Mine."),
        (REASON, "One window.", OWN, "The other.", "One window.", "The other."),
        (REASON, "There.", OTHER, "", "There.", ""),
        (DECISION, "", OTHER, "stop", "stop", ""),
        (DECISION, "persist", OWN, "stop", "stop", ""),
    ],
)
def test_what_the_browser_brings_takes_nothing_from_anybody(
    room: Server,
    held: Store,
    field: tuple[str, str, str],
    before: str,
    by: str,
    brought: str,
    after: str,
    aside: str,
) -> None:
    kind, label, name = field
    put(held, f"aside_{name}", "", OWN)
    put(held, name, before, by)
    run = bring(room, kind, label, brought)
    assert run.broken == 0
    assert (kept(held).get(name), kept(held).get(f"aside_{name}", "")) == (after, aside)
    assert run.holds(LOST)
    assert run.holds(CHANGED) == bool(aside)
    if kind == "text_area":
        shown = run.find(kind, label)
        assert not shown.set_value or shown.value == after
        assert shown.set_value or brought == after
        assert not aside or run.holds(aside)


def test_a_decision_of_somebody_else_is_not_changed_unseen(room: Server, held: Store) -> None:
    put(held, "decision", "persist", OTHER)
    run = bring(room, *DECISION[:2], "stop")
    assert kept(held)["decision"] == "persist"
    assert run.holds(CHANGED)


def test_nothing_is_saved_of_a_screen_that_showed_less_than_is_kept(
    room: Server, held: Store
) -> None:
    put(held, "decision", "persist", OTHER)
    put(held, "reason_en", "Theirs.", OTHER)
    run = bring(room, "text_area", WHY, "Mine.", "Save the decision")
    assert run.broken == 0
    assert run.holds(LOST)
    assert reviews(held) == []


def test_the_first_press_after_a_restart_saves_what_is_kept(room: Server, held: Store) -> None:
    put(held, "decision", "persist", OWN)
    put(held, "reason_en", "Whole.", OWN)
    for field in ("reason_cy", "learned_en", "aside_reason_en"):
        put(held, field, "", OWN)
    run = bring(room, "text_area", WHY, "Whole.", "Save the decision")
    assert run.broken == 0
    assert [each.reason.en for each in reviews(held)] == ["Whole."]


def test_who_loses_no_connection_is_told_of_none(room: Server, held: Store) -> None:
    put(held, "reason_en", "Words.", OTHER)

    async def look() -> tuple[Run, Run]:
        async with visit_with(room, {USER: whose(room)}) as visitor:
            first = await visitor.open(ROOM)
            field = first.find("text_area", LEARNED)
            return first, await visitor.say(path_of(RETROSPECTIVE), field, "More.")

    first, second = asyncio.run(look())
    assert not first.holds(LOST)
    assert not second.holds(LOST)
    assert first.find("text_area", WHY).default == "Words."
    assert kept(held)["learned_en"] == "More."
