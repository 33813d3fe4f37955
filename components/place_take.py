"""What can be taken away from the screen of one place: its four tables, and its strips."""

from collections.abc import Callable, Iterator, Sequence

from components.html import plain
from components.map_pair import CHANGED_WORDS
from components.outcome_words import missing_words
from components.palette import PALETTES
from components.place_heading import NAMED, place_finding, similar_sentence
from components.place_outputs import PlaceLink, PlaceOutput
from components.place_outputs_table import (
    change_decimals,
    known_words,
    outputs_notes,
    overdue_words,
    replanned_words,
    sized_change,
    start_words,
    verdict_words,
)
from components.place_strip import draw_strips, strip_alt
from components.place_table import against_words
from components.place_view import PlaceRow, PlaceView
from components.place_waiting import Due
from components.places_table import word_words
from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.takeaway import offer_takeaway
from components.takeaway import About, Column, TakenPicture, TakenTable, Value
from components.verdict_cell import Evidence
from components.wales_cell import say_change
from components.words import notes_words, period_words, unit_words
from evidence.similar import SHARED
from locales import Translator
from locales.formats import format_date

Values = tuple[Value, ...]


def offer_place(
    page: OpenPage,
    view: PlaceView,
    evidence: Evidence,
    missing: Sequence[str],
    due: Sequence[Due],
    sources: Sequence[str],
) -> None:
    """Offer what the screen shows: the same numbers in every file."""
    _ = page.text
    tables: dict[str, Callable[[], TakenTable]] = {
        "indicators": lambda: take_indicators(view, _),
        "outputs": lambda: take_outputs(view, evidence, _),
        "similar": lambda: take_similar(view, _),
        "waiting": lambda: take_waiting(missing, due, _),
    }
    titles = {
        "indicators": _("Every indicator here, against Wales and similar places"),
        "outputs": _("Every output planned and delivered here"),
        "similar": _("Similar places"),
        "waiting": _("What is missing here, and what is due"),
        "strips": _("Here among similar places and Wales"),
    }
    pictures: dict[str, Callable[[], TakenPicture]] = {"strips": lambda: take_strips(view, _)}
    offer_takeaway(page, lambda: about_place(page, view, sources), tables, pictures, titles)


def about_place(page: OpenPage, view: PlaceView, sources: Sequence[str]) -> About:
    """Return what every file that is taken from this screen says of itself."""
    _, moment = page.text, page.moment
    return About(
        view=place_finding(view, _),
        as_at=_("Figures as at {date}.", date=format_date(moment.until, _.lang)),
        sources=sources,
        illustrative=moment.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )


def take_indicators(view: PlaceView, _: Translator) -> TakenTable:
    """Return every indicator of the screen, context too, numbers as numbers."""
    outcomes = {
        row.facts.code: (plain(each.mission.title, _.lang), plain(each.outcome.title, _.lang))
        for each in view.outcomes
        for row in each.rows
    }
    decimals = max((row.facts.decimals for row in view.rows), default=1)
    rows = [
        (*outcomes.get(row.facts.code, (None, None)), *_indicator(row, view, _))
        for row in view.rows
    ]
    columns = (
        Column(_("Mission")),
        Column(_("Outcome")),
        Column(_("Indicator")),
        Column(_("Unit")),
        Column(_("Period")),
        Column(_("Here"), decimals),
        Column(_("Lower 95% limit"), decimals),
        Column(_("Upper 95% limit"), decimals),
        Column(_("Note")),
        Column(_("Wales"), decimals),
        Column(_("Against Wales")),
        Column(_("Similar places, lowest"), decimals),
        Column(_("Similar places, highest"), decimals),
        Column(_("Similar places with a figure"), 0),
        Column(_("Is it moving here?")),
        Column(_("Change and its years")),
        Column(_("Illustrative")),
    )
    notes = (similar_sentence(view, _),)
    return TakenTable("indicators", place_finding(view, _), columns, rows, notes)


def _indicator(row: PlaceRow, view: PlaceView, _: Translator) -> Values:
    here, facts = row.here, row.facts
    similar = row.similar.values()
    return (
        plain(facts.title, _.lang),
        unit_words(facts, _.lang),
        period_words(row.figures.period or "", row.figures.kind, _.lang),
        here.value if here else None,
        here.lower if here else None,
        here.upper if here else None,
        notes_words(here, _) if here else missing_words(row.figures.note, _),
        row.wales.value if row.wales else None,
        against_words(row, _),
        min(similar, default=None),
        max(similar, default=None),
        len(row.similar),
        word_words(row.word, _),
        say_change(row.signal, _) if row.signal else "",
        _("yes") if facts.illustrative else _("no"),
    )


