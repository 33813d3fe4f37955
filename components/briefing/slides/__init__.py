"""A briefing as slides that can be edited: real text, native charts and tables, named shapes."""

from components.briefing.slides.write import write_slides

__all__ = ["write_slides"]
