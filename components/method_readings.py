"""How each kind of chart is read, in sixty seconds: a picture, a few points, the usual mistake."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from components.how_to_read import KINDS, kind_names
from components.html import Html, link, picture
from components.method_pictures import PICTURES
from components.palette import PALETTES
from components.shell.screens import BOARD, LINK, MAP, MISSION, OUTCOME, PLAN, Screen, title_of
from components.takeaway import TakenPicture
from evidence.series import SIGNIFICANT
from evidence.spc import RUN, TRIAL_BELOW
from locales import Translator, mark


@dataclass(frozen=True)
class Reading:
    """How one kind of chart is read.

    Attributes
    ----------
    points
        Numbered in the picture in this order.
    mistake
        What is most often read into it.
    screen
        Where such a chart stands.
    """

    points: tuple[str, ...]
    mistake: str
    screen: Screen


READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "grid": Reading(
            (
                mark("Across: how much of its plan is delivered."),
                mark("Down: whether the places that had it moved more than the rest."),
                mark("Each name is an output. It stands here once, by what it is mainly for."),
                mark(
                    "The marked cell is busy but flat: delivered as planned, and no movement where "
                    "it went."
                ),
            ),
            mark(
                "Taking a cell for a mark on a team. It says what the figures show, not how well "
                "people worked."
            ),
            BOARD,
        ),
        "needle": Reading(
            (
                mark("The upright line: no difference."),
                mark("The dot: how far the places that had it moved from the rest."),
                mark("The bar: every size that fits the figures (95% limits)."),
                mark(
                    "The diamond: what was hoped for. It lies to the left where lower figures are "
                    "better."
                ),
            ),
            mark(
                "Looking at the dot alone. Where the bar reaches over the upright line, the "
                "difference cannot be told from none."
            ),
            BOARD,
        ),
        "numberline": Reading(
            (
                mark("The upright line is no difference; the diamond is what was hoped for."),
                mark("The dot is the difference that was found."),
                mark(
                    "The thin bar holds every size that fits the figures (95% limits). Where the "
                    "thick bar (90% limits) ends short of the diamond, the size hoped for is ruled "
                    "out."
                ),
                mark("The grey band: a change as small as this could have been missed."),
            ),
            mark(
                "Reading a dot near the upright line as “nothing happened”. While the thick bar "
                "reaches the diamond, the hope is still open."
            ),
            LINK,
        ),
        "usual": Reading(
            (
                mark("Each dot is one figure; the middle line is their average."),
                mark("Between the outer lines lie the usual ups and downs."),
                mark(
                    "A dot with a colour and a shape of its own is unusual: outside the outer "
                    "lines, {run} in a row on one side of the middle, {run} in a row rising or "
                    "falling, or two of three close to one outer line."
                ),
                mark(
                    "With fewer than {trial} figures the outer lines are for trial only. Where a "
                    "measure drifts, no dot is marked: use the trend."
                ),
            ),
            mark(
                "Asking for the reason of every up and down between the outer lines. There is "
                "seldom one to be found."
            ),
            OUTCOME,
        ),
        "trend": Reading(
            (
                mark("The blue line: the figures. Dotted, with rings: not final yet."),
                mark(
                    "The dashed line: the trend. Improving or worsening is said only where "
                    "chance makes a line so steep at most {chance} times in 100."
                ),
                mark("The purple line and its diamond: the path to the target."),
                mark(
                    "The shaded wedge: where the figure lies four times in five, if it goes on "
                    "as it has so far."
                ),
                mark(
                    "Grey stretch: something happened. Purple stretch: an output began and needs "
                    "time to show. Upright line: measured in a new way."
                ),
            ),
            mark("Comparing the last figure with the one before. Two figures are no trend."),
            OUTCOME,
        ),
        "tiles": Reading(
            (
                mark("Each tile is one place, about where it lies in Wales."),
                mark(
                    "All have one scale, so lines can be compared. A place on a scale of its own "
                    "is named."
                ),
                mark(
                    "The mark at the end says whether this place is improving, worsening, or shows "
                    "no clear change."
                ),
            ),
            mark("Looking for the best place. One place's figures swing too much to be ranked."),
            OUTCOME,
        ),
        "map": Reading(
            (
                mark(
                    "The more a place stands out from the page, the higher its figure. Each colour "
                    "holds about as many places as the next."
                ),
                mark(
                    "Hatched over grey: no figure. That is not zero. Hatched over a colour: the "
                    "legend says what cannot be told apart."
                ),
                mark("As tiles every place has the same size, so that none is overlooked."),
            ),
            mark(
                "Taking a strong colour for a good figure. It is only a higher one, and for many "
                "figures lower is better."
            ),
            MAP,
        ),
        "cross": Reading(
            (
                mark("Down: how much each place had of the output, for so many people."),
                mark("Across: what changed there since it first began anywhere in Wales."),
                mark(
                    "The middle column: the change is within what a place's figures do by "
                    "themselves."
                ),
                mark(
                    "Compare with the places that had none. If they changed as much, the output is "
                    "not why."
                ),
            ),
            mark(
                "Reading the strong colours as success. Look at the change before: places that "
                "were on that path already will look the same."
            ),
            MAP,
        ),
        "mappair": Reading(
            (
                mark("Left: where it was delivered."),
                mark("Right: how each of those places moved since, against the rest."),
                mark(
                    "A colour on the right: the place lies beyond its 95% limits. Grey: no clear "
                    "difference. Empty: one of the rest."
                ),
            ),
            mark(
                "Picking out one coloured place. By chance alone about one place in {one_in} is "
                "coloured."
            ),
            LINK,
        ),
        "staircase": Reading(
            (
                mark(
                    "Each row is a place, each column a period. Those that began first stand on "
                    "top."
                ),
                mark(
                    "A frame: planned. Filled: delivered, as far as it is filled. In a draft: "
                    "empty until it may show, full from then on."
                ),
                mark("A dashed frame: no return yet, or still to come. That is not zero."),
                mark("A purple corner: planned anew since."),
                mark("The steps make the comparison: at any time some have it and some wait."),
            ),
            mark(
                "Wishing that all had begun at once. Then there would be no place to compare with."
            ),
            LINK,
        ),
        "since_start": Reading(
            (
                mark("Across: periods before and after each place's own start."),
                mark(
                    "Up and down: the difference from places that still waited, counted from the "
                    "last period before the start."
                ),
                mark(
                    "The shaded band holds for all dots at once (95%). Before the start it should "
                    "hold the level line."
                ),
                mark("The purple stretch: the time a change was given to show."),
                mark("The purple line: what was hoped for."),
            ),
            mark(
                "Picking out the highest dot. What counts is whether the band leaves the level "
                "line once the change has had its time."
            ),
            LINK,
        ),
        "step": Reading(
            (
                mark("The blue line: one series, for example the figure for Wales."),
                mark("The purple line: the path it was on before, and where that leads."),
                mark("The upright line: from here on the figures count as after."),
                mark("The gap: how far they stand off that path since."),
            ),
            mark(
                "Giving the output the credit. Whatever else began at that time would look the "
                "same: there is no place without it to compare with."
            ),
            LINK,
        ),
        "smallest": Reading(
            (
                mark(
                    "The falling line: the smallest change we could see, four times in five, with "
                    "the figures up to that date. Dotted: too few figures to judge by."
                ),
                mark("The level line: what is hoped for."),
                mark(
                    "The upright line: the earliest honest answer. The first line is down to the "
                    "second, and enough places have had their time. Without it no such date was "
                    "found."
                ),
            ),
            mark(
                "Reading it as a forecast. It says what could be seen, not what is going to happen."
            ),
            PLAN,
        ),
        "logic": Reading(
            (
                mark(
                    "From left to right: why (the mission), so what (its outcomes), how (the "
                    "outputs)."
                ),
                mark(
                    "Each line: somebody expects this output to move this outcome. Thick: mainly "
                    "this one. Thin: it is explored."
                ),
                mark("The mark, the colour and the dashes of a line: what the figures say of it."),
                mark("A dashed frame: something is missing."),
            ),
            mark(
                "Taking a line for proof. It is what somebody hopes for; the mark says what the "
                "figures show."
            ),
            MISSION,
        ),
    }
)


def said_numbers() -> dict[str, int]:
    """Return the numbers that the points name, as the method uses them."""
    return {
        "run": RUN,
        "trial": TRIAL_BELOW,
        "chance": round(100 * SIGNIFICANT),
        "one_in": round(1 / SIGNIFICANT),
    }


def build_reading(kind: str, see: Mapping[str, str], theme: str, _: Translator) -> Html:
    """Return how one kind is read: its picture with numbers, the points, the mistake.

    Parameters
    ----------
    see
        The address of a screen where such a chart stands, by the screen's code.
    """
    reading, numbers = READINGS[kind], said_numbers()
    points = "".join(f"<li>{escape(_(point, **numbers))}</li>" for point in reading.points)
    drawn = picture(PICTURES[kind](PALETTES[theme], _), _alt(kind, _))
    title = escape(name_reading(kind, _))
    told = escape(_("Drawn to explain; these are no real figures."))
    where = escape(_("Where there is one:"))
    seen = link(see[reading.screen.code], title_of(reading.screen, _))
    return Html(
        f'<h1>{title}</h1><div class="mw-reading mw-gap"><div>{drawn}'
        f'<p class="mw-small mw-muted mw-gap">{told} {where} {seen}</p></div>'
        f'<div><ol class="mw-numbered">{points}</ol>'
        f'<div class="mw-note mw-note-concern"><h2>{escape(_("A common mistake"))}</h2>'
        f"<p>{escape(_(reading.mistake, **numbers))}</p></div></div></div>"
    )


def name_reading(kind: str, _: Translator) -> str:
    """Return the title of how one kind is read."""
    return _("How to read this: {chart}", chart=_(KINDS[kind]))


def take_reading(kind: str, _: Translator) -> TakenPicture:
    """Return the picture of one kind for a file."""
    title = name_reading(kind, _)
    return TakenPicture(kind, title, _alt(kind, _), PICTURES[kind](PALETTES["light"], _))


def _alt(kind: str, _: Translator) -> str:
    return _(
        "{chart}: a picture made up to explain. Its numbers are those of the list beside it.",
        chart=_(KINDS[kind]),
    )


def build_kinds(
    addresses: Mapping[str, str], chosen: str | None, whole: str, _: Translator
) -> Html:
    """Return the links to how every other kind is read, and to the whole method.

    Parameters
    ----------
    addresses
        By kind.
    chosen
        The kind that is shown; None where the whole method is.
    whole
        The address of the whole method.
    """
    items = "".join(
        f"<li>{link(addresses[code], name)}</li>"
        for code, name in kind_names(_).items()
        if code != chosen
    )
    heading = escape(_("How to read the other charts") if chosen else _("How to read each chart"))
    back = f'<p class="mw-gap">{link(whole, _("How is this judged?"))}</p>' if chosen else ""
    return Html(
        f'<nav class="mw-section" aria-label="{heading}"><h2>{heading}</h2>'
        f'<ul class="mw-kinds mw-gap">{items}</ul>{back}</nav>'
    )
