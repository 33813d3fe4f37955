"""The command `boundaries`: the outlines on the map, brought up to date."""

from argparse import ArgumentParser

from data.boundary_check import BoundariesWrong
from data.boundary_refresh import refresh_boundaries
from data.boundary_save import CannotWrite
from data.commands.command import Command
from data.commands.terminal import DONE, WRONG, Terminal, say
from data.connectors.http import ServiceFailed
from data.settings import settings
from locales import Translator, mark


def run_boundaries(terminal: Terminal, _: Translator) -> int:
    """Replace the boundaries by those of a source, if all of them are right."""
    try:
        found = refresh_boundaries(terminal.given.source, settings(), _)
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


def _ask(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument(
        "--from",
        dest="source",
        metavar="SOURCE",
        help=_("a GeoJSON file, or the address of a layer of the Open Geography service"),
    )


BOUNDARIES = Command(
    "boundaries",
    mark("replace the outlines on the map by the newest published"),
    run_boundaries,
    _ask,
)
