"""Being written."""

from components.html import finding_html, show_html
from components.shell.page import close_page, open_page
from components.shell.screens import OUTCOME, title_of

page = open_page(OUTCOME)
show_html(finding_html(title_of(page.screen, page.text)))
close_page(page)
