"""The commands `check`, `export` and `template`: packs, without writing to the store."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from data.commands.command import Command, ask_json
from data.commands.terminal import DONE, WRONG, Terminal, print_json, say
from data.pack import Problem, check_pack, export_pack
from data.pack.template import write_template
from data.readiness import prepare_store
from data.settings import settings
from locales import Translator, mark


def run_check(terminal: Terminal, _: Translator) -> int:
    """List what is wrong with a pack."""
    given = terminal.given
    store = prepare_store(settings().database_url)
    problems = check_pack(store, given.pack, given.lang, terminal.show_progress())
    show_problems(problems, given.json)
    if not problems:
        say(_("The pack is right."))
    return WRONG if problems else DONE


def run_export(terminal: Terminal, _: Translator) -> int:
    """Write the store out as a pack."""
    given = terminal.given
    export_pack(terminal.find_store(), given.pack, terminal.show_progress(), given.lang)
    say(_("Written: {path}", path=given.pack))
    return DONE


def run_template(terminal: Terminal, _: Translator) -> int:
    """Write the template workbook."""
    write_template(terminal.given.file, _)
    say(_("Written: {path}", path=terminal.given.file))
    return DONE


def show_problems(problems: Sequence[Problem], as_json: bool) -> None:
    """Print problems, one a line, or as one document with the lines on standard error."""
    for problem in problems:
        print(problem, file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print_json({"problems": [vars(problem) for problem in problems]})


def ask_pack(parser: ArgumentParser, _: Translator) -> None:
    """Ask for a pack: a folder or a workbook."""
    parser.add_argument("pack", metavar="PACK", type=Path)


def _ask_check(parser: ArgumentParser, _: Translator) -> None:
    ask_pack(parser, _)
    ask_json(parser, _)


def _ask_template(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("file", metavar="FILE.xlsx", type=Path)


CHECK = Command("check", mark("list everything that is wrong with a pack"), run_check, _ask_check)
EXPORT = Command(
    "export", mark("write the store as a folder, or a workbook (`.xlsx`)"), run_export, ask_pack
)
TEMPLATE = Command(
    "template", mark("write a workbook to fill in, with examples"), run_template, _ask_template
)
