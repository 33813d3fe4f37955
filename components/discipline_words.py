"""Disciplines of a team's members: a pack names them in one text, the usual ones in English."""

from components.html import Html, say
from data.bilingual import Both
from locales import LANGUAGES, Translator, mark, text

USUAL = frozenset(
    {
        mark("architecture"),
        mark("business advice"),
        mark("communications"),
        mark("community work"),
        mark("council leisure services"),
        mark("data analysis"),
        mark("engineering"),
        mark("export advice"),
        mark("general practice"),
        mark("lending"),
        mark("library services"),
        mark("nursing"),
        mark("pharmacy"),
        mark("procurement"),
        mark("project management"),
        mark("public health"),
        mark("research"),
        mark("service design"),
        mark("software development"),
        mark("surveying"),
        mark("training"),
        mark("user research"),
    }
)
"""Those that are known in both languages; any other stands as its team wrote it."""


def name_discipline(discipline: str, lang: str) -> str:
    """Return what a discipline is called in a language."""
    return text(lang)(discipline) if discipline in USUAL else discipline


def say_discipline(discipline: str, _: Translator) -> Html:
    """Return a discipline for the reader; one that is not known is marked where it is English."""
    if discipline not in USUAL:
        return say(Both(discipline, None), _)
    return say(Both(*(name_discipline(discipline, lang) for lang in LANGUAGES)), _)
