"""A choice writes codes into the address, and nothing else."""

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
from components.shell import widgets

NAMES = {"a": "First", "b": "Second", "c": "Third"}
widgets.choose_from_list("list", "List", NAMES, "a", ("goes",))
widgets.choose_several("several", "Several", NAMES, clears=("goes",))
widgets.choose_one_of_few("few", "Few", NAMES, "a")
widgets.choose_number("number", "Number", 1.0, low=0, high=9, step=1)
widgets.search_for("words", "Words")
"""
GIVEN = {"lang": "cy", "list": "b", "several": "a.b", "goes": "x"}


@pytest.fixture
def app() -> AppTest:
    made = AppTest.from_string(SCRIPT, default_timeout=30)
    for name, code in GIVEN.items():
        made.query_params[name] = code
    return made.run()


def address(app: AppTest) -> dict[str, str]:
    assert not app.exception
    return {
        name: given[-1] if isinstance(given, list) else given
        for name, given in app.query_params.items()
    }


def test_each_kind_of_choice_is_written_as_a_code_and_takes_out_what_hung_on_it(
    app: AppTest,
) -> None:
    assert (app.selectbox[0].value, app.multiselect[0].value) == ("b", ["a", "b"])
    app.multiselect[0].set_value(["c"]).run()
    app.radio[0].set_value("b").run()
    app.number_input[0].set_value(4).run()
    app.text_input[0].set_value("hub").run()
    app.selectbox[0].set_value("c").run()
    assert address(app) == {
        "lang": "cy",
        "list": "c",
        "several": "c",
        "few": "b",
        "number": "4",
        "words": "hub",
    }


def test_the_browser_is_told_in_every_run_what_a_list_holds(app: AppTest) -> None:
    """On another screen it makes a list of the same name afresh, and that stands at its first."""
    for seen in (app, app.run()):
        shown = (seen.selectbox[0].proto, seen.multiselect[0].proto, seen.radio[0].proto)
        assert [each.set_value for each in shown] == [True, True, True]
        assert seen.selectbox[0].proto.raw_value == "Second"


def test_what_is_no_code_is_never_written_and_changes_nothing(app: AppTest) -> None:
    app.selectbox[0].options.append("Ail")  # as a browser that still holds another list does
    app.selectbox[0].set_value("Ail").run()
    assert address(app) == GIVEN
    assert app.selectbox[0].value == "b"
    app.multiselect[0].options.append("Ail")
    app.multiselect[0].set_value(["a", "Ail"]).run()
    assert address(app) == GIVEN
    assert app.multiselect[0].value == ["a", "b"]


def test_another_language_is_another_widget_that_holds_what_the_address_says(app: AppTest) -> None:
    app.selectbox[0].set_value("c").run()
    keys = {each.key for each in app.selectbox}
    app.query_params["lang"] = "en"
    app.run()
    assert keys.isdisjoint({each.key for each in app.selectbox})
    assert (app.selectbox[0].value, app.multiselect[0].value) == ("c", ["a", "b"])
