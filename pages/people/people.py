"""The people: who may sign in, as what, and what each role may do."""

from components.html import finding_html, plain
from components.people_view import build_people, people_finding
from components.role_words import build_permissions
from components.shell import cache
from components.shell.page import close_page, name_page, open_page
from components.shell.people_form import show_people_form, show_people_said
from components.shell.screens import PEOPLE
from components.show import show_html

page = open_page(PEOPLE)
_ = page.text
people = cache.read_people(page.moment.version)
teams = cache.read_teams(page.moment.version)

# Who there is
finding = people_finding(people, _)
name_page(page, finding)
show_html(finding_html(finding))
show_people_said()
show_html(build_people(people, teams, _))

# Add one, change one, take roles away
show_people_form(page, people, {code: plain(name, page.lang) for code, name in teams.items()})

# What each role may do
show_html(build_permissions(_))
close_page(page)
