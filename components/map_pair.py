"""Two maps side by side: where it was delivered, and what changed since, against the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Any

from components.hatch import Hatch, hatch_patterns, hatched
from components.html import Html, picture
from components.link_tables import enough_decimals
from components.link_view import LinkView
from components.map_svg import PlaceStyle, draw_map
from components.number_line import unit_of
from components.palette import Palette
from components.rollout import Rollout, State
from components.svg import box, drawing
from components.takeaway import Column, TakenTable
from components.words import period_words
from evidence.facts import VerdictCode
from evidence.sentences import NUMBERLESS
from locales import Translator, mark

WIDTH = 340
SWATCH = 34, 20


class Changed(StrEnum):
    """What a place did since its start, against the path that the rest give it."""

    BETTER = "better"
    WORSE = "worse"
    WITHIN = "within"
    UNFAIR = "unfair"
    UNSIZED = "unsized"
    WAITING = "waiting"
    DROPPED = "dropped"
    REST = "rest"


DELIVERED_WORDS: Mapping[State, str] = {
    State.DELIVERED: mark("delivered"),
    State.WAITING: mark("planned; nothing delivered so far, by the returns"),
    State.NONE: mark("not planned"),
}
CHANGED_WORDS: Mapping[Changed, str] = {
    Changed.BETTER: mark("better, beyond its 95% limits"),
    Changed.WORSE: mark("worse, beyond its 95% limits"),
    Changed.WITHIN: mark("no clear difference"),
    Changed.UNFAIR: mark("no fair comparison"),
    Changed.UNSIZED: mark("limits not known"),
    Changed.WAITING: mark("begun, too early for figures"),
    Changed.DROPPED: mark("too few figures"),
    Changed.REST: mark("one of the rest"),
}


@dataclass(frozen=True)
class PlaceChanged:
    """One place's difference, in the indicator's unit and direction; None where there is none."""

    changed: Changed
    change: float | None = None
    low: float | None = None
    high: float | None = None


def classify_delivered(rollout: Rollout, areas: Sequence[str]) -> dict[str, State]:
    """Return what became of each place."""
    return {area: rollout.state(area) for area in areas}


def classify_changes(
    document: Mapping[str, Any] | None, rollout: Rollout, areas: Sequence[str], sign: int
) -> dict[str, PlaceChanged] | None:
    """Return what each place did since its start; None where the verdict is not about places.

    Parameters
    ----------
    sign
        1 where up is good, −1 where down is.
    """
    if document is None or not document["places"] or document["verdict"] in NUMBERLESS:
        return None
    unfair = document["verdict"] == VerdictCode.PATHS_DIFFERED
    reached = {place["area"]: _classify(place, sign, unfair=unfair) for place in document["places"]}
    dropped = set((document["panel"] or {}).get("dropped", ()))
    found = {}
    for area in areas:
        if area in reached:
            found[area] = reached[area]
        elif area in dropped:
            found[area] = PlaceChanged(Changed.DROPPED)
        elif rollout.state(area) is State.DELIVERED:
            found[area] = PlaceChanged(Changed.WAITING)
        else:
            found[area] = PlaceChanged(Changed.REST)
    return found


def _classify(place: Mapping[str, Any], sign: int, *, unfair: bool) -> PlaceChanged:
    change, low, high = place["change"], place["low"], place["high"]
    if low is None or high is None:
        return PlaceChanged(Changed.UNSIZED, change)
    if low <= 0 <= high:
        changed = Changed.WITHIN
    elif unfair:
        changed = Changed.UNFAIR
    else:
        changed = Changed.BETTER if change * sign > 0 else Changed.WORSE
    return PlaceChanged(changed, change, low, high)


def delivered_style(state: State, palette: Palette) -> PlaceStyle:
    """Return how a place is drawn on the left map."""
    return {
        State.DELIVERED: PlaceStyle(palette.fact),
        State.WAITING: PlaceStyle(palette.background, palette.fact, hatch=Hatch.RISING, width=1.5),
        State.NONE: PlaceStyle(palette.no_figure),
    }[state]


def changed_style(changed: Changed, palette: Palette) -> PlaceStyle:
    """Return how a place is drawn on the right map."""
    grey = palette.line
    return {
        Changed.BETTER: PlaceStyle(palette.better),
        Changed.WORSE: PlaceStyle(palette.concern),
        Changed.WITHIN: PlaceStyle(grey, palette.muted, width=0.8),
        Changed.UNFAIR: PlaceStyle(grey, palette.muted, hatch=Hatch.RISING),
        Changed.UNSIZED: PlaceStyle(grey, palette.muted, hatch=Hatch.RISING),
        Changed.WAITING: PlaceStyle(palette.background, palette.muted, hatch=Hatch.RISING),
        Changed.DROPPED: PlaceStyle(palette.background, palette.muted, hatch=Hatch.RISING),
        Changed.REST: PlaceStyle(palette.background, palette.muted, width=0.6),
    }[changed]


def draw_delivered(states: Mapping[str, State], palette: Palette, width: float = WIDTH) -> str:
    """Return the left map as SVG."""
    return draw_map(
        {area: delivered_style(state, palette) for area, state in states.items()}, palette, width
    )


def draw_changes(
    changes: Mapping[str, PlaceChanged], palette: Palette, width: float = WIDTH
) -> str:
    """Return the right map as SVG."""
    return draw_map(
        {area: changed_style(each.changed, palette) for area, each in changes.items()},
        palette,
        width,
    )


def delivered_finding(view: LinkView, states: Mapping[str, State], _: Translator) -> str:
    """Say in how many places it was delivered, and since when."""
    count = sum(state is State.DELIVERED for state in states.values())
    if not view.rollout.places:
        return _("No plan is recorded.")
    if not count:
        return _("Nothing is delivered anywhere yet.")
    starts = view.rollout.starts
    first, last = (period_words(at, view.rollout.kind, _.lang) for at in (starts[0], starts[-1]))
    if first == last:
        return _(
            "Places: {count} of {total}. Begun in: {first}",
            count=count,
            total=len(states),
            first=first,
        )
    return _(
        "Places: {count} of {total}. First begun in: {first}; last in: {last}",
        count=count,
        total=len(states),
        first=first,
        last=last,
    )


def changes_finding(changes: Mapping[str, PlaceChanged], _: Translator) -> str:
    """Say how many places lie beyond their own limits, and which way."""
    counts = {kind: sum(each.changed is kind for each in changes.values()) for kind in Changed}
    if counts[Changed.UNFAIR]:
        return _(
            "Beyond their 95% limits: {count}. No fair comparison: these places were on another "
            "path before it began.",
            count=counts[Changed.UNFAIR],
        )
    if counts[Changed.UNSIZED]:
        return _("Too few figures from before it began to give each place limits of its own.")
    return _(
        "Beyond their 95% limits: better {better}, worse {worse}. No clear difference: {within}.",
        better=counts[Changed.BETTER],
        worse=counts[Changed.WORSE],
        within=counts[Changed.WITHIN],
    )


def chance_words(_: Translator) -> str:
    """Say what the colours on the right map do not mean."""
    return _(
        "With this many places, about one in twenty would stand out by chance; this is not a "
        "finding about any one place."
    )


def why_no_changes(view: LinkView, _: Translator) -> str:
    """Say why there is no map of what changed."""
    document, told = view.document, view.told
    if document is None or told is None:
        return _("There is nothing to draw before it has been held against the figures.")
    if document["verdict"] in NUMBERLESS:
        return _("There is no map of what changed: no number is shown.")
    if document["design"] == "dose_twfe":
        return _(
            "It is judged by how much was delivered, in all places together; no place by itself "
            "is held against the rest."
        )
    return _("Too little could be worked out place by place.")


def legend_html(
    kinds: Mapping[str, tuple[PlaceStyle, str]], counts: Mapping[str, int], palette: Palette
) -> Html:
    """Return a map's legend: the classes that occur, each with its look, its word and its count."""
    items = []
    for kind, (style, said) in kinds.items():
        if counts.get(kind):
            drawn = picture(_swatch(style, palette), "", "")
            items.append(f"<li>{drawn}<span>{escape(said)}: {counts[kind]}</span></li>")
    return Html(f'<ul class="mw-legend mw-small">{"".join(items)}</ul>')


