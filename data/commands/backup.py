"""The commands `backup` and `restore`: everything a store holds, into one file and back."""

from argparse import ArgumentParser
from pathlib import Path

from data.backup import BackupNotWritten, write_backup
from data.backup_file import BackupWrong
from data.backup_words import say_wrong
from data.commands.command import Command
from data.commands.terminal import DONE, WRONG, Terminal, say
from data.restore import StoreHoldsSomething, restore_backup
from data.settings import settings
from data.store import Store
from locales import Translator, mark


def run_backup(terminal: Terminal, _: Translator) -> int:
    """Write a backup, and print the newest hash of the record in it."""
    file = terminal.given.file
    try:
        made = write_backup(terminal.find_store(), file, terminal.show_progress())
    except BackupWrong as wrong:
        say(say_wrong(wrong, _))
    except BackupNotWritten as refused:
        say(_("The backup cannot be written: {reason}", reason=refused))
    else:
        print(_("Entries: {count}. Newest hash: {hash}", count=made.records, hash=made.newest_hash))
        say(_("Written: {path}", path=file))
        return DONE
    say(_("Nothing was written."))
    return WRONG


def run_restore(terminal: Terminal, _: Translator) -> int:
    """Restore a backup, and print the newest hash of the record that the store then has."""
    given = terminal.given
    try:
        done = restore_backup(
            Store(settings().database_url),
            given.file,
            terminal.actor(),
            replace=given.replace,
            expect=given.expect,
            progress=terminal.show_progress(),
        )
    except BackupWrong as wrong:
        say(say_wrong(wrong, _))
    except FileNotFoundError:
        say(_("There is no such file: {path}", path=given.file))
    except StoreHoldsSomething:
        say(_("The store holds something already; `--replace` puts the backup in its place."))
    else:
        print(_("Entries: {count}. Newest hash: {hash}", count=done.records, hash=done.newest_hash))
        say(_("Restored: {path}", path=given.file))
        return DONE
    say(_("Nothing was written."))
    return WRONG


def _ask_file(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def _ask_restore(parser: ArgumentParser, _: Translator) -> None:
    _ask_file(parser, _)
    parser.add_argument(
        "--replace", action="store_true", help=_("let go of what the store holds now")
    )
    parser.add_argument("--expect", metavar="HASH", help=_("a hash its record must contain"))
    parser.add_argument("--by", metavar="WHO", help=_("who restores it, for the record"))


BACKUP = Command(
    "backup", mark("write everything the store holds into one file"), run_backup, _ask_file
)
RESTORE = Command(
    "restore", mark("put a backup into the store, all of it or nothing"), run_restore, _ask_restore
)
