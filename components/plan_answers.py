"""The answers of a plan as markup: when, which figures, the money, and what would help."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from components.html import Html, Row, Table, illustrative_tag, link, plain
from components.plan_chart import NAMES
from components.plan_view import Drafted, PlanView, effect_unit, say_default
from data.figures import IndicatorFacts
from evidence.draft import Draft
from evidence.draft_sentences import (
    UNPLANNED,
    WAYS,
    Way,
    say_chosen,
    say_comparison,
    say_least,
    say_money,
    say_sooner,
    say_when,
    say_which,
)
from evidence.suggest import Suggestion
from locales import Translator
from locales.formats import format_month, format_number


def plan_finding(view: PlanView, _: Translator) -> str:
    """Return the finding: when we could first know, with each roll-out."""
    return say_when(view.first.draft, view.second.draft if view.second else None, _)


def plan_heading(view: PlanView, _: Translator) -> Html:
    """Return the finding as the title, and what it is about."""
    facts = view.ground.facts
    tag = f" {illustrative_tag(_)}" if facts.illustrative else ""
    about = _(
        "{title}. Hoped for where it is delivered: {size}.",
        title=plain(facts.title, _.lang),
        size=view.words.size(view.hoped, _),
    )
    return Html(
        f"<h1>{escape(plan_finding(view, _))}</h1>"
        f'<p class="mw-lead mw-gap">{escape(about)}{tag}</p>'
    )


def build_answers(view: PlanView, _: Translator) -> Html:
    """Return one card a roll-out: when we could first know, and until when there is money."""
    return Html("".join(_card(view, plan, _) for plan in view.plans))


def _card(view: PlanView, plan: Drafted, _: Translator) -> str:
    draft = plan.draft
    late = draft.answer_on is None or (view.funded is not None and draft.answer_on > view.funded)
    css = " mw-plan-late" if late else ""
    said = [
        say_which(draft, view.words, _),
        say_least(draft, view.words, _),
        say_comparison(draft, _),
        say_money(draft, view.funded, view.words, _),
    ]
    below = "".join(f'<p class="mw-small">{escape(each)}</p>' for each in said if each)
    return (
        f'<section class="mw-plan-answer{css}"><h2 class="mw-plan-slot">'
        f"{escape(slot_words(plan, len(view.plans), _))}</h2>"
        f'<p class="mw-plan-month">{escape(_say_month(draft, _))}</p>{below}</section>'
    )


def slot_words(plan: Drafted, count: int, _: Translator) -> str:
    """Return what a roll-out is called and how its places are chosen; what follows ends it."""
    way = _(WAYS[plan.rollout.way])
    name, draft = NAMES[plan.rollout.slot], plan.draft
    if draft.why_none in UNPLANNED:
        if count == 1:
            return _("When we could know ({way})", way=way)
        return _("Roll-out {name}, {way}: when we could know", name=name, way=way)
    if draft.answer_on is None:
        if count == 1:
            return _("With this roll-out ({way})", way=way)
        return _("With roll-out {name}, {way}", name=name, way=way)
    if count == 1:
        return _("We could first know ({way})", way=way)
    return _("Roll-out {name}, {way}: we could first know", name=name, way=way)


def _say_month(draft: Draft, _: Translator) -> str:
    """Return the month of the answer, or that there is none: what `slot_words` leads up to."""
    if draft.answer_on is not None:
        return format_month(draft.answer_on, _.lang)
    if draft.why_none in UNPLANNED:
        return _("cannot be told from these figures")
    return _("we could not know within ten years")


def slot_title(view: PlanView, plan: Drafted, _: Translator) -> str:
    """Return what a roll-out's picture and table are called."""
    way = _(WAYS[plan.rollout.way])
    sizes = " + ".join(map(str, plan.rollout.staircase.sizes)) or _("no place")
    name = NAMES[plan.rollout.slot]
    return _("Roll-out {name}, {way}: {sizes}", name=name, way=way, sizes=sizes)


def slot_heading(view: PlanView, plan: Drafted, _: Translator) -> Html:
    """Return the heading of a roll-out's picture."""
    return Html(f"<h3>{escape(slot_title(view, plan, _))}</h3>")


def say_drawn(plan: Drafted, _: Translator) -> Html:
    """Return how the places of a roll-out were chosen."""
    said = say_chosen(plan.rollout.way, plan.rollout.number, _)
    return Html(f'<p class="mw-small mw-muted">{escape(said)}</p>')


@dataclass(frozen=True)
class OtherMeasure:
    """Another measure of the same outcome that would answer sooner.

    `size` is as large against its own ups and downs as what is hoped for.
    """

    facts: IndicatorFacts
    month: str
    size: str


