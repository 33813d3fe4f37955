"""What is done to its end although the next thing is asked for in its middle, and what is not."""

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.state import SafeSessionState
from streamlit.testing.v1 import AppTest

from components.shell.whole import LOOKS, let_callbacks_finish


def a_screen() -> None:
    """A field that is kept, a thing that is done in the body, and one that is pressed late.

    Each is asked for something else in its middle, as if the next change came just then.
    """
    import streamlit as st
    from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

    from components.shell.whole import pressed, to_its_end

    state = st.session_state

    def ask_meanwhile() -> None:
        get_script_run_ctx().script_requests.request_rerun(RerunData())

    def keep() -> None:
        ask_meanwhile()
        state.kept = state.typed

    st.text_input("typed", key="typed", on_change=keep)
    if st.button("bare"):
        ask_meanwhile()
        state.bare = "done"
    if st.button("whole"):
        with to_its_end():
            ask_meanwhile()
            state.whole = "done"
    if state.get("busy"):
        del state.busy
        ask_meanwhile()
        state.get("anything")
    if pressed("late", "late"):
        state.times = state.get("times", 0) + 1


@pytest.fixture
def screen() -> AppTest:
    return AppTest.from_function(a_screen).run()


@pytest.fixture
def streamlits_own(monkeypatch: pytest.MonkeyPatch) -> None:
    let_callbacks_finish()
    own = SafeSessionState.on_script_will_rerun.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", own)


@pytest.fixture
def finishing(streamlits_own: None) -> None:
    let_callbacks_finish()


def test_streamlit_looks_where_we_keep_it_from_looking() -> None:
    assert callable(getattr(ScriptRequests, LOOKS))
    assert LOOKS not in vars(ScriptRequests())


def test_a_callback_of_streamlits_own_is_cut_and_that_is_why_this_is_here(
    streamlits_own: None, screen: AppTest
) -> None:
    screen.text_input[0].set_value("words").run()
    assert "kept" not in screen.session_state


def test_a_callback_is_done_to_its_end(finishing: None, screen: AppTest) -> None:
    screen.text_input[0].set_value("words").run()
    assert screen.session_state.kept == "words"


def test_it_is_set_up_once(finishing: None) -> None:
    before = SafeSessionState.on_script_will_rerun
    let_callbacks_finish()
    assert SafeSessionState.on_script_will_rerun is before


def test_a_write_in_the_body_is_done_to_its_end(screen: AppTest) -> None:
    screen.button[0].click().run()
    assert "bare" not in screen.session_state
    screen.button[1].click().run()
    assert screen.session_state.whole == "done"


def test_what_was_asked_for_meanwhile_follows(screen: AppTest) -> None:
    screen.session_state.busy = True
    screen.button[1].click().run()
    assert screen.session_state.whole == "done"
    assert "busy" not in screen.session_state


def test_a_press_is_done_in_the_first_run_that_gets_there_and_once(screen: AppTest) -> None:
    screen.session_state.busy = True
    screen.button[2].click().run()
    assert screen.session_state.times == 1
    screen.run()
    assert screen.session_state.times == 1


def test_a_press_of_long_ago_is_not_done(screen: AppTest) -> None:
    screen.session_state.pressed_late = float("-inf")
    screen.run()
    assert "times" not in screen.session_state
