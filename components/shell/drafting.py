"""Fields that are kept as they are typed, for everybody who writes at the same thing at once.

What is typed is kept in the store with every change of a field and read again in every run, so
neither a rerun, a reload, another screen nor a lost connection loses it. Of two who change one
field, the slower sees what the other typed in the field, and their own words below it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from components.html import Html, safe
from components.shell import cache
from components.shell.actor import require_actor
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
    """

    draft: str
    team: str
    fields: Mapping[str, DraftText]
    text: Translator

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
        key = self._hold(field, self.said(field, default))
        shown = st.text_area if lines else st.text_input
        more = {"height": HEIGHT} if lines else {}
        shown(label, key=key, max_chars=LONGEST, on_change=self._keep, args=(field, key), **more)
        self._show_aside(field)

    def choose(
        self, field: str, label: str, names: Mapping[str, str], default: str | None = None
    ) -> str | None:
        """Show a few codes, one of them to be chosen; return the one that is."""
        self._tell(field)
        said = self.said(field, default or "")
        key = self._hold(field, said if said in names else None)
        st.radio(
            label,
            list(names),
            index=None,
            horizontal=True,
            key=key,
            format_func=lambda code: names.get(code, code),
            on_change=self._keep,
            args=(field, key),
        )
        return said if said in names else None

    def pick(self, field: str, label: str, names: Mapping[str, str], default: str) -> None:
        """Show a list to pick one code from."""
        self._tell(field)
        said = self.said(field, default)
        key = self._hold(field, said if said in names else default)
        st.selectbox(
            label,
            list(names),
            key=key,
            format_func=lambda code: names.get(code, code),
            on_change=self._keep,
            args=(field, key),
        )

    def _hold(self, field: str, said: str | None) -> str:
        """Let the field hold what is kept, where this screen has not seen it yet."""
        key = widget_key(f"{self.draft}_{field}")
        kept = self.fields.get(field)
        version = 0 if kept is None else kept.version
        seen = st.session_state.setdefault(SEEN, {})
        if key not in st.session_state or seen.get(key) != version:
            st.session_state[key] = said
            seen[key] = version
        return key

    def _keep(self, field: str, key: str) -> None:
        said = str(st.session_state[key] or "")
        seen = st.session_state.setdefault(SEEN, {})
        try:
            found = self._put(field, said, seen.get(key, 0))
            if isinstance(found, Overtaken):
                self._put_aside(field, said)
        except (NotAllowed, KeyError):
            st.session_state[REFUSED] = said
            return
        if isinstance(found, Kept):
            seen[key] = found.version
        else:
            st.session_state.setdefault(OVERTAKEN, set()).add(field)
            seen.pop(key, None)

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


def show_refused(_: Translator) -> None:
    """Show, once, the words that could not be kept, so that they can be copied."""
    said = st.session_state.pop(REFUSED, "")
    if said:
        head = safe(_("You may not write here any more. This was typed last:"))
        note = f'<p>{head}</p><p class="mw-typed">{safe(said)}</p>'
        show_html(Html(f'<div class="mw-note mw-note-concern" role="alert">{note}</div>'))