def take_outputs(view: PlaceView, evidence: Evidence, _: Translator) -> TakenTable:
    """Return every output here, one row a contribution; one that is to move nothing has one too."""
    rows = [
        (*_output(each, _), *_claim(link, evidence, _))
        for each in view.outputs
        for link in (each.links or (None,))
    ]
    columns = (
        Column(_("Output")),
        Column(_("Team")),
        Column(_("What is counted")),
        Column(_("Planned"), 1),
        Column(_("Delivered"), 1),
        Column(_("Share of plan, lowest, %"), 0),
        Column(_("Share of plan, highest, %"), 0),
        Column(_("Reached those it is for, %"), 0),
        Column(_("Begun, and how it is known")),
        Column(_("Note")),
        Column(_("Indicator")),
        Column(_("What the figures say of all places")),
        Column(_("Here, against the rest"), 2),
        Column(_("Lower 95% limit"), 2),
        Column(_("Upper 95% limit"), 2),
        Column(_("What this place did")),
    )
    title = _("Every output planned and delivered here")
    return TakenTable("outputs", title, columns, rows, outputs_notes(view, evidence, _))


def _output(each: PlaceOutput, _: Translator) -> Values:
    delivered = each.delivered
    known = [start_words(each, _), known_words(each, _)]
    notes = [replanned_words(each, _), overdue_words(each, _)]
    notes += [_("for Wales as a whole")] if each.for_wales else []
    returned = delivered.share is not None
    return (
        plain(each.output.title, _.lang),
        plain(each.output.team.name, _.lang),
        plain(each.output.unit, _.lang),
        delivered.planned,
        delivered.delivered if returned else None,
        _percent(delivered.share_low) if returned else None,
        _percent(delivered.share_high) if returned else None,
        _percent(delivered.reached_intended_share),
        "; ".join(said for said in known if said),
        "; ".join(said for said in notes if said),
    )


def _claim(each: PlaceLink | None, evidence: Evidence, _: Translator) -> Values:
    if each is None:
        return (None,) * 6
    change = sized_change(each.changed) if each.changed else None
    decimals = change_decimals(each, evidence) if change else 0
    word = _(CHANGED_WORDS[each.changed.changed]) if each.changed else None
    return (
        plain(each.link.indicator_title, _.lang),
        verdict_words(each, evidence, _),
        *((round(end, decimals) for end in change) if change else (None, None, None)),
        word,
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 10)


def take_similar(view: PlaceView, _: Translator) -> TakenTable:
    """Return this place and the similar ones, with what they are similar by."""
    rows: list[Values] = [(view.name, view.code, view.own, 1.0 if view.own else None)]
    rows += [(view.names[each.code], each.code, each.measure, each.ratio) for each in view.similar]
    measured = view.by not in SHARED
    columns = (
        Column(_("Place")),
        Column(_("Code")),
        Column(_(NAMED[view.by]), 1 if measured else None),
        Column(_("Times the number here"), 2),
    )
    return TakenTable("similar", _("Similar places"), columns, rows, (similar_sentence(view, _),))


def take_waiting(missing: Sequence[str], due: Sequence[Due], _: Translator) -> TakenTable:
    """Return what is missing and what is due, one row each; what is missing has no day."""
    rows = [*_missing(missing, _), *_due(due, _)]
    columns = (
        Column(_("What kind")),
        Column(_("Day")),
        Column(_("What it is")),
        Column(_("Overdue")),
    )
    return TakenTable("waiting", _("What is missing here, and what is due"), columns, rows)


def _missing(missing: Sequence[str], _: Translator) -> Iterator[Values]:
    for said in missing:
        yield _("missing"), None, said, None


def _due(due: Sequence[Due], _: Translator) -> Iterator[Values]:
    for each in due:
        said = f"{each.said} ({each.named})" if each.named else each.said
        yield _("due"), each.day.isoformat(), said, _("yes") if each.overdue else _("no")


def take_strips(view: PlaceView, _: Translator) -> TakenPicture:
    """Return the strips of every outcome's indicators in the light theme, as a file holds them."""
    rows = [row for each in view.outcomes for row in each.rows]
    told = " ".join(f"{plain(row.facts.title, _.lang)}: {strip_alt(row, _)}." for row in rows)
    return TakenPicture(
        "strips",
        place_finding(view, _),
        f"{similar_sentence(view, _)} {told}",
        draw_strips(view, PALETTES["light"], _),
    )
