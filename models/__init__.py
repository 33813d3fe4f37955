"""The tables of the store, one aggregate a file. This package knows nothing else."""

from sqlmodel import SQLModel

from models.about import About
from models.area import Area
from models.briefing import Briefing, BriefingFileRow
from models.contribution import Contribution
from models.draft import DraftField
from models.indicator import Annotation, Indicator, Observation, Target
from models.judgement import Evidence, SignalRow
from models.mission import Mission
from models.outcome import Outcome
from models.output import Delivery, Output
from models.person import Person, SignOut
from models.record import RecordEntry, StoreState
from models.review import Review
from models.team import Member, Team

SHEETS: tuple[type[SQLModel], ...] = (
    About,
    Mission,
    Outcome,
    Indicator,
    Target,
    Observation,
    Team,
    Member,
    Output,
    Delivery,
    Contribution,
    Annotation,
    Review,
)
"""The tables that are sheets of the pack, each after everything it refers to."""

__all__ = [
    "SHEETS",
    "About",
    "Annotation",
    "Area",
    "Briefing",
    "BriefingFileRow",
    "Contribution",
    "Delivery",
    "DraftField",
    "Evidence",
    "Indicator",
    "Member",
    "Mission",
    "Observation",
    "Outcome",
    "Output",
    "Person",
    "RecordEntry",
    "Review",
    "SignOut",
    "SignalRow",
    "StoreState",
    "Target",
    "Team",
]
