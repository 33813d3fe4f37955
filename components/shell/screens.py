"""The screens, declared as data: code, address, script, and title in the catalogue."""

from dataclasses import dataclass

from locales import Translator, mark


@dataclass(frozen=True)
class Screen:
    """One screen of the app.

    Attributes
    ----------
    code
        Its address without the slash; the board's is empty.
    script
        The page script, relative to ``app.py``.
    title
        The catalogue's English of its name in the navigation.
    in_menu
        Whether the row of links at the top shows it.
    """

    code: str
    script: str
    title: str
    in_menu: bool = True


BOARD = Screen("", "pages/board/board.py", mark("Board"))
MISSION = Screen("mission", "pages/mission/mission.py", mark("Mission"))
OUTCOME = Screen("outcome", "pages/outcome/outcome.py", mark("Outcome"))
LINK = Screen("link", "pages/link/link.py", mark("More where delivered?"), in_menu=False)
PLAN = Screen("plan", "pages/plan/plan.py", mark("Plan"))
MAP = Screen("map", "pages/map/map.py", mark("Map"))
PLACE = Screen("place", "pages/place/place.py", mark("Place"))
BRIEFINGS = Screen("briefings", "pages/briefings/briefings.py", mark("Briefings"))
PRESENT = Screen("present", "pages/present/present.py", mark("Present"), in_menu=False)
FIGURES = Screen("figures", "pages/figures/figures.py", mark("Figures"))
RECORD = Screen("record", "pages/record/record.py", mark("Who changed what"), in_menu=False)
METHOD = Screen("method", "pages/method/method.py", mark("How is this judged?"))
ACCESSIBILITY = Screen(
    "accessibility", "pages/accessibility/accessibility.py", mark("Accessibility"), in_menu=False
)

SCREENS = (
    *(BOARD, MISSION, OUTCOME, LINK, MAP, PLACE, PLAN, BRIEFINGS, PRESENT),
    *(FIGURES, RECORD, METHOD, ACCESSIBILITY),
)


def title_of(screen: Screen, _: Translator) -> str:
    """Return a screen's name in the reader's language."""
    return _(screen.title)
