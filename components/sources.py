"""Where figures come from, as a line to stand under them."""

from collections.abc import Iterable

from components.html import plain
from data.figures import IndicatorFacts
from data.moment import Moment
from locales import Translator
from locales.formats import format_date

OPEN_GOVERNMENT_LICENCE = "OGL-UK-3.0"


def source_lines(
    moment: Moment, _: Translator, indicators: Iterable[IndicatorFacts] = ()
) -> list[str]:
    """Return the source of each indicator, the licence, and what is illustrative."""
    indicators = list(indicators)
    lines = [
        _(
            "Source: {source}. Publisher: {publisher}. Licence: {licence}.",
            source=plain(facts.source, _.lang),
            publisher=plain(facts.publisher, _.lang),
            licence=facts.licence,
        )
        for facts in indicators
    ]
    if any(facts.licence == OPEN_GOVERNMENT_LICENCE for facts in indicators):
        lines.append(
            _("Contains public sector information licensed under the Open Government Licence v3.0.")
        )
    if moment.illustrative:
        lines.append(
            _(
                "Figures marked as illustrative are made up to show how this works. They say "
                "nothing about a real place or team."
            )
        )
    lines.append(_("Figures as at {date}.", date=format_date(moment.until, _.lang)))
    return lines


def licence_lines(indicators: Iterable[IndicatorFacts], _: Translator) -> list[str]:
    """Return the attribution that the Open Government Licence asks for, where it applies."""
    if not any(facts.licence == OPEN_GOVERNMENT_LICENCE for facts in indicators):
        return []
    return [
        _("Contains public sector information licensed under the Open Government Licence v3.0.")
    ]


def boundary_lines(_: Translator) -> list[str]:
    """Return the attribution of the boundaries, as their licence asks."""
    return [
        _(
            "Boundaries: Source: Office for National Statistics licensed under the Open "
            "Government Licence v3.0. Contains OS data © Crown copyright and database right."
        )
    ]
