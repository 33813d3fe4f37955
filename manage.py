"""The command line: make the store, bring packs in and out, look into the record.

Results go to standard output, everything else to standard error. Exit codes: 0 done, 1 the input
or the result is wrong, 2 the command was misused.
"""

import getpass
import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from data.audit import Audit, audit_store
from data.backup import BackupNotWritten, write_backup
from data.backup_file import BackupWrong
from data.backup_words import say_wrong
from data.boundary_check import BoundariesWrong
from data.boundary_refresh import refresh_boundaries
from data.boundary_save import CannotWrite
from data.connectors.http import ServiceFailed
from data.judgements import is_ever_judged
from data.migrate import upgrade_store
from data.pack import (
    ExportRefused,
    ImportResult,
    PackProblems,
    Problem,
    check_pack,
    export_pack,
    import_pack,
    load_shipped_packs,
)
from data.pack.template import write_template
from data.people import PersonRefused
from data.people_command import Asked as AskedPerson
from data.people_command import add_asked, make_document, read_people, write_lines
from data.readiness import (
    StoreAddressWrong,
    StoreMissing,
    StoreTooNew,
    StoreUnusable,
    find_store,
    prepare_store,
    store_errors,
)
from data.record import list_record
from data.restore import StoreHoldsSomething, restore_backup
from data.settings import settings
from data.store import Store
from evidence.history import judge_past
from evidence.judge import judge_store
from evidence.reports import (
    evidence_document,
    evidence_lines,
    plan_document,
    signals_document,
    signals_lines,
)
from locales import LANGUAGES, Translator, text
from models.roles import operator

DONE, WRONG, MISUSED = 0, 1, 2
PATIENCE = 2.0
"""Seconds before progress is shown, and between two lines of it."""

Command = Callable[[Namespace, Translator], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _ = text(_language(arguments))
    given = build_parser(_).parse_args(arguments)
    command: Command = given.command
    try:
        with store_errors():
            return command(given, _)
    except ExportRefused as refused:
        say(str(refused))
    except StoreMissing:
        say(_("There is no store yet. Make it: `python manage.py init`"))
    except StoreTooNew:
        say(_("The store was made by a newer version of this project; use that version."))
    except StoreAddressWrong as error:
        say(_("DATABASE_URL is not the address of a store: {reason}", reason=error))
    except StoreUnusable as error:
        say(_("The store cannot be used: {reason}", reason=error))
    except BrokenPipeError:
        # Whoever read along has seen enough; Python would complain on closing otherwise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        say(_("Stopped; nothing was written."))
    return WRONG


def build_parser(_: Translator) -> ArgumentParser:
    """Return the parser of every command, its help in the translator's language."""
    common = ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=LANGUAGES, default="en", help=_("language of messages"))
    parser = ArgumentParser(prog="manage.py", description=_("Look after the store."))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, summary: str) -> ArgumentParser:
        added = commands.add_parser(name, help=summary, description=summary, parents=[common])
        added.set_defaults(command=command)
        return added

    init = add("init", run_init, _("make or upgrade the store, and load the packs it ships"))
    init.add_argument("--empty", action="store_true", help=_("load no packs"))
    check = add("check", run_check, _("list everything that is wrong with a pack"))
    check.add_argument("pack", metavar="PACK", type=Path)
    check.add_argument("--json", action="store_true", help=_("print one JSON document"))
    imports = add("import", run_import, _("bring a pack into the store, all of it or nothing"))
    imports.add_argument("pack", metavar="PACK", type=Path)
    imports.add_argument("--by", metavar="WHO", help=_("whose import it is, for the record"))
    imports.add_argument("--no-judge", action="store_true", help=_("judge nothing afterwards"))
    imports.add_argument("--json", action="store_true", help=_("print one JSON document"))
    evidence = add("evidence", run_evidence, _("judge every contribution, save, and print"))
    evidence.add_argument("--workers", metavar="N", type=_at_least_one, default=1)
    evidence.add_argument("--json", action="store_true", help=_("print one JSON document"))
    signals = add("signals", run_signals, _("judge whether each indicator moves in each area"))
    signals.add_argument("--json", action="store_true", help=_("print one JSON document"))
    plan = add("plan", run_plan, _("show what could be known of a contribution, and when"))
    plan.add_argument("contribution", metavar="CONTRIBUTION")
    plan.add_argument("--json", action="store_true", help=_("print one JSON document"))
    briefing = add(
        "briefing", run_briefing, _("write a mission's briefing as slides, on paper or as tables")
    )
    briefing.add_argument("mission", metavar="MISSION")
    briefing.add_argument(
        "--out", metavar="FILE", type=Path, help=_("a file ending in .pptx, .pdf, .xlsx or .zip")
    )
    briefing.add_argument(
        "--both", action="store_true", help=_("both languages in one file, English first")
    )
    briefing.add_argument(
        "--freeze", action="store_true", help=_("freeze a new one as a draft, and print its code")
    )
    briefing.add_argument("--by", metavar="WHO", help=_("who freezes it, for the record"))
    export = add("export", run_export, _("write the store as a folder, or a workbook (`.xlsx`)"))
    export.add_argument("pack", metavar="PACK", type=Path)
    audit = add("audit", run_audit, _("list the record of every write, oldest first"))
    audit.add_argument("--verify", action="store_true", help=_("check that it is whole"))
    audit.add_argument("--expect", metavar="HASH", help=_("a hash it must still contain"))
    audit.add_argument("--json", action="store_true", help=_("print one JSON document"))
    backup = add("backup", run_backup, _("write everything the store holds into one file"))
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = add("restore", run_restore, _("put a backup into the store, all of it or nothing"))
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument(
        "--replace", action="store_true", help=_("let go of what the store holds now")
    )
    restore.add_argument("--expect", metavar="HASH", help=_("a hash its record must contain"))
    restore.add_argument("--by", metavar="WHO", help=_("who restores it, for the record"))
    _add_people(add("people", run_people, _("list who may sign in, or add somebody")), common, _)
    template = add("template", run_template, _("write a workbook to fill in, with examples"))
    template.add_argument("file", metavar="FILE.xlsx", type=Path)
    boundaries = add(
        "boundaries", run_boundaries, _("replace the outlines on the map by the newest published")
    )
    boundaries.add_argument(
        "--from",
        dest="source",
        metavar="SOURCE",
        help=_("a GeoJSON file, or the address of a layer of the Open Geography service"),
    )
    return parser


