"""The decisions before the last, each with what the figures said then: the memory of a team."""

from html import escape

from components.decision_words import TURNED_OUT
from components.html import Html, say
from components.retro_then import decided_html
from components.retro_view import RetroView
from data.reviews import ReviewRecord
from evidence.frozen_review import read_frozen_review
from locales import Translator
from locales.formats import format_date


def earlier_html(view: RetroView, _: Translator) -> Html:
    """Return every decision, newest first, with what was said of it at its date."""
    parts = []
    after: ReviewRecord | None = None
    for review in view.reviews:
        parts.append(f"<li>{decided_html(review, _)}{_since_html(review, after, _)}</li>")
        after = review
    return Html(
        f'<div class="mw-room"><ol class="mw-decisions" reversed>{"".join(parts)}</ol></div>'
    )


def _since_html(review: ReviewRecord, after: ReviewRecord | None, _: Translator) -> str:
    """Return what the figures said then in the words of then, and whether it was right."""
    said = []
    frozen = read_frozen_review(review.evidence)
    if frozen is not None:
        as_at = _("The figures as at {date}:", date=format_date(frozen.as_at, _.lang))
        said.append(f"<p>{escape(as_at)} {say(frozen.sentence, _)}</p>")
    if after is not None and after.outcome_of_last:
        when = format_date(after.held_on, _.lang)
        told = _(
            "Were we right? {date}: {word}.", date=when, word=_(TURNED_OUT[after.outcome_of_last])
        )
        said.append(f"<p><strong>{escape(told)}</strong></p>")
    return "".join(said)
