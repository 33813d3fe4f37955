"""A new briefing before it is frozen: its screens as a list, and the one that is picked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from components.briefing.arrange import Arrangement
from components.briefing.choice import Remark
from components.briefing.deck import MOST_SCREENS, BriefingScreen
from components.html import Html, link, safe
from locales import Translator


@dataclass(frozen=True)
class Composed:
    """A new briefing as it stands.

    Attributes
    ----------
    screens
        All that are offered, in the usual order.
    comments
        By the code of the screen they stand beside.
    pick
        Where a screen is picked.
    """

    screens: Sequence[BriefingScreen]
    arrangement: Arrangement
    comments: Mapping[str, Remark]
    pick: Callable[[str], str]
    picked: str

    @property
    def by_code(self) -> dict[str, BriefingScreen]:
        """The screens by their codes."""
        return {screen.code: screen for screen in self.screens}


def build_screens(composed: Composed, missions: Mapping[str, str], _: Translator) -> Html:
    """Return every screen under where it is: shown in order, in the annex, hidden."""
    arrangement = composed.arrangement
    counted = ", ".join(
        f"{title}: {_count(arrangement.shown, code)}/{MOST_SCREENS}"
        for code, title in missions.items()
    )
    parts = (
        _part(_("Shown, in this order"), counted, arrangement.shown, composed, _, ordered=True),
        _part(_("In the annex, reached by key"), "", arrangement.annex, composed, _),
        _part(_("Hidden: not in the briefing"), "", arrangement.hidden, composed, _),
    )
    return Html("".join(parts))


def _count(codes: Sequence[str], mission: str) -> int:
    return sum(code.partition(".")[0] == mission for code in codes)


def _part(
    title: str,
    counted: str,
    codes: Sequence[str],
    composed: Composed,
    _: Translator,
    *,
    ordered: bool = False,
) -> str:
    if not codes:
        return ""
    tag = "ol" if ordered else "ul"
    items = "".join(_item(composed.by_code[code], composed, _) for code in codes)
    count = f'<p class="mw-small mw-muted">{escape(counted)}</p>' if counted else ""
    return (
        f'<h3 class="mw-gap">{escape(title)}</h3>{count}<{tag} class="mw-screens">{items}</{tag}>'
    )


def _item(screen: BriefingScreen, composed: Composed, _: Translator) -> str:
    current = ' aria-current="true"' if screen.code == composed.picked else ""
    said = f'<span class="mw-small mw-muted">{escape(screen.listed)}</span>'
    comment = ""
    if screen.code in composed.comments:
        comment = f' <span class="mw-small mw-strong">{escape(_("with a comment"))}</span>'
    address = escape(composed.pick(screen.code))
    return (
        f'<li><a href="{address}" target="_self"{current}>{escape(screen.title)}</a>{comment}'
        f"<br>{said}</li>"
    )


def build_screen(composed: Composed, _: Translator) -> Html:
    """Return what is said of the screen that is picked: its headline is computed."""
    screen = composed.by_code[composed.picked]
    where = {
        "shown": _("This screen is shown."),
        "annex": _("This screen is in the annex."),
        "hidden": _("This screen is hidden: it is not in the briefing."),
    }[composed.arrangement.where(screen.code)]
    lead = f'<p class="mw-gap">{escape(screen.lead)}</p>' if screen.lead else ""
    computed = _("The headline is computed from the figures; nobody can type over it.")
    return Html(
        f'<p class="mw-small mw-muted">{escape(screen.kicker)}</p>'
        f"<h3>{escape(screen.title)}</h3>{lead}"
        f'<p class="mw-small mw-muted mw-gap">{escape(computed)} {escape(where)}</p>'
    )


def build_problems(problems: Sequence[str]) -> Html:
    """Return what must be changed before a briefing can be frozen; nothing where all is well."""
    if not problems:
        return Html("")
    items = "".join(f"<li>{escape(each)}</li>" for each in problems)
    return Html(f'<div class="mw-note mw-note-concern" role="alert"><ul>{items}</ul></div>')


def build_said(said: str) -> Html:
    """Return a sentence about what was just done, or refused."""
    return Html(f'<div class="mw-note" role="status">{escape(said)}</div>' if said else "")


def preview_html(address: str, _: Translator) -> Html:
    """Return the way to the marked preview."""
    return Html(f"<p>{safe(link(address, _('Look at a preview; it is marked as one')))}</p>")
