"""*More where delivered?* as mark, word and number, with its needle."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape
from types import MappingProxyType
from typing import Any

from components import marks
from components.html import Html
from components.needle import build_needle, has_needle
from components.palette import Palette
from data.bilingual import Both
from data.figures import IndicatorFacts
from data.portfolio import Link
from evidence.link_dates import ends_before_answer, say_dates
from evidence.numbers import choose_decimals, format_signed
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


def verdict_shape(record: VerdictRecord) -> Callable[[Palette], str]:
    """Return the mark of a verdict: another where there was nothing to compare with."""
    alone = record.has_nothing_to_compare and record.code in MOVED
    return marks.ring_tick if alone else SHAPES[record.code]


def verdict_cell(
    record: VerdictRecord | None, together: str, palette: Palette, _: Translator
) -> Html:
    """Return what the figures say as mark and label, and a sentence beside it.

    Parameters
    ----------
    record
        None where the link is not judged.
    together
        How that goes with Wales as a whole; may be empty.
    """
    shape = marks.clock if record is None else verdict_shape(record)
    word = _("Not judged yet") if record is None else say_verdict(record, _).title
    below = f'<br><span class="mw-small mw-muted">{escape(together)}</span>' if together else ""
    return Html(f'{marks.mark(shape, palette)}<span class="mw-strong">{escape(word)}</span>{below}')


def needle_cell(record: VerdictRecord | None, palette: Palette, _: Translator) -> Html:
    """Return the needle with its numbers; where there is none, when there may be an answer."""
    if record is None:
        return Html("")
    if not has_needle(record):
        waits = "<br>".join(escape(said) for said in say_wait(record, _))
        return Html(f'<span class="mw-small mw-muted">{waits}</span>')
    finding = say_verdict(record, _).finding
    numbers = f'<span class="mw-small">{escape(say_numbers(record, _))}</span>'
    waits = "".join(
        f'<br><span class="mw-small mw-muted">{escape(said)}</span>' for said in say_wait(record, _)
    )
    return Html(f"{build_needle(record, palette, finding)}{numbers}{waits}")


def say_numbers(record: VerdictRecord, _: Translator) -> str:
    """Return the estimate, its 95% limits and the hope, as the finding writes them; no unit."""
    if not has_needle(record) or record.estimate is None or record.ci95 is None:
        return ""
    decimals = number_decimals(record)
    low, high = record.ci95
    return _(
        "{estimate} ({low} to {high}); hoped for: {expected}",
        estimate=format_signed(record.estimate, decimals, _.lang),
        low=format_signed(low, decimals, _.lang),
        high=format_signed(high, decimals, _.lang),
        expected=format_signed(record.expected or 0.0, decimals, _.lang),
    )


def number_decimals(record: VerdictRecord) -> int:
    """Return with how many decimals a link's numbers are written, as in its sentences."""
    return choose_decimals(
        record.measure.decimals,
        [*(record.ci95 or ()), *(record.ci90 or ()), record.hoped, record.mde80],
        [(record.most, record.hoped)],
    )


def say_wait(record: VerdictRecord, _: Translator) -> list[str]:
    """Return when an open question may be answered, or that the money ends before it could be."""
    if ends_before_answer(record.code, record.dates):
        return list(say_dates(record.code, record.dates, _))[-1:]
    return list(say_dates(record.code, replace(record.dates, funded_until=None), _))
