"""What is typed and not yet saved, field by field, so that nothing is lost or overwritten.

A draft is no record: it is gone once it is saved as what it is a draft of.
"""

from sqlalchemy import Column, Integer, String, Text
from sqlmodel import Field, SQLModel

from models.columns import SLUG_LENGTH
from models.person import MOMENT_LENGTH

DRAFT_LENGTH = 200


class DraftField(SQLModel, table=True):
    """One field of one draft.

    `draft` names it, such as ``review:screening-cvd-found``; `version` rises with every change, so
    that who saw an older one is told before theirs is kept.
    """

    __tablename__ = "draft_fields"

    draft: str = Field(sa_column=Column(String(DRAFT_LENGTH), primary_key=True))
    field: str = Field(sa_column=Column(String(SLUG_LENGTH), primary_key=True))
    said: str = Field(sa_column=Column(Text, nullable=False))
    version: int = Field(sa_column=Column(Integer, nullable=False))
    by: str = Field(sa_column=Column(Text, nullable=False))
    at: str = Field(sa_column=Column(String(MOMENT_LENGTH), nullable=False))
