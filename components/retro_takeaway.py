"""What can be taken away from a retrospective: its tables."""

from components.decision_words import decision_names, turned_out_names
from components.expectation_view import take_history
from components.html import plain
from components.link_numbers import take_numbers
from components.retro_early import take_reach, take_reach_periods
from components.retro_then import take_then_now
from components.retro_view import RetroView
from components.shell.page import OpenPage
from components.shell.take_about import take_about
from components.shell.takeaway import offer_takeaway
from components.takeaway import Column, TakenTable
from locales import Translator
from locales.formats import format_date


def take_retro_away(page: OpenPage, view: RetroView) -> None:
    """Offer the screen's tables as files."""
    _, then = page.text, view.then
    tables = {
        "reviews": lambda: take_reviews(view, _),
        "expectation": lambda: take_history(view.history, view.link, _),
        "reach": lambda: take_reach(view, _),
        "reach-periods": lambda: take_reach_periods(view, _),
    }
    if view.link.document is not None:
        tables["numbers"] = lambda: take_numbers(view.link, _)
    if then is not None and view.is_same_measure:
        tables["then-now"] = lambda: take_then_now(view, then, _)
    titles = {
        "reviews": _("Every decision of this team about it"),
        "expectation": _("The expectation and its history"),
        "reach": _("Delivered so far, place by place"),
        "reach-periods": _("Delivered so far, period by period"),
        "numbers": _("The numbers as a table"),
        "then-now": _("Then and now, number by number"),
    }
    title = view.link.title(page.lang)
    offer_takeaway(page, lambda: take_about(page, title), tables, {}, titles)


def take_reviews(view: RetroView, _: Translator) -> TakenTable:
    """Return every decision, newest first; who was there is not among what is taken."""
    decisions, turned_out = decision_names(_), turned_out_names(_)
    return TakenTable(
        "reviews",
        _("Every decision of this team about it"),
        (
            Column(_("Decided on")),
            Column(_("Decision")),
            Column(_("Why")),
            Column(_("What was learnt")),
            Column(_("What would change our mind")),
            Column(_("Owner")),
            Column(_("To be asked again")),
            Column(_("Was the one before right?")),
        ),
        [
            (
                format_date(each.held_on, _.lang),
                decisions[each.decision],
                plain(each.reason, _.lang),
                plain(each.learned, _.lang),
                plain(each.change_our_mind, _.lang),
                plain(each.owner, _.lang),
                format_date(each.review_on, _.lang),
                turned_out.get(each.outcome_of_last or "", ""),
            )
            for each in view.reviews
        ],
    )
