"""What can be learnt now: what was delivered where, whom it reached, what can tell sooner."""

from collections.abc import Sequence
from html import escape

from components.html import Html, link, say
from components.link_tables import shown_table
from components.link_view import LinkPaths
from components.retro_view import RetroView
from components.takeaway import Column, TakenTable
from components.words import period_words
from evidence.delivery import ON_PLAN
from evidence.early import Reach
from locales import Translator
from locales.formats import format_quantity, format_share


def early_html(view: RetroView, paths: LinkPaths, _: Translator) -> Html:
    """Return what can be learnt before the figures can tell, or beside what they tell."""
    lines = [f"<p>{escape(said)}</p>" for said in say_reach(view, _)]
    if view.earlier:
        listed = " · ".join(
            str(link(paths.contribution(code), say(title, _)))
            for code, title in view.earlier.items()
        )
        sooner = escape(_("Of the same output, what can tell sooner:"))
        lines.append(f"<p>{sooner} {listed}</p>")
    return Html("".join(lines))


def say_reach(view: RetroView, _: Translator) -> list[str]:
    """Say in how many places it came as planned, and in how many it reached those it is for."""
    if not view.places:
        return [_("Nothing was to be delivered yet, or no plan is recorded.")]
    full = sum(each.share is not None and each.share >= ON_PLAN for each in view.places)
    unknown = sum(each.delivered is None for each in view.places)
    said = _(
        "Places that were to have it by now: {planned}. As planned: {full}. No returns: {unknown}.",
        planned=len(view.places),
        full=full,
        unknown=unknown,
    )
    return [said, _say_whom(view.places, _)]


def _say_whom(places: Sequence[Reach], _: Translator) -> str:
    shares = sorted(each.reached_share for each in places if each.reached_share is not None)
    if not shares:
        return _("Whom it reached is not counted anywhere. It can be counted from now on.")
    return _(
        "Of the delivered, those it is for: from {low} to {high}, place by place. Counted in"
        " places: {count}.",
        low=format_share(shares[0], _.lang),
        high=format_share(shares[-1], _.lang),
        count=len(shares),
    )


def take_reach(view: RetroView, _: Translator) -> TakenTable:
    """Return what every place was to have by now, has, and whom it reached."""
    found = {each.code: each for each in view.places}
    return TakenTable(
        "reach",
        _("Delivered so far, place by place"),
        (Column(_("Place")), *_columns(_)),
        [(name, *_cells(found[code], _)) for code, name in view.link.rows.items() if code in found],
        (_("A missing return is not zero."),),
    )


def take_reach_periods(view: RetroView, _: Translator) -> TakenTable:
    """Return the same period by period."""
    kind = view.link.rollout.kind
    return TakenTable(
        "reach-periods",
        _("Delivered so far, period by period"),
        (Column(_("Period")), *_columns(_)),
        [(period_words(each.code, kind, _.lang), *_cells(each, _)) for each in view.periods],
        (_("A missing return is not zero."),),
    )


def _columns(_: Translator) -> tuple[Column, ...]:
    return (
        Column(_("Planned")),
        Column(_("Delivered")),
        Column(_("Of the delivered, those it is for")),
        Column(_("Returns missing")),
    )


def _cells(each: Reach, _: Translator) -> tuple[str, ...]:
    delivered, reached = each.delivered, each.reached_share
    return (
        format_quantity(each.planned, _.lang),
        _("not returned") if delivered is None else format_quantity(delivered, _.lang),
        _("not counted") if reached is None else format_share(reached, _.lang),
        format_quantity(each.missing, _.lang),
    )


def reach_tables_html(view: RetroView, _: Translator) -> Html:
    """Return both tables."""
    return Html(
        f'<div class="mw-room">{shown_table(take_reach(view, _), _)}'
        f"{shown_table(take_reach_periods(view, _), _)}</div>"
    )
