"""What is asked of the map: every choice, as a code in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.html import plain
from components.indicator_names import default_indicator, indicator_names
from components.map.sheet import MODES, OF_AN_OUTPUT, Mode
from components.map.table import BY_NAME, ORDERS
from components.map.view import LEVELS, Level, area_names
from components.shell import cache
from components.shell.address import Choice, read_choice
from components.shell.page import OpenPage
from components.words import period_words
from data.figures import IndicatorFigures
from data.portfolio import OutputFacts, Portfolio
from locales import Translator, mark
from models.enums import Better

ON_MAP, AS_TILES = "map", "tiles"
LOOKS: Mapping[str, str] = {ON_MAP: mark("Map"), AS_TILES: mark("Tiles")}
ONLY_PLACES = (Mode.SIGNAL, Mode.CROSS)


@dataclass(frozen=True)
class Offered:
    """What can be chosen: names by code, in the reader's language."""

    indicators: Mapping[str, str]
    modes: Mapping[str, str]
    looks: Mapping[str, str]
    levels: Mapping[str, str]
    periods: Mapping[str, str]
    areas: Mapping[str, str]
    outputs: Mapping[str, str]
    orders: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """What is chosen, or goes without saying.

    Attributes
    ----------
    figures
        Of the 22 places and Wales.
    refused
        Why the mode that was asked for cannot be shown of this, in words; empty where it can.
    unknown
        What the address asks for and is not there: name, choice, and what is known.
    """

    figures: IndicatorFigures
    indicator: str
    mode: Mode
    look: str
    level: Level
    period: str
    area: str | None
    output: OutputFacts | None
    order: str
    offered: Offered
    opens_on: str
    refused: str
    unknown: tuple[tuple[str, Choice, Mapping[str, str]], ...]

    @property
    def key(self) -> str:
        """Everything that what is drawn depends on, but for how it is drawn."""
        return f"{self.key_of_all} {self.period}"

    @property
    def key_of_all(self) -> str:
        """The same of what is drawn of all periods together."""
        output = self.output.code if self.output else ""
        return f"{self.indicator} {self.mode} {self.level} {output}"


def read_asked(page: OpenPage) -> Asked | None:
    """Return what is asked of the map; None where the store has no indicator."""
    _ = page.text
    key = page.moment.version, page.moment.until
    portfolio = cache.read_portfolio(*key)
    indicators = indicator_names(cache.read_indicators(page.moment.version), _)
    if not indicators:
        return None
    opens_on = default_indicator(portfolio, indicators)
    indicator = read_choice("indicator", list(indicators), opens_on)
    figures = cache.read_figures(*key, indicator.code or opens_on)
    outputs = linked_outputs(portfolio, figures.facts.code)
    has_target = figures.facts.better != Better.NEITHER and bool(
        cache.read_targets(*key, figures.facts.code)
    )
    level = read_choice("areas", list(Level), Level.PLACES)
    modes = _possible(Level(level.code or Level.PLACES), outputs, has_target)
    mode = read_choice("mode", list(Mode), Mode.VALUE)
    shown = Mode(mode.code or Mode.VALUE)
    refused = "" if shown in modes else _refusal(shown, Level(level.code or Level.PLACES), _)
    period = read_choice("period", figures.periods, next(reversed(figures.periods), None))
    names = area_names(
        cache.read_areas(page.moment.version), Level(level.code or Level.PLACES), _.lang
    )
    area = read_choice("area", list(names))
    look = read_choice("as", list(LOOKS), ON_MAP)
    order = read_choice("sort", list(ORDERS), BY_NAME)
    output = read_choice("output", list(outputs), next(iter(outputs), None))
    offered = Offered(
        indicators,
        {code: _(MODES[code]) for code in modes},
        {code: _(name) for code, name in LOOKS.items()},
        {code: _(name) for code, name in LEVELS.items()},
        {code: period_words(code, figures.kind, _.lang) for code in figures.periods},
        names,
        {code: plain(each.title, _.lang) for code, each in outputs.items()},
        {code: _(name) for code, name in ORDERS.items()},
    )
    every = {
        "indicator": (indicator, offered.indicators),
        "mode": (mode, offered.modes),
        "as": (look, offered.looks),
        "areas": (level, offered.levels),
        "output": (output, offered.outputs),
        "period": (period, offered.periods),
        "area": (area, offered.areas),
        "sort": (order, offered.orders),
    }
    of_an_output = shown in OF_AN_OUTPUT and not refused
    return Asked(
        figures=figures,
        indicator=figures.facts.code,
        mode=Mode.VALUE if refused else shown,
        look=look.code or ON_MAP,
        level=Level(level.code or Level.PLACES),
        period=period.code or "",
        area=area.code,
        output=outputs[output.code] if of_an_output and output.code else None,
        order=order.code or BY_NAME,
        offered=offered,
        opens_on=opens_on,
        refused=refused,
        unknown=tuple(
            (name, choice, known)
            for name, (choice, known) in every.items()
            if choice.unknown is not None and (known or name != "output")
        ),
    )


def linked_outputs(portfolio: Portfolio, indicator: str) -> dict[str, OutputFacts]:
    """Return the outputs that are to move an indicator, by code: mainly for it first."""
    links = [
        link
        for mission in portfolio.missions
        for outcome in mission.outcomes
        for link in outcome.links
        if link.indicator == indicator
    ]
    ordered = sorted(links, key=lambda link: (not link.primary, link.output.code))
    return {link.output.code: link.output for link in ordered}


def _possible(level: Level, outputs: Mapping[str, OutputFacts], has_target: bool) -> Sequence[Mode]:
    return [
        mode
        for mode in Mode
        if (mode not in OF_AN_OUTPUT or outputs)
        and (mode not in ONLY_PLACES or level is Level.PLACES)
        and (mode is not Mode.GAP or has_target)
    ]


def _refusal(mode: Mode, level: Level, _: Translator) -> str:
    """Say why a mode cannot be shown, and what is shown instead."""
    asked = _(MODES[mode])
    if mode in ONLY_PLACES and level is not Level.PLACES:
        return _(
            "“{mode}” is shown for the 22 local authorities alone: the method judges them and "
            "Wales. The figures themselves are shown instead.",
            mode=asked,
        )
    if mode is Mode.GAP:
        return _(
            "“{mode}” cannot be shown: no target, or no good direction, is set for this measure. "
            "The figures themselves are shown instead.",
            mode=asked,
        )
    return _(
        "“{mode}” cannot be shown: no output is to move this measure. The figures themselves are "
        "shown instead.",
        mode=asked,
    )
