"""Freezing: all of it from one state of the store, or nothing; and never anything after it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from components.briefing import freeze as freezing
from components.briefing.choice import Choice
from components.briefing.compose import make_deck, offer_screens
from components.briefing.files import list_names
from components.briefing.freeze import ChoiceRefused, freeze, preview_decks
from components.briefing.kept import is_same, read_document
from components.briefing.known import StoreKeepsMoving, read_known
from components.briefing.paper import PaperCannotBeWritten
from components.briefing.wording import make_remark
from data.bilingual import Both
from data.briefings import get_briefing, get_briefing_file, list_briefings
from data.record import newest_hash, verify_record
from data.settings import ROOT
from data.store import Store
from locales import LANGUAGES, text
from models.roles import Action, Actor, NotAllowed, Role
from tests.components.briefing.freezing import (
    CABINET,
    HEALTH,
    SHORT,
    VIEWER,
    copy_store,
    short_choice,
)

MAY_FREEZE = {Role.CABINET, Role.EXECUTIVE}


@pytest.fixture
def store(judged_file: Path, tmp_path: Path) -> Iterator[Store]:
    opened = copy_store(judged_file, tmp_path)
    yield opened
    opened.close()


def kept_of(store: Store, actor: Actor = CABINET) -> list[str]:
    with store.read() as connection:
        return [each.code for each in list_briefings(connection, actor)]


def write_something(store: Store) -> None:
    with store.write(Actor("s", frozenset({Role.STEWARD})), Action.IMPORT_PACK) as writer:
        writer.record("import", "something")


def test_what_is_kept_is_what_was_chosen_of_what_is_known(store: Store) -> None:
    remark = make_remark("Mind the gap", "", "Private office")
    assert remark is not None
    choice = short_choice(comments={SHORT[1]: remark})
    known = read_known(store, [HEALTH])
    code = freeze(store, CABINET, choice)
    assert code == f"iechyd-{known.moment.today.isoformat()}"
    with store.read() as connection:
        kept, document = get_briefing(connection, CABINET, code)
    assert (kept.title, kept.missions) == (choice.title, (HEALTH,))
    assert (kept.as_at, kept.frozen_on) == (known.moment.until, known.moment.today)
    assert (kept.frozen_by, kept.opened_on) == ("Private office", None)
    assert (kept.record_hash, kept.store_version) == (known.record, known.moment.version)
    decks = read_document(document).decks
    for lang in LANGUAGES:
        _ = text(lang)
        deck = decks[lang]
        assert "Private office" in deck.made
        assert deck.address.endswith(f"/present?briefing={code}&lang={lang}")
        plain = make_deck(known, offer_screens(known, _), choice, _)
        told = replace(deck, made="", address="", record="")
        assert is_same(told, replace(plain, made="", address="", record=""))
        assert [screen.code for screen in deck.all_screens()] == list(SHORT)
        assert deck.screens[1].comment is not None
        assert deck.screens[1].comment.said == "Mind the gap"


def test_every_file_is_made_and_kept_with_it(store: Store) -> None:
    seen: list[tuple[int, int, str]] = []
    code = freeze(store, CABINET, short_choice(), lambda *told: seen.append(told))
    names = [name for name, _kind in list_names()]
    assert len(names) == 10
    begins = {"pptx": b"PK", "pdf": b"%PDF", "xlsx": b"PK", "zip": b"PK"}
    with store.read() as connection:
        assert set(get_briefing(connection, CABINET, code)[0].files) == set(names)
        for name in names:
            file = get_briefing_file(connection, CABINET, code, name)
            assert file.content.startswith(begins[name.rpartition(".")[2]])
    assert [name for _done, _total, name in seen] == [*names, ""]
    assert [done for done, _total, _name in seen] == list(range(11))


def test_a_briefing_without_a_title_is_called_by_its_missions(store: Store) -> None:
    code = freeze(store, CABINET, short_choice(Both(None, None)))
    with store.read() as connection:
        title = get_briefing(connection, CABINET, code)[0].title
    assert title == Both("Increasing healthy life expectancy", "Cynyddu disgwyliad oes iach")


@pytest.mark.parametrize("role", sorted(set(Role) - MAY_FREEZE))
def test_who_may_not_freeze_freezes_nothing(store: Store, role: Role) -> None:
    version = store.version()
    with pytest.raises(NotAllowed):
        freeze(store, Actor("Somebody", frozenset({role}), "a-team"), short_choice())
    assert store.version() == version


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice((HEALTH,), (), SHORT), "No screen is chosen"),
        (Choice((), (), ()), "No mission is chosen"),
        (short_choice(Both("x" * 500, None)), "The title is too long. Letters: 500. At most: 200."),
        (short_choice(Both(None, "x" * 201)), "Letters: 201. At most: 200."),
    ],
)
def test_what_cannot_be_frozen_is_refused_with_the_reason(
    store: Store, choice: Choice, said: str
) -> None:
    with pytest.raises(ChoiceRefused, match=said):
        freeze(store, CABINET, choice)
    assert kept_of(store) == []


def test_an_unknown_mission_is_refused_with_those_that_are_known(store: Store) -> None:
    with pytest.raises(KeyError) as refused:
        freeze(store, CABINET, replace(short_choice(), missions=("nonsense",)))
    assert set(refused.value.args) == {"iechyd", "economi"}


def test_two_who_freeze_at_once_both_have_their_briefing(store: Store) -> None:
    together = Barrier(2, timeout=60)

    def wait_for_the_other(done: int, _total: int, name: str) -> None:
        if done == 0 and name and not together.broken and together.n_waiting < 2:
            waited.append(name)
            if len(waited) <= 2:
                together.wait()

    waited: list[str] = []
    choices = [short_choice(Both(name, None)) for name in ("First", "Second")]
    with ThreadPoolExecutor(2) as pool:
        jobs = [
            pool.submit(freeze, store, CABINET, choice, wait_for_the_other) for choice in choices
        ]
        codes = [job.result() for job in jobs]
    assert len(set(codes)) == 2
    assert len(waited) == 3  # who came second made everything again, under the next code
    with store.read() as connection:
        assert verify_record(connection).holds
        for code, choice in zip(codes, choices, strict=True):
            kept, document = get_briefing(connection, CABINET, code)
            assert kept.title == choice.title
            deck = read_document(document).decks["en"]
            assert f"briefing={code}&" in deck.address
            assert len(kept.files) == 10


def test_a_store_that_moves_while_it_is_read_is_read_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather, times = freezing.gather_facts, []

    def move_once(connection, missions, until):
        times.append(1)
        if len(times) == 1:
            write_something(store)
        return gather(connection, missions, until)

    monkeypatch.setattr(freezing, "gather_facts", move_once)
    code = freeze(store, CABINET, short_choice())
    with store.read() as connection:
        kept = get_briefing(connection, CABINET, code)[0]
    assert len(times) == 2
    assert kept.store_version == store.version() - 1


def test_a_store_that_never_rests_is_told_of_and_nothing_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather = freezing.gather_facts

    def move(connection, missions, until):
        write_something(store)
        return gather(connection, missions, until)

    monkeypatch.setattr(freezing, "gather_facts", move)
    with pytest.raises(StoreKeepsMoving):
        freeze(store, CABINET, short_choice())
    assert kept_of(store) == []


def test_what_is_written_while_files_are_made_is_not_in_it(store: Store) -> None:
    with store.read() as connection:
        before = newest_hash(connection)
    code = freeze(
        store,
        CABINET,
        short_choice(),
        lambda done, *_: write_something(store) if not done else None,
    )
    with store.read() as connection:
        assert get_briefing(connection, CABINET, code)[0].record_hash == before


def test_where_no_paper_can_be_written_everything_else_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_decks):
        raise PaperCannotBeWritten("no Pango")

    monkeypatch.setattr("components.briefing.paper.write_paper", refuse)
    code = freeze(store, CABINET, short_choice())
    with store.read() as connection:
        files = get_briefing(connection, CABINET, code)[0].files
    assert len(files) == 7
    assert not any(name.endswith(".pdf") for name in files)


CHILD = """
import sys
from components.briefing.freeze import freeze
from data.store import Store
from tests.components.briefing.freezing import CABINET, short_choice

