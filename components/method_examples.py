"""Examples for the method's page: which links of the store show which answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from components.html import Html, link, say
from components.needle import build_needle
from components.palette import Palette
from components.verdict_cell import Evidence
from data.portfolio import Link, Portfolio
from data.verdict_labels import get_verdict_label
from evidence.designs import Design
from evidence.ladder import Rung
from evidence.sentences import NUMBERLESS, say_verdict
from evidence.verdict_record import VerdictRecord
from locales import Translator


@dataclass(frozen=True)
class Example:
    """A link of the store with what is known of it.

    `answer` is its row among the labels, `address` where its evidence is.
    """

    link: Link
    record: VerdictRecord
    document: Mapping[str, Any]
    answer: str
    address: str

    @property
    def compares_places(self) -> bool:
        """Whether it has an estimate that comes from places held against places."""
        return (
            self.record.design == Design.IMPUTATION
            and self.record.code not in NUMBERLESS
            and self.record.estimate is not None
            and not self.record.has_caveat("by_board")
        )


def find_examples(
    portfolio: Portfolio, evidence: Evidence, address: Callable[[str], str], lang: str
) -> tuple[Example, ...]:
    """Return every judged link that still stands, those that say most first.

    Parameters
    ----------
    address
        From the code of a contribution to where its evidence is.
    """
    found = {}
    for mission in portfolio.missions:
        for outcome in mission.outcomes:
            for each in outcome.links:
                record = evidence.record(each, lang)
                if record is not None:
                    found[each.code] = Example(
                        each,
                        record,
                        evidence.documents[each.code],
                        _answer(record),
                        address(each.code),
                    )
    return tuple(sorted(found.values(), key=_order))


def find_answer(examples: tuple[Example, ...], answer: str) -> Example | None:
    """Return the first link of that answer, None where the store has none."""
    return next((each for each in examples if each.answer == answer), None)


def find_rung(examples: tuple[Example, ...], rung: Rung) -> Example | None:
    """Return the first link that goes as far as `rung` and no further, places compared."""
    return next(
        (
            each
            for each in examples
            if each.record.rung == rung and not each.record.has_nothing_to_compare
        ),
        None,
    )


def find_comparison(examples: tuple[Example, ...]) -> Example | None:
    """Return the link that shows best how places are compared."""
    return next((each for each in examples if each.compares_places), None)


def name_example(example: Example, _: Translator) -> Html:
    """Return the link to an example's evidence, called by its output."""
    return link(example.address, say(example.link.output.title, _))


def build_comparison(example: Example, how: Html, palette: Palette, _: Translator) -> Html:
    """Return a worked example: what was delivered where, what came, the hope, the needle.

    Parameters
    ----------
    how
        The link to how a needle is read.
    """
    told = say_verdict(example.record, _)
    reached = _(
        "It reached {reached} of the {total} places that are compared. What it was to move there:",
        reached=example.document["n_reached"],
        total=example.document["n_areas"],
    )
    return Html(
        f'<div class="mw-note"><p><span class="mw-strong">{escape(_("For example:"))} '
        f"{name_example(example, _)}.</span> {escape(reached)} "
        f"{say(example.link.indicator_title, _)}.</p>"
        f'<p class="mw-gap">{escape(told.finding)} {escape(told.against_hope)}</p>'
        f'<div class="mw-worked mw-gap">{build_needle(example.record, palette, told.finding)}'
        f"{how}</div>"
        f'<p>{escape(_("So it reads:"))} <span class="mw-strong">{escape(told.title)}</span>.</p>'
        "</div>"
    )


def _answer(record: VerdictRecord) -> str:
    return get_verdict_label(record.code, nothing_to_compare=record.has_nothing_to_compare).code


def _order(example: Example) -> tuple[int, int, bool, str]:
    """Put what moved first, and of that what goes furthest; main expectations before explored."""
    climbed = list(Rung).index(example.record.rung) + 1 if example.record.rung else 0
    labels = ("moved", "flat", "worse", "open")
    kind = labels.index(get_verdict_label(example.record.code).kind)
    return kind, -climbed, not example.link.primary, example.link.code
