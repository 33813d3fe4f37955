"""Dates and owners: what comes next, in order of time, and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from components.briefing.deck import BriefingScreen, Kind, TablePicture
from components.briefing.known import BriefingKnown, list_mission_links
from components.briefing.told import is_illustrative, tell
from components.html import plain
from components.takeaway import Column, TakenTable
from data.portfolio import MissionFacts
from locales import Translator
from locales.formats import format_date

MOST_ROWS = 6


@dataclass(frozen=True)
class Dated:
    """One thing that has a day: what, of what, and whose it is."""

    day: date
    what: str
    about: str
    owner: str


def build_dates(mission: MissionFacts, known: BriefingKnown, _: Translator) -> BriefingScreen:
    """Return what comes next in a mission; what is overdue stands first."""
    found = sorted(_list(mission, known, _), key=lambda each: (each.day, each.what, each.about))
    title = _title(found, known.moment.today, _)
    columns = (_("When"), _("What"), _("Owner"))
    rows = tuple(
        (_day(each, known.moment.today, _), f"{each.what}: {each.about}", each.owner)
        for each in found
    )
    shown = TablePicture(columns, rows[:MOST_ROWS], title) if rows else None
    return BriefingScreen(
        code=f"{mission.code}.dates",
        mission=mission.code,
        kind=Kind.DATES,
        kicker=f"{tell(mission.title, _)} · {_('Dates and owners')}",
        title=title,
        picture=shown,
        notes=tuple(" · ".join(row) for row in rows[MOST_ROWS:]),
        illustrative=is_illustrative(mission),
        table=TakenTable("dates", title, [Column(each) for each in columns], rows),
        address=f"mission?mission={mission.code}",
    )


def _day(dated: Dated, today: date, _: Translator) -> str:
    day = format_date(dated.day, _.lang)
    return _("was due {date}", date=day) if dated.day < today else day


def _title(found: list[Dated], today: date, _: Translator) -> str:
    late = sum(each.day < today for each in found)
    if late:
        return _("Overdue: {late}; to come: {count}", late=late, count=len(found) - late)
    if not found:
        return _("No date is set for anything")
    return _("Next date: {date}", date=format_date(found[0].day, _.lang))


def _list(mission: MissionFacts, known: BriefingKnown, _: Translator) -> Iterator[Dated]:
    if mission.target_date is not None:
        owner = tell(mission.set_by, _)
        yield Dated(
            mission.target_date, _("The mission is to be reached"), tell(mission.title, _), owner
        )
    for outcome in mission.outcomes:
        headline = outcome.headline
        if headline is not None and headline.facts.next_release is not None:
            yield Dated(
                headline.facts.next_release,
                _("Next figures"),
                plain(headline.facts.title, _.lang),
                tell(outcome.owner, _),
            )
    seen: set[str] = set()
    for link in list_mission_links(mission):
        review = known.reviews.get(link.code)
        if review is not None:
            yield Dated(
                review.review_on,
                _("Decision due"),
                tell(link.output.title, _),
                tell(review.owner, _),
            )
        team = link.output.team
        ends = team.funded_until
        if ends is not None and ends >= known.moment.today and team.code not in seen:
            seen.add(team.code)
            yield Dated(ends, _("Funding ends"), tell(team.name, _), tell(team.organisation, _))
