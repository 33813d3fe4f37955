"""The commands `evidence`, `signals` and `plan`: what the figures say, and could say by when."""

from argparse import ArgumentParser

from data.commands.command import Command, ask_json
from data.commands.terminal import DONE, WRONG, Terminal, print_json, say
from evidence.commands.judging import show_judging
from evidence.judge import judge_store
from evidence.reports import (
    evidence_document,
    evidence_lines,
    plan_document,
    signals_document,
    signals_lines,
)
from locales import Translator, mark


def run_evidence(terminal: Terminal, _: Translator) -> int:
    """Judge every contribution, save what is new, and print."""
    store, given = terminal.find_store(), terminal.given
    progress = show_judging(terminal, _)
    judged = judge_store(store, terminal.actor(), workers=given.workers, progress=progress)
    if given.json:
        print_json(evidence_document(judged))
    else:
        for line in evidence_lines(store, judged, _):
            print(line)
    return DONE


def run_signals(terminal: Terminal, _: Translator) -> int:
    """Judge whether each indicator moves in each area, save what is new, and print."""
    store = terminal.find_store()
    judged = judge_store(store, terminal.actor(), progress=show_judging(terminal, _))
    if terminal.given.json:
        print_json(signals_document(judged))
    else:
        for line in signals_lines(judged):
            print(line)
    return DONE


def run_plan(terminal: Terminal, _: Translator) -> int:
    """Show the smallest change that could be seen by date, and the earliest honest answer."""
    given = terminal.given
    try:
        document = plan_document(terminal.find_store(), given.contribution)
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


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _ask_evidence(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("--workers", metavar="N", type=_at_least_one, default=1)
    ask_json(parser, _)


def _ask_plan(parser: ArgumentParser, _: Translator) -> None:
    parser.add_argument("contribution", metavar="CONTRIBUTION")
    ask_json(parser, _)


EVIDENCE = Command(
    "evidence", mark("judge every contribution, save, and print"), run_evidence, _ask_evidence
)
SIGNALS = Command(
    "signals", mark("judge whether each indicator moves in each area"), run_signals, ask_json
)
PLAN = Command(
    "plan", mark("show what could be known of a contribution, and when"), run_plan, _ask_plan
)
