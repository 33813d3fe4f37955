"""Freezing from the screen: what will happen in words, how far it is, and the briefing it made."""

from collections.abc import Sequence

import streamlit as st

from components.briefing.choice import Choice
from components.briefing.freeze import ChoiceRefused, freeze
from components.briefing.known import StoreKeepsMoving
from components.briefing_compose import build_problems
from components.html import Html, safe
from components.shell import cache
from components.shell.actor import require_actor
from components.shell.address import write_choice
from components.shell.briefing_typed import forget_typed, say_next
from components.shell.page import OpenPage
from components.shell.whole import pressed, to_its_end
from components.show import show_html
from locales.formats import format_date
from models.roles import Action, NotAllowed

GONE = ("order", "annex", "hide", "pick", "open")
"""What an address no longer needs once its briefing is frozen."""


def show_freeze(page: OpenPage, choice: Choice, screens: Sequence[str], *, ready: bool) -> None:
    """Show the button that freezes, and what will happen; freeze when it is pressed.

    Parameters
    ----------
    screens
        The codes of all that are offered.
    ready
        Whether nothing must be changed before.
    """
    _ = page.text
    said = _(
        "The figures as at {date} are kept as they are; every file is made now and kept; it stays"
        " a draft until somebody marks it open.",
        date=format_date(page.moment.until, page.lang),
    )
    show_html(Html(f'<p class="mw-section">{safe(said)}</p>'))
    if pressed(_("Freeze"), "briefing_freeze", disabled=not ready):
        with to_its_end():
            _freeze(page, choice, screens)


def _freeze(page: OpenPage, choice: Choice, screens: Sequence[str]) -> None:
    _ = page.text
    bar = st.progress(0.0, _("Freezing"))

    def show(done: int, total: int, name: str) -> None:
        bar.progress(done / max(total, 1), _("Making: {name}", name=name) if name else None)

    try:
        code = freeze(cache.open_store(), require_actor(Action.FREEZE_BRIEFING), choice, show)
    except NotAllowed:
        problem = _("You may not freeze a briefing.")
    except ChoiceRefused as refused:
        problem = " ".join(refused.args)
    except KeyError:
        problem = _("A mission of this briefing is no longer there.")
    except StoreKeepsMoving:
        problem = _("The figures are changing just now. Nothing was kept; try again in a moment.")
    else:
        forget_typed(choice.missions, screens)
        for name in GONE:
            write_choice(name, None)
        write_choice("briefing", code)
        say_next(_("The briefing is frozen. It is a draft."))
        st.rerun()
    bar.empty()
    show_html(build_problems([problem]))
