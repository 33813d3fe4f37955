"""Fields that are kept as they are typed, for everybody who writes at the same thing at once.

What is typed is kept in the store with every change of a field and read again in every run, so
neither a rerun, a reload, another screen nor a lost connection loses it. Of two who change one
field, the slower sees what the other typed in the field, and their own words below it.

A server that is started anew knows nothing of the screens that are open. The browser brings what
their fields hold with the first thing that is done there, and no callback tells of it: what
nobody has kept by then is kept before anything else (`Drafting._bring`).
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field as attribute

import streamlit as st

from components.html import Html, safe
from components.shell import cache
from components.shell.actor import read_actor, require_actor
from components.shell.widgets import widget_key
from components.show import show_html
from data.drafts import LONGEST, DraftText, Kept, Overtaken, keep_field, read_draft
from locales import Translator
from models.roles import Action, NotAllowed

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
ASIDE = "aside_"
HEIGHT = 120


@dataclass(frozen=True)
class Drafting:
    """A draft under way, as it was when this run began.

    Attributes
    ----------
    team
        Whose it is.
    fields
        What is kept, by field.
    brought
        The fields that the browser brought with more than what is kept.
    """

    draft: str
    team: str
    fields: Mapping[str, DraftText]
    text: Translator
    brought: list[str] = attribute(default_factory=list)

    @property
    def saved(self) -> dict[str, int]:
        """The versions of what is saved: words that stand beside a field are not, and stay."""
        return {
            field: text.version
            for field, text in self.fields.items()
            if not field.startswith(ASIDE)
        }

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
        if first and found != said:
            self._bring(field, key, found or "", words=True)
        else:
            self._drawn(field, key)
        self._show_aside(field)

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
        if first and found != said:
            self._bring(field, key, found or "", words=False)
        else:
            self._drawn(field, key)
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
        if first and found != said:
            self._bring(field, key, found or "", words=False)
        else:
            self._drawn(field, key)

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
        version = self._kept(field).version
        seen = st.session_state.setdefault(SEEN, {})
        first = key not in seen or key not in st.session_state
        if not first and seen[key] != version:
            st.session_state[key] = said
        return key, first

    def _drawn(self, field: str, key: str) -> None:
        """Note, once it is drawn and not before, that the field stands on this screen as kept."""
        st.session_state[SEEN][key] = self._kept(field).version

    def _bring(self, field: str, key: str, brought: str, *, words: bool) -> None:
        """Keep what the browser brought, where it takes nothing from anybody.

        Else the field is shown as it is kept, and words that are not in it stand below.
        """
        kept = self._kept(field)
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
            found = self._put(field, said, version_seen)
            if isinstance(found, Overtaken):
                self._put_aside(field, said)
        except (NotAllowed, KeyError):
            st.session_state[REFUSED] = said
            return
        seen = st.session_state.setdefault(SEEN, {})
        if isinstance(found, Kept):
            seen[key] = found.version
        else:
            st.session_state.setdefault(OVERTAKEN, set()).add(field)
            seen[key] = UNSEEN

    def _put(self, field: str, said: str, version_seen: int) -> Kept | Overtaken:
        """Keep words, as who writes at this moment."""
        actor = require_actor(Action.RECORD_REVIEW, team=self.team)
        store = cache.open_store()
        return keep_field(store, actor, self.draft, field, said, version_seen)

    def _put_aside(self, field: str, said: str) -> None:
        """Keep the words of the slower beside the field, below any that are there."""
        aside = f"{ASIDE}{field}"
        while said:
            with cache.open_store().read() as connection:
                before = read_draft(connection, self.draft).get(aside)
            whole = f"{before.said}\n\n{said}" if before and before.said else said
            version = before.version if before else 0
            if isinstance(self._put(aside, whole[:LONGEST], version), Kept):
                return

    def _tell(self, field: str) -> None:
        if field not in st.session_state.get(OVERTAKEN, ()):
            return
        st.session_state[OVERTAKEN].discard(field)
        _ = self.text
        said = _("Somebody else has changed this meanwhile. It is shown as they left it.")
        note = f'<div class="mw-note mw-note-concern" role="alert">{safe(said)}</div>'
        show_html(Html(note))

    def _show_aside(self, field: str) -> None:
        """Show what was typed at the same time, and let it take the field's place or go."""
        aside = self.fields.get(f"{ASIDE}{field}")
        if aside is None or not aside.said:
            return
        _ = self.text
        head = safe(_("Also typed here at the same time:"))
        words = safe(aside.said)
        show_html(Html(f'<div class="mw-note"><p>{head}</p><p class="mw-typed">{words}</p></div>'))
        with st.container(horizontal=True, key=f"aside_{self.draft}_{field}"):
            self._button(_("Exchange with the field"), field, self._exchange)
            self._button(_("Let it go"), field, self._let_go)

    def _button(self, label: str, field: str, done: Callable[[str], None]) -> None:
        st.button(label, key=f"{done.__name__}_{self.draft}_{field}", on_click=done, args=(field,))

    def _exchange(self, field: str) -> None:
        """Put the words beside the field into it, and those of the field beside it."""
        aside = f"{ASIDE}{field}"
        inside, beside = self._kept(field), self._kept(aside)
        with suppress(NotAllowed, KeyError):  # the next run says whose it is
            if isinstance(self._put(field, beside.said, inside.version), Kept):
                self._put(aside, inside.said, beside.version)

    def _let_go(self, field: str) -> None:
        aside = f"{ASIDE}{field}"
        with suppress(NotAllowed, KeyError):
            self._put(aside, "", self._kept(aside).version)

    def _kept(self, field: str) -> DraftText:
        return self.fields.get(field, DraftText("", 0, "", ""))


def open_draft(draft: str, team: str, _: Translator) -> Drafting:
    """Return a team's draft as it is now; read in every run, since it raises no store version."""
    with cache.open_store().read() as connection:
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
