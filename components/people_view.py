"""People who may sign in, as a table and in one sentence."""

from collections.abc import Mapping, Sequence
from html import escape

from components.html import Html, Row, Table, say, table_html
from components.role_words import name_roles
from data.bilingual import Both
from data.standing import PersonFacts
from locales import Translator
from locales.formats import format_date
from models.roles import Role


def people_finding(people: Sequence[PersonFacts], _: Translator) -> str:
    """Return how many may sign in with a role, and how many of them may change people."""
    there = [each for each in people if each.roles]
    admins = [each for each in there if Role.ADMIN in each.roles]
    return _(
        "People with a role: {count}. Administrators: {admins}.",
        count=len(there),
        admins=len(admins),
    )


def build_people(people: Sequence[PersonFacts], teams: Mapping[str, Both], _: Translator) -> Html:
    """Return the table of people; who has left stays in it, since the record names them."""
    if not people:
        return Html(f'<p class="mw-lead">{escape(_("Nobody has a role yet."))}</p>')
    columns = (_("E-mail address"), _("Name"), _("Roles"), _("Team"), _("Added on"))
    rows = [
        Row(
            (
                each.person,
                each.name,
                name_roles(each.roles, _) or _("none: has left"),
                say(teams[each.team], _) if each.team in teams else "–",
                format_date(each.added_on, _.lang),
            )
        )
        for each in people
    ]
    return table_html(Table(_("People who may sign in"), columns, rows, stacks=True))
