"""People who sign in: what they may do, and until when a sign-in of theirs counts.

A name and a password are the identity provider's; here is only who it is and which roles they have.
"""

from datetime import date

from sqlalchemy import Column, Date, ForeignKey, String, Text
from sqlmodel import Field, SQLModel

from models.columns import SLUG_LENGTH, rule

PERSON_LENGTH = 254
MOMENT_LENGTH = 32


class Person(SQLModel, table=True):
    """Somebody who may sign in.

    `person` is the e-mail address that the provider vouches for, in lower case. `roles` are those
    of :class:`models.roles.Role` joined by semicolons. Nobody is removed from the table: whoever
    has left keeps a row without roles, since the record names them.
    """

    __tablename__ = "people"
    __table_args__ = (rule("person_lower", "person = lower(person)"),)

    person: str = Field(sa_column=Column(String(PERSON_LENGTH), primary_key=True))
    name: str = Field(sa_column=Column(Text, nullable=False))
    roles: str = Field(sa_column=Column(Text, nullable=False))
    team: str | None = Field(
        default=None, sa_column=Column(String(SLUG_LENGTH), ForeignKey("teams.team"))
    )
    added_on: date = Field(sa_column=Column(Date, nullable=False))


class SignOut(SQLModel, table=True):
    """The moment before which no sign-in of a person counts any more, as ISO text in UTC."""

    __tablename__ = "sign_outs"

    person: str = Field(sa_column=Column(String(PERSON_LENGTH), primary_key=True))
    before: str = Field(sa_column=Column(String(MOMENT_LENGTH), nullable=False))
