"""What is told of a backup that cannot be restored: one sentence each."""

from data.backup_file import BackupWrong, Wrong
from locales import Translator, mark

SAID = {
    Wrong.NOT_A_BACKUP: mark("This is not a backup of a store, or it was cut short: {named}"),
    Wrong.DAMAGED: mark("The backup is not what it was when it was made: {named}"),
    Wrong.NEWER: mark("The backup was made by a newer version of this project; use that version."),
    Wrong.RECORD: mark("The record does not hold from entry {number} on."),
    Wrong.EXPECTED: mark("The record does not contain that hash."),
    Wrong.BRIEFING: mark("This frozen briefing is not what the record says: {code}"),
    Wrong.RULES: mark("The backup holds what a store may not hold: {named}"),
}


def say_wrong(error: BackupWrong, _: Translator) -> str:
    """Return what is wrong with a backup as a sentence."""
    return _(SAID[error.why], named=error.named, number=error.named, code=error.named)
