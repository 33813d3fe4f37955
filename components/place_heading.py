"""What is said first of one place: its finding, how it is judged, and which places are similar."""

from collections import Counter
from collections.abc import Mapping
from html import escape

from components.html import Html, finding_html, illustrative_tag, safe
from components.outcome_words import COUNTED
from components.place_view import PlaceView
from evidence.similar import SHARED, SimilarBy, is_any_much_like
from locales import Translator, mark
from locales.formats import format_number

NAMED: Mapping[SimilarBy, str] = {
    SimilarBy.DENSITY: mark("People per km²"),
    SimilarBy.POPULATION: mark("Population"),
    SimilarBy.ENTERPRISES: mark("Active enterprises per 1,000 people"),
    SimilarBy.HEALTH_BOARD: mark("The same health board"),
    SimilarBy.REGION: mark("The same region"),
}
DECIMALS = {SimilarBy.ENTERPRISES: 1}


def similar_names(_: Translator) -> dict[str, str]:
    """Return by what places can be held to be similar, by code."""
    return {str(by): _(name) for by, name in NAMED.items()}


def place_finding(view: PlaceView, _: Translator) -> str:
    """Return the screen's one sentence: how many headline figures here move, and which way."""
    if not view.headlines:
        return _("{place}: no outcome has a headline figure", place=view.name)
    counts = Counter(row.word for row in view.headlines)
    told = [_(said, count=counts[word]) for word, said in COUNTED.items() if counts[word]]
    return _(
        "{place}: of the headline figures ({total}), {counted}",
        place=view.name,
        total=len(view.headlines),
        counted=", ".join(told),
    )


def place_heading(
    view: PlaceView, as_at: str, stale: str, illustrative: bool, _: Translator
) -> Html:
    """Return the finding as the title, what it rests on, its date, and the illustrative mark."""
    tag = f" {illustrative_tag(_)}" if illustrative else ""
    told = _("Each by its own figures here; what moved them is another question.")
    waits = f'<p class="mw-below"><strong>{escape(stale)}</strong></p>' if stale else ""
    return Html(
        f'<div class="mw-place">{safe(finding_html(place_finding(view, _)))}'
        f'<p class="mw-lead mw-gap">{escape(told)} {escape(as_at)}{tag}</p>{waits}</div>'
    )


def measure_words(value: float, by: SimilarBy, lang: str) -> str:
    """Return a place's measure as it is written."""
    return format_number(value, DECIMALS.get(by, 0), lang)


def similar_sentence(view: PlaceView, _: Translator) -> str:
    """Say which places are similar, by what, and by how much."""
    if view.by in SHARED:
        return _shared_sentence(view, _)
    if view.own is None or not view.similar:
        return _("{measure}: not known here.", measure=_(NAMED[view.by]))
    places = ", ".join(
        f"{view.names[each.code]} ({measure_words(each.measure or 0.0, view.by, _.lang)})"
        for each in view.similar
    )
    ratios = [each.ratio or 0.0 for each in view.similar]
    said = _(
        "{measure}: {own}. Nearest by ratio: {places}; {low} to {high} times the number here.",
        measure=_(NAMED[view.by]),
        own=measure_words(view.own, view.by, _.lang),
        places=places,
        low=format_number(min(ratios), 2, _.lang),
        high=format_number(max(ratios), 2, _.lang),
    )
    if is_any_much_like(view.similar):
        return said
    return f"{said} {_('By this measure no place is much like this one.')}"


def _shared_sentence(view: PlaceView, _: Translator) -> str:
    if view.whole is None:
        return _("{measure}: not known here.", measure=_(NAMED[view.by]))
    whole = view.whole.in_language(_.lang)[0]
    if not view.similar:
        return _("{whole}: no other place belongs to it.", whole=whole)
    places = ", ".join(view.names[each.code] for each in view.similar)
    return _("{whole}: {places}.", whole=whole, places=places)
