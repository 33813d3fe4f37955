"""The retrospective from top to bottom: what we hoped, what came, what we decide."""

from html import escape

import streamlit as st

from components.expectation_view import expected_html
from components.happenings import list_happened
from components.html import Html, finding_html, link, say
from components.link_dates_view import dates_html, no_line_html, not_said_html, prints_numbers
from components.link_dates_view import reached_html as delivered_html
from components.link_panel import lead_on, number_line_html
from components.link_top import heading_html
from components.link_view import LinkKnown
from components.palette import PALETTES
from components.retro_earlier import earlier_html
from components.retro_early import early_html, reach_tables_html
from components.retro_then import asked_html, then_now_html
from components.retro_view import RetroView, list_outputs, retro_view
from components.shell import cache
from components.shell.address import read_text, write_choice
from components.shell.page import OpenPage, close_page
from components.shell.screens import DECISIONS, LINK, TEAM
from components.shell.sections import show_section
from components.shell.widgets import choose_from_list
from components.show import show_html
from data.expectations import trace_history
from data.teams import TeamRecord


def follow_replaced(known: LinkKnown) -> None:
    """Put into the address what took the place of an expectation that does not stand any more."""
    asked = read_text("contribution")
    if asked in known.expectations and not known.expectations[asked].stands:
        write_choice("contribution", trace_history(known.expectations, asked)[0].code)


def team_opened(known: LinkKnown, own: str | None) -> str | None:
    """Return whose room opens where no team is asked for: the expectation's, else one's own."""
    asked = known.expectations.get(read_text("contribution"))
    output = list_outputs(known.portfolio).get(asked.output) if asked else None
    return output.team.code if output else own


def read_view(page: OpenPage, known: LinkKnown, code: str, team: TeamRecord) -> RetroView:
    """Return what the team looks at."""
    version, until = page.moment.version, page.moment.until
    reviews = cache.read_every_review(version, until)
    chain = {each.code for each in trace_history(known.expectations, code)}
    last = next((each for each in reversed(reviews) if each.contribution in chain), None)
    then = last and cache.read_judged_then(version, last.held_on, last.contribution)
    happenings = cache.read_happenings(version, known.expectations[code].indicator)
    return page.draw(
        "retrospective",
        lambda: retro_view(known, code, team, reviews, happenings, then, page.text),
        code,
    )


def show_choices(
    page: OpenPage, teams: dict[str, str], team: str, links: dict[str, str], opens_on: str | None
) -> None:
    """Show the lists to choose a team and one of its expectations from."""
    _ = page.text
    with st.container(key="mw-screen-only-retro"):
        first, second = st.columns([2, 3], gap="medium")
        with first:
            choose_from_list("team", _("Team"), teams, team, clears=("contribution",))
        with second:
            if links:
                choose_from_list("contribution", _("Output → what it should move"), links, opens_on)


def stop_without_teams(page: OpenPage, teams: dict[str, str]) -> None:
    """Where there is no team, say so, and end the page."""
    if teams:
        return
    _ = page.text
    told = _("A team, its outputs and what is expected of them come with a pack.")
    show_html(finding_html(_("There is no team yet"), told))
    close_page(page)
    st.stop()


def stop_without_links(page: OpenPage, team: TeamRecord, links: dict[str, str]) -> None:
    """Where nothing is expected of any output of the team, say so, and end the page."""
    if links:
        return
    _ = page.text
    told = _(
        "Nothing is expected of any output of this team yet, so there is nothing to ask about."
    )
    show_html(finding_html(team.name.in_language(page.lang)[0], told))
    show_html(_links_html(page, team))
    close_page(page)
    st.stop()


def _links_html(page: OpenPage, team: TeamRecord, code: str | None = None) -> Html:
    _ = page.text
    parts = [
        link(page.link(TEAM, team=team.code), _("The team itself")),
        link(page.link(DECISIONS, team=team.code), _("All its decisions")),
    ]
    if code is not None:
        parts.append(link(page.link(LINK, contribution=code), _("More where delivered?")))
    return Html(f'<p class="mw-below">{" · ".join(str(each) for each in parts)}</p>')


