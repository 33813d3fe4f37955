"""The commands `init` and `import`: they fill the store, and judge what it then holds."""

import sys
from argparse import ArgumentParser
from typing import Any

from data.commands.command import Command, ask_json
from data.commands.packs import ask_pack, show_problems
from data.commands.terminal import DONE, WRONG, Terminal, print_json, say
from data.judgements import is_ever_judged
from data.migrate import upgrade_store
from data.pack import ImportResult, PackProblems, import_pack, load_shipped_packs
from data.readiness import prepare_store
from data.settings import settings
from data.store import Store
from evidence.commands.judging import judge_afterwards
from locales import Translator, mark


def run_init(terminal: Terminal, _: Translator) -> int:
    """Make or upgrade the store, and load the packs it ships unless told not to."""
    store = Store(settings().database_url)
    upgrade_store(store)
    if terminal.given.empty:
        _judge_again(store, terminal, _)
        return DONE
    for pack in load_shipped_packs(store, terminal.given.lang, terminal.show_progress()):
        for problem in pack.problems:
            say(str(problem))
        if pack.problems:
            say(_("The shipped pack {name} was not loaded.", name=pack.name))
        elif pack.result is not None:
            say(_("Loaded the shipped pack {name}.", name=pack.name))
    judge_afterwards(store, "init", terminal, _)
    return DONE


def run_import(terminal: Terminal, _: Translator) -> int:
    """Bring a pack in."""
    given, actor = terminal.given, terminal.actor()
    store = prepare_store(settings().database_url)
    try:
        result = import_pack(store, given.pack, actor, given.lang, terminal.show_progress())
    except PackProblems as refused:
        show_problems(refused.problems, given.json)
        say(_("Nothing was written."))
        return WRONG
    if not given.no_judge:
        judge_afterwards(store, actor.name, terminal, _)
    if given.json:
        print_json({**_document(result), "problems": []})
    _say_result(result, _, sys.stderr if given.json else sys.stdout)
    return DONE


def _judge_again(store: Store, terminal: Terminal, _: Translator) -> None:
    """Judge a store that has been judged before: an upgrade may have changed what is kept."""
    with store.read() as connection:
        judged_before = is_ever_judged(connection)
    if judged_before:
        judge_afterwards(store, "init", terminal, _)


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


def _ask_init(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("--empty", action="store_true", help=_("load no packs"))


def _ask_import(parser: ArgumentParser, _: Translator) -> None:
    ask_pack(parser, _)
    parser.add_argument("--by", metavar="WHO", help=_("whose import it is, for the record"))
    parser.add_argument("--no-judge", action="store_true", help=_("judge nothing afterwards"))
    ask_json(parser, _)


INIT = Command(
    "init", mark("make or upgrade the store, and load the packs it ships"), run_init, _ask_init
)
IMPORT = Command(
    "import", mark("bring a pack into the store, all of it or nothing"), run_import, _ask_import
)
