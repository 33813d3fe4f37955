"""The outputs that contribute to an indicator, and what the figures say of each."""

from collections.abc import Callable, Sequence
from html import escape

from components import marks
from components.html import Html, link, say
from components.needle import build_needle
from components.palette import Palette
from components.verdict_cell import SHAPES, Evidence
from data.portfolio import Link
from evidence.facts import VerdictCode
from evidence.sentences import MOVED, say_verdict
from evidence.signal_sentences import WalesWord
from evidence.together import say_together
from locales import Translator


def build_contributions(
    links: Sequence[Link],
    evidence: Evidence,
    wales: WalesWord | None,
    address: Callable[[str], str],
    palette: Palette,
    _: Translator,
) -> Html:
    """Return one block a contribution: the output, mark and label, the needle, the finding.

    Parameters
    ----------
    wales
        Whether Wales as a whole moves; None where that is not judged yet.
    address
        Of the screen *more where delivered?* of a contribution.
    """
    if not links:
        said = _("No output is recorded that contributes to this indicator.")
        return Html(f'<p class="mw-muted">{escape(said)}</p>')
    blocks = (_block(each, evidence, wales, address, palette, _) for each in links)
    return Html("".join(blocks))


def _block(
    each: Link,
    evidence: Evidence,
    wales: WalesWord | None,
    address: Callable[[str], str],
    palette: Palette,
    _: Translator,
) -> str:
    record = evidence.record(each, _.lang)
    explored = "" if each.primary else f' <span class="mw-muted">({escape(_("explored"))})</span>'
    title = f"<h3>{link(address(each.code), say(each.output.title, _))}{explored}</h3>"
    if record is None:
        word = f"{marks.mark(marks.clock, palette)}{escape(_('Not judged yet'))}"
        return f'<div class="mw-contribution">{title}<p>{word}</p></div>'
    told = say_verdict(record, _)
    alone = record.has_nothing_to_compare and record.code in MOVED
    shape = marks.mark(marks.ring_tick if alone else SHAPES[record.code], palette)
    code = VerdictCode(record.beneath or record.code)
    both = (
        say_together(wales, code, nothing_to_compare=record.has_nothing_to_compare, _=_)
        if wales is not None
        else ""
    )
    return (
        f'<div class="mw-contribution">{title}<p>{shape}<span class="mw-strong">'
        f"{escape(told.title)}</span></p>{build_needle(record, palette, told.finding)}"
        f"<p>{escape(told.finding)}</p>"
        f'<p class="mw-small mw-muted">{escape(both)}</p></div>'
    )
