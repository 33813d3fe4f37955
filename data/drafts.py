"""Drafts: what is typed and not yet saved, kept field by field, so that two people lose nothing.

A draft is not part of the record and does not raise the store version: it says nothing yet.
Nothing that readers see is made from it, so nothing has to be drawn or judged again, and what
somebody typed and took back has no place in a record that is kept for ever. Once it is saved as
what it is a draft of, that is recorded and the draft's words are dropped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update

from data.entry import Entry, EntryResult, write_entries
from data.store import Store
from models import Contribution, DraftField, Output
from models.columns import table_of
from models.roles import Action, Actor, require

FIELDS, CONTRIBUTIONS, OUTPUTS = (table_of(each) for each in (DraftField, Contribution, Output))
REVIEW = "review"
LONGEST = 20_000
"""Letters that a field may hold."""


@dataclass(frozen=True)
class DraftText:
    """What a field holds, how often it was changed, by whom it was last, and when (UTC, ISO)."""

    said: str
    version: int
    by: str
    at: str


@dataclass(frozen=True)
class Kept:
    """What was typed is kept; `version` is what to name as seen with the next change."""

    version: int


@dataclass(frozen=True)
class Overtaken:
    """Nothing was kept: somebody else had changed the field, and `theirs` is what they typed."""

    theirs: DraftText


def review_draft(contribution: str) -> str:
    """Return what the draft of a contribution's next review is called."""
    return f"{REVIEW}:{contribution}"


def read_draft(connection: Connection, draft: str) -> dict[str, DraftText]:
    """Return everything that is typed in a draft, by field; nothing where there is none."""
    query = select(FIELDS).where(FIELDS.c.draft == draft).order_by(FIELDS.c.field)
    return {
        row.field: DraftText(row.said, row.version, row.by, row.at)
        for row in connection.execute(query)
    }


def keep_field(
    store: Store, actor: Actor, draft: str, field: str, said: str, version_seen: int
) -> Kept | Overtaken:
    """Keep what somebody typed into one field, unless another was faster.

    A field that is empty by now is no reason to refuse: nothing is lost by writing into it.

    Parameters
    ----------
    version_seen
        The version of the field that was on the screen when it was typed; 0 where there was none.

    Raises
    ------
    NotAllowed
        Where `actor` may not save what it is a draft of.
    KeyError
        Where there is nothing of that name to draft.
    ValueError
        Where `said` is longer than `LONGEST` letters.
    """
    said = said.replace("\0", "")  # PostgreSQL holds none
    if len(said) > LONGEST:
        raise ValueError(f"a field holds at most {LONGEST} letters")
    team = _require(store, actor, draft)
    with store.write(actor, Action.RECORD_REVIEW, team=team) as writer:
        there = (FIELDS.c.draft == draft) & (FIELDS.c.field == field)
        row = writer.connection.execute(select(FIELDS).where(there)).one_or_none()
        if row is not None and row.said == said:
            return Kept(row.version)
        if row is not None and row.said and row.version != version_seen:
            return Overtaken(DraftText(row.said, row.version, row.by, row.at))
        version = 1 + (version_seen if row is None else row.version)
        kept = {
            "said": said,
            "version": version,
            "by": actor.name,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        if row is None:
            named = {"draft": draft, "field": field}
            writer.connection.execute(insert(FIELDS).values(**named, **kept))
        else:
            writer.connection.execute(update(FIELDS).where(there).values(**kept))
    return Kept(version)


def save_drafted(
    store: Store,
    actor: Actor,
    draft: str,
    seen: Mapping[str, int],
    entries: Sequence[Entry],
    lang: str,
) -> EntryResult:
    """Save what a draft was of and forget the words that were saved: both, or neither.

    A field that was changed after `seen` keeps its words. Its version stays and rises, so that
    nobody who looked away takes new words for the old.

    Parameters
    ----------
    seen
        The version of each field that was saved.

    Raises
    ------
    NotAllowed, KeyError
        As for `keep_field`.
    PackProblems, ChangedMeanwhile
        As for `data.entry.save_entries`.
    """
    team = _require(store, actor, draft)
    with store.write(actor, Action.RECORD_REVIEW, team=team) as writer:
        result = write_entries(writer, entries, lang)
        for field, version in seen.items():
            writer.connection.execute(
                update(FIELDS)
                .where(
                    FIELDS.c.draft == draft,
                    FIELDS.c.field == field,
                    FIELDS.c.version == version,
                )
                .values(said="", version=version + 1, by=actor.name)
            )
    return result


def _require(store: Store, actor: Actor, draft: str) -> str:
    """Return the team whose draft it is; ask that `actor` may save what it is a draft of."""
    kind, _, code = draft.partition(":")
    if kind != REVIEW:
        raise KeyError(draft)
    query = (
        select(OUTPUTS.c.team)
        .join(CONTRIBUTIONS, CONTRIBUTIONS.c.output == OUTPUTS.c.output)
        .where(CONTRIBUTIONS.c.contribution == code)
    )
    with store.read() as connection:
        team = connection.execute(query).scalar_one_or_none()
    if team is None:
        raise KeyError(draft)
    require(actor, Action.RECORD_REVIEW, team=team)
    return str(team)
