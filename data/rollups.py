"""Figures of health boards and regions, computed from those of their local authorities.

They are computed and never typed: the sum where an indicator adds up, the mean weighted by the
denominators where every member has one, and otherwise no figure but the reason why there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from types import MappingProxyType
from typing import TypeAlias

import pandas as pd

from data.figures import Figure, IndicatorFigures
from models.enums import AreaKind, NoteCode

Cells: TypeAlias = Mapping[tuple[str, str], Figure]
Members: TypeAlias = Mapping[str, tuple[str, ...]]

CARRIED = (
    NoteCode.BREAK,
    NoteCode.ESTIMATED,
    NoteCode.FORECAST,
    NoteCode.PROVISIONAL,
    NoteCode.REVISED,
    NoteCode.LOW_RELIABILITY,
)
"""Notes that hold of a whole as soon as they hold of a part of it."""


class NotComputedBecause(StrEnum):
    """Why a roll-up has no figure."""

    NO_RULE = "no_rule"
    """The indicator neither adds up nor has denominators anywhere."""
    NO_FIGURE = "no_figure"
    """Members have no figure."""
    NO_DENOMINATOR = "no_denominator"
    """Members have a figure but no denominator."""
    NOTHING_COUNTED = "nothing_counted"
    """The members' denominators come to nothing."""


@dataclass(frozen=True)
class NotComputed:
    """Why there is no figure, and the codes of the members it is for; none where it is for all."""

    because: NotComputedBecause
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class RolledUp:
    """An indicator as of health boards or regions.

    Attributes
    ----------
    figures
        The computed figures, by (code of the board or region, period); periods, kind and facts
        are the indicator's own. What is not computed has no cell.
    reasons
        Why there is no figure, for every board or region and period that has none.
    members
        Codes of the local authorities by code of the board or region.
    """

    figures: IndicatorFigures
    reasons: Mapping[tuple[str, str], NotComputed]
    members: Members


def list_members(areas: pd.DataFrame, kind: AreaKind) -> Members:
    """Return the local authorities of every area of a kind.

    Parameters
    ----------
    areas
        As ``data.areas.list_areas`` gives them: indexed by code, with ``kind``, ``health_board``
        and ``region``.

    Returns
    -------
    Mapping
        Code to the codes of its local authorities, both in order. A local authority is its own
        only member; Wales has all of them.
    """
    local = areas[areas["kind"] == AreaKind.LOCAL_AUTHORITY]
    parents = {
        AreaKind.LOCAL_AUTHORITY: local.index.to_series(),
        AreaKind.HEALTH_BOARD: local["health_board"],
        AreaKind.REGION: local["region"],
    }
    found = sorted(str(code) for code in areas.index[areas["kind"] == kind])
    members = {
        code: tuple(sorted(str(each) for each in _of(parents.get(kind), local, code)))
        for code in found
    }
    return MappingProxyType(members)


def roll_up_figures(figures: IndicatorFigures, areas: pd.DataFrame, kind: AreaKind) -> RolledUp:
    """Compute an indicator's figures of every area of a kind, for every period.

    The value is Σ value where the indicator adds up, else Σ value·denominator / Σ denominator, in
    the indicator's unit. All members must have what it needs: what is missing is not zero. Limits
    are not computed, because members' limits say nothing of how their errors go together.

    Notes carry over where they hold of a whole as soon as they hold of a part: a break, an
    estimate, a forecast, what is provisional, revised or of low reliability (`CARRIED`). Those
    that are about the size, the making or the test of one figure (average, total, low figure,
    significance) do not, nor do those that stand in place of one. The date of publication is the
    newest of the members', for only then was the whole known.

    Parameters
    ----------
    figures
        Current figures of the local authorities; what there is of other areas is not looked at.
    areas
        As for `list_members`.
    kind
        Health board or region.
    """
    members = list_members(areas, kind)
    local = {code for codes in members.values() for code in codes}
    has_denominators = any(
        area in local and cell.denominator is not None
        for (area, _period), cell in figures.cells.items()
    )
    adds_up = figures.facts.adds_up
    cells: dict[tuple[str, str], Figure] = {}
    reasons: dict[tuple[str, str], NotComputed] = {}
    for code, codes in members.items():
        for period in figures.periods:
            if not (adds_up or has_denominators):
                reasons[code, period] = NotComputed(NotComputedBecause.NO_RULE)
            elif (reason := _find_reason(figures.cells, codes, period, adds_up)) is not None:
                reasons[code, period] = reason
            else:
                parts = [figures.cells[member, period] for member in codes]
                cells[code, period] = _roll_up(parts, adds_up)
    computed = IndicatorFigures(
        figures.facts, figures.kind, figures.periods, MappingProxyType(cells)
    )
    return RolledUp(computed, MappingProxyType(reasons), members)


def _of(parents: "pd.Series[str] | None", local: pd.DataFrame, code: str) -> pd.Index:
    """Return the local authorities whose parent is `code`; all of them where there are none."""
    return local.index if parents is None else local.index[parents == code]


def _find_reason(
    cells: Cells, members: tuple[str, ...], period: str, adds_up: bool
) -> NotComputed | None:
    found = {member: cells.get((member, period)) for member in members}
    without = tuple(code for code, cell in found.items() if cell is None or cell.value is None)
    if without:
        return NotComputed(NotComputedBecause.NO_FIGURE, without)
    if adds_up:
        return None
    weights = {code: cell.denominator for code, cell in found.items() if cell is not None}
    unweighted = tuple(code for code, weight in weights.items() if weight is None)
    if unweighted:
        return NotComputed(NotComputedBecause.NO_DENOMINATOR, unweighted)
    return None if any(weights.values()) else NotComputed(NotComputedBecause.NOTHING_COUNTED)


def _roll_up(parts: list[Figure], adds_up: bool) -> Figure:
    """Return the figure of the whole; every part has what it takes (`_find_reason`)."""
    values = [part.value or 0.0 for part in parts]
    weights = [part.denominator or 0.0 for part in parts]
    weight = fsum(weights)
    products = (value * each for value, each in zip(values, weights, strict=True))
    noted = {note for part in parts for note in part.notes}
    known = all(part.denominator is not None for part in parts)
    return Figure(
        period=parts[0].period,
        value=fsum(values) if adds_up else fsum(products) / weight,
        lower=None,
        upper=None,
        notes=tuple(str(code) for code in CARRIED if code in noted),
        published_on=max(part.published_on for part in parts),
        revised=any(part.revised for part in parts),
        denominator=weight if known else None,
    )
