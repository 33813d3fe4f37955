"""Who changed what: every write there was, newest first, and whether the record is whole."""

from components.html import finding_html
from components.shell.page import close_page, name_page, open_page
from components.shell.printing import on_screen_only
from components.shell.problems import stop_if_empty
from components.shell.record_screen import (
    choose_entries,
    draw_record,
    find_newest,
    offer_check,
    offer_record,
    open_record,
    read_page,
)
from components.shell.screens import RECORD
from components.show import show_html
from components.sources import source_lines

page = open_page(RECORD)
_ = page.text
opened = open_record(page)
stop_if_empty(page, empty=opened.count == 0)

# How many writes there were
finding = find_newest(page, opened)
name_page(page, finding)
show_html(finding_html(finding))

# Which of them, and what each changed
with on_screen_only("record"):
    choose_entries(page)
show_html(draw_record(page, opened, read_page(page, opened)))

# Whether it is whole, and what can be taken away
offer_check(page)
offer_record(page, opened)
close_page(page, source_lines(page.moment, _))