def _swatch(style: PlaceStyle, palette: Palette) -> str:
    width, height = SWATCH
    used = [(style.hatch, style.fill)] if style.hatch else []
    fill = hatched(style.hatch, style.fill) if style.hatch else style.fill
    frame = style.stroke or palette.muted
    swatch = box(1, 1, width - 2, height - 2, fill, frame)
    return drawing(width, height, [hatch_patterns(used, palette), swatch])


def delivered_map_html(view: LinkView, palette: Palette, _: Translator) -> Html:
    """Return the left map with its finding and its legend."""
    states = classify_delivered(view.rollout, list(view.names))
    said = delivered_finding(view, states, _)
    counts = {state: sum(each is state for each in states.values()) for state in State}
    kinds: dict[str, tuple[PlaceStyle, str]] = {
        state: (delivered_style(state, palette), _(DELIVERED_WORDS[state])) for state in State
    }
    drawn = picture(draw_delivered(states, palette), f"{_('Where it was delivered')}. {said}")
    return Html(
        f"<h2>{escape(_('Where it was delivered'))}</h2>"
        f'<p class="mw-small mw-muted">{escape(said)}</p>{drawn}'
        f"{legend_html(kinds, {str(k): n for k, n in counts.items()}, palette)}"
    )


def changed_map_html(
    view: LinkView, changes: Mapping[str, PlaceChanged], palette: Palette, _: Translator
) -> Html:
    """Return the right map with its finding, its legend, and what it does not say."""
    said = changes_finding(changes, _)
    kinds: dict[str, tuple[PlaceStyle, str]] = {
        kind: (changed_style(kind, palette), _(CHANGED_WORDS[kind])) for kind in Changed
    }
    counts = {str(k): sum(each.changed is k for each in changes.values()) for k in Changed}
    title = _("What changed since, against the rest")
    return Html(
        f"<h2>{escape(title)}</h2>"
        f'<p class="mw-small mw-muted">{escape(said)}</p>'
        f"{picture(draw_changes(changes, palette), f'{title}. {said}')}"
        f"{legend_html(kinds, counts, palette)}"
        f"{_chance_html(changes, _)}"
    )


