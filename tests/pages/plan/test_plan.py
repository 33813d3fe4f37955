"""The plan's page: drafts in the address, the planner's own answers, a pack to hand in."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.plan_rollout import read_waves
from components.shell import cache
from components.shell.actor import Trying
from components.shell.screens import PLAN
from data.entry import read_entry_rows
from data.pack.expectation import ExpectationPack, NewExpectation
from data.store import Store
from evidence.reports import plan_document
from models.roles import Role
from tests.components.markup import Element
from tests.data.filling import fill
from tests.fixtures.apps import OpenScreen, Seen
from tests.pages.english import find_english
from tests.pages.shipped import sheet

NURSES = {"contribution": "nurses-chol-to-target"}
FOUND = {"indicator": "cvd-found"}
BY_HAND = "1111000022220000000000"


def link_to_b(seen: Seen) -> str:
    return next(
        each.attributes["href"]
        for part in seen.markup
        for each in part.all("a")
        if "compare=yes" in each.attributes.get("href", "")
    )


def alerts(seen: Seen) -> list[str]:
    return [
        each.text
        for part in seen.markup
        for each in part.every()
        if each.attributes.get("role") == "alert"
    ]


def answers(seen: Seen) -> list[str]:
    return [each.text for part in seen.markup for each in _with_class(part, "mw-plan-month")]


def _with_class(part: Element, name: str) -> list[Element]:
    return [each for each in part.every() if each.attributes.get("class") == name]


def waves(seen: Seen) -> list[list[str]]:
    return [each.value for each in seen.app.multiselect]


def test_the_demonstrations_nurses_are_known_of_after_their_money_ends(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, **NURSES)
    assert seen.heading == "With this roll-out we could first know in November 2027"
    assert "Funded until March 2027; we could first know in about November 2027." in seen.text
    assert plan_document(demonstration_store, NURSES["contribution"])["earliest_answer"] == (
        "2027-Q3"
    )
    assert "July to September 2027" in seen.text


def test_the_table_holds_the_numbers_of_the_planner(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, open="numbers", **NURSES)
    rows = seen.table("With this roll-out")[1:]
    planned = plan_document(demonstration_store, NURSES["contribution"])["mde80"]
    assert [row[2] for row in rows] == [
        f"{entry['value']:.2f}" if entry["value"] else "nothing yet"
        for entry in planned[: len(rows)]
    ]
    assert next(row[0] for row in rows if row[3] == "yes") == "July to September 2027"
    places = seen.table("Roll-out A, as recorded")
    begun = {row["area"] for row in sheet("deliveries") if row["output"] == "nurses"}
    assert len([row for row in places[1:] if row[1] != "waits"]) == len(begun)


def test_the_chart_marks_the_answer_the_hope_and_the_end_of_the_money(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, **NURSES)
    written = " ".join(
        each["text"] for each in seen.spec("plotly_chart")["layout"]["annotations"]
    ).replace("<br>", " ")
    for said in ("November 2027", "hoped for", "funded until March 2027"):
        assert said in written


def test_it_opens_on_a_roll_out_by_need_in_four_waves(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, **FOUND)
    assert [len(wave) for wave in waves(seen)] == [4, 4, 3, 3, 0]
    last = {
        row["area"]: float(row["value"])
        for row in sheet("observations")
        if row["indicator"] == "cvd-found" and row["period"] == "2026-Q3" and row["value"]
    }
    del last["W92000004"]
    worst = sorted(last, key=lambda area: last[area])[:4]
    assert set(waves(seen)[0]) == set(worst)


def test_a_place_taken_into_a_wave_leaves_the_other_and_stands_in_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, by="hand", a=BY_HAND, **FOUND)
    first, second = waves(seen)[:2]
    moved = second[0]
    seen.app.multiselect[0].set_value([*first, moved]).run()
    after = Seen(seen.app)
    assert [len(wave) for wave in waves(after)] == [5, 3, 0]
    assert moved in waves(after)[0]
    assert after.address["by"] == "hand"
    text = after.address["a"]
    assert len(text) == 22
    assert text.count("1") == 5
    given = {name: code for name, code in after.address.items() if name != "lang"}
    again = open_screen(demonstration_store, PLAN, "cy", **given)
    assert [set(wave) for wave in waves(again)] == [set(wave) for wave in waves(after)]


def test_waves_in_the_address_are_by_hand_unless_it_says_otherwise(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    named = open_screen(demonstration_store, PLAN, by="hand", a=BY_HAND, **FOUND)
    bare = open_screen(demonstration_store, PLAN, a=BY_HAND, **FOUND)
    assert waves(bare) == waves(named)
    assert [len(wave) for wave in waves(bare)] == [4, 4, 0]
    assert bare.heading == named.heading
    by_need = open_screen(demonstration_store, PLAN, by="need", a=BY_HAND, **FOUND)
    assert [len(wave) for wave in waves(by_need)] == [4, 4, 3, 3, 0]


def test_changing_one_wave_of_a_drawn_roll_out_makes_it_one_by_hand(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, by="lot", seed="7", **FOUND)
    kept = waves(seen)[0][1:]
    seen.app.multiselect[0].set_value(kept).run()
    after = Seen(seen.app)
    assert after.address["by"] == "hand"
    assert waves(after)[0] == kept
    assert [len(wave) for wave in waves(after)[1:4]] == [4, 3, 3]


def test_the_same_number_draws_the_same_lot(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"by": "lot", **FOUND}
    one, same, other = (
        open_screen(demonstration_store, PLAN, seed=seed, **given) for seed in ("7", "7", "8")
    )
    assert waves(one) == waves(same) != waves(other)
    assert "number 7" in one.text


def test_two_roll_outs_are_held_against_each_other(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, compare="yes", **FOUND)
    first, second = answers(seen)
    assert seen.heading == f"With roll-out A we could first know in {first}, with B in {second}"
    assert first != second
    names = [each["text"] for each in seen.spec("plotly_chart")["layout"]["annotations"]]
    assert {"A", "B", f"A: {first}", f"B: {second}"} <= set(names)


def test_what_is_suggested_opens_as_roll_out_b_with_the_answer_it_promised(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, by="lot", seed="7", **FOUND)
    promised = next(
        each.text.split("We could first know in ")[1].split(".")[0]
        for part in seen.markup
        for each in part.all("li")
        if each.text.startswith("We could first know in")
    )
    query = dict(pair.split("=") for pair in link_to_b(seen).split("?")[1].split("&"))
    assert query["by_b"] == "lot"
    del query["lang"]
    opened = open_screen(demonstration_store, PLAN, **query)
    assert answers(opened)[1] == promised
    assert answers(opened)[0] == answers(seen)[0]


def test_an_answer_that_may_have_come_already_is_said_to(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    told = "those that are out may tell already"
    loans = open_screen(demonstration_store, PLAN, contribution="loans-first-sales")
    assert told in loans.text
    assert "link?contribution=loans-first-sales" in " ".join(
        each.attributes["href"] for part in loans.markup for each in part.all("a")
    )
    assert told not in open_screen(demonstration_store, PLAN, **NURSES).text


def test_where_the_figures_keep_the_answer_away_no_roll_out_is_blamed(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, indicator="population", compare="yes")
    assert seen.heading == "When we could know cannot be told from these figures"
    assert answers(seen) == ["cannot be told from these figures"] * 2
    assert "within ten years" not in seen.text
    assert "No good direction is set" in seen.text
    assert "What would bring the answer forward" not in seen.text
    assert [each for each in seen.elements if each.type == "plotly_chart"] == []


def test_where_nobody_is_to_get_it_nothing_is_said_to_have_been_tried(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, by="hand", a="0" * 22, **FOUND)
    assert seen.heading == "With this roll-out we could not know within ten years"
    assert answers(seen) == ["we could not know within ten years"]
    assert "With this roll-out (by hand)" in seen.text
    assert "What would bring the answer forward" not in seen.text


def test_everywhere_at_once_is_said_to_leave_nothing_to_compare_with(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, waves="1", waiting="0", effect="3", **FOUND)
    assert "there is nothing to compare with" in seen.text
    assert "There would be places to compare with" in seen.text


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"indicator": "nonsense"}, "nonsense"),
        ({"contribution": "nonsense"}, "nonsense"),
        ({"by": "nonsense"}, "nonsense"),
        ({"start": "1066-Q1"}, "1066-Q1"),
        ({"team": "nonsense"}, "nonsense"),
        ({"until": "1066-10"}, "1066-10"),
        ({"effect": "nan", **FOUND}, "nan"),
        ({"lag": "many", **FOUND}, "many"),
        ({"by": "hand", "a": "12", **FOUND}, "12"),
        ({"by": "hand", "a": "z" * 22, **FOUND}, "z" * 22),
        ({"by": "hand", "a": "9" * 22, **FOUND}, "9" * 22),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_said_in_one_sentence(
    open_screen: OpenScreen,
    demonstration_store: Store,
    given: dict[str, str],
    asked: str,
    lang: str,
) -> None:
    seen = open_screen(demonstration_store, PLAN, lang, **given)
    (alert,) = alerts(seen)
    assert f"“{asked}”" in alert
    assert seen.heading


@pytest.mark.parametrize("lang", ["en", "cy"])
@pytest.mark.parametrize(
    ("name", "asked", "used"),
    [
        ("effect", "-5", "0.1"),
        ("effect", "500", "100"),
        ("lag", "1000", "40"),
        ("lag", "1.9", "1"),
        ("waves", "99", "6"),
        ("gap", "999", "12"),
        ("first", "0", "1"),
    ],
)
def test_a_number_that_cannot_be_is_said_and_the_nearest_that_can_is_used(
    open_screen: OpenScreen,
    demonstration_store: Store,
    name: str,
    asked: str,
    used: str,
    lang: str,
) -> None:
    measure = {"indicator": "bp-to-target"}  # a percentage
    seen = open_screen(demonstration_store, PLAN, lang, **measure, **{name: asked})
    (alert,) = alerts(seen)
    said = {
        "en": f"“{asked}” is outside what is possible; {used} is used.",
        "cy": f"Mae “{asked}” y tu allan i'r hyn sy'n bosibl; defnyddir {used}.",
    }
    assert alert == said[lang]
    assert float(used) in [each.value for each in seen.app.number_input]
    within = open_screen(demonstration_store, PLAN, lang, **measure, **{name: used})
    assert alerts(within) == []
    assert within.heading == seen.heading


def test_a_number_is_written_into_the_address_with_all_its_digits(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    given = {"indicator": "active-enterprises", "effect": "20"}
    seen = open_screen(demonstration_store, PLAN, **given)
    seen.app.number_input[0].set_value(12_345_678).run()
    assert Seen(seen.app).address["effect"] == "12345678"


@pytest.mark.parametrize(
    "given",
    [
        {"by": "hand", "a": "0" * 22, **FOUND},
        {"by": "hand", "a": "2" * 22, **FOUND},
        {"waiting": "22", **FOUND},
        {"waiting": "0", "waves": "6", "gap": "12", **FOUND},
        {"indicator": "population"},
        {"indicator": "healthy-life-expectancy-male"},
        {"indicator": "active-enterprises", "effect": "20"},
        {"effect": "1e9", "lag": "40", **FOUND},
        {"contribution": "one-application-decision-days"},
        {"contribution": "centres-cvd-admissions-u75", "compare": "yes"},
        {"contribution": "loans-selling-outside", "by": "lot"},
    ],
    ids=str,
)
@pytest.mark.parametrize("lang", ["en", "cy"])
def test_any_draft_has_a_finding_and_a_reason(
    open_screen: OpenScreen, demonstration_store: Store, given: dict[str, str], lang: str
) -> None:
    seen = open_screen(demonstration_store, PLAN, lang, open="numbers.record", **given)
    assert seen.heading
    assert answers(seen)
    if lang == "cy":
        assert find_english(seen.words()) == []


def test_an_indicator_without_any_figure_opens_all_the_same(
    open_screen: OpenScreen, sqlite_store: Store
) -> None:
    fill(sqlite_store, "observations", "targets")
    for lang in ("en", "cy"):
        seen = open_screen(sqlite_store, PLAN, lang, compare="yes", open="numbers.record")
        assert seen.heading


def test_another_measure_may_take_another_kind_of_number(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    """A number with decimals in the field is no slip once whole numbers are asked for."""
    seen = open_screen(demonstration_store, PLAN, indicator="bp-to-target", effect="3")
    seen.app.selectbox[0].set_value("active-enterprises").run()
    after = Seen(seen.app)
    assert after.address["indicator"] == "active-enterprises"
    assert "effect" not in after.address


def record(app: AppTest, english: str, welsh: str) -> Seen:
    """Type into the form and hand it in."""
    app.text_area[0].set_value(english)
    app.text_area[1].set_value(welsh)
    app.button[0].click().run()
    return Seen(app)


def test_an_expectation_is_handed_out_as_a_pack_and_nothing_of_it_is_in_the_address(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, open="record", **NURSES)
    after = record(seen.app, "Nurses help.", "Mae nyrsys yn helpu.")
    assert "The pack is right." in after.text
    assert set(after.address) == {"lang", "open", "contribution"}
    assert [each.label for each in after.app.get("download_button")] == [
        "Download the workbook (XLSX)",
        "Download the CSV files (ZIP)",
    ]
    assert alerts(after) == []


def test_the_team_whose_output_it_is_saves_it_once_its_effect_was_shown(
    open_screen: OpenScreen, judged_file: Path, tmp_path: Path
) -> None:
    store = Store(f"sqlite:///{shutil.copy(judged_file, tmp_path / 'store.sqlite')}")
    others, own = Trying(Role.TEAM, "hubs"), Trying(Role.TEAM, "blood-pressure-cholesterol")
    seen = open_screen(store, PLAN, open="record", trying=others, **NURSES)
    record(seen.app, "Nurses help.", "Mae nyrsys yn helpu.")
    assert not [each for each in seen.app.button if each.label.startswith("Check, and show")]
    seen = open_screen(store, PLAN, open="record", trying=own, **NURSES)
    app = record(seen.app, "Nurses help.", "Mae nyrsys yn helpu.").app
    press(app, "Check, and show what it changes")
    assert "stays as the earlier one" in Seen(app).text
    press(app, "Save")
    after = Seen(app)
    with store.read() as connection:
        (new,) = read_entry_rows(connection, "contributions", supersedes="nurses-chol-to-target")
    assert new["hypothesis_en"] == "Nurses help."
    assert after.address["contribution"] == new["contribution"]
    store.close()


def press(app: AppTest, label: str) -> None:
    (button,) = (each for each in app.button if each.label == label)
    button.click().run()


@pytest.mark.parametrize(
    ("lang", "field", "said"),
    [
        ("en", "What is expected, in English", "both empty"),
        ("cy", "Yr hyn a ddisgwylir, yn Saesneg", "wag"),
    ],
)
def test_what_is_wrong_with_an_expectation_is_said_by_the_field(
    open_screen: OpenScreen, demonstration_store: Store, lang: str, field: str, said: str
) -> None:
    seen = open_screen(demonstration_store, PLAN, lang, open="record", **NURSES)
    after = record(seen.app, " ", "")
    (alert,) = alerts(after)
    assert field in alert
    assert said in alert
    assert "hypothesis" not in alert
    assert "_" not in alert
    assert after.app.get("download_button") == []


def test_places_that_have_it_already_are_one_sentence_and_a_way_to_what_is_recorded(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    app = open_screen(demonstration_store, PLAN, open="record", indicator="chol-to-target").app
    [output] = [each for each in app.selectbox if "nurses" in each.key or each.label == "Output"]
    output.set_value("nurses")
    after = record(app, "Nurses help.", "Mae nyrsys yn helpu.")
    (alert,) = alerts(after)
    assert alert.count("which stays") == 1
    links = [each.attributes["href"] for part in after.markup for each in part.all("a")]
    (address,) = [each for each in links if "open=record" in each and "nurses-chol" in each]
    assert "contribution=nurses-chol-to-target" in address
    begun = record(
        open_screen(demonstration_store, PLAN, open="record", **NURSES).app, "Nurses help.", ""
    )
    assert alerts(begun) == []


def test_no_row_of_fields_holds_more_than_three(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, by="lot", **FOUND)
    fields = {"selectbox", "number_input"}
    widths = [each.weight for each in seen.app.columns if {kid.type for kid in each} & fields]
    assert len(widths) == 12
    assert min(widths) >= 1 / 3 - 1e-6


def test_every_handing_in_counts_not_only_every_other(
    open_screen: OpenScreen,
    demonstration_store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[tuple[str, str, float]] = []
    write = cache.write_expectation

    def keep(version: int, new: NewExpectation, lang: str) -> ExpectationPack:
        written.append((new.hypothesis_en, new.hypothesis_cy, new.quantity))
        return write(version, new, lang)

    monkeypatch.setattr(cache, "write_expectation", keep)
    app = open_screen(demonstration_store, PLAN, open="record", **NURSES).app
    given = [("Alpha", "Alffa", 2.0), ("Beta", "Beta", 3.0), ("Gamma", "Gama", 4.0)]
    for english, welsh, quantity in given:
        [each] = [each for each in app.number_input if each.label.startswith("What each place")]
        each.set_value(quantity)
        record(app, english, welsh)
        assert [field.value for field in app.text_area] == [english, welsh]
        assert written[-1] == (english, welsh, quantity)


def test_what_was_typed_stays_when_the_form_is_closed_and_opened(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    app = open_screen(demonstration_store, PLAN, open="record", **NURSES).app
    for english in ("Alpha", "Beta"):
        record(app, english, "")
    del app.query_params["open"]
    app.run()
    assert not app.text_area
    app.query_params["open"] = "record"
    app.run()
    assert app.text_area[0].value == "Beta"


def test_what_was_typed_stays_when_the_draft_changes(
    open_screen: OpenScreen, demonstration_store: Store
) -> None:
    seen = open_screen(demonstration_store, PLAN, open="record", **NURSES)
    after = record(seen.app, "Nurses help.", "")
    after.app.number_input[0].set_value(4.0).run()
    changed = Seen(after.app)
    assert changed.app.text_area[0].value == "Nurses help."
    assert changed.address["effect"] == "4"


def test_the_waves_of_an_address_are_read_or_refused() -> None:
    assert read_waves("0120", 4) == (0, 1, 2, 0)
    assert [read_waves(text, 4) for text in ("012", "01200", "01z0", "0170", "０１２０")] == [
        None
    ] * 5
