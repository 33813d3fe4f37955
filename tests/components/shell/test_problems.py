"""What is not there is said in one clear sentence, however much an address asks for."""

from datetime import date

import pytest

from components.shell import cache
from components.shell.problems import cut_asked, kept_parameters, stale_words
from data.moment import Moment
from locales import text

TODAY = date(2026, 11, 22)
LONG = "x" * 5000


def test_what_was_asked_for_is_repeated_no_longer_than_can_be_read() -> None:
    assert cut_asked("no-such") == "no-such"
    assert cut_asked("y" * 60) == "y" * 60
    assert cut_asked(LONG) == "x" * 60 + "…"


def test_an_offered_link_keeps_choices_and_leaves_out_what_no_code_can_be() -> None:
    places = ".".join(f"W060000{at:02}" for at in range(1, 23))
    given = {"lang": "cy", "areas": places, "area": LONG, LONG: "a", "dots": "a." * 2000}
    assert kept_parameters(given) == {"lang": "cy", "areas": places}


@pytest.mark.parametrize(
    ("stale", "judged", "said"),
    [(False, True, ""), (True, True, "Something was changed"), (True, False, "Nothing has been")],
)
def test_what_was_never_judged_is_not_called_old(
    stale: bool, judged: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "read_staleness", lambda _version: stale)
    monkeypatch.setattr(cache, "read_ever_judged", lambda _version: judged)
    told = stale_words(Moment(1, TODAY, TODAY, fixed=True, illustrative=True), text("en"))
    assert told.startswith(said)
    assert bool(told) == bool(said)
