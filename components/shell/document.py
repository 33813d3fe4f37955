"""The document around a screen: its language, and links that are followed in place.

Our own HTML carries plain links with right addresses, so that they can be copied, opened in a
new window and read aloud. Followed plainly they would load the whole page anew; this small
component takes the click instead, writes the address, and tells Streamlit of it as the browser
does after Back: one entry in the history a click. (``st.switch_page`` with parameters makes two.)
"""

import streamlit as st

from components.shell.screens import SCREENS

_SCRIPT = """
export default function ({ data, parentElement }) {
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
    if (address.href === location.href) return;
    history.pushState({}, "", address.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  parentElement.mwFollow = follow;
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}
"""

_document = st.components.v2.component("document", js=_SCRIPT, isolate_styles=False)


def open_document(lang: str) -> None:
    """Set ``<html lang>`` in the browser, and have it follow our links in place."""
    _document(
        key="document",
        data={"lang": lang, "screens": [screen.code for screen in SCREENS]},
        height=1,
    )
