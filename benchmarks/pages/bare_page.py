"""The page a newcomer would write: a slider, `plotly.express`, a pydeck map of the 22 areas.

The yardstick of the load and of the first screen, under Streamlit's own defaults.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.express as px
import pydeck as pdk
import streamlit as st

OUTLINES = Path(__file__).resolve().parents[2] / "static" / "boundaries"

st.set_page_config(layout="wide")


@st.cache_data
def read_outlines() -> list:
    return [json.loads(path.read_text()) for path in sorted(OUTLINES.glob("W06*.geojson"))]


year = st.slider("year", 2005, 2025, 2015)
rng = np.random.default_rng(year)
features = read_outlines()
for feature in features:
    value = float(rng.random())
    feature["properties"]["fill"] = [int(255 * value), 80, int(255 * (1 - value)), 200]
areas = pdk.Layer(
    "GeoJsonLayer",
    {"type": "FeatureCollection", "features": features},
    id="areas",
    get_fill_color="properties.fill",
    get_line_color=[255, 255, 255],
    line_width_min_pixels=1,
    stroked=True,
    pickable=True,
)
view = pdk.ViewState(latitude=52.4, longitude=-3.8, zoom=6.6)
st.pydeck_chart(
    pdk.Deck([areas], initial_view_state=view, map_provider=None, tooltip={"text": "{name_en}"}),
    height=600,
    alt="Map",
)
walk = pd.DataFrame({"t": np.arange(200), "v": rng.normal(size=200).cumsum()})
st.plotly_chart(px.line(walk, x="t", y="v"), alt="Line")
st.write("done", year)
