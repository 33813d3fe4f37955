"""A team's screen in words and tables: purpose, money against answers, people as counts, memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from html import escape

from components.decision_words import DECISIONS, TURNED_OUT
from components.discipline_words import name_discipline, say_discipline
from components.html import Html, Row, Table, link, plain, say, table_html
from components.takeaway import Column, TakenTable
from components.team_view import TeamView, Tried
from data.expectations import Expectation, trace_history
from data.teams import DisciplineCount, MemberFacts
from evidence.link_dates import ends_before_answer, say_dates
from evidence.sentences import say_verdict
from locales import Translator, mark
from locales.formats import format_date, format_month, format_number
from models.enums import Funding

Address = Callable[[str], str]
FUNDED_FOR = {
    Funding.OUTCOME: mark("Its money follows the outcome."),
    Funding.PROJECT: mark("Its money follows a project."),
}


def purpose_html(view: TeamView, outcome: Address, mission: Address, _: Translator) -> Html:
    """Return the problem the team is funded to chase, for what outcome, and how long together."""
    team = view.team
    lines = []
    if team.problem:
        lines.append(f'<p class="mw-lead">{say(team.problem, _)}</p>')
    if view.outcome is not None and view.mission is not None:
        head = escape(_("Funded to move this outcome:"))
        named = link(outcome(view.outcome.code), say(view.outcome.title, _))
        of = link(mission(view.mission.code), say(view.mission.title, _))
        lines.append(f"<p>{head} {named} · {of}</p>")
    else:
        lines.append(f"<p>{escape(_('No outcome is named that it is funded to move.'))}</p>")
    lines.append(
        f"<p>{escape(together_words(view, _))} {escape(_(FUNDED_FOR[Funding(team.funding)]))}</p>"
    )
    lines.append(f'<p class="mw-muted">{say(team.organisation, _)}</p>')
    return Html(f'<div class="mw-room">{"".join(lines)}</div>')


def together_words(view: TeamView, _: Translator) -> str:
    """Say since when the team is together, and how many they are."""
    since = format_month(view.team.formed_on, _.lang)
    said = _(
        "Together since: {month} (whole years: {years}).", month=since, years=view.years_together
    )
    if not view.disciplines:
        return f"{said} {_('Who is in it is not recorded.')}"
    return f"{said} {_('People in it now: {count}.', count=format_number(view.now, 0, _.lang))}"


def money_html(view: TeamView, _: Translator) -> Html:
    """Return what ends when: the money, the outcome's own date, and the first honest answers."""
    worries = "".join(
        f'<p class="mw-strong mw-link-concern">{escape(said)}</p>' for said in _say_worries(view, _)
    )
    rows = [Row((format_date(day, _.lang), said)) for day, said in list_days(view, _)]
    head = escape(_("Money, and when we could know"))
    table = table_html(
        Table(_("Days to come, and the end of the money"), (_("Day"), _("What")), rows, stacks=True)
    )
    days = f'<div class="mw-days">{table}</div>'
    return Html(f'<section class="mw-section mw-room"><h2>{head}</h2>{worries}{days}</section>')


def _say_worries(view: TeamView, _: Translator) -> Iterator[str]:
    """Yield where money ends before anybody could know, and before the outcome's own date."""
    for each in view.tried:
        for record in each.records.values():
            if ends_before_answer(record.code, record.dates):
                said = list(say_dates(record.code, record.dates, _))[-1]
                yield f"{plain(each.output.title, _.lang)}: {said}"
    until, horizon = view.team.funded_until, view.horizon
    if until is not None and horizon is not None and until < horizon:
        yield _(
            "Funded until {until}; the outcome is to be reached by {horizon}.",
            until=format_month(until, _.lang),
            horizon=format_month(horizon, _.lang),
        )


