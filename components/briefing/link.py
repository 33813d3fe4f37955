"""One contribution: what came where it was delivered, against what was hoped for."""

from collections.abc import Iterator
from typing import cast

from components.board_facts import Known
from components.briefing.deck import BriefingScreen, Card, Kind, LinePicture, Sign
from components.briefing.known import BriefingKnown
from components.briefing.told import is_illustrative, sign_of, source_words, tell
from components.chart import Colour
from components.delivered import delivered_words
from components.needle import COLOURS, has_needle
from components.number_line import unit_of
from components.takeaway import Column, TakenTable, Value
from components.verdict_cell import number_decimals
from data.portfolio import Link, MissionFacts
from data.verdict_labels import get_verdict_label
from evidence.numbers import format_signed, format_size
from evidence.sentences import Sentence, say_verdict
from evidence.verdict_record import VerdictRecord
from locales import Translator


def build_link(
    mission: MissionFacts, link: Link, known: BriefingKnown, _: Translator
) -> BriefingScreen:
    """Return the screen of one contribution; it is in the annex unless somebody asks for it."""
    record = known.facts.evidence.record(link, _.lang)
    facts = known.indicators[link.indicator].figures.facts
    told = None if record is None else say_verdict(record, _)
    label = _("Not judged yet") if told is None else told.title
    return BriefingScreen(
        code=f"{mission.code}.link.{link.code}",
        mission=mission.code,
        kind=Kind.LINK,
        kicker=f"{_('More where delivered?')} · {tell(link.indicator_title, _)}",
        title=name_and_finding(tell(link.output.title, _), label),
        lead="" if told is None else told.finding,
        picture=None if record is None or told is None else _picture(record, told, _),
        cards=tuple(_cards(link, known.facts, told, _)),
        notes=() if told is None else _notes(told),
        source=source_words([facts], _),
        illustrative=is_illustrative(mission, [facts]),
        table=None if record is None else _table(link, record, label, _),
        address=f"link?contribution={link.code}",
    )


def name_and_finding(name: str, finding: str) -> str:
    """Return a name and what is found of it; a finding with a colon of its own stands apart."""
    return f"{name}{' – ' if ':' in finding else ': '}{lower_first(finding)}"


def lower_first(said: str) -> str:
    """Return a sentence as it stands after a colon; a name keeps its capital."""
    return said if said.startswith(("Wales", "Cymru")) else f"{said[:1].lower()}{said[1:]}"


def _picture(record: VerdictRecord, told: Sentence, _: Translator) -> LinePicture | None:
    """Return the number line, where the verdict prints numbers."""
    estimate, ci95, ci90 = record.estimate, record.ci95, record.ci90
    if not has_needle(record) or estimate is None or ci95 is None or ci90 is None:
        return None
    return LinePicture(
        estimate=estimate,
        ci95=ci95,
        ci90=ci90,
        expected=record.expected or 0.0,
        mde=record.mde80,
        colour=cast(Colour, COLOURS[get_verdict_label(record.code).kind]),
        unit=unit_of(record.measure, _),
        decimals=number_decimals(record),
        better=record.measure.better,
        said=tuple(_said(record, estimate, ci95, _).items()),
        alt=f"{told.finding} {told.against_hope}".strip(),
    )


def _said(
    record: VerdictRecord, estimate: float, ci95: tuple[float, float], _: Translator
) -> dict[str, str]:
    """Return what is written beside the number line, as the dashboard writes it."""
    decimals = number_decimals(record)

    def signed(value: float) -> str:
        return format_signed(value, decimals, _.lang)

    said = {
        "estimate": _(
            "what came: {estimate} (95% limits {low} to {high})",
            estimate=signed(estimate),
            low=signed(ci95[0]),
            high=signed(ci95[1]),
        ),
        "expected": _("hoped for: {expected}", expected=signed(record.expected or 0.0)),
        "zero": _("no difference"),
        "better": _("better"),
        "worse": _("worse"),
    }
    if record.mde80 is not None:
        size = format_size(record.mde80, record.measure, decimals, _)
        said["mde"] = _("grey: smaller than {mde} could have been missed", mde=size)
    return said


def _cards(link: Link, known: Known, told: Sentence | None, _: Translator) -> Iterator[Card]:
    """Yield how much was delivered, whom it reached, and when more could be known."""
    output, delivered = link.output, known.delivered.get(link.output.code)
    shape, word, details = delivered_words(output, delivered, _)
    yield Card(word, "; ".join(details[:-1]), sign=sign_of(shape))
    if details:
        for_whom = tell(output.for_whom, _)
        meant = f"{_('It is for:')} {for_whom}" if for_whom else ""
        yield Card(_("Whom it reached"), details[-1], meant)
    if told is not None and told.dates:
        yield Card(_("When"), told.dates[0], " ".join(told.dates[1:]), "hoped", Sign.CLOCK)


def _notes(told: Sentence) -> tuple[str, ...]:
    said = (
        told.against_hope,
        told.strength,
        told.not_said,
        told.many,
        told.delivered,
        told.prompt,
        *told.missing,
        *told.caveats,
    )
    return tuple(each for each in said if each)


def _table(link: Link, record: VerdictRecord, label: str, _: Translator) -> TakenTable:
    """Return the numbers of the number line, not rounded: those that `evidence --json` prints."""
    shown = has_needle(record)
    low95, high95 = record.ci95 if shown and record.ci95 else (None, None)
    low90, high90 = record.ci90 if shown and record.ci90 else (None, None)
    numbers: tuple[tuple[str, Value], ...] = (
        (_("Estimate"), record.estimate if shown else None),
        (_("Lower 95% limit"), low95),
        (_("Upper 95% limit"), high95),
        (_("Lower 90% limit"), low90),
        (_("Upper 90% limit"), high90),
        (_("Hoped for"), record.expected),
        (_("Smallest change that could have been seen"), record.mde80 if shown else None),
    )
    decimals = number_decimals(record) + 1
    columns = (
        Column(_("What")),
        Column(_("Number ({unit})", unit=unit_of(record.measure, _)), decimals),
    )
    return TakenTable("link", f"{tell(link.output.title, _)}: {label}", columns, numbers)
