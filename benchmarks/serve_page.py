"""Serves one script as `serve.py` serves the app, with nothing in front: ``python -m … PAGE``."""

import os
import sys

import streamlit as st
import uvicorn

if __name__ == "__main__":
    uvicorn.run(
        st.App(sys.argv[1]),
        host=os.environ["HOST"],
        port=int(os.environ["PORT"]),
        log_level="warning",
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024 * 1024,
    )
