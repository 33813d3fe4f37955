"""The screens, declared as data: code, address, script, and title in the catalogue."""

from dataclasses import dataclass

from locales import Translator, mark
from models.roles import Action, Actor, may


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
        Whether the row of links at the top shows it, to whoever may open it.
    asks
        What somebody must be allowed, one of these; nothing where it is open to all.
    """

    code: str
    script: str
    title: str
    in_menu: bool = True
    asks: tuple[Action, ...] = (Action.VIEW,)


BOARD = Screen("", "pages/board/board.py", mark("Board"))
MISSION = Screen("mission", "pages/mission/mission.py", mark("Mission"))
OUTCOME = Screen("outcome", "pages/outcome/outcome.py", mark("Outcome"))
LINK = Screen("link", "pages/link/link.py", mark("More where delivered?"), in_menu=False)
PLAN = Screen("plan", "pages/plan/plan.py", mark("Plan"))
MAP = Screen("map", "pages/map/map.py", mark("Map"))
PLACE = Screen("place", "pages/place/place.py", mark("Place"))
BRIEFINGS = Screen("briefings", "pages/briefings/briefings.py", mark("Briefings"))
PRESENT = Screen("present", "pages/present/present.py", mark("Present"), in_menu=False)
RETROSPECTIVE = Screen(
    "retrospective", "pages/retrospective/retrospective.py", mark("Retrospective")
)
TEAM = Screen("team", "pages/team/team.py", mark("The team"), in_menu=False)
DECISIONS = Screen("decisions", "pages/decisions/decisions.py", mark("Decisions"))
ENTER = Screen(
    "enter",
    "pages/enter/enter.py",
    mark("Enter"),
    asks=(Action.CHANGE_MISSION, Action.CHANGE_OUTCOME, Action.CHANGE_OUTPUT),
)
FIGURES = Screen("figures", "pages/figures/figures.py", mark("Figures"))
RECORD = Screen("record", "pages/record/record.py", mark("Who changed what"), in_menu=False)
METHOD = Screen("method", "pages/method/method.py", mark("How is this judged?"))
ACCESSIBILITY = Screen(
    *("accessibility", "pages/accessibility/accessibility.py", mark("Accessibility")),
    in_menu=False,
    asks=(),
)
PEOPLE = Screen("people", "pages/people/people.py", mark("People"), asks=(Action.CHANGE_PEOPLE,))
SIGNED_OUT = Screen(
    *("signed-out", "pages/signed_out/signed_out.py", mark("Signed out")), in_menu=False, asks=()
)

SCREENS = (
    *(BOARD, MISSION, OUTCOME, LINK, MAP, PLACE, PLAN, BRIEFINGS, PRESENT),
    *(RETROSPECTIVE, TEAM, DECISIONS, ENTER, FIGURES, RECORD, METHOD, PEOPLE, ACCESSIBILITY),
    *(SIGNED_OUT,),
)


def title_of(screen: Screen, _: Translator) -> str:
    """Return a screen's name in the reader's language."""
    return _(screen.title)


def may_open(actor: Actor, screen: Screen) -> bool:
    """Return whether somebody may open a screen; of a team's things their own team's are meant."""
    return not screen.asks or any(may(actor, each, team=actor.team) for each in screen.asks)