def list_days(view: TeamView, _: Translator) -> list[tuple[date, str]]:
    """Return the days that matter to the team, in order of time."""
    days: list[tuple[date, str]] = []
    if view.team.funded_until is not None:
        days.append((view.team.funded_until, _("The money ends")))
    if view.horizon is not None:
        days.append((view.horizon, _("The outcome is to be reached")))
    first = view.first_known
    for each in view.tried:
        title = plain(each.output.title, _.lang)
        for expectation in each.expectations:
            measure = plain(view.titles[expectation.indicator], _.lang)
            if expectation.code in first:
                said = _("We could first know")
                days.append((first[expectation.code], f"{said}: {title} → {measure}"))
            if expectation.stands and expectation.review_on is not None:
                said = _("The decision is asked about again")
                days.append((expectation.review_on, f"{said}: {title} → {measure}"))
    return sorted(days)


def people_html(view: TeamView, _: Translator) -> Html:
    """Return who came and went as counts by discipline, and what is held by nobody or by one."""
    if not view.disciplines:
        return Html("")
    head = escape(_("Who came and went"))
    said = "".join(f"<p>{escape(each)}</p>" for each in _say_held(view.disciplines, _))
    taken = take_people(view, _)
    rows = [
        Row((say_discipline(each.discipline, _), *map(str, counts)))
        for each, (_name, *counts) in zip(view.disciplines, taken.rows, strict=True)
    ]
    columns = [column.title for column in taken.columns]
    table = table_html(Table(taken.title, columns, rows, stacks=True))
    return Html(f'<section class="mw-section mw-room"><h2>{head}</h2>{said}{table}</section>')


def _say_held(disciplines: Sequence[DisciplineCount], _: Translator) -> Iterator[str]:
    named = [(each.now, name_discipline(each.discipline, _.lang)) for each in disciplines]
    nobody = [name for now, name in named if now == 0]
    alone = [name for now, name in named if now == 1]
    if nobody:
        yield _("Held by nobody now: {disciplines}", disciplines=", ".join(nobody))
    if alone:
        yield _("Held by one person now: {disciplines}", disciplines=", ".join(alone))
    if not nobody and not alone:
        yield _("Every discipline is held by two people or more.")


def take_people(view: TeamView, _: Translator) -> TakenTable:
    """Return counts by discipline: now, and joined and left year by year."""
    return TakenTable(
        "people",
        _("Joined and left, by discipline"),
        (
            Column(_("Discipline")),
            Column(_("Now")),
            Column(_("Joined, year by year")),
            Column(_("Left, year by year")),
        ),
        [
            (
                name_discipline(each.discipline, _.lang),
                format_number(each.now, 0, _.lang),
                _years(each.joined),
                _years(each.left) or "–",
            )
            for each in view.disciplines
        ],
    )


def _years(counts: Mapping[int, int]) -> str:
    return "; ".join(f"{year}: {count}" for year, count in counts.items())


def members_html(members: Sequence[MemberFacts], _: Translator) -> Html:
    """Return the members' rows, under their pseudonyms: for the team and the administrator."""
    rows = [
        Row(
            (
                each.member,
                say_discipline(each.discipline, _),
                format_date(each.joined_on, _.lang),
                format_date(each.left_on, _.lang) if each.left_on else _("still there"),
            )
        )
        for each in members
    ]
    columns = (_("Pseudonym"), _("Discipline"), _("Joined"), _("Left"))
    said = escape(_("Only this team and the administrator see these rows."))
    table = table_html(Table(_("Members"), columns, rows, stacks=True))
    return Html(f'<p class="mw-small mw-muted">{said}</p>{table}')


def memory_html(view: TeamView, retrospective: Address, _: Translator) -> Html:
    """Return every output the team tried: what was hoped, decided and learnt, the newest first."""
    head = escape(_("What we tried, and what was learnt"))
    if not view.tried:
        said = escape(_("No output of this team is recorded."))
        return Html(f'<section class="mw-section mw-room"><h2>{head}</h2><p>{said}</p></section>')
    items = "".join(f"<li>{_tried_html(each, view, retrospective, _)}</li>" for each in view.tried)
    listed = f'<ol class="mw-decisions">{items}</ol>'
    return Html(f'<section class="mw-section mw-room"><h2>{head}</h2>{listed}</section>')


