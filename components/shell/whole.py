"""What somebody does is done to its end, however fast the next thing follows.

Streamlit ends a run where the next change of a widget finds it, and it looks for one whenever the
session's state is read: in the middle of a callback too, and that one is not called again. Under
load, what a fast hand types or presses would be shown and never kept. So callbacks run to their
end, a write in the body of a screen does too, and a press is remembered until the screen gets to
it. That no two runs of a session are under way at once is a setting (``runner.fastReruns``).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from time import monotonic
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

LOOKS = "on_scriptrunner_yield"
"""What Streamlit looks with for the next request; internal, and held by a test."""
COUNTS = 10.0
"""Seconds that a press counts: whoever went elsewhere does not find it done on coming back."""


@contextmanager
def to_its_end() -> Iterator[None]:
    """Let what is done within be done to its end; what is asked for meanwhile follows."""
    context = get_script_run_ctx(suppress_warning=True)
    requests = context.script_requests if context else None
    if requests is None or LOOKS in vars(requests):
        yield
        return
    setattr(requests, LOOKS, lambda: None)
    try:
        yield
    finally:
        delattr(requests, LOOKS)


def let_callbacks_finish() -> None:
    """Have every callback of every session run to its end; done once a process."""
    begins = SafeSessionState.on_script_will_rerun
    if hasattr(begins, "__wrapped__"):
        return

    @wraps(begins)
    def begin(self: SafeSessionState, *args: Any, **more: Any) -> None:
        with to_its_end():
            begins(self, *args, **more)

    SafeSessionState.on_script_will_rerun = begin  # type: ignore[method-assign]


def pressed(label: str, key: str, button: Callable[..., bool] = st.button, **more: Any) -> bool:
    """Show a button; return whether it was pressed, in the first run that gets here.

    Parameters
    ----------
    button
        ``st.button``, or ``st.form_submit_button``.
    more
        What else it takes.
    """
    mark = f"pressed_{key}"
    # The first press after a restart of the server reaches a session that knows no callback yet.
    now = button(label, key=key, on_click=_note, args=(mark,), **more)
    noted = monotonic() - st.session_state.pop(mark, -COUNTS) < COUNTS
    return now or noted


def _note(mark: str) -> None:
    st.session_state[mark] = monotonic()
