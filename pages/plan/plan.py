"""The plan: before spending, who gets it when and when we could honestly know."""

import streamlit as st

from components.indicator_names import default_indicator, indicator_names
from components.plan_answers import plan_finding, plan_heading
from components.plan_takeaway import take_plan_away
from components.plan_view import list_funding, list_outputs, plan_basis, recorded_names
from components.shell import cache
from components.shell.address import read_choice
from components.shell.page import close_page, name_page, open_page
from components.shell.plan_asked import read_plan
from components.shell.plan_choices import choose_hopes
from components.shell.plan_parts import (
    read_view,
    show_answers,
    show_beneath_hopes,
    show_curve,
    show_plan_unknown,
    show_rollouts,
    show_sooner,
    show_tables,
)
from components.shell.plan_record import show_record
from components.shell.problems import show_unknown, stop_if_empty
from components.shell.screens import PLAN
from components.shell.sections import show_section
from components.show import show_html
from components.sources import source_lines

page = open_page(PLAN)
_ = page.text
version, until = page.moment.version, page.moment.until

# What is planned for: a measure, or a contribution that is recorded
names = page.draw("indicator names", lambda: indicator_names(cache.read_indicators(version), _))
stop_if_empty(page, empty=not names)
portfolio = cache.read_portfolio(version, until)
recorded = cache.read_standing(version, until)
contribution = read_choice("contribution", list(recorded))
code = contribution.code
opened = cache.read_recorded_plan(version, until, code) if code else None
opens_on = opened.registration.indicator if opened else default_indicator(portfolio, names)
indicator = read_choice("indicator", list(names), opens_on)
ground = cache.read_draft_ground(version, until, indicator.code or opens_on)
basis = plan_basis(ground, opened if indicator.code == opens_on else None, page.moment.today)

# What is drafted, and what it could show by when
outputs = list_outputs(portfolio)
funding = page.draw("funding", lambda: list_funding(outputs, page.moment.today, _))
choices = read_plan(basis, funding, _)
view = read_view(page, basis, choices)
recorded_as = page.draw(
    "recorded names", lambda: recorded_names(recorded, outputs, names, page.lang)
)

# The finding
name_page(page, plan_finding(view, _))
show_html(plan_heading(view, _))
show_unknown(page, "indicator", indicator, names)
show_unknown(page, "contribution", contribution, recorded_as)
show_plan_unknown(page, choices)

# The curve and the answers, what is hoped for, and what would help
for_curve, for_answers = st.columns([8, 4], gap="large")
with for_curve:
    show_curve(page, view)
with for_answers:
    show_answers(page, view)
choose_hopes(basis, funding, choices, names, recorded_as, _)
show_beneath_hopes(page, view, basis.recorded)
show_sooner(page, view, choices, portfolio)

# Who gets it when, the numbers, and what to do with them
show_rollouts(page, view, basis, choices)
show_section("numbers", _("The numbers as tables"), lambda: show_tables(page, view))
show_section(
    "record", _("Record what is expected"), lambda: show_record(page, view, basis, outputs)
)
take_plan_away(page, view)
close_page(page, source_lines(page.moment, _, [ground.facts]))
