"""What was planned and delivered in health boards and regions, from their local authorities."""

import pandas as pd

from data.deliveries import CELL, COLUMNS
from data.rollups import list_members
from models.enums import AreaKind

ROLLED_UP = [*COLUMNS, "members", "not_returned"]
SUMS = ("planned", "delivered", "reached_intended")


def roll_up_deliveries(cells: pd.DataFrame, areas: pd.DataFrame, kind: AreaKind) -> pd.DataFrame:
    """Return one row per output × board or region × period, from ``list_delivery_cells``.

    Parameters
    ----------
    cells
        As ``data.deliveries.list_delivery_cells`` gives them; rows of areas other than local
        authorities are left out. An authority without a row was not to have the output then.
    areas
        As ``data.areas.list_areas`` gives them.
    kind
        Health board or region.

    Returns
    -------
    pandas.DataFrame
        The columns of `cells`, in the output's unit: ``planned`` the sum of first plans;
        ``replanned`` the sum of last plans where any was made anew, and ``replanned_on`` the last
        day on which one was, else missing; ``delivered``
        and ``reached_intended`` sums, missing while the return of any member is missing: it is
        not zero; ``basis`` where it is the same for all members, else missing. Besides
        ``members``, the codes that have a row, and ``not_returned``, those of them that have not
        returned what they delivered. These are quantities, not a measure of delivery: more than
        planned in one member hides less in another, so that a share of the plan is to be measured
        on the members' own rows.
    """
    whole_of = {code: whole for whole, codes in list_members(areas, kind).items() for code in codes}
    parts = cells[cells["area"].isin(whole_of)]
    if parts.empty:
        return pd.DataFrame(columns=ROLLED_UP)
    parts = parts.sort_values(CELL).assign(
        last_plan=parts["replanned"].fillna(parts["planned"]).astype(float),
        members=parts["area"],
        not_returned=parts["area"].where(parts["delivered"].isna()),
        area=parts["area"].map(whole_of),
        **{name: parts[name].astype(float) for name in SUMS},
    )
    groups = parts.groupby(CELL)
    known = groups[[*SUMS]].count().eq(groups.size(), axis=0)
    days = groups[["first_day", "last_day"]].first()
    whole = days.join(groups[[*SUMS]].sum().where(known)).assign(
        replanned=groups["last_plan"].sum().where(groups["replanned"].count() > 0),
        replanned_on=groups["replanned_on"].agg(lambda days: max(days.dropna(), default=None)),
        basis=groups["basis"].first().where(groups["basis"].nunique(dropna=False) == 1),
        members=groups["members"].agg(tuple),
        not_returned=groups["not_returned"].agg(lambda codes: tuple(codes.dropna())),
    )
    return whole.reset_index()[ROLLED_UP]
