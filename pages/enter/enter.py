"""Entering what is one's own: a team its outputs, an executive outcomes, the cabinet missions."""

from components.html import finding_html
from components.shell.actor import read_actor
from components.shell.enter_parts import choose_sheet, enter_heading, list_sheets, show_entering
from components.shell.page import close_page, name_page, open_page
from components.shell.screens import ENTER
from components.show import show_html
from components.sources import source_lines

page = open_page(ENTER)
_, actor = page.text, read_actor()

# Whose it is, and what of it
heading = enter_heading(page, actor)
name_page(page, heading)
show_html(finding_html(heading))
sheet = choose_sheet(page, list_sheets(actor))

# The list, or the form of one
show_entering(page, sheet)
close_page(page, source_lines(page.moment, _))
