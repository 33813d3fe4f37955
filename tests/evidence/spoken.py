"""What is never said, and records to try every sentence on."""

import re
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from data.bilingual import Both
from evidence.designs import Design
from evidence.facts import Facts, VerdictCode
from evidence.ladder import Rung
from evidence.numbers import Measure
from evidence.sentences import Sentence
from evidence.verdict import decide_verdict
from evidence.verdict_record import VerdictRecord
from tests.locales.shipped_texts import ShippedText
from tests.locales.test_reader_words import find_never_shown

# Claims of cause, of nothing having come of it, and rankings; Welsh with its mutations.
NEVER = {
    "en": re.compile(
        r"\bcaus(?:e|es|ed|ing|al)\b|\bprov(?:e|es|ed|en|ing)\b|\bproof\b|\bdue to\b"
        r"|\bbecause of\b|\bthanks to\b|\bled to\b|\bresult(?:s|ed|ing)? (?:in|from)\b"
        r"|\bno effect\b|\beffect of\b|\bimpact|\bworks\b|\bworked\b|\bsuccess|\bfail(?:s|ed|ure)"
        r"|\bbest\b|\bworst\b|\brank(?:s|ed|ing)?\b|\bleague\b|\btop of\b|\bvalue for money\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        r"\bachos(?:i|odd|wyd|ir)?\b|\b(?:p|b|ph|mh)rof(?:i|odd|wyd|ir)\b|\b(?:p|b|ph|mh)rawf\b"
        r"|\boherwydd\b|\bo ganlyniad\b|\b(?:d|dd)iolch i\b|\barwain at\b"
        r"|\b(?:d|dd)im effaith\b|\beffaith\b|\bllwydd|\blwydd(?:iant|o)|\bmeth(?:u|odd|iant)\b"
        r"|\b(?:g)?orau\b|\b(?:g)?waethaf\b|\bsafle\b|\bgwerth am arian\b",
        re.IGNORECASE,
    ),
}


def find_never_said(said: str, lang: str) -> list[str]:
    """List what of the never-said stands in a text, words of the workshop among it."""
    return [
        *(match.group() for match in NEVER[lang].finditer(said)),
        *find_never_shown(ShippedText(lang, "said", said)),
    ]


def list_texts(sentence: Sentence) -> Iterator[str]:
    """List everything a sentence says besides its title, which comes from the one table."""
    for name in ("finding", "against_hope", "delivered", "not_said", "strength", "many", "prompt"):
        yield getattr(sentence, name)
    for name in ("missing", "dates", "caveats"):
        yield from getattr(sentence, name)


PERCENT = Measure(Both("%", "%"), 1, "higher")
DAYS = Measure(Both("working days", "o ddiwrnodau gwaith"), 1, "lower")
CAVEATS = (
    *("by_board", "few_places", "nothing_to_compare", "average_of_places", "part_delivered"),
    *("delivery_stopped", "returns_missing", "series_break", "survey_too_small", "smallest_p"),
    *("bundled:loans", "same_places:hubs", "bad_year", "registered_late", "no_placebo"),
    *("leave_one_out", "one_of_many"),
)
RUNGS = {VerdictCode.MOVING_AS_HOPED, VerdictCode.MOVING_LESS_THAN_HOPED}
SHARES = ((0.93, 0.93), (0.93, 0.93), (0.62, 0.91), (0.6, 0.6), (0.4, 0.4996), None)


def draw_records(count: int, seed: int) -> Iterator[VerdictRecord]:
    """Draw records whose verdict was decided from their numbers; every rule is met often."""
    random = Random(seed)
    for _number in range(count):
        yield _draw_record(random)


def _draw_record(random: Random) -> VerdictRecord:
    measure = random.choice([PERCENT, DAYS])
    # Limits are drawn against the hope; of a tiny hope, so are tiny numbers.
    expected = 10 ** random.uniform(-2, 1.5)
    low = random.choice([random.uniform(-1.5, 1.5), random.uniform(-0.4, 0.4), 0.0]) * expected
    steps = [random.choice([0.02, 0.4, 1.2]) * random.random() * expected for _step in range(4)]
    low90, estimate, high90, high = list(accumulate([low, *steps]))[1:]
    shares = random.choice(SHARES)
    facts = Facts(
        expected=expected,
        lag_registered=random.random() > 0.04,
        has_direction=True,
        design=random.choice([Design.IMPUTATION, Design.DOSE, Design.INTERRUPTED]),
        estimate=estimate,
        ci95=(low, high),
        ci90=(low90, high90),
        placebo_p=random.choice([None, 0.6, 0.6, 0.02]),
        delivery_share_low=shares[0] if shares else None,
        delivery_share_high=shares[1] if shares else None,
        too_early=random.random() < 0.04,
        wales=random.choice([None, "improving", "no_clear_change"]),
        missing=random.choice([(), (), (), ("area:W06000015",), ("points",)]),
    )
    found = decide_verdict(facts)
    sign = measure.sign
    return VerdictRecord(
        code=found.code,
        beneath=found.beneath,
        design=facts.design,
        rung=random.choice(list(Rung)) if found.code in RUNGS else None,
        measure=measure,
        estimate=estimate * sign,
        ci95=(low, high) if sign > 0 else (-high, -low),
        ci90=(low90, high90) if sign > 0 else (-high90, -low90),
        expected=expected * sign,
        mde80=random.choice([None, expected * random.uniform(0.1, 3)]),
        family_size=random.randint(2, 40),
        delivery_share_low=facts.delivery_share_low,
        delivery_share_high=facts.delivery_share_high,
        caveats=(*random.sample(CAVEATS, 3), *found.caveats),
        missing=found.missing,
    )
