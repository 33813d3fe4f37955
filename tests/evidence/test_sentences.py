"""What is said of a link agrees with its numbers, and never says what must not be said."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from data.verdict_labels import get_verdict_label
from evidence.caveats import MISSING
from evidence.designs import Design
from evidence.facts import VerdictCode
from evidence.ladder import Rung
from evidence.sentences import NULL, NUMBERLESS, say_verdict
from evidence.verdict_record import VerdictRecord
from locales import LANGUAGES, text
from tests.evidence.spoken import (
    CAVEATS,
    DAYS,
    PERCENT,
    RUNGS,
    draw_records,
    find_never_said,
    list_texts,
)

ENGLISH = text("en")
NUMBER = re.compile(r"[+−]?\d[\d,]*(?:\.\d+)?")
GOOD = VerdictRecord(
    code=VerdictCode.MOVING_AS_HOPED,
    measure=PERCENT,
    design=Design.IMPUTATION,
    rung=Rung.ASSOCIATION,
    estimate=1.1,
    ci95=(0.4, 1.8),
    ci90=(0.5, 1.7),
    expected=1.2,
    mde80=0.9,
    family_size=8,
    delivery_share_low=0.93,
    delivery_share_high=0.93,
)
TRAP = replace(
    GOOD,
    code=VerdictCode.DELIVERED_NOT_MOVING,
    rung=None,
    estimate=0.05,
    ci95=(-0.42, 0.5),
    ci90=(-0.34, 0.43),
    mde80=0.68,
)

DRAWN = tuple(draw_records(1_000, seed=2026))


def numbers_in(said: str) -> list[str]:
    """List the numbers of a text but for the 95 of *95% limits*, without group commas."""
    plain = re.sub(r"95%|\b1 in 100\b|\b1 mewn 100\b", "", said)
    return [number.replace(",", "") for number in NUMBER.findall(plain)]


def value_of(number: str) -> Decimal:
    return Decimal(number.replace("−", "-"))


def test_as_hoped_in_words() -> None:
    said = say_verdict(GOOD, ENGLISH)
    assert said.title == "More where delivered, as hoped"
    assert said.finding == (
        "Where it was delivered, the figures moved by +1.1 percentage points (95% limits +0.4 to "
        "+1.8) compared with where it was not."
    )
    assert said.against_hope == (
        "That is at least 0.4 percentage points for the better, and in keeping with the "
        "1.2 percentage points hoped for."
    )
    assert said.delivered == "Of the plan, 93% is delivered."
    assert said.not_said.startswith("This does not say why")
    assert said.strength == "How far we can go: places where it was delivered moved more."


def test_lower_is_better_is_told_in_its_own_direction_and_sizes_without_sign() -> None:
    record = replace(
        GOOD,
        code=VerdictCode.MOVING_LESS_THAN_HOPED,
        measure=DAYS,
        estimate=-3.0,
        ci95=(-5.0, -1.0),
        ci90=(-4.5, -1.5),
        expected=-6.0,
    )
    said = say_verdict(record, ENGLISH)
    assert "moved by −3.0 working days (95% limits −5.0 to −1.0)" in said.finding
    assert said.against_hope == (
        "That is at least 1.0 working days for the better and at most 4.5 working days (one-sided "
        "95% limit), short of the 6.0 working days hoped for."
    )


def test_a_hope_outdone_is_not_called_in_keeping() -> None:
    said = say_verdict(replace(GOOD, expected=0.3), ENGLISH)
    assert said.against_hope == (
        "That is at least 0.4 percentage points for the better; 0.3 percentage points was hoped "
        "for."
    )


@pytest.mark.parametrize("code", sorted(NULL))
def test_beside_every_null_stands_what_could_have_been_seen(code: VerdictCode) -> None:
    said = say_verdict(replace(TRAP, code=code), ENGLISH)
    assert said.against_hope.endswith(
        "The smallest change we could have seen, four times in five, is 0.7 percentage points."
    )
    few = say_verdict(replace(TRAP, code=code, caveats=("few_places",)), ENGLISH)
    assert "smallest change that could be told from none is 0.7 " in few.against_hope


def test_where_no_room_is_left_for_the_better_it_says_so() -> None:
    record = replace(TRAP, ci90=(-0.4, -0.1))
    assert "lies outside the one-sided 95% limit" in say_verdict(record, ENGLISH).against_hope


def test_a_trap_under_a_rising_wales_says_both() -> None:
    said = say_verdict(replace(TRAP, code=VerdictCode.MOVING_ELSEWHERE, beneath=TRAP.code), ENGLISH)
    assert said.title == "Wales improving, no more where we delivered"
    assert "+0.1 percentage points (95% limits −0.4 to +0.5)" in said.finding
    assert said.prompt == "To consider: pivot or stop. And ask: what else moved Wales?"
    assert "what is moving Wales" in said.not_said


def test_part_delivered_is_told_with_its_share() -> None:
    part = replace(
        TRAP, caveats=("part_delivered",), delivery_share_low=0.6, delivery_share_high=0.6
    )
    said = say_verdict(part, ENGLISH)
    assert said.delivered == "Not moving so far, with only 60% of the plan delivered."
    assert said.caveats == ()
    between = say_verdict(replace(part, delivery_share_high=0.7), ENGLISH)
    assert between.delivered.startswith("Not moving so far, with between 60% and 70%")


def test_too_little_delivered_never_reads_half() -> None:
    record = replace(
        GOOD,
        code=VerdictCode.NOT_DELIVERED,
        rung=None,
        delivery_share_low=0.4,
        delivery_share_high=0.4996,
    )
    assert say_verdict(record, ENGLISH).finding.startswith("Of the plan, between 40% and 49%")


def test_nothing_due_is_not_called_late() -> None:
    record = replace(
        GOOD,
        code=VerdictCode.TOO_EARLY,
        rung=None,
        delivery_share_low=None,
        delivery_share_high=None,
    )
    said = say_verdict(record, ENGLISH)
    assert (said.finding, said.delivered) == ("Nothing was to be delivered yet.", "")


def test_one_series_alone_claims_no_comparison() -> None:
    said = say_verdict(replace(GOOD, design=Design.INTERRUPTED), ENGLISH)
    assert said.title == "Moved after it began, as hoped; nothing to compare with"
    assert said.finding.startswith("After it began, the figures stood +1.1 percentage points")
    assert said.strength == "How far we can go: it moved after it began."
    assert "compared with" not in " ".join(list_texts(said))


def test_amounts_and_boards_are_called_what_they_are() -> None:
    amount = say_verdict(replace(GOOD, design=Design.DOSE), ENGLISH)
    assert amount.finding.startswith("Judged by how much was delivered")
    assert amount.strength == "How far we can go: places where more was delivered moved more."
    boards = say_verdict(replace(GOOD, caveats=("by_board",)), ENGLISH)
    assert boards.finding.startswith("In the health boards where it was delivered")


def test_one_of_many_is_promising_only_where_it_moved() -> None:
    moved = say_verdict(replace(GOOD, caveats=("one_of_many",)), ENGLISH)
    assert moved.many.startswith("Promising; one of 8 we looked at")
    assert moved.caveats == ()
    worse = replace(TRAP, code=VerdictCode.WRONG_WAY, caveats=("one_of_many",))
    assert say_verdict(worse, ENGLISH).many.startswith("One of 8 we looked at")
    assert say_verdict(GOOD, ENGLISH).many == ""


def test_cannot_tell_is_never_worded_as_nothing() -> None:
    said = say_verdict(replace(TRAP, code=VerdictCode.CANNOT_TELL), ENGLISH)
    assert said.title == 'Cannot tell, which is not "no effect"'
    assert said.not_said.startswith("This does not say that nothing came of it")
    assert "cannot be told from nothing" in said.against_hope


def every_record() -> list[VerdictRecord]:
    """Give every code × design × rung, with every caveat and everything that can be missing."""
    codes = [code for code in VerdictCode if code is not VerdictCode.MOVING_ELSEWHERE]
    pairs = [(code, None) for code in codes]
    flat = (VerdictCode.DELIVERED_NOT_MOVING, VerdictCode.SHORT_OF_HOPED)
    pairs += [(VerdictCode.MOVING_ELSEWHERE, code) for code in flat]
    return [
        replace(
            TRAP if code in NULL else GOOD,
            code=code,
            beneath=beneath,
            design=design,
            rung=rung if code in RUNGS else None,
            caveats=caveats,
            missing=(*(name for name in MISSING if name != "area"), "area:W06000015"),
            names={"W06000015": "Cardiff", "loans": "Growth loans"},
        )
        for (code, beneath), design, rung, caveats in product(
            pairs, Design, Rung, ((), CAVEATS, ("few_places", "one_of_many", "part_delivered"))
        )
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_says_what_is_never_said(lang: str) -> None:
    _ = text(lang)
    for record in every_record():
        said = say_verdict(record, _)
        assert (
            said.title
            == get_verdict_label(
                record.code, nothing_to_compare=record.has_nothing_to_compare
            ).label.in_language(lang)[0]
        )
        assert said.finding
        assert said.not_said
        for each in list_texts(said):
            assert find_never_said(each, lang) == [], each
            assert "{" not in each


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_place_is_named_only_where_it_was_left_out(lang: str) -> None:
    for record in every_record():
        said = say_verdict(record, text(lang))
        assert sum("Cardiff" in each for each in list_texts(said)) == 1
        assert "Cardiff" in said.missing[-1]


@pytest.mark.parametrize(
    ("lang", "planted"),
    [
        ("en", "This caused a rise"),
        ("en", "It had no effect"),
        ("en", "The rise is due to loans"),
        ("en", "The best place"),
        ("en", "The odds are good"),
        ("en", "It proves that"),
        ("cy", "Cafodd hyn ei achosi"),
        ("cy", "Mae'n brawf"),
        ("cy", "Dim effaith"),
        ("cy", "O ganlyniad i hyn"),
        ("cy", "Y lle gorau"),
    ],
)
def test_what_is_never_said_is_found_where_it_is(lang: str, planted: str) -> None:
    assert find_never_said(planted, lang)


def test_the_records_drawn_meet_every_rule() -> None:
    """Or the tests below would hold of nothing."""
    met = Counter(record.code for record in DRAWN)
    assert set(met) == set(VerdictCode)
    assert min(met.values()) >= 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_said_is_one_of_the_records_rounded(lang: str) -> None:
    tiny = replace(GOOD, ci95=(0.0004, 1.8))
    lower = replace(TRAP, measure=DAYS, expected=-1.2, ci90=(-0.43, 0.3), ci95=(-0.5, 0.42))
    for record in (tiny, lower, *DRAWN):
        hold_numbers_to_record(record, lang)


def hold_numbers_to_record(record: VerdictRecord, lang: str) -> None:
    said = say_verdict(record, text(lang))
    assert not any(find_never_said(each, lang) for each in list_texts(said))
    body = " ".join((said.finding, said.against_hope, said.not_said))
    if record.counted_as in NUMBERLESS:
        known = {record.delivery_share_low, record.delivery_share_high}
        percents = [Decimal(100) * Decimal(share) for share in known if share is not None]
        for number in numbers_in(body):
            assert any(abs(value_of(number) - percent) <= 1 for percent in percents), body
        return
    assert record.estimate is not None
    assert record.ci95 is not None
    assert record.ci90 is not None
    signed = [record.estimate, *record.ci95]
    sizes = [abs(v or 0.0) for v in (record.expected, record.mde80, *record.ci95, *record.ci90)]
    shown = numbers_in(said.finding)
    decimals = {len(number.partition(".")[2]) for number in numbers_in(body)}
    assert len(decimals) == 1, "numbers of one sentence have different decimals"
    places = decimals.pop()
    assert places >= record.measure.decimals
    assert [value_of(each) for each in shown] == [round(Decimal(v), places) for v in signed]
    rounded = {round(Decimal(size), places) for size in sizes}
    for number in numbers_in(said.against_hope + said.not_said):
        assert value_of(number) in rounded, body


def test_what_is_said_does_not_contradict_the_rule_that_decided() -> None:
    for record in DRAWN:
        hold_words_to_rule(record)


def hold_words_to_rule(record: VerdictRecord) -> None:
    code = record.counted_as
    if code in NUMBERLESS:
        return
    said = say_verdict(record, ENGLISH)
    _estimate, low, high = (value_of(each) for each in numbers_in(said.finding))
    toward = sorted((low * record.measure.sign, high * record.measure.sign))
    smallest = Decimal("1e-9")
    if code in RUNGS and record.least > smallest:
        assert toward[0] > 0
        assert value_of(numbers_in(said.against_hope)[0]) > 0
    elif code is VerdictCode.WRONG_WAY and abs(max(toward)) > smallest:
        assert toward[1] < 0
    elif code in NULL:
        assert toward[0] <= 0 <= toward[1]
    if code in (VerdictCode.MOVING_LESS_THAN_HOPED, VerdictCode.SHORT_OF_HOPED):
        if record.most <= 0 or record.hoped - record.most < smallest:
            return
        amounts = [value_of(each) for each in numbers_in(said.against_hope)]
        most, hoped = amounts[-2:] if code in RUNGS else amounts[:2]
        assert most < hoped
