"""One place on one page: every outcome and every output, against Wales and similar places."""

from components.place_heading import place_finding, similar_names
from components.place_parts import (
    HEADLINES,
    build_place,
    list_waiting,
    place_sources,
    read_known,
    show_choices,
    show_context,
    show_heading,
    shown_names,
)
from components.place_take import offer_place
from components.place_view import place_names, place_view
from components.shell import cache
from components.shell.address import read_choice
from components.shell.change_link import show_change
from components.shell.page import close_page, name_page, open_page
from components.shell.printing import close_together, on_screen_only
from components.shell.problems import show_unknown, stop_if_empty
from components.shell.screens import PLACE
from components.show import show_html
from evidence.similar import SimilarBy

page = open_page(PLACE)
_, version, until = page.text, page.moment.version, page.moment.until
portfolio, indicators = cache.read_portfolio(version, until), cache.read_indicators(version)
stop_if_empty(page, empty=not portfolio.missions and not indicators)

# What is chosen: the place, how similarity is decided, which indicators
names = page.draw("place names", lambda: place_names(cache.read_areas(version), _.lang))
area = read_choice("area", list(names), next(iter(names)))
similar = read_choice("similar", list(similar_names(_)), SimilarBy.DENSITY.value)
shown = read_choice("show", list(shown_names(_)), next(iter(shown_names(_))))
chosen = f"{area.code} {similar.code} {shown.code}"
code, by, headlines = area.code or "", SimilarBy(similar.code or ""), shown.code == HEADLINES
view = page.draw(
    "place view", lambda: place_view(read_known(page, code), code, by, headlines, _.lang), chosen
)

# The finding, what can be chosen, and everything of the place: one page, on paper too
name_page(page, place_finding(view, _))
waiting = page.draw("place waiting", lambda: list_waiting(page, view), chosen)
with close_together():
    show_heading(page, view)
    show_unknown(page, "area", area, names)
    show_unknown(page, "similar", similar, similar_names(_))
    show_unknown(page, "show", shown, shown_names(_))
    show_choices(page, names, next(iter(names)))
    show_html(page.draw("place", lambda: build_place(page, view, waiting), chosen))

    # What opens, and what can be taken away
    show_context(page, view)
    sources = page.draw("place sources", lambda: place_sources(page, view), chosen)
    with on_screen_only("take"):
        show_change(page, ("deliveries", None))
        offer_place(page, view, cache.read_evidence(version, until), *waiting, sources)
    close_page(page, sources)
