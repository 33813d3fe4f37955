"""Drafts: field by field, the slower of two is told, and nothing of them is recorded."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data.drafts import (
    LONGEST,
    DraftText,
    Kept,
    Overtaken,
    keep_field,
    read_draft,
    review_draft,
    save_drafted,
)
from data.pack.problems import PackProblems
from data.record import list_record
from data.store import Store
from models.roles import Actor, NotAllowed, Role
from tests.data.entering import fill_two_teams, new
from tests.data.entering import read as saved
from tests.data.filling import fill

DRAFT = review_draft("c")
ANNA = Actor("anna@example.org", frozenset({Role.VIEWER, Role.TEAM}), "t")
BETHAN = Actor("bethan@example.org", frozenset({Role.VIEWER, Role.TEAM}), "t")


def read(store: Store) -> dict[str, DraftText]:
    with store.read() as connection:
        return read_draft(connection, DRAFT)


def said(store: Store) -> dict[str, str]:
    return {field: text.said for field, text in read(store).items()}


def test_what_is_typed_is_read_again_by_everybody(store: Store) -> None:
    fill(store, "draft_fields")
    assert keep_field(store, ANNA, DRAFT, "reason_en", "Mae'n gweithio 🏴󠁧󠁢󠁷󠁬󠁳󠁿", 0) == Kept(1)
    assert keep_field(store, BETHAN, DRAFT, "reason_en", "It works", 1) == Kept(2)
    assert keep_field(store, BETHAN, DRAFT, "owner", "Lead", 0) == Kept(1)
    assert said(store) == {"reason_en": "It works", "owner": "Lead"}
    assert read(store)["reason_en"].by == BETHAN.name


def test_the_slower_of_two_is_given_what_the_other_typed_and_nothing_is_overwritten(
    store: Store,
) -> None:
    fill(store, "draft_fields")
    keep_field(store, ANNA, DRAFT, "reason_en", "Anna's", 0)
    found = keep_field(store, BETHAN, DRAFT, "reason_en", "Bethan's", 0)
    assert isinstance(found, Overtaken)
    assert (found.theirs.said, found.theirs.by) == ("Anna's", ANNA.name)
    assert said(store) == {"reason_en": "Anna's"}
    # Having seen it, she may change it.
    assert keep_field(store, BETHAN, DRAFT, "reason_en", "Both", found.theirs.version) == Kept(2)


def test_two_who_type_the_same_agree(store: Store) -> None:
    fill(store, "draft_fields")
    keep_field(store, ANNA, DRAFT, "decision", "stop", 0)
    assert keep_field(store, BETHAN, DRAFT, "decision", "stop", 0) == Kept(1)


def test_of_two_at_the_same_moment_one_is_kept_and_the_other_told(store: Store) -> None:
    fill(store, "draft_fields")

    def write(actor: Actor) -> Kept | Overtaken:
        return keep_field(store, actor, DRAFT, "reason_en", actor.name, 0)

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(write, (ANNA, BETHAN)))
    kept = [each for each in found if isinstance(each, Kept)]
    (told,) = (each for each in found if isinstance(each, Overtaken))
    assert len(kept) == 1
    assert told.theirs.said == said(store)["reason_en"]


def test_what_was_saved_is_dropped_and_what_was_typed_since_is_not(store: Store) -> None:
    fill(store, "draft_fields")
    keep_field(store, ANNA, DRAFT, "reason_en", "Saved", 0)
    keep_field(store, ANNA, DRAFT, "learned_en", "Saved too", 0)
    keep_field(store, BETHAN, DRAFT, "learned_en", "Typed since", 1)
    save_drafted(store, ANNA, DRAFT, {"reason_en": 1, "learned_en": 1}, (), "en")
    assert said(store) == {"reason_en": "", "learned_en": "Typed since"}


def test_what_cannot_be_saved_leaves_the_draft_and_what_can_takes_it_along(store: Store) -> None:
    fill_two_teams(store)
    keep_field(store, ANNA, DRAFT, "reason_en", "Typed", 0)
    wrong = new("reviews", decision="wait")
    with pytest.raises(PackProblems):
        save_drafted(store, ANNA, DRAFT, {"reason_en": 1}, [new("reviews"), wrong], "en")
    assert said(store) == {"reason_en": "Typed"}
    assert saved(store, "reviews", review="r2") == ()
    save_drafted(store, ANNA, DRAFT, {"reason_en": 1}, [new("reviews")], "en")
    assert said(store) == {"reason_en": ""}
    assert len(saved(store, "reviews", review="r2")) == 1


def test_who_looked_away_while_it_was_saved_overwrites_nothing_new(store: Store) -> None:
    fill(store, "draft_fields")
    keep_field(store, ANNA, DRAFT, "reason_en", "First", 0)  # Bethan sees this one
    save_drafted(store, ANNA, DRAFT, {"reason_en": 1}, (), "en")
    assert keep_field(store, BETHAN, DRAFT, "reason_en", "Still mine", 1) == Kept(3)
    save_drafted(store, BETHAN, DRAFT, {"reason_en": 3}, (), "en")
    keep_field(store, ANNA, DRAFT, "reason_en", "Of the next", 4)
    assert isinstance(keep_field(store, BETHAN, DRAFT, "reason_en", "Older", 1), Overtaken)


def test_a_draft_is_no_record_and_changes_nothing_that_is_shown(store: Store) -> None:
    fill(store, "draft_fields")
    with store.read() as connection:
        before = (store.version(), len(list(list_record(connection))))
    keep_field(store, ANNA, DRAFT, "reason_en", "Typed", 0)
    save_drafted(store, ANNA, DRAFT, {"reason_en": 1}, (), "en")
    with store.read() as connection:
        assert (store.version(), len(list(list_record(connection)))) == before


@pytest.mark.parametrize(
    "actor",
    [
        Actor("visitor"),
        Actor("other team", frozenset({Role.TEAM}), "other"),
        Actor("no team", frozenset({Role.TEAM})),
        Actor("minister", frozenset(Role) - {Role.TEAM}),
    ],
    ids=lambda each: each.name,
)
def test_only_who_may_save_the_review_may_draft_it(store: Store, actor: Actor) -> None:
    fill(store, "draft_fields")
    with pytest.raises(NotAllowed):
        keep_field(store, actor, DRAFT, "reason_en", "Mine", 0)
    with pytest.raises(NotAllowed):
        save_drafted(store, actor, DRAFT, {}, (), "en")
    assert read(store) == {}


def test_a_draft_of_nothing_is_refused(store: Store) -> None:
    fill(store, "draft_fields")
    for draft in ("review:unknown", "mission:m", "c", ""):
        with pytest.raises(KeyError):
            keep_field(store, ANNA, draft, "reason_en", "Mine", 0)


def test_a_long_text_is_held_and_one_that_is_too_long_is_refused(store: Store) -> None:
    fill(store, "draft_fields")
    keep_field(store, ANNA, DRAFT, "reason_en", "ŵ" * LONGEST, 0)
    assert said(store)["reason_en"] == "ŵ" * LONGEST
    with pytest.raises(ValueError, match="20000"):
        keep_field(store, ANNA, DRAFT, "reason_en", "ŵ" * (LONGEST + 1), 1)
