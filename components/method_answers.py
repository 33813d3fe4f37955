"""*More where delivered?*: every answer with its mark, what it means and what it does not say."""

from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from components.html import Group, Html, Row, Table, say, table_html
from components.marks import mark as draw_mark
from components.marks import ring_tick
from components.method_examples import Example, find_answer, name_example
from components.palette import Palette
from components.takeaway import Column, TakenTable
from components.verdict_cell import SHAPES
from data.verdict_labels import NOTHING_TO_COMPARE, VerdictLabel, list_verdict_labels
from evidence.delivery import BEHIND
from evidence.verdict import TRAP_SHARE
from evidence.words import NOT_SAID
from locales import Translator, mark
from locales.formats import format_share

KINDS = MappingProxyType(
    {
        "moved": mark("It moved for the better"),
        "flat": mark("Not what was hoped for, where it went"),
        "worse": mark("It got worse"),
        "open": mark("It cannot be told, or not yet"),
    }
)
"""The rows of the board's grid, in its order."""

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "moving_as_hoped": mark(
            "Places that had it moved more than the rest, and the size hoped for fits the figures."
        ),
        "moving_less_than_hoped": mark(
            "Places that had it moved more than the rest, but the size hoped for is ruled out."
        ),
        "moving_as_hoped.all_wales": mark(
            "There is no place without it to compare with. Since it began, the figures have left "
            "the path they were on for the better, and the size hoped for fits them."
        ),
        "moving_less_than_hoped.all_wales": mark("The same, but the size hoped for is ruled out."),
        "delivered_not_moving": mark(
            "Places that had it moved no more than the rest, and even half of the size hoped for "
            "is ruled out. With less than {trap} of the plan delivered this holds only so far."
        ),
        "moving_elsewhere": mark(
            "Wales as a whole is improving. But the places that had it did not clearly move more "
            "than the rest, and the size hoped for is ruled out."
        ),
        "short_of_hoped": mark(
            "Places that had it did not clearly move more than the rest. The size hoped for is "
            "ruled out; a smaller one, or none, is not."
        ),
        "wrong_way": mark(
            "Places that had it got worse compared with the rest, by more than chance."
        ),
        "paths_differed": mark(
            "Before anything was delivered, these places were already on another path than the "
            "rest. They are no fair comparison."
        ),
        "too_early": mark(
            "Nothing was due yet, or the change has not had its time in enough places."
        ),
        "not_delivered": mark(
            "Less than {behind} of the plan is delivered, even if every missing return was "
            "delivered as planned."
        ),
        "not_enough_data": mark(
            "There are too few figures or places to judge by, or too much is missing or withheld."
        ),
        "cannot_tell": mark(
            "It may have come as hoped, and it may be nothing: these figures could not show the "
            "difference."
        ),
        "not_set_up": mark("Nobody recorded what was expected, so there is nothing to hold it to."),
    }
)

NOT_SAID_OF: Mapping[str, str] = MappingProxyType(
    {
        "moving_as_hoped": "why",
        "moving_less_than_hoped": "why",
        "moving_as_hoped.all_wales": "step",
        "moving_less_than_hoped.all_wales": "step",
        "delivered_not_moving": "delivered_not_moving_unsized",
    }
)
"""Which of the sentences on a link says what an answer does not; else the one of its own code."""


def shape_of(label: VerdictLabel) -> Callable[[Palette], str]:
    """Return the mark of an answer."""
    code, alone, _none = label.code.partition(NOTHING_TO_COMPARE)
    return ring_tick if alone else SHAPES[code]


def meaning_of(label: VerdictLabel, _: Translator) -> str:
    """Return what an answer means, with the shares that the method decides by."""
    numbers = {"trap": format_share(TRAP_SHARE, _.lang), "behind": format_share(BEHIND, _.lang)}
    return _(MEANINGS[label.code], **numbers)


def not_said_of(label: VerdictLabel, _: Translator) -> str:
    """Return what an answer does not say: the sentence that stands beside it on a link."""
    return _(NOT_SAID[NOT_SAID_OF.get(label.code, label.code)])


def build_more_where(examples: tuple[Example, ...], palette: Palette, _: Translator) -> Html:
    """Return the third of the three facts: what it is, and every answer there can be."""
    told = _(
        "Never a score; always one of these answers, decided by the same rules for all. An answer "
        "needs enough delivered, enough time, and enough figures."
    )
    return Html(
        f'<section><h2>{escape(_("More where delivered?"))}</h2><p class="mw-gap">{escape(told)}'
        f'</p><div class="mw-gap">{build_answers(examples, palette, _)}</div></section>'
    )


def build_answers(examples: tuple[Example, ...], palette: Palette, _: Translator) -> Html:
    """Return the table of every answer under the rows of the board's grid."""
    rows: list[Row | Group] = []
    for kind, heading in KINDS.items():
        rows.append(Group(_(heading)))
        rows.extend(
            _row(label, examples, palette, _)
            for label in list_verdict_labels().values()
            if label.kind == kind
        )
    columns = [_("What the figures say"), _("It means"), _("It does not say")]
    if examples:
        columns.append(_("An example here"))
    table = table_html(Table(_("Every answer, and its mark"), columns, rows, stacks=True))
    return Html(f'<div class="mw-answers">{table}</div>')


def _row(
    label: VerdictLabel,
    examples: tuple[Example, ...],
    palette: Palette,
    _: Translator,
) -> Row:
    shape = draw_mark(shape_of(label), palette)
    cells: list[Html | str] = [
        Html(f'<span class="mw-answer">{shape}<span>{say(label.label, _)}</span></span>'),
        meaning_of(label, _),
        not_said_of(label, _),
    ]
    if examples:
        example = find_answer(examples, label.code)
        cells.append(name_example(example, _) if example else _none(_))
    return Row(cells)


def _none(_: Translator) -> Html:
    return Html(f'<span class="mw-muted">{escape(_("none at present"))}</span>')


def take_answers(examples: tuple[Example, ...], _: Translator) -> TakenTable:
    """Return the same table for a file."""
    rows = []
    for label in list_verdict_labels().values():
        example = find_answer(examples, label.code)
        name = example.link.output.title.in_language(_.lang)[0] if example else None
        said = label.label.in_language(_.lang)[0]
        rows.append((said, meaning_of(label, _), not_said_of(label, _), name))
    columns = (
        Column(_("What the figures say")),
        Column(_("It means")),
        Column(_("It does not say")),
        Column(_("An example here")),
    )
    return TakenTable("answers", _("Every answer, and its mark"), columns, rows)
