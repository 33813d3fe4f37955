"""An outcome: whether its indicator moves, in Wales and the 22 places, and what is said to help."""

import streamlit as st

from components.area_names import area_names
from components.outcome_menu import day_names, day_of, known_day, outcome_menu, period_names
from components.outcome_more import show_numbers, show_revisions, take_outcome_away
from components.outcome_panel import (
    show_choices,
    show_contributions,
    show_heading,
    show_places_table,
    show_series,
    show_small_charts,
    stop_without_indicator,
)
from components.outcome_view import OutcomeView, find_launches
from components.outcome_words import known_banner
from components.shell import cache
from components.shell.address import read_choice, read_text
from components.shell.change_link import show_change, to_change
from components.shell.page import close_page, open_page
from components.shell.problems import show_stale, show_unknown, stop_if_empty
from components.shell.screens import OUTCOME
from components.show import show_html
from components.sources import source_lines
from models.area import WALES

page = open_page(OUTCOME)
_, version, until = page.text, page.moment.version, page.moment.until

# What is chosen
portfolio = cache.read_portfolio(version, until)
indicators = cache.read_indicators(version)
menu = page.draw("outcome menu", lambda: outcome_menu(portfolio, indicators, _))
stop_if_empty(page, empty=not menu.outcomes)
outcome = read_choice("outcome", list(menu.outcomes), menu.outcome_of(read_text("indicator")))
measures = menu.indicators(outcome.code)
indicator = read_choice("indicator", list(measures), next(iter(measures), None))
stop_without_indicator(page, menu, outcome, indicator)
looked_back = known_day(read_text("known"), until)
known = cache.read_known(version, until, indicator.code or "", day_of(looked_back, until))
names = page.draw("areas", lambda: area_names(cache.read_areas(version), page.lang))
area = read_choice("area", list(names), WALES)
periods = period_names(known.figures, page.lang)
period = read_choice("period", list(periods), next(iter(periods), None))
days = day_names(
    cache.read_release_days(version, until, indicator.code or ""), looked_back, until, _
)
now = cache.read_evidence(version, until)
launches = find_launches(known, now.documents, now.names, page.lang)
view = OutcomeView(known, area.code or WALES, period.code or "", names, launches)
here = {"outcome": outcome.code, "indicator": indicator.code, "known": looked_back.code}
chosen = " ".join(f"{each}" for each in (*here.values(), view.area, view.period))

# The finding
finding = show_heading(page, menu, outcome.code or "", view)
show_stale(page)
if looked_back.code:
    show_html(known_banner(view, page.link(OUTCOME, **{**here, "known": None}), _))
show_unknown(page, "outcome", outcome, menu.outcomes)
show_unknown(page, "indicator", indicator, measures)
show_unknown(page, "area", area, names)
show_unknown(page, "period", period, periods)
show_unknown(page, "known", looked_back, days)
show_choices(page, menu, outcome.code or "", names, periods, days)
show_change(page, *to_change(portfolio, outcome.code, indicator.code))

# The series that is looked at, and the same of every place
series, places = st.columns(2, gap="large")
with series:
    show_series(page, view, chosen)
with places:
    show_small_charts(page, view, chosen)

# The places in words; what is said to help, and what opens
in_words, helped = st.columns(2, gap="large")
with in_words:
    show_places_table(page, view, lambda code: page.link(OUTCOME, **here, area=code), chosen)
with helped:
    show_contributions(page, view, cache.read_evidence(version, known.day), portfolio, chosen)
    show_numbers(page, view, chosen)
    show_revisions(page, view, chosen)

# What can be taken away
take_outcome_away(page, view, finding)
close_page(page, source_lines(page.moment, _, [known.figures.facts]))
