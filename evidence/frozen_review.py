"""The evidence as it stood when a team decided: frozen with the review, read again years later."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from data.bilingual import Both
from data.figures import IndicatorFacts
from data.judgements import Judgement
from evidence.delivery import Delivered
from evidence.documents import LINK_KEYS
from evidence.method import METHOD
from evidence.numbers import to_json
from evidence.sentences import Sentence, say_verdict
from evidence.told import verdict_record
from evidence.verdict_record import VerdictRecord
from locales import LANGUAGES, text

TOLD_FROM = ("ready_on", "answer_on", "answer_never")
"""What putting a document into words needs beside what `evidence --json` prints."""


@dataclass(frozen=True)
class FrozenReview:
    """What was known of a link when a team decided.

    Attributes
    ----------
    as_at
        The day up to which figures were released.
    method
        The version of the method.
    document
        As `evidence --json` prints it, with what its sentence needs beside.
    sentence
        What readers were told then, in the words of then.
    delivered
        As :class:`evidence.delivery.Delivered`; empty where nothing was planned.
    kept
        Whether it was frozen with the review; else it was worked out since, from what was known
        on that day.
    """

    as_at: date
    method: str
    document: Mapping[str, Any]
    sentence: Both
    delivered: Mapping[str, Any]
    kept: bool = True


def freeze_review(
    document: Mapping[str, Any] | None,
    facts: IndicatorFacts,
    names: Mapping[str, Both],
    delivered: Delivered | None,
    as_at: date,
) -> str:
    """Return what is known of a link as one line of JSON; nothing where it is not judged.

    Parameters
    ----------
    facts
        Of the link's indicator.
    names
        Of areas, outputs and contributions, by code.
    """
    if document is None:
        return ""
    frozen = {
        "as_at": as_at.isoformat(),
        "method": METHOD,
        "document": {key: document[key] for key in (*LINK_KEYS, *TOLD_FROM)},
        "sentence": _say_in_both(document, facts, names),
        "delivered": {} if delivered is None else asdict(delivered),
    }
    return json.dumps(to_json(frozen), ensure_ascii=False, allow_nan=False)


def tell_since(judged: Judgement, facts: IndicatorFacts, names: Mapping[str, Both]) -> FrozenReview:
    """Return what was known on a day, where nothing was frozen then but it was judged since."""
    said = _say_in_both(judged.document, facts, names)
    sentence = Both(said["en"], said["cy"])
    return FrozenReview(judged.as_at, judged.method, judged.document, sentence, {}, kept=False)


def _say_in_both(
    document: Mapping[str, Any], facts: IndicatorFacts, names: Mapping[str, Both]
) -> dict[str, str]:
    records = {lang: verdict_record(document, facts, names, lang) for lang in LANGUAGES}
    return {lang: say_whole(say_verdict(each, text(lang))) for lang, each in records.items()}


def say_whole(told: Sentence) -> str:
    """Return what a reader is told of a link as one text: label, finding, hope, delivery."""
    said = (f"{told.title}.", told.finding, told.against_hope, told.delivered)
    return " ".join(each for each in said if each)


def read_frozen_review(line: str | None) -> FrozenReview | None:
    """Return what was frozen with a review; None where nothing was, or nothing that can be read.

    A pack may bring any JSON: what is not of this shape is no evidence.
    """
    try:
        given = json.loads(line or "")
        document, sentence = given["document"], given["sentence"]
        delivered = given["delivered"]
        if not isinstance(document, dict) or not isinstance(delivered, dict):
            return None
        return FrozenReview(
            as_at=date.fromisoformat(given["as_at"]),
            method=str(given["method"]),
            document=document,
            sentence=Both(str(sentence["en"]), str(sentence["cy"])),
            delivered=delivered,
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def frozen_record(
    document: Mapping[str, Any], facts: IndicatorFacts, names: Mapping[str, Both], lang: str
) -> VerdictRecord | None:
    """Return a document as what is put into words; None where it does not hold what that needs."""
    try:
        record = verdict_record(document, facts, names, lang)
        say_verdict(record, text(lang))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return record