def _add_people(people: ArgumentParser, common: ArgumentParser, _: Translator) -> None:
    """Give the command that lists people a second one that adds somebody."""
    people.add_argument("--json", action="store_true", help=_("print one JSON document"))
    people.set_defaults(person=None)
    said = _("add somebody who may sign in; the first administrator comes from here")
    choices = people.add_subparsers(metavar="add")
    added = choices.add_parser("add", help=said, description=said, parents=[common])
    added.add_argument("person", metavar="EMAIL")
    added.add_argument("--name", metavar="NAME", required=True, help=_("for the record"))
    added.add_argument(
        "--roles", metavar="ROLES", required=True, help=_("roles, joined by commas, such as admin")
    )
    added.add_argument("--team", metavar="TEAM", help=_("of which team, for the role `team`"))
    added.add_argument("--by", metavar="WHO", help=_("who adds them, for the record"))


def run_init(given: Namespace, _: Translator) -> int:
    """Make or upgrade the store, and load the packs it ships unless told not to."""
    store = Store(settings().database_url)
    upgrade_store(store)
    if given.empty:
        _judge_again(store, _)
        return DONE
    for pack in load_shipped_packs(store, given.lang, show_progress()):
        for problem in pack.problems:
            say(str(problem))
        if pack.problems:
            say(_("The shipped pack {name} was not loaded.", name=pack.name))
        elif pack.result is not None:
            say(_("Loaded the shipped pack {name}.", name=pack.name))
    judge_afterwards(store, "init", _)
    return DONE


def run_check(given: Namespace, _: Translator) -> int:
    """List what is wrong with a pack."""
    problems = check_pack(
        prepare_store(settings().database_url), given.pack, given.lang, show_progress()
    )
    show_problems(problems, given.json)
    if not problems:
        say(_("The pack is right."))
    return WRONG if problems else DONE


def run_import(given: Namespace, _: Translator) -> int:
    """Bring a pack in."""
    actor = operator(given.by or _user())
    store = prepare_store(settings().database_url)
    try:
        result = import_pack(store, given.pack, actor, given.lang, show_progress())
    except PackProblems as refused:
        show_problems(refused.problems, given.json)
        say(_("Nothing was written."))
        return WRONG
    if not given.no_judge:
        judge_afterwards(store, actor.name, _)
    if given.json:
        print_json({**_document(result), "problems": []})
    _say_result(result, _, sys.stderr if given.json else sys.stdout)
    return DONE


def run_export(given: Namespace, _: Translator) -> int:
    """Write the store out as a pack."""
    export_pack(find_store(settings().database_url), given.pack, show_progress(), given.lang)
    say(_("Written: {path}", path=given.pack))
    return DONE


