"""The accessibility statement: what was tested, what is still English, whom to tell."""

from html import escape

from components.html import Html
from locales import Translator, mark

TESTED = (
    mark("Every screen is tested with axe in both languages and both themes."),
    mark("Every chart and map has a sentence that says what it shows, and a table under it."),
    mark("Nothing is told by colour alone: each colour comes with a shape or a word."),
    mark("Every choice can be made with the keyboard, and is kept in the address."),
)
KNOWN = (
    mark(
        "The map can be clicked but not reached by keyboard; the tiles and the list of places do "
        "the same."
    ),
    mark(
        "Streamlit, on which this is built, has a few fixed words in English: “Skip to main "
        "content”, the names of some buttons for screen readers, and its connection messages."
    ),
    mark("Nobody who uses assistive technology every day has tested it yet."),
)


def build_statement(_: Translator) -> Html:
    """Return the statement as markup."""
    return Html(
        f"<h1>{escape(_('Accessibility statement'))}</h1>"
        f'<h2 class="mw-section">{escape(_("What has been tested"))}</h2>{_listed(TESTED, _)}'
        f'<h2 class="mw-section">{escape(_("What is known not to work yet"))}</h2>'
        f"{_listed(KNOWN, _)}"
    )


def _listed(points: tuple[str, ...], _: Translator) -> str:
    return f"<ul>{''.join(f'<li>{escape(_(point))}</li>' for point in points)}</ul>"
