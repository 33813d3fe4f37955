"""Roles and what each may do, in words, from the one table of permissions."""

from collections.abc import Iterable
from html import escape

from components.html import Html, Row, Table, table_html
from locales import Translator, mark
from models.roles import OWN_TEAM_ONLY, ROLES_OF_ACTION, Action, Role

ROLE_NAMES = {
    Role.VIEWER: mark("Viewer"),
    Role.TEAM: mark("Delivery team"),
    Role.EXECUTIVE: mark("Executive"),
    Role.CABINET: mark("Cabinet and private office"),
    Role.STEWARD: mark("Data steward"),
    Role.ADMIN: mark("Administrator"),
}
ACTION_NAMES = {
    Action.VIEW: mark("Look at the figures and what they say"),
    Action.SIGN_OUT: mark("Sign out"),
    Action.IMPORT_PACK: mark("Load packs"),
    Action.JUDGE: mark("Have the figures judged"),
    Action.CHANGE_MISSION: mark("Change missions"),
    Action.CHANGE_OUTCOME: mark("Change outcomes, indicators and targets"),
    Action.CHANGE_OUTPUT: mark("Change outputs, deliveries and expectations"),
    Action.RECORD_REVIEW: mark("Record a retrospective and its decision"),
    Action.FREEZE_BRIEFING: mark("Freeze a briefing and mark it open"),
    Action.VIEW_MEMBERS: mark("See the members of a team"),
    Action.CHANGE_PEOPLE: mark("Change people and their roles"),
    Action.MAINTAIN_STORE: mark("Look after the store"),
}
FOR_ALL = (Action.SIGN_OUT,)
"""What needs no telling: everybody may."""


def name_roles(roles: Iterable[Role], _: Translator) -> str:
    """Return the names of roles in their own order, as one text; empty without any."""
    held = frozenset(roles)
    return ", ".join(_(name) for role, name in ROLE_NAMES.items() if role in held)


def name_action(action: Action, role: Role, _: Translator) -> str:
    """Return what somebody of a role may do; of a team's own things it says so."""
    said = _(ACTION_NAMES[action])
    if action not in OWN_TEAM_ONLY or role is not Role.TEAM:
        return said
    return _("{action} (of its own team)", action=said)


def build_permissions(_: Translator) -> Html:
    """Return the table of roles and what each may do."""
    rows = [Row((_(name), _list_actions(role, _))) for role, name in ROLE_NAMES.items()]
    columns = (_("Role"), _("May do"))
    return table_html(Table(_("What each role may do"), columns, rows, stacks=True))


def say_who_may(actions: Iterable[Action], _: Translator) -> str:
    """Return which roles may do one of several things, as one sentence."""
    roles: frozenset[Role] = frozenset().union(*(ROLES_OF_ACTION[each] for each in actions))
    return _("This screen is for these roles: {roles}.", roles=name_roles(roles, _))


def _list_actions(role: Role, _: Translator) -> Html:
    may = [each for each in Action if role in ROLES_OF_ACTION[each] and each not in FOR_ALL]
    told = "".join(f"<li>{escape(name_action(each, role, _))}</li>" for each in may)
    return Html(f'<ul class="mw-plain">{told}</ul>')
