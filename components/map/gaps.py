"""What stands on a map where there is no figure: each reason has a look and a word of its own."""

from collections.abc import Mapping
from types import MappingProxyType

from components.map.sheet import Form, MapClass, Ramp, Tint
from components.words import notes_words
from data.figures import Figure
from locales import Translator

NO_FIGURE = Tint(Ramp.NONE)
MISSING, CONFIDENTIAL, NOT_APPLICABLE, NOT_COMPUTED = (
    "missing",
    "confidential",
    "not_applicable",
    "not_computed",
)
BY_NOTE: Mapping[str, str] = MappingProxyType({"c": CONFIDENTIAL, "z": NOT_APPLICABLE})


def gap_classes(_: Translator) -> dict[str, MapClass]:
    """Return the classes of places without a figure, by key."""
    return {
        MISSING: MapClass(_("no figure"), NO_FIGURE, Form.RISING),
        CONFIDENTIAL: MapClass(_("confidential"), NO_FIGURE, Form.FALLING),
        NOT_APPLICABLE: MapClass(_("not applicable"), NO_FIGURE, Form.EMPTY),
        NOT_COMPUTED: MapClass(_("not computed here"), NO_FIGURE, Form.FALLING),
    }


def gap_of(figure: Figure | None) -> str:
    """Return the key of the class of a place without a value."""
    notes = figure.notes if figure is not None else ()
    return next((BY_NOTE[note] for note in notes if note in BY_NOTE), MISSING)


def gap_words(figure: Figure | None, _: Translator) -> str:
    """Return what is told of a place without a value."""
    said = _("no figure")
    return f"{said}: {notes_words(figure, _)}" if figure is not None and figure.notes else said
