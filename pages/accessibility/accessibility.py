"""The accessibility statement."""

from components.shell.page import close_page, name_page, open_page
from components.shell.screens import ACCESSIBILITY
from components.show import show_html
from components.statement import build_statement

page = open_page(ACCESSIBILITY)
name_page(page, "")
show_html(build_statement(page.text))
close_page(page)
