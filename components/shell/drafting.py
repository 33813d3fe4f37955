"""Fields that are kept as they are typed, for everybody who writes at the same thing at once.

What is typed is kept in the store with every change of a field and read again in every run, so
neither a rerun, a reload, another screen nor a lost connection loses it. Of two who change one
field, the slower sees what the other typed in the field, and their own words below it.

A server that is started anew knows nothing of the screens that are open. The browser brings what
their fields hold with the first thing that is done there, and no callback tells of it: what
nobody has kept by then is kept before anything else (`Drafting._bring`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute

import streamlit as st

from components.html import Html, safe
from components.shell.actor import read_actor
from components.shell.aside import is_aside, put_aside, show_aside
from components.shell.kept_draft import KeptDraft
from components.shell.store import app_store
from components.shell.widgets import widget_key
from components.show import show_html
from data.drafts import LONGEST, Kept, Overtaken, read_draft
from locales import Translator
from models.roles import NotAllowed

SEEN = "draft_seen"
"""In the session: the version of each field that stands on this screen."""
OVERTAKEN = "draft_overtaken"
"""In the session: the fields that somebody else had changed when this one was."""
REFUSED = "draft_refused"
"""In the session: the words that could not be kept, since their writer may write here no more."""
BROUGHT = "draft_brought"
"""In the session: that the browser brought what no server had kept yet."""
UNSEEN = -1
"""A version that no field has."""
HEIGHT = 120


@dataclass(frozen=True)
class Drafting(KeptDraft):
    """A draft under way, as it was when this run began.

    Attributes
    ----------
    brought
        The fields that the browser brought with more than what is kept.
    """

    text: Translator
    brought: list[str] = attribute(default_factory=list)

    @property
    def saved(self) -> dict[str, int]:
        """The versions of what is saved: words that stand beside a field are not, and stay."""
        return {field: text.version for field, text in self.fields.items() if not is_aside(field)}

    def said(self, field: str, default: str = "") -> str:
        """Return what a field holds: what is kept, else what it begins with."""
        kept = self.fields.get(field)
        return kept.said if kept is not None and (kept.said or not default) else default

    def write(self, field: str, label: str, default: str = "", *, lines: bool = True) -> None:
        """Show a field for words."""
        self._tell(field)
        said = self.said(field, default)
        key, first = self._hold(field, said)
        shown = st.text_area if lines else st.text_input
        more = {"height": HEIGHT} if lines else {}
        found = shown(
            label,
            said if first else "",
            key=key,
            max_chars=LONGEST,
            on_change=self._keep,
            args=(field, key),
            **more,
        )
        self._settle(field, key, found if first else said, said, words=True)
        show_aside(self, field, self.text)

    def choose(
        self, field: str, label: str, names: Mapping[str, str], default: str | None = None
    ) -> str | None:
        """Show a few codes, one of them to be chosen; return the one that is."""
        self._tell(field)
        kept = self.said(field, default or "")
        said = kept if kept in names else None
        key, first = self._hold(field, said)
        found = st.radio(
            label,
            list(names),
            index=list(names).index(said) if first and said else None,
            horizontal=True,
            key=key,
            format_func=lambda code: names.get(code, code),
            on_change=self._keep,
            args=(field, key),
        )
        self._settle(field, key, found if first else said, said, words=False)
        return said

    def pick(self, field: str, label: str, names: Mapping[str, str], default: str) -> None:
        """Show a list to pick one code from."""
        self._tell(field)
        kept = self.said(field, default)
        said = kept if kept in names else default
        key, first = self._hold(field, said)
        found = st.selectbox(
            label,
            list(names),
            index=list(names).index(said) if first else 0,
            key=key,
            format_func=lambda code: names.get(code, code),
            on_change=self._keep,
            args=(field, key),
        )
        self._settle(field, key, found if first else said, said, words=False)

    def look_again(self, label: str, key: str) -> None:
        """Show the screen anew where the browser brought something, before it can be saved.

        The button that saves is drawn to take back a press: it was on a screen that may have shown
        less than is kept.
        """
        if self.brought:
            st.button(label, key=key, disabled=True)
            st.session_state[BROUGHT] = True
            st.rerun()

    def _hold(self, field: str, said: str | None) -> tuple[str, bool]:
        """Let the field hold what is kept, where this screen has not seen it yet.

        Return its key, and whether this session shows it for the first time: then it is drawn with
        what is kept, and holds what the browser brings where that is something else.
        """
        key = widget_key(f"{self.draft}_{field}")
        version = self.kept(field).version
        seen = st.session_state.setdefault(SEEN, {})
        first = key not in seen or key not in st.session_state
        if not first and seen[key] != version:
            st.session_state[key] = said
        return key, first

    def _settle(
        self, field: str, key: str, brought: str | None, said: str | None, *, words: bool
    ) -> None:
        """Keep what the browser brought; else note that the field stands on this screen as kept.

        It is noted once the field is drawn and not before.
        """
        if brought != said:
            self._bring(field, key, brought or "", words=words)
        else:
            st.session_state[SEEN][key] = self.kept(field).version

    def _bring(self, field: str, key: str, brought: str, *, words: bool) -> None:
        """Keep what the browser brought, where it takes nothing from anybody.

        Else the field is shown as it is kept, and words that are not in it stand below.
        """
        kept = self.kept(field)
        self.brought.append(field)
        if brought in kept.said:  # as it was before it was last kept
            st.session_state[SEEN][key] = UNSEEN
            return
        adds = kept.said in brought or (not words and kept.by == read_actor().name)
        self._take(field, key, brought, kept.version if adds else UNSEEN)

    def _keep(self, field: str, key: str) -> None:
        version = st.session_state.setdefault(SEEN, {}).get(key, 0)
        self._take(field, key, str(st.session_state[key] or ""), version)

    def _take(self, field: str, key: str, said: str, version_seen: int) -> None:
        """Keep what a field holds; where another was faster, beside it."""
        try:
            found = self.put(field, said, version_seen)
            if isinstance(found, Overtaken):
                put_aside(self, field, said)
        except (NotAllowed, KeyError):
            st.session_state[REFUSED] = said
            return
        seen = st.session_state.setdefault(SEEN, {})
        if isinstance(found, Kept):
            seen[key] = found.version
        else:
            st.session_state.setdefault(OVERTAKEN, set()).add(field)
            seen[key] = UNSEEN

    def _tell(self, field: str) -> None:
        if field not in st.session_state.get(OVERTAKEN, ()):
            return
        st.session_state[OVERTAKEN].discard(field)
        _ = self.text
        said = _("Somebody else has changed this meanwhile. It is shown as they left it.")
        note = f'<div class="mw-note mw-note-concern" role="alert">{safe(said)}</div>'
        show_html(Html(note))


def open_draft(draft: str, team: str, _: Translator) -> Drafting:
    """Return a team's draft as it is now; read in every run, since it raises no store version."""
    with app_store().read() as connection:
        return Drafting(draft, team, read_draft(connection, draft), _)


def show_lost_and_found(_: Translator) -> None:
    """Say, once, that the browser brought something, and show words that could not be kept."""
    if st.session_state.pop(BROUGHT, False):
        told = _(
            "The connection was lost for a while. What you have typed is still here: look it over"
            " before you save."
        )
        show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{safe(told)}</div>'))
    said = st.session_state.pop(REFUSED, "")
    if said:
        head = safe(_("You may not write here any more. This was typed last:"))
        note = f'<p>{head}</p><p class="mw-typed">{safe(said)}</p>'
        show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{note}</div>'))