def wait_to_be_killed(done, total, name):
    if name == "en.xlsx":
        print("half way", flush=True)
        sys.stdin.readline()

freeze(Store(sys.argv[1]), CABINET, short_choice(), wait_to_be_killed)
"""


def test_whoever_is_killed_while_freezing_leaves_the_store_as_it_was(store: Store) -> None:
    version = store.version()
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(store.url)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "half way\n"
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.communicate()
    assert store.version() == version
    assert kept_of(store) == []
    assert freeze(store, CABINET, short_choice()) in kept_of(store)  # and nobody holds it


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "🏴󠁧󠁢󠁷󠁬󠁳󠁿 👩‍⚕️", "שלום עולם", "=1+1", "x" * 200]
)
def test_any_words_go_into_every_file(store: Store, title: str) -> None:
    remark = make_remark(title, title, "Somebody")
    assert remark is not None
    code = freeze(store, CABINET, short_choice(Both(title, None), comments={SHORT[0]: remark}))
    with store.read() as connection:
        kept, document = get_briefing(connection, CABINET, code)
    assert kept.title.en == title
    assert len(kept.files) == 10
    assert read_document(document).decks["cy"].screens[0].comment is not None


def test_a_preview_is_nobodys_and_says_so(store: Store) -> None:
    decks = preview_decks(read_known(store, [HEALTH]))
    assert set(decks) == set(LANGUAGES)
    assert {(deck.made, deck.record) for deck in decks.values()} == {("", "")}
    assert decks["cy"].address.endswith("/present?mission=iechyd&lang=cy")


def test_a_viewer_sees_no_draft(store: Store) -> None:
    code = freeze(store, CABINET, short_choice())
    assert kept_of(store) == [code]
    assert kept_of(store, VIEWER) == []
