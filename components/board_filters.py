"""The board's filters: what there is to choose from, what is chosen, and the words for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from components.board_facts import Share
from components.board_grid import COLUMNS, ROW_NAMES
from components.board_links import BoardLinks
from components.board_selection import Wanted, owner_code
from components.changed import changed_days
from components.html import Html, link, plain
from components.shell.address import Choice, read_choice, read_text
from components.shell.page import OpenPage
from components.shell.problems import show_unknown
from components.shell.widgets import choose_from_list, search_for
from data.goals import goal_names
from data.portfolio import Portfolio
from locales import Translator
from locales.alphabet import sort_key

OTHERS = ("page",)
"""What a new choice takes out of the address: the page it stood on."""


@dataclass(frozen=True)
class FilterNames:
    """What can be chosen, by code, in the reader's language.

    `since` holds the days that changes may be counted from, by ISO date, newest first; `whole`
    the lists that can be asked for whole.
    """

    owner: Mapping[str, str]
    goal: Mapping[str, str]
    says: Mapping[str, str]
    delivery: Mapping[str, str]
    since: Mapping[str, str]
    whole: Mapping[str, str]


@dataclass(frozen=True)
class Asked:
    """What the address asks for.

    Attributes
    ----------
    since
        The day that changes are counted from; None where nothing was judged before today.
    given
        That day where the address gives it, None where it goes without saying.
    whole
        The list beside the board that is shown whole, if any.
    unknown
        The choices that are not there, by their names in the address.
    """

    wanted: Wanted
    since: date | None
    given: str | None
    whole: str | None
    unknown: tuple[tuple[str, Choice], ...]

    @property
    def choices(self) -> dict[str, str | None]:
        """What is chosen, by its name in the address."""
        return self.wanted.choices | {"since": self.given, "whole": self.whole}


def filter_names(portfolio: Portfolio, days: Sequence[date], _: Translator) -> FilterNames:
    """Return the owners and goals there are, and what the figures and the returns may say.

    Parameters
    ----------
    days
        The days as at which links have been judged, newest first.
    """
    owners = {
        owner_code(outcome.owner): plain(outcome.owner, _.lang)
        for mission in portfolio.missions
        for outcome in mission.outcomes
    }
    goals = dict.fromkeys(goal for mission in portfolio.missions for goal in mission.goals)
    by_name = sorted(owners.items(), key=lambda each: sort_key(each[1], _.lang))
    return FilterNames(
        owner=dict(by_name),
        goal={goal: goal_names([goal], _.lang)[0] for goal in goals},
        says={row: _(name) for row, name in ROW_NAMES.items()} | {"loose": _("serves no outcome")},
        delivery={share.value: _(COLUMNS[share]) for share in Share},
        since=changed_days(days, _.lang),
        whole={
            "changed": _("Changed since"),
            "due": _("Decisions due"),
            "ministers": _("Only ministers can settle"),
        },
    )


def read_asked(names: FilterNames) -> Asked:
    """Return what the address asks for."""
    choices = {
        "owner": read_choice("owner", list(names.owner)),
        "goal": read_choice("goal", list(names.goal)),
        "says": read_choice("says", list(names.says)),
        "delivery": read_choice("delivery", list(names.delivery)),
    }
    since = read_choice("since", list(names.since))
    codes = {name: choice.code for name, choice in choices.items()}
    whole = read_choice("whole", list(names.whole))
    every = {**choices, "since": since, "whole": whole}
    unknown = tuple((name, choice) for name, choice in every.items() if choice.unknown)
    code = since.code or next(iter(names.since), None)
    day = date.fromisoformat(code) if code else None
    return Asked(Wanted(**codes, words=read_text("search")), day, since.code, whole.code, unknown)


def show_unknown_choices(page: OpenPage, asked: Asked, names: FilterNames) -> None:
    """Where the address asks for what is not there, say so and offer what is."""
    for name, choice in asked.unknown:
        show_unknown(page, name, choice, getattr(names, name))


def show_filters(names: FilterNames, _: Translator) -> None:
    """Show what can be chosen; each choice goes into the address."""
    lists = (
        ("owner", _("Owner of the outcome"), names.owner),
        ("goal", _("Well-being goal"), names.goal),
        ("says", _("What the figures say"), names.says),
        ("delivery", _("Delivered?"), names.delivery),
    )
    for column, (name, label, known) in zip(st.columns(len(lists)), lists, strict=True):
        with column:
            choose_from_list(name, label, known, clears=OTHERS, placeholder=_("Any"))
    for_words, for_day = st.columns(2)
    with for_words:
        search_for("search", _("Words in a title"), OTHERS)
    with for_day:
        if names.since:
            choose_from_list("since", _("Changed since"), names.since, next(iter(names.since)))


def filter_label(wanted: Wanted, _: Translator) -> str:
    """Return the label of the closed part that holds the filters."""
    if not wanted.count:
        return _("Filter")
    return _("Filter (chosen: {count})", count=wanted.count)


def filter_note(wanted: Wanted, names: FilterNames, links: BoardLinks, _: Translator) -> Html:
    """Say by what the board is filtered and how to see all of it; nothing where it is not."""
    if not wanted.count:
        return Html("")
    chosen = {
        _("Owner of the outcome"): names.owner.get(wanted.owner or ""),
        _("Well-being goal"): names.goal.get(wanted.goal or ""),
        _("What the figures say"): names.says.get(wanted.says or ""),
        _("Delivered?"): names.delivery.get(wanted.delivery or ""),
        _("Words in a title"): f"“{wanted.words}”" if wanted.words else None,
    }
    said = "; ".join(f"{label.rstrip('?')}: {value}" for label, value in chosen.items() if value)
    nothing = dict.fromkeys((*wanted.choices, *OTHERS))
    clear = link(links.board(**nothing), _("Show everything"))
    told = escape(_("Only part of the board is shown, and counted."))
    return Html(
        f'<div class="mw-note mw-note-hoped mw-gap">{told} {escape(said)}. '
        f'<span class="mw-nowrap">{clear}</span></div>'
    )
