"""The map of what was delivered: reached, waiting, not returned and not planned are four things."""

from components.map.delivered import choose_rates, delivered_sheet, rate_key
from components.map.sheet import Form, Mode, Ramp, Sheet
from components.map.table import can_rank
from data.bilingual import Both
from evidence.classes import Classes
from evidence.per_head import DeliveredPerHead, Had
from locales import text
from tests.components.making import make_output, make_view
from tests.components.mapping import (
    PLACES,
    cells_of,
    delivered,
    legend_of,
    make_had,
    make_place,
)

EN = text("en")
REACHED, LATE, WAITING, NONE = PLACES[:4]


def had() -> DeliveredPerHead:
    return make_had(
        {
            REACHED: delivered(12.34, returns_missing=2),
            LATE: make_place(Had.UNRETURNED, planned=40.0, returns_missing=3),
            WAITING: make_place(Had.WAITING, planned=30.0),
        }
    )


def sheet_of(made: DeliveredPerHead, rates: Classes | None = None) -> Sheet:
    return delivered_sheet(make_view(), made, make_output(), EN, rates)


def test_each_state_has_a_class_a_form_and_a_word_of_its_own() -> None:
    sheet = sheet_of(had())
    assert sheet.mode is Mode.DELIVERED
    assert legend_of(sheet) == {
        "12.3": 1,
        "not returned yet": 1,
        "planned; none delivered by then": 1,
        "not planned": 19,
    }
    assert [sheet.form_of(code) for code in (REACHED, LATE, WAITING, NONE)] == [
        Form.PLAIN,
        Form.FALLING,
        Form.RISING,
        Form.EMPTY,
    ]
    assert sheet.class_of(REACHED).tint.ramp is Ramp.SCALE


def test_what_is_not_returned_is_no_number_and_not_zero() -> None:
    sheet = sheet_of(had())
    shorts = [sheet.shown[code].short for code in (REACHED, LATE, WAITING, NONE)]
    assert shorts == ["12.3", "?", "0", "–"]
    assert cells_of(sheet, LATE)[:3] == ["", "", "40"]
    assert cells_of(sheet, WAITING)[:3] == ["0.0", "0", "30"]
    assert cells_of(sheet, NONE)[:3] == ["", "", ""]
    assert any("is not zero" in note and "2." in note for note in sheet.notes)


def test_missing_returns_are_told_where_they_are() -> None:
    sheet = sheet_of(had())
    assert cells_of(sheet, REACHED)[3].endswith(": 2")
    assert sheet.shown[REACHED].told[-1].endswith(": 2")
    assert sheet.shown[LATE].told[-1].endswith(": 3")
    assert sheet_of(make_had({REACHED: delivered(1.0)})).notes == ()


def test_a_rate_is_told_alike_in_tile_tooltip_and_table() -> None:
    sheet = sheet_of(had())
    assert cells_of(sheet, REACHED)[:3] == ["12.3", "1,234", "1,234"]
    assert sheet.shown[REACHED].told[0] == "12.3 (for every 1,000 people)"
    assert sheet.shown[REACHED].told[1] == "1,234 in all"
    assert "1,000" in sheet.scale
    assert "1,000" in sheet.columns[0].title


def test_the_finding_counts_who_was_reached() -> None:
    assert "delivered in 1 of 22 areas by the end of December 2023" in sheet_of(had()).finding
    nothing = make_had({WAITING: make_place(Had.WAITING, planned=30.0)}, begun=None)
    assert "nothing delivered anywhere" in sheet_of(nothing).finding
    whole = make_had({}, whole=True)
    assert "for Wales as a whole" in sheet_of(whole).finding


def test_classes_hold_about_as_many_reached_places_each() -> None:
    rates = {code: delivered(float(at)) for at, code in enumerate(PLACES, start=1)}
    counts = list(legend_of(sheet_of(make_had(rates))).values())
    assert (len(counts), sum(counts)) == (5, 22)
    assert max(counts) - min(counts) <= 1


def test_another_times_classes_can_be_kept_so_that_times_compare() -> None:
    later = choose_rates(
        make_had({code: delivered(float(at)) for at, code in enumerate(PLACES, start=1)})
    )
    assert later is not None
    sheet = sheet_of(make_had({REACHED: delivered(1.0), LATE: delivered(22.0)}), later)
    assert sheet.class_of(REACHED).tint.step == 0
    assert sheet.class_of(LATE).tint.step == 4
    assert rate_key(make_place(), later) == Had.NONE


def test_nothing_delivered_has_no_classes_of_rates() -> None:
    assert choose_rates(make_had({})) is None
    assert legend_of(sheet_of(make_had({}))) == {"not planned": 22}


def test_every_place_has_a_row_by_name_and_none_is_ranked() -> None:
    sheet = sheet_of(had())
    assert [row.area for row in sheet.rows] == list(sheet.names)
    assert not can_rank(sheet)


def test_the_team_and_what_it_should_move_stand_under_the_finding() -> None:
    assert sheet_of(had()).detail == "Team · should move: Employment"
    output = make_output(unit=Both("<b>", "<b>"))
    assert "<b>" in delivered_sheet(make_view(), had(), output, EN).scale
