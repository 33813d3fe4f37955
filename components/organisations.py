"""Which organisations work on a mission, and which of its outcomes hang on one alone."""

from collections import defaultdict
from collections.abc import Iterable
from html import escape

from components.html import Html, Row, Table, plain, say, table_html
from data.bilingual import Both
from data.portfolio import MissionFacts, OutcomeFacts, OutputFacts
from locales import Translator
from locales.alphabet import sort_key


def lone_organisation(outcome: OutcomeFacts) -> Both | None:
    """Return the one organisation that all outputs of an outcome come from, else None."""
    found = {link.output.team.organisation for link in outcome.links}
    return next(iter(found)) if len(found) == 1 else None


def list_silos(mission: MissionFacts, _: Translator) -> list[str]:
    """Return one sentence for each outcome that one organisation alone works on."""
    found = []
    for outcome in mission.outcomes:
        alone = lone_organisation(outcome)
        if alone is not None:
            found.append(
                _(
                    "{outcome}: {organisation} alone works on it",
                    outcome=plain(outcome.title, _.lang),
                    organisation=plain(alone, _.lang),
                )
            )
    return found


def build_organisations(mission: MissionFacts, _: Translator) -> Html:
    """Return who works on a mission and on which outcomes, and what hangs on one alone."""
    outputs: dict[Both, dict[str, OutputFacts]] = defaultdict(dict)
    outcomes: dict[Both, dict[str, OutcomeFacts]] = defaultdict(dict)
    for outcome in mission.outcomes:
        for link in outcome.links:
            organisation = link.output.team.organisation
            outputs[organisation][link.output.code] = link.output
            outcomes[organisation][outcome.code] = outcome
    for output in mission.loose:
        outputs[output.team.organisation][output.code] = output
    if not outputs:
        return Html("")
    rows = [
        Row(
            (
                say(organisation, _),
                _titles((each.title for each in outputs[organisation].values()), _),
                _titles((each.title for each in outcomes[organisation].values()), _),
            )
        )
        for organisation in sorted(outputs, key=lambda each: sort_key(plain(each, _.lang), _.lang))
    ]
    columns = (_("Organisation"), _("Outputs"), _("Outcomes they work on"))
    table = table_html(Table(_("Organisations that work on it"), columns, rows, stacks=True))
    return Html(f'<div class="mw-section">{table}{_silos_html(mission, _)}</div>')


def _titles(titles: Iterable[Both], _: Translator) -> Html:
    listed = [str(say(title, _)) for title in titles]
    if not listed:
        return Html(f'<span class="mw-muted">{escape(_("none"))}</span>')
    return Html("<br>".join(listed))


def _silos_html(mission: MissionFacts, _: Translator) -> str:
    silos = list_silos(mission, _)
    if not silos:
        return ""
    listed = "".join(f"<li>{escape(each)}</li>" for each in silos)
    title = escape(_("Hanging on one organisation alone: {count}", count=len(silos)))
    return (
        f'<div class="mw-note mw-note-hoped mw-gaps mw-gap"><h3>{title}</h3><ul>{listed}</ul></div>'
    )