def show_hoped(page: OpenPage, view: RetroView) -> None:
    """Show what the figures say in words; beside it what we hoped and by when we would know."""
    _, palette = page.text, PALETTES[page.theme]
    shown, paths = view.link, lead_on(page)
    said, hoped = st.columns([8, 5], gap="medium")
    with said:
        show_html(
            page.draw(
                "retro head",
                lambda: Html(
                    f'<div class="mw-room">{heading_html(shown, paths, palette, _)}'
                    f"{'' if prints_numbers(shown) else no_line_html(shown, _)}"
                    f"{_links_html(page, view.team, view.code)}</div>"
                ),
                view.code,
            )
        )
    with hoped:
        show_html(
            page.draw(
                "retro hoped",
                lambda: Html(
                    f'<div class="mw-room">{expected_html(shown, palette, _)}'
                    f'<div class="mw-gap">{dates_html(shown, _)}</div></div>'
                ),
                view.code,
            )
        )


def show_early(page: OpenPage, view: RetroView) -> None:
    """Show what can be learnt now, first where the figures cannot tell yet."""
    if view.is_waiting:
        _show_early(page, view)


def _show_early(page: OpenPage, view: RetroView) -> None:
    _ = page.text

    def made() -> Html:
        head = escape(_("What can be learnt now"))
        return Html(
            f'<section class="mw-room mw-section"><h2>{head}</h2>'
            f"{early_html(view, lead_on(page), _)}</section>"
        )

    show_html(page.draw("retro early", made, view.code))


def show_came(page: OpenPage, view: RetroView) -> None:
    """Show the number line, whom it reached, what this does not say, and what else happened."""
    _, palette = page.text, PALETTES[page.theme]
    shown, paths = view.link, lead_on(page)

    def made() -> Html:
        line = number_line_html(shown, paths, palette, _)
        return Html(
            f'{line}<div class="mw-room mw-columns mw-section">'
            f"<div>{delivered_html(shown, palette, _)}</div>"
            f"<div>{not_said_html(shown, _)}</div>"
            f"<div>{_else_html(page, view)}</div></div>"
        )

    show_html(page.draw("retro came", made, view.code))
    if not view.is_waiting:
        _show_early(page, view)
    if view.places:
        show_section(
            "reach",
            _("Delivered so far, place by place and period by period"),
            lambda: show_html(
                page.draw("retro reach", lambda: reach_tables_html(view, _), view.code)
            ),
        )


def _else_html(page: OpenPage, view: RetroView) -> Html:
    """Return what else happened to the measure, and which other outputs should move it."""
    _ = page.text
    parts = [f"<h2>{escape(_('What else happened'))}</h2>"]
    if view.happenings:
        parts.append(str(list_happened(view.happenings, view.link.kind, view.link.rows, _)))
    else:
        parts.append(f"<p>{escape(_('Nothing is recorded.'))}</p>")
    if view.others:
        head = escape(_("Other outputs that should move the same measure:"))
        listed = " · ".join(
            str(link(page.link(LINK, contribution=code), say(title, _)))
            for code, title in view.others.items()
        )
        parts.append(f'<p class="mw-below">{head} {listed}</p>')
    return Html("".join(parts))


def show_asked(page: OpenPage, view: RetroView) -> None:
    """Show what was decided last, then against now; whether that was right where it is due."""
    if view.last is None:
        return
    _, palette = page.text, PALETTES[page.theme]

    def made() -> Html:
        return Html(
            f'<section class="mw-room mw-section">{asked_html(view, _)}'
            f"{then_now_html(view, palette, _)}</section>"
        )

    show_html(page.draw("retro then", made, view.code))


def show_earlier(page: OpenPage, view: RetroView) -> None:
    """Offer every decision of this expectation and of those it took the place of."""
    _ = page.text
    if len(view.reviews) < 2:
        return
    label = _("Every decision so far: {count}", count=len(view.reviews))
    show_section(
        "earlier",
        label,
        lambda: show_html(page.draw("retro earlier", lambda: earlier_html(view, _), view.code)),
    )
