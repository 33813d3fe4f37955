"""What the files that are taken from a screen say of themselves."""

from components.shell.address import current_parameters
from components.shell.page import OpenPage
from components.shell.screens import title_of
from components.sources import source_lines
from components.takeaway import About
from locales.formats import format_date


def take_about(page: OpenPage, finding: str) -> About:
    """Return what the files of a screen say of themselves.

    Its address holds what was chosen and no more: what goes without saying, such as the day that
    changes are counted from, moves on for whoever opens it later.
    """
    _, moment = page.text, page.moment
    return About(
        view=f"{title_of(page.screen, _)}: {finding}",
        as_at=_("Figures as at {date}.", date=format_date(moment.until, _.lang)),
        sources=source_lines(moment, _),
        illustrative=moment.illustrative,
        address=page.link(page.screen, **current_parameters()),
    )
