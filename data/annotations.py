"""What happened to a series: breaks, events, changes of method; and steps towards a target."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.bilingual import Both, both
from models import Annotation, Target
from models.columns import table_of
from models.enums import AnnotationKind, TargetKind

ANNOTATIONS, TARGETS = table_of(Annotation), table_of(Target)


@dataclass(frozen=True)
class Happening:
    """Something that happened to a series; `area` is None where it holds for all of them."""

    area: str | None
    period: str
    kind: AnnotationKind
    text: Both

    def concerns(self, area: str) -> bool:
        """Whether it is about an area's series."""
        return self.area in (None, area)


@dataclass(frozen=True)
class Milestone:
    """A step on the way to a target, in the indicator's unit."""

    area: str
    period: str
    value: float


def list_happenings(connection: Connection, indicator: str) -> tuple[Happening, ...]:
    """Return what happened to an indicator's series, in order of time."""
    query = (
        select(ANNOTATIONS)
        .where(ANNOTATIONS.c.indicator == indicator)
        .order_by(ANNOTATIONS.c.period, ANNOTATIONS.c.id)
    )
    return tuple(
        Happening(row["area"], row["period"], AnnotationKind(row["kind"]), both(row, "text"))
        for row in connection.execute(query).mappings()
    )


def list_milestones(connection: Connection, indicator: str, until: date) -> tuple[Milestone, ...]:
    """Return an indicator's milestones as last set by `until`, in order of time."""
    query = (
        select(TARGETS)
        .where(
            TARGETS.c.indicator == indicator,
            TARGETS.c.kind == TargetKind.MILESTONE.value,
            TARGETS.c.set_on <= until,
        )
        .order_by(TARGETS.c.set_on)
    )
    newest = {(row.area, row.target_period): row.target_value for row in connection.execute(query)}
    return tuple(Milestone(area, period, value) for (area, period), value in sorted(newest.items()))
