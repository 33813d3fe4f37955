"""*More where delivered?* as mark, word and number, with its needle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any

from components import marks
from components.html import Html, say
from components.needle import build_needle
from components.palette import Palette
from data.bilingual import Both
from data.figures import IndicatorFacts
from data.portfolio import Link
from evidence.sentences import MOVED, say_verdict
from evidence.told import verdict_record
from evidence.verdict_record import VerdictRecord
from locales import Translator

SHAPES: Mapping[str, Callable[[Palette], str]] = {
    "moving_as_hoped": marks.tick,
    "moving_less_than_hoped": marks.half,
    "delivered_not_moving": marks.bar,
    "moving_elsewhere": marks.bar,
    "short_of_hoped": marks.square,
    "wrong_way": marks.triangle_down,
    "paths_differed": marks.fork,
    "too_early": marks.clock,
    "not_delivered": marks.exclamation,
    "not_enough_data": marks.empty,
    "cannot_tell": marks.dash,
    "not_set_up": marks.empty,
}


@dataclass(frozen=True)
class Evidence:
    """What has been judged, ready to be put into words.

    `documents` by contribution, `indicators` and `names` by code.
    """

    documents: Mapping[str, Mapping[str, Any]]
    indicators: Mapping[str, IndicatorFacts]
    names: Mapping[str, Both]

    def kind(self, link: Link) -> str | None:
        """Return which row of the grid a link is in, None where it is not judged."""
        document = self.documents.get(link.code)
        return None if document is None else str(document["kind"])

    def record(self, link: Link, lang: str) -> VerdictRecord | None:
        """Return what is known of a link, None where it is not judged."""
        document = self.documents.get(link.code)
        if document is None:
            return None
        return verdict_record(document, self.indicators[link.indicator], self.names, lang)


NOTHING_JUDGED = Evidence(MappingProxyType({}), MappingProxyType({}), MappingProxyType({}))


def verdict_cells(
    links: tuple[Link, ...], evidence: Evidence, palette: Palette, _: Translator
) -> Html:
    """Return one block a link: mark, label, the finding, and the needle."""
    return Html("".join(_block(link, evidence, palette, _) for link in links))


def _block(link: Link, evidence: Evidence, palette: Palette, _: Translator) -> str:
    record = evidence.record(link, _.lang)
    title = f'<span class="mw-small mw-muted">{say(link.indicator_title, _)}</span>'
    if record is None:
        shape = marks.mark(marks.clock, palette)
        word = escape(_("Not judged yet"))
        return (
            f'<div class="mw-verdict">{shape}<span class="mw-strong">{word}</span><br>{title}</div>'
        )
    told = say_verdict(record, _)
    alone = record.has_nothing_to_compare and record.code in MOVED
    shape = marks.mark(marks.ring_tick if alone else SHAPES[record.code], palette)
    finding = f'<span class="mw-small">{escape(told.finding)}</span>'
    return (
        f'<div class="mw-verdict">{shape}<span class="mw-strong">{escape(told.title)}</span>'
        f"<br>{title}<br>{build_needle(record, palette, told.finding)}{finding}</div>"
    )
