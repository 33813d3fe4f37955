"""The only home of Streamlit's own rules: navigation, address, state, cache, errors."""
