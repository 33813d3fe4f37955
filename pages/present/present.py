"""The briefing on the wall: its screens and nothing else."""

from components.shell.page import open_bare_page
from components.shell.present import choose_shown
from components.shell.present_stage import show_stage
from components.shell.screens import PRESENT

page = open_bare_page(PRESENT)

# Which briefing: the one that is named, a mission's newest, else a preview
shown = choose_shown(page)

# The screen that the address names
show_stage(page, shown)