def _chance_html(changes: Mapping[str, PlaceChanged], _: Translator) -> str:
    """Say that some would stand out by chance, where places have limits to stand out from."""
    coloured = (Changed.BETTER, Changed.WORSE, Changed.WITHIN)
    if not any(each.changed in coloured for each in changes.values()):
        return ""
    return f'<p class="mw-small mw-muted mw-below">{escape(chance_words(_))}</p>'


def take_places(view: LinkView, _: Translator) -> TakenTable:
    """Return both maps as one table: every place, what it got, and what it did since."""
    sign = view.measure.sign
    changes = classify_changes(view.document, view.rollout, list(view.names), sign) or {}
    decimals = enough_decimals(
        view.facts.decimals, [end for each in changes.values() for end in (each.low, each.high)]
    )
    unit = unit_of(view.measure, _)
    rows = [_place_row(area, name, view, changes.get(area), _) for area, name in view.names.items()]
    return TakenTable(
        "places",
        _("The two maps in words"),
        (
            Column(_("Place")),
            Column(_("Delivered?")),
            Column(_("Begun in")),
            Column(_("Share of plan, %"), 0),
            Column(_("Since then, against the rest")),
            Column(_("Difference ({unit})", unit=unit), decimals),
            Column(_("Lower 95% limit"), decimals),
            Column(_("Upper 95% limit"), decimals),
        ),
        rows,
        (chance_words(_),) if changes else (why_no_changes(view, _),),
    )


def _place_row(
    area: str, name: str, view: LinkView, changed: PlaceChanged | None, _: Translator
) -> tuple[str | float | None, ...]:
    place = view.rollout.place(area)
    begun = (
        period_words(place.started, view.rollout.kind, _.lang) if place and place.started else ""
    )
    share = None
    if place and place.planned_due > 0:
        share = 100 * min(1.0, place.delivered / place.planned_due)
    return (
        name,
        _(DELIVERED_WORDS[view.rollout.state(area)]),
        begun,
        share,
        _(CHANGED_WORDS[changed.changed]) if changed else "",
        changed.change if changed else None,
        changed.low if changed else None,
        changed.high if changed else None,
    )
