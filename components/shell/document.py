"""The document around a screen: its language, and links that are followed in place.

Our own HTML carries plain links with right addresses, so that they can be copied, opened in a
new window and read aloud. Followed plainly they would load the whole page anew; this small
component takes the click instead and asks for the screen by its address.
"""

from urllib.parse import parse_qsl

import streamlit as st

from components.shell.screens import SCREENS

_SCRIPT = """
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  if (parentElement.mwFollow) {
    document.removeEventListener("click", parentElement.mwFollow);
  }
  const follow = (event) => {
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || special) return;
    const anchor = event.target.closest ? event.target.closest(".mw a[href]") : null;
    if (!anchor || anchor.target === "_blank") return;
    const address = new URL(anchor.href, document.baseURI);
    const screen = address.pathname.split("/").pop();
    if (address.origin !== location.origin || !data.screens.includes(screen)) return;
    event.preventDefault();
    setTriggerValue("go", screen + address.search);
  };
  parentElement.mwFollow = follow;
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
"""

_document = st.components.v2.component("document", js=_SCRIPT, isolate_styles=False)


def open_document(lang: str) -> None:
    """Set ``<html lang>`` in the browser, and follow the link that was clicked, if one was."""
    asked = _document(
        key="document",
        data={"lang": lang, "screens": [screen.code for screen in SCREENS]},
        on_go_change=_nothing,
        height=1,
    ).go
    if asked is not None:
        follow_link(str(asked))


def follow_link(address: str) -> None:
    """Go to a screen by its address: code, and what follows the question mark."""
    code, _, query = address.partition("?")
    screen = next((each for each in SCREENS if each.code == code), SCREENS[0])
    st.switch_page(screen.script, query_params=dict(parse_qsl(query)))


def _nothing() -> None:
    """Do nothing: the run that follows reads the address that was asked for."""
