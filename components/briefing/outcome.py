"""One outcome: is it moving, towards what, and the chart that shows it."""

from collections import Counter

from components.area_names import area_names
from components.board_facts import stand_outputs
from components.briefing.deck import BriefingScreen, Card, Kind, Sign
from components.briefing.known import BriefingKnown
from components.briefing.series import series_picture, series_table
from components.briefing.told import is_illustrative, source_words, tell
from components.chart import Colour
from components.gaps import is_nobody
from components.html import plain
from components.logic_model import short_words
from components.outcome_chart import series_notes
from components.outcome_series import is_short_of_path
from components.outcome_view import OutcomeView, find_launches
from components.outcome_words import (
    IN_WALES,
    bare_value,
    change_sentence,
    figure_words,
    outcome_lead,
)
from components.words import period_words
from data.portfolio import MissionFacts, OutcomeFacts
from evidence.signal_sentences import WalesWord, say_odds, say_wales_word
from locales import Translator
from models.area import WALES

LOOKS: dict[WalesWord | None, tuple[Colour, Sign]] = {
    WalesWord.IMPROVING: ("better", Sign.BETTER),
    WalesWord.WORSENING: ("concern", Sign.WORSE),
    WalesWord.NO_CLEAR_CHANGE: ("muted", Sign.LEVEL),
}
NOT_TOLD: tuple[Colour, Sign] = ("muted", Sign.EMPTY)


def build_outcome(
    mission: MissionFacts, outcome: OutcomeFacts, known: BriefingKnown, _: Translator
) -> BriefingScreen:
    """Return the screen of one outcome, by its headline."""
    view = outcome_view(outcome, known, _)
    number = mission.outcomes.index(outcome) + 1
    at = _("Outcome {number} of {total}", number=number, total=len(mission.outcomes))
    common = {
        "code": f"{mission.code}.outcome.{outcome.code}",
        "mission": mission.code,
        "kind": Kind.OUTCOME,
        "kicker": f"{tell(mission.title, _)} · {at}",
        "address": f"outcome?outcome={outcome.code}",
        "about": tell(outcome.title, _),
    }
    if view is None:
        return BriefingScreen(
            **common,
            title=_("This outcome has no headline indicator, so whether it moves cannot be told"),
            lead=f"{tell(outcome.title, _)}.",
            cards=(_outputs_card(outcome, known, _), _owner_card(outcome, _)),
            illustrative=is_illustrative(mission),
        )
    facts = view.facts
    return BriefingScreen(
        **common,
        title=_title(view, _),
        lead=f"{tell(outcome.title, _)}. {_figure_words(view, _)}",
        picture=series_picture(view, _),
        cards=(_moving_card(view, _), _target_card(view, _), _outputs_card(outcome, known, _)),
        notes=tuple(each for each in (outcome_lead(view, _), series_notes(view, _)) if each),
        source=source_words([facts], _),
        illustrative=is_illustrative(mission, [facts]),
        table=series_table(view, _),
    )


def outcome_view(outcome: OutcomeFacts, known: BriefingKnown, _: Translator) -> OutcomeView | None:
    """Return an outcome's headline in Wales and the 22 places; None where it has no headline."""
    if outcome.headline is None:
        return None
    indicator = known.indicators[outcome.headline.facts.code]
    evidence = known.facts.evidence
    launches = find_launches(indicator, evidence.documents, evidence.names, _.lang)
    periods = indicator.figures.periods
    names = area_names(known.areas, _.lang)
    return OutcomeView(indicator, WALES, periods[-1] if periods else "", names, launches)


def _title(view: OutcomeView, _: Translator) -> str:
    """Return whether Wales moves, and whether that is fast enough."""
    if not view.known.figures.cells:
        return _("No figures are published yet")
    word, short = view.word(WALES), is_short_of_path(view)
    if word is WalesWord.NEITHER:
        return _("The figures alone: which way is better is not set")
    if short is None:
        return _(IN_WALES[word])
    path = _("short of the path to its target") if short else _("so far on the path to its target")
    return f"{_(IN_WALES[word])}; {path}"


def _figure_words(view: OutcomeView, _: Translator) -> str:
    """Return the indicator with its newest figure for Wales."""
    valued, title = view.valued(WALES), plain(view.facts.title, _.lang)
    if not valued:
        return f"{title}: {_('no figure for Wales is published')}"
    return f"{title}: {figure_words(view, valued[-1], _)}"


def _moving_card(view: OutcomeView, _: Translator) -> Card:
    word = view.word(WALES)
    colour, sign = LOOKS.get(word, NOT_TOLD)
    head = say_wales_word(word, _) if word else _("Not judged yet")
    return Card(head, change_sentence(view, WALES, _), colour=colour, sign=sign)


def _target_card(view: OutcomeView, _: Translator) -> Card:
    target, document = view.known.targets.get(WALES), view.document(WALES)
    if target is None:
        return Card(
            _("No target is set"),
            _("Nobody has said how far it is to go, or by when."),
            colour="concern",
            sign=Sign.EXCLAMATION,
        )
    head = _("Target: {value}", value=bare_value(view, target.value, _))
    when = period_words(target.period, view.known.figures.kind, _.lang)
    goal = document["target"] if document is not None else None
    chance = ""
    if goal is not None and (goal["odds"] is not None or goal["too_far"]):
        chance = _("Chance of reaching it: {chance}.", chance=say_odds(goal["odds"], _))
    return Card(head, when, chance, "hoped", Sign.DIAMOND)


def _outputs_card(outcome: OutcomeFacts, known: BriefingKnown, _: Translator) -> Card:
    standings = stand_outputs(outcome.links, (), known.facts)
    if not standings:
        return Card(_("No output works on this outcome"), colour="concern", sign=Sign.EXCLAMATION)
    told = Counter(short_words(each.link, known.facts, _) for each in standings if each.link)
    said = "; ".join(f"{word}: {count}" for word, count in told.items())
    return Card(_("Outputs towards it: {count}", count=len(standings)), said)


def _owner_card(outcome: OutcomeFacts, _: Translator) -> Card:
    if is_nobody(outcome.owner):
        return Card(_("Nobody owns this outcome"), colour="concern", sign=Sign.EXCLAMATION)
    return Card(_("Owner: {name}", name=tell(outcome.owner, _)))