def build_sooner(
    view: PlanView,
    found: Sequence[Suggestion],
    others: Sequence[OtherMeasure],
    address: Callable[[Suggestion], str],
    _: Translator,
) -> Html:
    """Return what would bring the answer of roll-out A forward, each with a link that tries it."""
    plan = view.first
    items = [
        f"{escape(say_sooner(each, plan.draft, plan.rollout.staircase, _))} "
        f"{link(address(each), _('Open it as roll-out B'))}"
        for each in found
    ]
    if not found:
        items.append(escape(_say_nothing_helps(view, _)))
    if plan.rollout.way is not Way.LOT and plan.draft.sizes and not _all_begun(view):
        items.append(escape(_lot_words(_)))
    items.extend(
        escape(
            _(
                "Another measure of the same outcome would answer in {month}, if it moved by as "
                "much against its own ups and downs ({size}): {title}",
                month=each.month,
                size=each.size,
                title=plain(each.facts.title, _.lang),
            )
        )
        for each in others
    )
    listed = "".join(f"<li>{item}</li>" for item in items)
    head = escape(_("What would bring the answer forward"))
    return Html(
        f'<div class="mw-note mw-note-hoped mw-plan-sooner"><h2>{head}</h2><ul>{listed}</ul></div>'
    )


def _all_begun(view: PlanView) -> bool:
    """Whether no wave of roll-out A is still to come."""
    return all(start <= view.today for start in view.first.rollout.staircase.starts)


def _lot_words(_: Translator) -> str:
    return _(
        "Drawing lots changes no date. Recorded before the start, it lets the wording go further: "
        "from “moved more” to evidence that it contributes."
    )


def _say_nothing_helps(view: PlanView, _: Translator) -> str:
    """Say that nothing that was tried helps, and what would: a larger change."""
    draft = view.first.draft
    if _all_begun(view):
        return _("Every wave has begun, so who gets it when can no longer be changed.")
    tried = _(
        "Nothing that was tried would bring it forward: more or fewer places first, more or "
        "fewer waves, more or fewer places that wait."
    )
    if draft.smallest is None:
        return tried
    if draft.answer_on is None:
        larger = _(
            "A larger change would be seen within ten years: {size} or more.",
            size=view.words.size(draft.smallest, _),
        )
        return f"{tried} {larger}"
    by_then = draft.smallest_by(view.funded) if view.funded else None
    if by_then is not None and view.funded and draft.answer_on > view.funded:
        larger = _(
            "A larger change would be seen before the money ends: {size} or more.",
            size=view.words.size(by_then, _),
        )
        return f"{tried} {larger}"
    return tried


def build_sizes_table(view: PlanView, caption: str, _: Translator) -> Table:
    """Return the smallest change that would be seen by when, as far as the chart goes."""
    unit = effect_unit(view.ground.facts, _)
    columns = [_("Figures for"), _("Published in about")]
    columns += [
        _(
            "Smallest change, roll-out {name} ({unit})",
            name=NAMES[plan.rollout.slot],
            unit=unit,
        )
        for plan in view.plans
    ]
    columns.append(_("Enough to tell what was hoped for?"))
    numbers = frozenset(range(2, len(columns) - 1))
    return Table(caption, columns, list(_size_rows(view, _)), numbers)


def _size_rows(view: PlanView, _: Translator) -> Iterator[Row]:
    """Yield a row a period; those in which a roll-out has its answer are marked."""
    sizes = [dict(plan.draft.sizes) for plan in view.plans]
    answers = {plan.draft.answer_ends for plan in view.plans}
    for ends in sorted({ends for each in sizes for ends in each}):
        out = view.published(ends)
        if out > view.shown_until:
            return
        cells = (
            view.words.name_period(ends),
            format_month(out, _.lang),
            *(_size_cell(each.get(ends), view, _) for each in sizes),
            enough_words(view, ends, _),
        )
        yield Row(cells, picked=ends in answers)


def _size_cell(size: float | None, view: PlanView, _: Translator) -> str:
    if size is None:
        return _("nothing yet")
    return format_number(size, view.ground.facts.decimals + 1, _.lang)


def enough_words(view: PlanView, ends: date, _: Translator) -> str:
    """Return with which roll-outs a period's figures are enough to tell what was hoped for."""
    enough = [plan for plan in view.plans if is_enough(view, plan, ends)]
    if len(view.plans) == 1 or not enough:
        return _("yes") if enough else _("not yet")
    return ", ".join(NAMES[plan.rollout.slot] for plan in enough)


def is_enough(view: PlanView, plan: Drafted, ends: date) -> bool:
    """Whether a period's figures could tell what is hoped for from nothing."""
    size = dict(plan.draft.sizes).get(ends)
    return size is not None and size <= view.hoped and plan.draft.is_ready(ends)


def default_words(view: PlanView, _: Translator) -> Html:
    """Return where the hope comes from that stands if nothing is typed."""
    said = say_default(view.ground, view.words, _)
    return Html(f'<p class="mw-small mw-muted">{escape(said)}</p>' if said else "")
