"""Words are kept while they are typed: not only when their field is left, but after each pause.

Streamlit hears of a text area when it is left, or when Control and Enter are pressed in it. Of
somebody who thinks for a while in the middle of a sentence nothing would be kept, and a reload or
a lost connection would take it all. So after a pause this presses those keys for them.
"""

import streamlit as st

PAUSE = 1500
"""Milliseconds without a further sign that are a pause."""

_SCRIPT = """
export default function ({ data, parentElement }) {
  parentElement.mwLeave?.();
  const hear = ({ target, isComposing }) => {
    if (isComposing || target.tagName !== "TEXTAREA") return;
    clearTimeout(target.mwPause);
    target.mwPause = setTimeout(() => {
      if (document.activeElement !== target) return;
      const keys = { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
      target.dispatchEvent(new KeyboardEvent("keydown", keys));
    }, data.pause);
  };
  document.addEventListener("input", hear);
  parentElement.mwLeave = () => document.removeEventListener("input", hear);
  return parentElement.mwLeave;
}
"""

_pausing = st.components.v2.component("pausing", js=_SCRIPT, isolate_styles=False)


def hear_pauses() -> None:
    """Have the text areas of this screen kept after each pause in typing."""
    _pausing(key="pausing", data={"pause": PAUSE}, height=1)