def run_evidence(given: Namespace, _: Translator) -> int:
    """Judge every contribution, save what is new, and print."""
    store = find_store(settings().database_url)
    judged = judge_store(store, operator(_user()), workers=given.workers, progress=_judging(_))
    if given.json:
        print_json(evidence_document(judged))
    else:
        for line in evidence_lines(store, judged, _):
            print(line)
    return DONE


def run_signals(given: Namespace, _: Translator) -> int:
    """Judge whether each indicator moves in each area, save what is new, and print."""
    judged = judge_store(
        find_store(settings().database_url), operator(_user()), progress=_judging(_)
    )
    if given.json:
        print_json(signals_document(judged))
    else:
        for line in signals_lines(judged):
            print(line)
    return DONE


def run_plan(given: Namespace, _: Translator) -> int:
    """Show the smallest change that could be seen by date, and the earliest honest answer."""
    try:
        document = plan_document(find_store(settings().database_url), given.contribution)
    except KeyError as unknown:
        known = ", ".join(unknown.args)
        say(
            _(
                "There is no contribution {asked}; known are {known}",
                asked=given.contribution,
                known=known,
            )
        )
        return WRONG
    if given.json:
        print_json(document)
        return DONE
    for entry in document["mde80"]:
        value = "–" if entry["value"] is None else f"{entry['value']:g}"
        print(entry["period"], value)
    answer = document["earliest_answer"]
    print(
        _("Earliest honest answer: {period}", period=answer)
        if answer
        else _("No honest answer within ten years, with this roll-out.")
    )
    return DONE


def run_briefing(given: Namespace, _: Translator) -> int:
    """Write the newest open briefing of a mission, else a preview; freeze a new one if asked to."""
    # Loaded here: no other command needs what draws and writes.
    from components.briefing.command import Asked, CannotDo, Desk
    from components.briefing.command import run_briefing as run

    if given.out is None and not given.freeze:
        say(_("Say where to write it (`--out FILE`), or to freeze it (`--freeze`)."))
        return MISUSED
    store = find_store(settings().database_url)
    desk = Desk(store, operator(given.by or _user()), say, show_progress())
    asked = Asked(given.mission, given.out, given.lang, given.both, given.freeze)
    try:
        code = run(asked, desk, _)
    except CannotDo as refused:
        say(str(refused))
        return WRONG
    if code is not None:
        print(code)
    return DONE


def run_people(given: Namespace, _: Translator) -> int:
    """List who may sign in, or add somebody."""
    store = find_store(settings().database_url)
    if given.person is None:
        people = read_people(store)
        if given.json:
            print_json(make_document(people))
        for line in () if given.json else write_lines(people, _):
            print(line)
        return DONE
    asked = AskedPerson(given.person, given.name, given.roles, given.team)
    try:
        print(add_asked(store, operator(given.by or _user()), asked, _))
    except PersonRefused as refused:
        for problem in refused.problems:
            say(problem)
        return WRONG
    return DONE


def _judge_again(store: Store, _: Translator) -> None:
    """Judge a store that has been judged before: an upgrade may have changed what is kept."""
    with store.read() as connection:
        judged_before = is_ever_judged(connection)
    if judged_before:
        judge_afterwards(store, "init", _)


def judge_afterwards(store: Store, who: str, _: Translator) -> None:
    """Bring evidence and signals up to what the store now holds."""
    judge_store(store, operator(who), progress=_judging(_))
    judge_past(store, operator(who), progress=_judging(_))


def _judging(_: Translator) -> Callable[[int, int, str], None]:
    show = show_progress()
    said = {"signals": _("judging series"), "links": _("judging contributions")}
    return lambda done, total, what: show(done, total, said[what])


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def run_audit(given: Namespace, _: Translator) -> int:
    """List the record, or check it and what it speaks of where asked to."""
    wants_check = given.verify or given.expect is not None
    with find_store(settings().database_url).read() as connection:
        entries = list(list_record(connection))
        found = audit_store(connection, given.expect)
    record = found.record
    if given.json:
        checked = _checked(found) if wants_check else {}
        counted = {"count": record.count, "newest_hash": record.newest}
        print_json({**counted, **checked, "entries": entries})
    else:
        for entry in [] if wants_check else entries:
            what = " ".join(entry[name] for name in ("action", "sheet", "key") if entry[name])
            print(entry["number"], entry["at"], entry["who"], what)
        print(_("Entries: {count}. Newest hash: {hash}", count=record.count, hash=record.newest))
    if not wants_check:
        return DONE
    _say_checked(found, _)
    return DONE if found.holds else WRONG


def _checked(found: Audit) -> dict[str, Any]:
    return {
        "holds": found.holds,
        "broken_at": found.record.broken_at,
        "expected_found": found.record.expected_found,
        "broken_briefings": list(found.briefings),
    }


