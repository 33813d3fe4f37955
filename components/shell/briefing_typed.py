"""What is typed into a new briefing: kept in the session, and never in the address.

So neither a rerun, a switch of language nor a look at another screen loses it.
"""

from collections.abc import Iterable, Mapping

import streamlit as st

from components.briefing.choice import Remark
from components.briefing.wording import clean_both, make_remark
from data.bilingual import Both

TYPED = "briefing_typed"
SAID = "briefing_said"


def type_words(name: str, label: str) -> None:
    """Show a field for words, holding what was last typed into it.

    Parameters
    ----------
    name
        What the words are, language-neutral.
    """
    key = f"{TYPED}_{name}"
    st.session_state[key] = read_typed().get(name, "")
    st.text_area(label, key=key, height=100, on_change=_keep, args=(name, key))


def _keep(name: str, key: str) -> None:
    st.session_state[TYPED] = {**read_typed(), name: str(st.session_state[key])}


def read_typed() -> Mapping[str, str]:
    """Return everything typed in this session, by name."""
    held = st.session_state.get(TYPED)
    return held if isinstance(held, dict) else {}


def title_name(missions: Iterable[str], lang: str) -> str:
    """Return the name of a title: each choice of missions has its own."""
    return f"title.{'.'.join(missions)}.{lang}"


def comment_name(screen: str, lang: str) -> str:
    """Return the name of the comment beside a screen."""
    return f"comment.{screen}.{lang}"


def read_title(missions: Iterable[str]) -> Both:
    """Return the title that was typed, in either language or none."""
    typed, codes = read_typed(), tuple(missions)
    return clean_both(*(typed.get(title_name(codes, lang), "") for lang in ("en", "cy")))


def read_comments(screens: Iterable[str], author: str) -> dict[str, Remark]:
    """Return the comments that were typed, by the code of their screen."""
    typed, found = read_typed(), {}
    for screen in screens:
        words = (typed.get(comment_name(screen, lang), "") for lang in ("en", "cy"))
        remark = make_remark(*words, author)
        if remark is not None:
            found[screen] = remark
    return found


def forget_typed(missions: Iterable[str], screens: Iterable[str]) -> None:
    """Forget what was typed for a briefing: it is frozen now."""
    codes = tuple(missions)
    gone = {title_name(codes, lang) for lang in ("en", "cy")}
    gone |= {comment_name(screen, lang) for screen in screens for lang in ("en", "cy")}
    kept = {name: words for name, words in read_typed().items() if name not in gone}
    st.session_state[TYPED] = kept


def say_next(said: str) -> None:
    """Keep a sentence to be shown in the next run, once."""
    st.session_state[SAID] = said


def take_said() -> str:
    """Return the sentence that the last run left, if it did."""
    return str(st.session_state.pop(SAID, ""))
