"""The board as tables that can be taken away: the rows, and the grid."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from components.board_facts import Known, Standing, list_links
from components.board_grid import COLUMNS, ROW_NAMES, place_outputs
from components.board_table import say_both
from components.html import plain
from components.takeaway import Column, TakenTable, Value
from components.verdict_cell import number_decimals
from components.wales_cell import say_years
from data.portfolio import Link, MissionFacts, OutcomeFacts, OutputFacts, Portfolio
from evidence.numbers import format_delivery_share
from evidence.sentences import NUMBERLESS, say_verdict
from evidence.signal_sentences import say_wales_word
from locales import Translator

Values = tuple[Value, ...]


def take_rows(portfolio: Portfolio, known: Known, title: str, _: Translator) -> TakenTable:
    """Return every contribution with its three facts, one row each, numbers as numbers."""
    rows = [
        row
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for row in _outcome_rows(mission, outcome, known, _)
    ]
    rows += [
        (plain(mission.title, _.lang), None, *_output_values(output, known, _), *([None] * 11))
        for mission in portfolio.missions
        for output in mission.loose
    ]
    rows += [
        (None, None, *_output_values(output, known, _), *([None] * 11))
        for output in portfolio.loose
    ]
    decimals = max(
        (_decimals(link, known, _) for link in list_links(portfolio.missions)), default=1
    )
    return TakenTable("board", title, _columns(decimals, _), rows, _notes(_))


def take_grid(standings: Sequence[Standing], title: str, _: Translator) -> TakenTable:
    """Return the grid as rows: what the figures say, how far delivered, and each output by name."""
    cells = place_outputs(standings)
    rows = [
        (
            _(name),
            _(COLUMNS[share]),
            plain(each.output.title, _.lang),
            _yes(each.is_busy_but_flat, _),
        )
        for row, name in ROW_NAMES.items()
        for share in COLUMNS
        for each in cells.get((row, share), ())
    ]
    columns = (
        Column(_("What the figures say")),
        Column(_("Delivered?")),
        Column(_("Output")),
        Column(_("Busy but flat")),
    )
    return TakenTable("grid", title, columns, rows)


def _columns(decimals: int, _: Translator) -> tuple[Column, ...]:
    return (
        Column(_("Mission")),
        Column(_("Outcome")),
        Column(_("Output")),
        Column(_("Team")),
        Column(_("Share of plan delivered")),
        Column(_("Delivered"), 1),
        Column(_("Planned"), 1),
        Column(_("What is counted")),
        Column(_("Share that reached those it is for"), 3),
        Column(_("Indicator")),
        Column(_("What the output is mainly for")),
        Column(_("Wales as a whole")),
        Column(_("Years")),
        Column(_("More where delivered?")),
        Column(_("Estimate"), decimals),
        Column(_("Lower 95% limit"), decimals),
        Column(_("Upper 95% limit"), decimals),
        Column(_("Hoped for"), decimals),
        Column(_("Both facts in one sentence")),
        Column(_("Finding")),
    )


def _notes(_: Translator) -> tuple[str, ...]:
    return (
        _("Estimates, their limits and what was hoped for are in each indicator's own unit."),
        _("An empty cell is a number that is not known or that the figures do not give."),
    )


def _outcome_rows(
    mission: MissionFacts, outcome: OutcomeFacts, known: Known, _: Translator
) -> Iterator[Values]:
    where = (plain(mission.title, _.lang), plain(outcome.title, _.lang))
    if not outcome.links:
        yield (*where, *([None] * 18))
    for link in outcome.links:
        yield (*where, *_output_values(link.output, known, _), *_link_values(link, known, _))


def _output_values(output: OutputFacts, known: Known, _: Translator) -> Values:
    delivered = known.delivered.get(output.code)
    share = delivered.share if delivered else None
    return (
        plain(output.title, _.lang),
        plain(output.team.name, _.lang),
        None if share is None else format_delivery_share(share, _.lang),
        delivered.delivered if delivered else None,
        delivered.planned if delivered else None,
        plain(output.unit, _.lang),
        delivered.reached_intended_share if delivered else None,
    )


def _link_values(link: Link, known: Known, _: Translator) -> Values:
    signal, record = known.wales_of(link.indicator), known.evidence.record(link, _.lang)
    facts: Values = (
        plain(link.indicator_title, _.lang),
        _yes(link.primary, _),
        say_wales_word(signal.word, _) if signal else _("Not judged yet"),
        say_years(signal.span, _) if signal and signal.span else None,
    )
    if record is None:
        return (*facts, _("Not judged yet"), *([None] * 6))
    told = say_verdict(record, _)
    if record.code in NUMBERLESS:
        record = replace(record, estimate=None, ci95=None)
    decimals = number_decimals(record)
    low, high = record.ci95 or (None, None)
    numbers = (record.estimate, low, high, record.expected)
    rounded = (None if each is None else round(each, decimals) for each in numbers)
    return (*facts, told.title, *rounded, say_both(link, known, _), told.finding)


def _decimals(link: Link, known: Known, _: Translator) -> int:
    record = known.evidence.record(link, _.lang)
    return 0 if record is None else number_decimals(record)


def _yes(holds: bool, _: Translator) -> str:
    return _("yes") if holds else _("no")
