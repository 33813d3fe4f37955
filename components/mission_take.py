"""A mission's picture as it can be taken away."""

from components.board_facts import Known
from components.html import plain
from components.logic_model import build_logic_model, logic_model_alt
from components.palette import PALETTES
from components.takeaway import TakenPicture
from data.portfolio import MissionFacts
from locales import Translator


def take_model(mission: MissionFacts, known: Known, _: Translator) -> TakenPicture:
    """Return the logic model in the light theme, as a file holds it."""
    return TakenPicture(
        name="logic-model",
        title=f"{_('From why to how')}: {plain(mission.title, _.lang)}",
        alt=logic_model_alt(mission, known, _),
        svg=build_logic_model(mission, known, PALETTES["light"], _, with_font=False),
    )
