"""What is told of a form: what is wrong, what saving would change, and who was faster."""

from collections.abc import Callable, Mapping, Sequence
from html import escape

from components.entering.labels import CHOICES, COLUMNS, choices, in_form_words, label
from components.entering.names import Names
from components.entering.names import said as or_nothing
from components.html import Html, Row, Table, table_html
from data.meanwhile import Conflict
from data.pack.problems import Problem
from data.pack.schema import SCHEMAS
from data.verdict_labels import get_verdict_label
from evidence.effect import Effect, VerdictChange
from evidence.numbers import format_delivery_share
from evidence.signal_sentences import say_odds, say_wales_word
from locales import Translator
from models.columns import Kind


def say_problem(problem: Problem, _: Translator) -> str:
    """Return what is wrong with a field, in the words of the form."""
    return in_form_words(problem.message, _)


def build_problem(said: Sequence[str]) -> Html:
    """Return what is wrong with one field, to stand beneath it; nothing where all is well."""
    items = "".join(f'<p class="mw-problem">{escape(each)}</p>' for each in said)
    return Html(items)


def build_problems(said: Sequence[str], _: Translator) -> Html:
    """Return all that is wrong, beside the button: it is read aloud."""
    head = escape(_("This cannot be saved as it is:"))
    items = "".join(f"<li>{escape(each)}</li>" for each in said)
    return Html(
        f'<div class="mw-note mw-note-concern" role="alert"><p>{head}</p><ul>{items}</ul></div>'
    )


def build_effect(effect: Effect, names: Names, _: Translator) -> Html:
    """Return what the figures would say if it were saved."""
    parts = [
        (_("What the figures say would change: {count}", count=len(effect.verdicts)),
         [_say_verdict(each, names, _) for each in effect.verdicts]),
        (_("Wales as a whole would read otherwise: {count}", count=len(effect.wales)),
         [_say_words(names.of("indicators", each.indicator), say_wales_word(each.before, _),
                     say_wales_word(each.after, _), _) for each in effect.wales]),
        (_("Delivered, of the first plan:"),
         [_say_words(names.of("outputs", each.output), _share(each.before, _),
                     _share(each.after, _), _) for each in effect.shares]),
        (_("The chance of reaching the target:"),
         [_say_words(f"{names.of('indicators', each.indicator)}, "
                     f"{names.of('areas', each.area)}",
                     _chance(each.before, _), _chance(each.after, _), _)
          for each in effect.odds]),
        (_("The numbers change, and what is said of them stays:"),
         [names.of("contributions", code) for code in effect.numbers]),
    ]  # fmt: skip
    told = "".join(_part(head, items) for head, items in parts if items)
    if effect.is_nothing:
        told = f"<p>{escape(_('Nothing that the figures say would change.'))}</p>"
    css = "mw-note mw-note-hoped mw-effect"
    return Html(f'<div class="{css}" role="status">{told}{_ending(effect, _)}</div>')


def _part(head: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{escape(each)}</li>" for each in items)
    return f'<p class="mw-strong">{escape(head)}</p><ul>{listed}</ul>'


def _ending(effect: Effect, _: Translator) -> str:
    if not effect.ends_today:
        return ""
    said = _(
        "It is not made up for illustration. Saving it ends the date that this demonstration "
        "keeps: from then on today is today, and nobody can try roles."
    )
    return f'<p class="mw-strong mw-gap">{escape(said)}</p>'


def _say_verdict(change: VerdictChange, names: Names, _: Translator) -> str:
    name = f"{names.of('outputs', change.output)} → {names.of('indicators', change.indicator)}"
    after = _verdict(change.after, change.after_alone, _)
    before = _verdict(change.before, change.before_alone, _)
    if change.before is None:
        return _("{name}: newly “{after}”", name=name, after=after)
    if change.after is None:
        return _("{name}: “{before}” stays as the earlier one", name=name, before=before)
    return _say_words(name, f"“{before}”", f"“{after}”", _)


def _verdict(code: str | None, alone: bool, _: Translator) -> str:
    if code is None:
        return ""
    return get_verdict_label(code, nothing_to_compare=alone).label.in_language(_.lang)[0]


def _say_words(name: str, before: str, after: str, _: Translator) -> str:
    return _("{name}: {before} → {after}", name=name, before=before, after=after)


def _share(share: float | None, _: Translator) -> str:
    return _("nothing due yet") if share is None else format_delivery_share(share, _.lang)


def _chance(odds: float | None, _: Translator) -> str:
    return _("not said") if odds is None else say_odds(odds, _)


def build_conflicts(
    conflicts: Sequence[Conflict], title: Callable[[Conflict], str], names: Names, _: Translator
) -> Html:
    """Return what somebody else saved meanwhile beside what was seen and what is typed."""
    head = _(
        "Somebody else saved this since you opened it. Nothing of yours is lost: keep yours over "
        "theirs, or theirs; what only one of you changed is kept of both."
    )
    rows = [
        Row((
            ": ".join(filter(None, (title(each), label(column, _)))),
            *(show_cell(each.sheet, column, row.get(column, ""), names, _)
              for row in (each.seen, each.theirs, each.mine)),
        ))
        for each in conflicts
        for column in each.columns
    ]  # fmt: skip
    columns = (_("Field"), _("What you saw"), _("What they saved"), _("What you typed"))
    table = table_html(Table(_("Changed meanwhile"), columns, rows, stacks=True))
    return Html(
        f'<div class="mw-note mw-note-concern" role="alert"><p>{escape(head)}</p>{table}</div>'
    )


def show_cell(sheet: str, column: str, text: str, names: Names, _: Translator) -> str:
    """Return a cell as a reader sees it: names for codes."""
    schema = SCHEMAS[sheet].column(column)
    if text and schema.kind is Kind.AREA:
        return names.of("areas", text)
    if text and schema.refers in names.rows:
        return names.of(schema.refers, text)
    if schema.kind is Kind.CHOICES:
        known = choices(column, _)
        text = ", ".join(known.get(each, each) for each in text.split(";") if each)
    elif column in CHOICES or schema.kind is Kind.YES_NO:
        text = choices(column, _).get(text, text)
    return or_nothing(text, _)


def list_said(problems: Sequence[Problem], titles: Mapping[int, str], _: Translator) -> list[str]:
    """Return every problem with the field it is about, for the list beside the button.

    Parameters
    ----------
    titles
        What each entry is called, by its number, where there are several.
    """
    found = []
    for problem in problems:
        named = label(problem.column, _) if problem.column in COLUMNS else ""
        place = titles.get((problem.row or 0), "")
        head = ": ".join(filter(None, (place, named)))
        words = say_problem(problem, _)
        found.append(f"{head}: {words}" if head else words)
    return found
