"""Evidence and signals as they are kept: what was judged, from what, as at which date."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
)

from data.store import Writer
from models import Evidence, Observation, SignalRow, StoreState
from models.columns import table_of

EVIDENCE, SIGNALS, STATE = (table_of(model) for model in (Evidence, SignalRow, StoreState))
OBSERVATIONS = table_of(Observation)
JUDGE = "judge"
SHAPE = 3
"""The shape of documents; raise it with any change of it. What is kept in another counts as not
there: it is judged anew, and no screen meets what it cannot read."""


@dataclass(frozen=True)
class Judgement:
    """One result to be kept.

    Attributes
    ----------
    key
        The contribution; or the indicator and the area.
    fingerprint
        SHA-256 of everything the result was made from.
    document
        The result; plain values only.
    """

    key: tuple[str, ...]
    as_at: date
    method: str
    fingerprint: str
    document: Mapping[str, Any]
    seed: str = ""


def list_evidence(connection: Connection, until: date) -> dict[str, Judgement]:
    """Return each contribution's newest evidence as at a date not after `until`."""
    return {judged.key[0]: judged for judged in _newest(connection, EVIDENCE, until, 1)}


def list_signals(
    connection: Connection, until: date, *, indicator: str | None = None, area: str | None = None
) -> dict[tuple[str, str], Judgement]:
    """Return each series' newest signal as at a date not after `until`, by indicator and area.

    Parameters
    ----------
    indicator, area
        Only these, where given.
    """
    wanted = {"indicator": indicator, "area": area}
    only = [SIGNALS.c[name] == code for name, code in wanted.items() if code is not None]
    newest = _newest(connection, SIGNALS, until, 2, only)
    return {(judged.key[0], judged.key[1]): judged for judged in newest}


def list_judged_dates(connection: Connection, until: date) -> list[date]:
    """Return the dates not after `until` as at which links have been judged, newest first."""
    query = select(EVIDENCE.c.as_at).where(EVIDENCE.c.as_at <= until).distinct()
    return sorted(connection.execute(query).scalars(), reverse=True)


def is_stale(connection: Connection) -> bool:
    """Return whether the store was written to since it was last judged."""
    state = connection.execute(select(STATE.c.version, STATE.c.judged_version)).one()
    return bool(state.version > state.judged_version)


def is_ever_judged(connection: Connection) -> bool:
    """Return whether the store has ever been judged."""
    return bool(connection.execute(select(STATE.c.judged_version)).scalar_one())


def list_releases_to_come(connection: Connection, after: date) -> list[date]:
    """Return the dates after `after` on which figures that are in the store will be released."""
    query = (
        select(OBSERVATIONS.c.published_on)
        .where(OBSERVATIONS.c.published_on > after)
        .distinct()
        .order_by(OBSERVATIONS.c.published_on)
    )
    return list(connection.execute(query).scalars())


def read_version(connection: Connection) -> int:
    """Return the store version of the state that a connection sees."""
    return int(connection.execute(select(STATE.c.version)).scalar_one())


def save_judgements(
    writer: Writer,
    evidence: Iterable[Judgement],
    signals: Iterable[Judgement],
    version: int | None = None,
) -> None:
    """Keep results; one as at the same date is replaced. The record tells how many.

    Parameters
    ----------
    version
        The store version that they were made from. Where somebody has written since, the store
        stays behind: what they wrote is yet to be judged.
    """
    kept = {
        "evidence": _save(writer.connection, EVIDENCE, list(evidence)),
        "signals": _save(writer.connection, SIGNALS, list(signals)),
    }
    writer.record(JUDGE, "judgements", after=kept)
    writer.judged = version in (None, read_version(writer.connection))


def _save(connection: Connection, table: Table, judged: list[Judgement]) -> int:
    keys = [column.name for column in table.primary_key if column.name != "as_at"]
    rows = [_row(table, keys, each) for each in judged]
    if rows:
        named = [*keys, "as_at"]
        same = and_(*(table.c[name] == bindparam(f"old_{name}") for name in named))
        connection.execute(
            delete(table).where(same), [{f"old_{n}": row[n] for n in named} for row in rows]
        )
        connection.execute(insert(table), rows)
    return len(rows)


def _row(table: Table, keys: list[str], judged: Judgement) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(keys, judged.key, strict=True))
    row |= {
        "as_at": judged.as_at,
        "method": judged.method,
        "fingerprint": judged.fingerprint,
        "document": json.dumps(
            {**judged.document, "shape": SHAPE}, ensure_ascii=False, allow_nan=False
        ),
    }
    if "seed" in table.c:
        row["seed"] = judged.seed
    return row


def _newest(
    connection: Connection,
    table: Table,
    until: date,
    keys: int,
    only: Sequence[ColumnElement[bool]] = (),
) -> list[Judgement]:
    names = [column.name for column in table.primary_key if column.name != "as_at"][:keys]
    columns = [table.c[name] for name in names]
    newest = (
        select(*columns, func.max(table.c.as_at).label("as_at"))
        .where(table.c.as_at <= until, *only)
        .group_by(*columns)
        .subquery()
    )
    same = and_(
        table.c.as_at == newest.c.as_at, *(table.c[name] == newest.c[name] for name in names)
    )
    rows = connection.execute(select(table).join(newest, same)).mappings()
    found = ((row, json.loads(row["document"])) for row in rows)
    return [
        Judgement(
            key=tuple(row[name] for name in names),
            as_at=row["as_at"],
            method=row["method"],
            fingerprint=row["fingerprint"],
            document=document,
            seed=row.get("seed", ""),
        )
        for row, document in found
        if document.pop("shape", None) == SHAPE
    ]
