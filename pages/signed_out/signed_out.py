"""Signed out: where somebody arrives who has left, and the way in again."""

from components.shell.leaving import show_signed_out
from components.shell.page import close_page, name_page, open_page
from components.shell.screens import SIGNED_OUT

page = open_page(SIGNED_OUT)
name_page(page, "")
show_signed_out(page)
close_page(page)
