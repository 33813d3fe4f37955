"""The least a Streamlit page can be: the yardstick of a rerun."""

import streamlit as st

st.write("done")
