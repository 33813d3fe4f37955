"""What waits for somebody: decisions that are due, and what only ministers can settle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from components.board_facts import Known
from components.board_links import BoardLinks
from components.cards import build_card, build_list
from components.gaps import is_nobody
from components.html import Html, link, plain, say
from data.portfolio import Link, MissionFacts, Portfolio
from data.reviews import ReviewFacts
from evidence.link_dates import ends_before_answer, say_dates
from locales import Translator
from locales.formats import format_date

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Due:
    """A decision to be taken: of which contribution, when, and whether that day has passed."""

    link: Link
    review: ReviewFacts
    overdue: bool


def list_due(
    links: Iterable[Link], reviews: Mapping[str, ReviewFacts], today: date
) -> tuple[Due, ...]:
    """Return the decisions whose day has passed or comes within sixty days, earliest first."""
    found = (
        Due(each, reviews[each.code], reviews[each.code].review_on < today)
        for each in links
        if each.code in reviews and reviews[each.code].review_on <= today + SOON
    )
    return tuple(sorted(found, key=lambda due: (due.review.review_on, due.link.code)))


def build_due(due: Sequence[Due], whole: str | None, links: BoardLinks, _: Translator) -> Html:
    """Return the decisions that are due: when, of what, and whose they are."""
    if not due:
        told = escape(_("No decision is due within 60 days."))
        return build_card(_("Decisions due"), f"<p>{told}</p>", "fact")
    items = [_due_item(each, links, _) for each in due]
    listed = build_list(items, "due", whole, links, _)
    return build_card(_("Decisions due: {count}", count=len(due)), listed, "fact")


def _due_item(due: Due, links: BoardLinks, _: Translator) -> str:
    day = format_date(due.review.review_on, _.lang)
    when = _("was due {date}", date=day) if due.overdue else day
    name = link(links.contribution(due.link.code), say(due.link.output.title, _))
    owner = escape(_("Owner: {name}", name=plain(due.review.owner, _.lang)))
    return f'{name}: <strong>{escape(when)}</strong> <span class="mw-muted">· {owner}</span>'


def list_for_ministers(
    portfolio: Portfolio, known: Known, links: BoardLinks, _: Translator
) -> list[str]:
    """Return what only ministers can settle, as markup, one line each.

    Missions without a date; outcomes that nobody owns or works on; outputs that serve no
    outcome; and money that ends before anybody could know.
    """
    lines: list[str] = []
    for mission in portfolio.missions:
        lines.extend(_of_mission(mission, links, _))
    for mission in portfolio.missions:
        lines.extend(_money(mission, known, links, _))
    loose = [output for mission in portfolio.missions for output in mission.loose]
    lines.extend(
        _line(_("Output that serves no outcome:"), say(output.title, _))
        for output in [*loose, *portfolio.loose]
    )
    return lines


def _of_mission(mission: MissionFacts, links: BoardLinks, _: Translator) -> Iterator[str]:
    if mission.target_date is None and mission.closed_on is None:
        name = link(links.mission(mission.code), say(mission.title, _))
        yield _line(_("Mission with no date:"), name)
    for outcome in mission.outcomes:
        name = link(links.outcome(outcome.code), say(outcome.title, _))
        if is_nobody(outcome.owner):
            yield _line(_("Outcome that nobody owns:"), name)
        if not outcome.links:
            yield _line(_("Outcome with no output:"), name)


def _money(mission: MissionFacts, known: Known, links: BoardLinks, _: Translator) -> Iterator[str]:
    for outcome in mission.outcomes:
        for each in outcome.links:
            record = known.evidence.record(each, _.lang) if each.primary else None
            if record is not None and ends_before_answer(record.code, record.dates):
                name = link(links.contribution(each.code), say(each.output.title, _))
                said = list(say_dates(record.code, record.dates, _))[-1]
                yield f"{name}: {escape(said)}"


def build_for_ministers(
    lines: Sequence[str], whole: str | None, links: BoardLinks, _: Translator
) -> Html:
    """Return what only ministers can settle; nothing where there is nothing."""
    if not lines:
        return Html("")
    title = _("Only ministers can settle: {count}", count=len(lines))
    return build_card(title, build_list(lines, "ministers", whole, links, _), "concern")


def _line(what: str, name: Html) -> str:
    return f'<span class="mw-muted">{escape(what)}</span> {name}'
