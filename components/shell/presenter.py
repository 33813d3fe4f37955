"""What the browser does while a briefing is presented: keys, the announcement, the full screen.

Arrow keys and what clickers send lead from screen to screen in place. They are ours only where
they are pressed alone and outside a field, and never where the page itself has to be moved.
"""

from collections.abc import Sequence

import streamlit as st

_SCRIPT = """
const steps = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -1e6, End: 1e6 };
const moves = new Set(["PageDown", "PageUp", "Home", "End"]);
const narrow = matchMedia("(max-width: 60rem), (max-height: 34rem)");
const fields = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
export default function ({ data, parentElement }) {
  parentElement.mwLeave?.();
  const { order } = data;
  const here = () => {
    const asked = new URL(location.href).searchParams.get("screen");
    return asked ? order.indexOf(asked) : 0;
  };
  const press = (event) => {
    const special = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    const step = steps[event.key];
    if (!step || special || event.defaultPrevented || event.target.closest?.(fields)) return;
    if (narrow.matches && moves.has(event.key)) return;
    event.preventDefault();
    const at = here();
    if (at < 0 || !order.length) return;
    const next = Math.min(Math.max(at + step, 0), order.length - 1);
    if (next === at) return;
    const address = new URL(location.href);
    address.searchParams.set("screen", order[next]);
    history.pushState({}, "", address.href);
    dispatchEvent(new PopStateEvent("popstate"));
  };

  const page = document.documentElement;
  const said = () => {
    const button = document.querySelector(".mw-stage-full");
    if (!button) return;
    button.hidden = !document.fullscreenEnabled;
    button.setAttribute("aria-pressed", String(document.fullscreenElement !== null));
  };
  const click = (event) => {
    if (!event.target.closest?.(".mw-stage-full")) return;
    const done = document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen();
    done.catch(() => {});
  };

  // What is shown is another part of the page, and may come a little later than we are told.
  let stays = true;
  const follow = (frames) => {
    if (!stays) return;
    const frame = document.querySelector(".mw-stage-frame");
    const heading = frame?.querySelector("h1");
    if (!heading || frame.dataset.screen !== data.screen) {
      if (frames > 0) requestAnimationFrame(() => follow(frames - 1));
      return;
    }
    said();
    if (parentElement.mwShown === data.screen) return;
    parentElement.mwShown = data.screen;
    heading.focus({ preventScroll: !narrow.matches });
    parentElement.querySelector("[role=status]").textContent = data.said;
  };
  follow(600);
  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  document.addEventListener("fullscreenchange", said);
  parentElement.mwLeave = () => {
    stays = false;
    document.removeEventListener("keydown", press);
    document.removeEventListener("click", click);
    document.removeEventListener("fullscreenchange", said);
  };
  return parentElement.mwLeave;
}
"""
_MARKUP = '<p class="mw-stage-unseen" role="status"></p>'

_presenter = st.components.v2.component("presenter", html=_MARKUP, js=_SCRIPT, isolate_styles=False)


def show_presenter(screen: str, said: str, order: Sequence[str]) -> None:
    """Have the browser follow the keys through `order`, and say and focus the screen that is shown.

    Parameters
    ----------
    screen
        What is shown, language included: where it is another than before, focus follows.
    order
        Codes of the screens; empty where no key leads on.
    """
    _presenter(
        key="presenter",
        data={"screen": screen, "said": said, "order": list(order)},
        height=1,
    )
