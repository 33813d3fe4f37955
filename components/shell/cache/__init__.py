"""Cached reads, all of them: two lines each over a plain one, in the file of their subject.

Every key holds the store version and the last release passed, so a save shows at once in every
session and nothing is recomputed otherwise; what is drawn is keyed by language and theme too.
What is cached is frozen: it is shared between sessions and never changed by who reads it.
Caches are bounded. They are not Streamlit's own, whose making of keys was an eighth of a rerun
of the board.

Whoever reads says `cache.read_figures(…)`, whichever file that is in.
"""

from components.shell.cache.briefings import *
from components.shell.cache.figures import *
from components.shell.cache.links import *
from components.shell.cache.moment import *
from components.shell.cache.people import *
from components.shell.cache.places import *
from components.shell.cache.plans import *
from components.shell.cache.portfolio import *
from components.shell.cache.record import *
from components.shell.cache.slots import draw_once as draw_once