def _say_checked(found: Audit, _: Translator) -> None:
    if found.record.broken_at is not None:
        say(_("The record does not hold from entry {number} on.", number=found.record.broken_at))
    elif not found.record.expected_found:
        say(_("The record does not contain that hash."))
    for code in found.briefings:
        say(_("This frozen briefing is not what the record says: {code}", code=code))
    if found.holds:
        say(_("The record is whole."))


def run_backup(given: Namespace, _: Translator) -> int:
    """Write a backup, and print the newest hash of the record in it."""
    try:
        made = write_backup(find_store(settings().database_url), given.file, show_progress())
    except BackupWrong as wrong:
        say(say_wrong(wrong, _))
    except BackupNotWritten as refused:
        say(_("The backup cannot be written: {reason}", reason=refused))
    else:
        print(_("Entries: {count}. Newest hash: {hash}", count=made.records, hash=made.newest_hash))
        say(_("Written: {path}", path=given.file))
        return DONE
    say(_("Nothing was written."))
    return WRONG


def run_restore(given: Namespace, _: Translator) -> int:
    """Restore a backup, and print the newest hash of the record that the store then has."""
    actor = operator(given.by or _user())
    try:
        done = restore_backup(
            Store(settings().database_url),
            given.file,
            actor,
            replace=given.replace,
            expect=given.expect,
            progress=show_progress(),
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


def run_template(given: Namespace, _: Translator) -> int:
    """Write the template workbook."""
    write_template(given.file, _)
    say(_("Written: {path}", path=given.file))
    return DONE


def run_boundaries(given: Namespace, _: Translator) -> int:
    """Replace the boundaries by those of a source, if all of them are right."""
    try:
        found = refresh_boundaries(given.source, settings(), _)
    except BoundariesWrong as wrong:
        for problem in wrong.problems:
            say(problem)
    except ServiceFailed as failed:
        say(str(failed))
    except CannotWrite as refused:
        say(
            _(
                "This folder cannot be written: {folder}. Run the command in a copy of the project"
                " that you may change.",
                folder=refused,
            )
        )
    else:
        for warning in found.warnings:
            say(warning)
        print(
            _(
                "Places: {places}. Points: {points}. Source: {source}",
                places=found.places,
                points=found.points,
                source=found.source,
            )
        )
        say(_("Start the app again to see them."))
        return DONE
    say(_("Nothing was written."))
    return WRONG


def show_problems(problems: Sequence[Problem], as_json: bool) -> None:
    """Print problems, one a line, or as one document with the lines on standard error."""
    for problem in problems:
        print(problem, file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print_json({"problems": [vars(problem) for problem in problems]})


def show_progress() -> Callable[[int, int, str], None]:
    """Return what shows progress on standard error, once work has taken a while."""
    shown = time.monotonic()

    def show(done: int, total: int, what: str) -> None:
        nonlocal shown
        if time.monotonic() - shown >= PATIENCE:
            shown = time.monotonic()
            say(f"{what} · {100 * done // max(total, 1)}%")

    return show


def print_json(document: dict[str, Any]) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False))


def say(message: str) -> None:
    """Print a message to whoever runs the command."""
    print(message, file=sys.stderr)


def _say_result(result: ImportResult, _: Translator, stream: Any) -> None:
    for sheet, count in result.counts.items():
        counted = _(
            "new: {new}, changed: {changed}, the same: {same}",
            new=count.new,
            changed=count.changed,
            same=count.same,
        )
        print(f"{sheet}: {counted}", file=stream)
    if not result.wrote:
        print(_("The store held all of it already; nothing was written."), file=stream)
    if result.ended_today:
        message = _(
            "The store's fixed today has ended: it now holds figures that are not illustrative."
        )
        print(message, file=stream)


def _document(result: ImportResult) -> dict[str, Any]:
    return {
        "pack": result.name,
        "digest": result.digest,
        "sheets": {sheet: vars(count) for sheet, count in result.counts.items()},
        "ended_today": result.ended_today,
    }


def _user() -> str:
    """Name who runs the command; a container may not know."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"


def _language(arguments: Sequence[str]) -> str:
    """Find the language before the arguments are read: their help is in it."""
    for place, argument in enumerate(arguments):
        found = argument.removeprefix("--lang=")
        if argument == "--lang":
            found = arguments[place + 1] if place + 1 < len(arguments) else ""
        if found != argument and found in LANGUAGES:
            return found
    return LANGUAGES[0]


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Welsh letters
    sys.exit(main(sys.argv[1:]))
