"""The document around a screen: its language, its theme, and links that are followed in place.

Our own HTML carries plain links with right addresses, so that they can be copied, opened in a
new window and read aloud. Followed plainly they would load the whole page anew; this small
component takes the click instead, writes the address, and tells Streamlit of it as the browser
does after Back: one entry in the history a click. (``st.switch_page`` with parameters makes two.)
Streamlit repaints its own when the browser turns dark or light; what we draw it must be asked for.
"""

import streamlit as st

from components.palette import PALETTES
from components.shell.screens import SCREENS

_SCRIPT = """
const darkness = matchMedia("(prefers-color-scheme: dark)");
export default function ({ data, parentElement, setTriggerValue }) {
  document.documentElement.lang = data.lang;
  parentElement.mwLeave?.();
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
  // Streamlit repaints at its own time and sends its theme with the asking: so ask once its ground
  // is another than ours was drawn for. It may have turned before we were here to be told of it.
  const ground = () => getComputedStyle(parentElement).getPropertyValue("--st-background-color");
  if (parentElement.mwTheme !== data.theme) {
    parentElement.mwTheme = data.theme;
    parentElement.mwAsks = 0;
  }
  let here = true;
  const repaint = (frames) => {
    if (!here) return;
    if (ground().trim() !== data.ground) {
      parentElement.mwAsks += 1;
      setTriggerValue("theme", true);
    } else if (frames > 0) requestAnimationFrame(() => repaint(frames - 1));
  };
  const darken = () => repaint(600);
  const dark = data.theme === "dark";
  if (darkness.matches !== dark && parentElement.mwAsks < 3) darken();
  document.addEventListener("click", follow);
  darkness.addEventListener("change", darken);
  parentElement.mwLeave = () => {
    here = false;
    document.removeEventListener("click", follow);
    darkness.removeEventListener("change", darken);
  };
  return parentElement.mwLeave;
}
"""

_document = st.components.v2.component("document", js=_SCRIPT, isolate_styles=False)


def open_document(lang: str, theme: str) -> None:
    """Set ``<html lang>`` in the browser; have it follow our links, and ask again as it darkens."""
    _document(
        key="document",
        data={
            "lang": lang,
            "theme": theme,
            "ground": PALETTES[theme].background,
            "screens": [screen.code for screen in SCREENS],
        },
        on_theme_change=_draw_again,
        height=1,
    )


def _draw_again() -> None:
    """Do nothing: the run that follows draws in the theme that the browser now shows."""
