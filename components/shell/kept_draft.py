"""A draft as it is kept in the store, for whoever writes at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from components.shell.actor import require_actor
from components.shell.store import app_store
from data.drafts import DraftText, Kept, Overtaken, keep_field
from models.roles import Action


@dataclass(frozen=True)
class KeptDraft:
    """A draft as it was when this run began.

    Attributes
    ----------
    team
        Whose it is.
    fields
        What is kept, by field.
    """

    draft: str
    team: str
    fields: Mapping[str, DraftText]

    def kept(self, field: str) -> DraftText:
        """Return what is kept of a field; version 0 where nothing is."""
        return self.fields.get(field, DraftText("", 0, "", ""))

    def put(self, field: str, said: str, version_seen: int) -> Kept | Overtaken:
        """Keep words, as who writes at this moment.

        Raises
        ------
        NotAllowed
            Where they may write here no more.
        """
        actor = require_actor(Action.RECORD_REVIEW, team=self.team)
        return keep_field(app_store(), actor, self.draft, field, said, version_seen)
