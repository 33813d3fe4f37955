"""Mission dashboard for Wales: the entry that Streamlit runs for every session."""

import streamlit as st

from components.shell.navigation import run_screen

st.set_page_config(layout="wide")
run_screen()
