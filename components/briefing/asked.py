"""The command `briefing` as it is typed; what draws and writes is loaded once it is."""

from argparse import ArgumentParser
from pathlib import Path

from data.commands.command import Command
from data.commands.terminal import DONE, MISUSED, WRONG, Terminal, say
from locales import Translator, mark


def run_briefing(terminal: Terminal, _: Translator) -> int:
    """Write the newest open briefing of a mission, else a preview; freeze a new one if asked to."""
    # Loaded here: no other command needs what draws and writes.
    from components.briefing.command import Asked, CannotDo, Desk
    from components.briefing.command import run_briefing as run

    given = terminal.given
    if given.out is None and not given.freeze:
        say(_("Say where to write it (`--out FILE`), or to freeze it (`--freeze`)."))
        return MISUSED
    desk = Desk(terminal.find_store(), terminal.actor(), say, terminal.show_progress())
    asked = Asked(given.mission, given.out, given.lang, given.both, given.freeze)
    try:
        code = run(asked, desk, _)
    except CannotDo as refused:
        say(str(refused))
        return WRONG
    if code is not None:
        print(code)
    return DONE


def _ask(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("mission", metavar="MISSION")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help=_("a file ending in .pptx, .pdf, .xlsx or .zip")
    )
    parser.add_argument(
        "--both", action="store_true", help=_("both languages in one file, English first")
    )
    parser.add_argument(
        "--freeze", action="store_true", help=_("freeze a new one as a draft, and print its code")
    )
    parser.add_argument("--by", metavar="WHO", help=_("who freezes it, for the record"))


BRIEFING = Command(
    "briefing",
    mark("write a mission's briefing as slides, on paper or as tables"),
    run_briefing,
    _ask,
)
