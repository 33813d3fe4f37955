"""A plotly figure that is checked once. Importing this imports plotly, which is slow: do it late.

Streamlit checks a plain dictionary anew in every run (12 ms), and copies plotly's own object
(2 ms); this one hands out what it was made from.
"""

from typing import Any

from plotly.graph_objects import Figure


class DrawnFigure(Figure):  # type: ignore[misc]
    """A figure that nobody changes after it is made."""

    def __init__(self, made: dict[str, Any]) -> None:
        """Check the figure, as plotly does, and keep it."""
        super().__init__(made)
        self._kept = super().to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as a dictionary, the same one each time."""
        kept: dict[str, Any] = self._kept
        return kept
