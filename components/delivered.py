"""*Delivered?* as mark, word and number, and whom it reached."""

from html import escape

from components.html import Html, say
from components.marks import clock, empty, exclamation, half, mark, tick
from components.palette import Palette
from data.portfolio import OutputFacts
from evidence.delivery import BEHIND, ON_PLAN, Delivered
from locales import Translator
from locales.formats import format_quantity, format_share


def delivered_cell(
    output: OutputFacts, delivered: Delivered | None, palette: Palette, _: Translator
) -> Html:
    """Return how much of the plan is delivered, as mark, word and number."""
    if delivered is None:
        return _fact(mark(empty, palette), _("No plan recorded"), "")
    if delivered.share is None:
        said = _("Nothing due yet") if delivered.planned == 0 else _("No returns yet")
        return _fact(mark(clock, palette), said, "")
    if delivered.share >= ON_PLAN:
        shape, word = tick, _("On plan")
    elif delivered.share >= BEHIND:
        shape, word = half, _("Behind plan")
    else:
        shape, word = exclamation, _("Not enough delivered")
    return _fact(
        mark(shape, palette),
        f"{word}: {format_share(delivered.share, _.lang)}",
        _quantities(output, delivered, _),
    )


def _quantities(output: OutputFacts, delivered: Delivered, _: Translator) -> str:
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
    return "; ".join(parts)


def reached_cell(output: OutputFacts, delivered: Delivered | None, _: Translator) -> Html:
    """Return the share of the delivered that reached those it is for, and who they are."""
    share = delivered.reached_intended_share if delivered else None
    if share is None:
        head = escape(_("Not counted"))
        return Html(f'<span class="mw-muted">{head}</span>{_for_whom(output, _)}')
    head = escape(_("{share} of it", share=format_share(share, _.lang)))
    return Html(f'<span class="mw-strong">{head}</span>{_for_whom(output, _)}')


def _for_whom(output: OutputFacts, _: Translator) -> str:
    if not output.for_whom:
        return ""
    told = f"{escape(_('for:'))} {say(output.for_whom, _)}"
    return f'<br><span class="mw-small mw-muted">{told}</span>'


def _fact(shape: Html, word: str, detail: str) -> Html:
    below = f'<br><span class="mw-small mw-muted">{escape(detail)}</span>' if detail else ""
    return Html(f'{shape}<span class="mw-strong">{escape(word)}</span>{below}')
