"""Being written: the files that can be taken away from a screen."""

from collections.abc import Callable, Mapping

from components.shell.page import OpenPage
from components.takeaway import About, TakenPicture, TakenTable


def offer_takeaway(
    page: OpenPage,
    about: Callable[[], About],
    tables: Mapping[str, Callable[[], TakenTable]],
    pictures: Mapping[str, Callable[[], TakenPicture]],
    titles: Mapping[str, str],
) -> None:
    """Offer every table as CSV and XLSX and every picture as SVG and PNG."""