def _tried_html(each: Tried, view: TeamView, retrospective: Address, _: Translator) -> str:
    output = each.output
    parts = [
        f"<h3>{say(output.title, _)}</h3>",
        f'<p class="mw-muted">{escape(_span(each, _))}</p>',
    ]
    for expectation in each.expectations:
        head = escape(_("Expected:") if expectation.stands else _("Expected before, and replaced:"))
        parts.append(f"<p>{head} {say(expectation.hypothesis, _)}</p>")
        record = each.records.get(expectation.code)
        if record is not None:
            said = escape(say_verdict(record, _).title)
            measure = plain(view.titles[expectation.indicator], _.lang)
            leads = link(retrospective(expectation.code), measure)
            parts.append(f'<p>{leads}: <span class="mw-strong">{said}</span></p>')
    parts.extend(_reviews_html(each, _))
    return "".join(parts)


def _reviews_html(each: Tried, _: Translator) -> Iterator[str]:
    known = {expectation.code: expectation for expectation in each.expectations}
    newest: dict[str, str | None] = {}
    for review in each.reviews:
        word = _(DECISIONS[review.decision][0])
        held = format_date(review.held_on, _.lang)
        chain = trace_history(known, review.contribution)[0].code
        after = newest.get(chain)
        lines = [f"<strong>{escape(word.capitalize())}</strong>, {escape(held)}: "
                 f"{say(review.reason, _)}"]  # fmt: skip
        if review.learned:
            lines.append(f"{escape(_('What was learnt:'))} {say(review.learned, _)}")
        if after:
            turned = escape(_(TURNED_OUT[after]).capitalize())
            lines.append(f"{escape(_('Were we right?'))} <strong>{turned}</strong>")
        said = "".join(f"<p>{line}</p>" for line in lines)
        yield f'<div class="mw-decided mw-decided-{review.decision}">{said}</div>'
        newest[chain] = review.outcome_of_last


def _span(each: Tried, _: Translator) -> str:
    begun = format_month(each.output.starts_on, _.lang)
    if each.output.ends_on is None:
        return _("since: {month}", month=begun)
    return _(
        "from: {first}; to: {last}", first=begun, last=format_month(each.output.ends_on, _.lang)
    )


def take_memory(view: TeamView, _: Translator) -> TakenTable:
    """Return every decision of the team with what was expected and learnt, as a table."""
    return TakenTable(
        "memory",
        _("What we tried, and what was learnt"),
        (
            Column(_("Output")),
            Column(_("Measure")),
            Column(_("Expected")),
            Column(_("Decided on")),
            Column(_("Decision")),
            Column(_("Why")),
            Column(_("What was learnt")),
        ),
        list(_memory_rows(view, _)),
    )


def _memory_rows(view: TeamView, _: Translator) -> Iterator[tuple[str, ...]]:
    for each in view.tried:
        expected = {known.code: known for known in each.expectations}
        decided = {review.contribution for review in each.reviews}
        for review in each.reviews:
            known = expected[review.contribution]
            yield (
                *_memory_head(each, known, view, _),
                format_date(review.held_on, _.lang),
                _(DECISIONS[review.decision][0]),
                plain(review.reason, _.lang),
                plain(review.learned, _.lang),
            )
        for code, known in expected.items():
            if code not in decided:
                yield (*_memory_head(each, known, view, _), "", "", "", "")


def _memory_head(
    each: Tried, known: Expectation, view: TeamView, _: Translator
) -> tuple[str, str, str]:
    title, measure = plain(each.output.title, _.lang), plain(view.titles[known.indicator], _.lang)
    return title, measure, plain(known.hypothesis, _.lang)
