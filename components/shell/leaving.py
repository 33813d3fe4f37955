"""What is said of somebody who has left: that they are signed out, or that they are not."""

from components.html import Html, finding_html, link
from components.shell.doorstep import offer_sign_in, offer_sign_out, say_standing
from components.shell.identity import Visitor, read_visitor
from components.shell.page import OpenPage
from components.shell.screens import BOARD
from components.show import show_html
from data.sign_in import sign_in
from locales import Translator


def show_signed_out(page: OpenPage) -> None:
    """Show whether somebody is signed out, and the way in, out, or to the board."""
    _, settings = page.text, sign_in()
    if settings is None:
        said = _("This dashboard is not set up for signing in; everybody may look.")
        show_html(finding_html(_("Nobody is signed in."), said), _to_board(page))
        return
    visitor = read_visitor(settings)
    show_html(finding_html(*_say(visitor, _)))
    if visitor.actor.sign_in is None:
        offer_sign_in(_)
    else:
        offer_sign_out(visitor, _)
    if visitor.actor.roles:
        show_html(_to_board(page))


def _say(visitor: Visitor, _: Translator) -> tuple[str, str]:
    if visitor.actor.sign_in is not None:
        return _("You are still signed in"), visitor.actor.name
    more = " ".join(say_standing(visitor, _))
    return _("You are signed out"), more or _("Wherever else you were signed in, you are out too.")


def _to_board(page: OpenPage) -> Html:
    return link(page.link(BOARD), page.text("Go to the board"))
