"""*Delivered?* as mark, word and number, and whom it reached."""

from collections.abc import Callable, Sequence
from html import escape

from components.html import Html
from components.marks import clock, empty, exclamation, half, mark, tick
from components.palette import Palette
from data.portfolio import OutputFacts
from evidence.delivery import BEHIND, ON_PLAN, Delivered
from evidence.numbers import format_delivery_share
from locales import Translator
from locales.formats import format_quantity, format_share


def delivered_cell(
    output: OutputFacts, delivered: Delivered | None, palette: Palette, _: Translator
) -> Html:
    """Return how much of the plan is delivered, as mark, word and number, and whom it reached."""
    shape, word, details = delivered_words(output, delivered, _)
    return _fact(mark(shape, palette), word, details)


def delivered_words(
    output: OutputFacts, delivered: Delivered | None, _: Translator
) -> tuple[Callable[[Palette], str], str, tuple[str, ...]]:
    """Return how much of the plan is delivered as a mark, a word with its number, and details."""
    if delivered is None:
        return empty, _("No plan recorded"), ()
    if delivered.share is None:
        said = _("Nothing due yet") if delivered.planned == 0 else _("No returns yet")
        return clock, said, ()
    shape, word = delivery_word(delivered.share, _)
    return (
        shape,
        f"{word}: {format_delivery_share(delivered.share, _.lang)}",
        (*_quantities(output, delivered, _), reached_words(delivered, _)),
    )


def delivery_word(share: float, _: Translator) -> tuple[Callable[[Palette], str], str]:
    """Return the mark and the word of a share of the plan."""
    if share >= ON_PLAN:
        return tick, _("On plan")
    if share >= BEHIND:
        return half, _("Behind plan")
    return exclamation, _("Not enough delivered")


def reached_words(delivered: Delivered, _: Translator) -> str:
    """Return what share of the delivered reached those it is for, or that nobody counted."""
    if delivered.reached_intended_share is None:
        return _("whom it reached is not counted")
    share = format_share(delivered.reached_intended_share, _.lang)
    return _("reached those it is for: {share}", share=share)


def _quantities(output: OutputFacts, delivered: Delivered, _: Translator) -> list[str]:
    said = _(
        "{delivered} of {planned} {unit}",
        delivered=format_quantity(delivered.delivered, _.lang),
        planned=format_quantity(delivered.planned, _.lang),
        unit=output.unit.in_language(_.lang)[0],
    )
    parts = [said, _("places: {count}", count=delivered.places_reached)]
    if delivered.returns_missing and delivered.share_low is not None:
        parts.append(
            _(
                "returns missing: {count}; between {low} and {high} of plan",
                count=delivered.returns_missing,
                low=format_share(delivered.share_low, _.lang),
                high=format_share(delivered.share_high or 0.0, _.lang),
            )
        )
    if delivered.replanned:
        parts.append(_("planned anew since; this is against the first plan"))
    return parts


def _fact(shape: Html, word: str, details: Sequence[str]) -> Html:
    below = "; ".join(details)
    under = f'<br><span class="mw-small mw-muted">{escape(below)}</span>' if below else ""
    return Html(f'{shape}<span class="mw-strong">{escape(word)}</span>{under}')
