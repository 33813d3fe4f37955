"""Areas: Wales, its 22 local authorities, and what they roll up to."""

from sqlalchemy import Column, ForeignKey, String
from sqlmodel import Field, SQLModel

from models.columns import AREA_LENGTH, one_of, rule
from models.enums import AreaKind

WALES = "W92000004"


class Area(SQLModel, table=True):
    """An area by its ONS code; regions of the corporate joint committees have a slug instead."""

    __tablename__ = "areas"
    __table_args__ = (
        one_of("kind", AreaKind),
        rule("population_positive", "population > 0"),
        rule("rolls_up", "kind <> 'local_authority' OR health_board IS NOT NULL"),
    )

    code: str = Field(sa_column=Column(String(AREA_LENGTH), primary_key=True))
    kind: str = Field(max_length=24)
    name_en: str
    name_cy: str
    health_board: str | None = Field(
        default=None, sa_column=Column(String(AREA_LENGTH), ForeignKey("areas.code"))
    )
    region: str | None = Field(
        default=None, sa_column=Column(String(AREA_LENGTH), ForeignKey("areas.code"))
    )
    population: int
    population_year: int
    active_enterprises: int | None = None
    area_km2: int | None = None
