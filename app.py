"""Mission dashboard for Wales: the entry that Streamlit runs for every session."""

import streamlit as st

from components.shell.navigation import run_screen
from components.shell.whole import let_callbacks_finish

let_callbacks_finish()
st.set_page_config(layout="wide")
run_screen()
