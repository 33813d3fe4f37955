"""Roles are tried on one's own machine and on made-up figures, and nowhere else."""

import pytest

from components.shell.served import Served
from components.shell.trial import Refusal, refuse_trial

HERE = Served("127.0.0.1", 8501)
OWN = {"Host": ["localhost:8501"], "Origin": ["http://localhost:8501"]}


def test_roles_may_be_tried_on_ones_own_machine_with_made_up_figures() -> None:
    assert refuse_trial(True, HERE, OWN, True) is None
    assert refuse_trial(True, HERE, {"host": ["127.0.0.1:8501"]}, True) is None
    assert refuse_trial(True, Served("127.0.0.1", 80), {"Host": ["localhost"]}, True) is None


def test_nobody_tries_a_role_unless_the_operator_asked_for_it() -> None:
    assert refuse_trial(False, HERE, OWN, True) is Refusal.NOT_ASKED


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.0.4", "localhost", "127.0.0.2"])
def test_a_server_bound_beyond_its_machine_refuses(host: str) -> None:
    assert refuse_trial(True, Served(host, 8501), OWN, True) is Refusal.BOUND_BEYOND


def test_a_server_of_which_nobody_says_where_it_is_bound_refuses() -> None:
    assert refuse_trial(True, None, OWN, True) is Refusal.BOUND_BEYOND


@pytest.mark.parametrize(
    "name",
    [
        "X-Forwarded-For",
        "x-forwarded-for",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Forwarded-Prefix",
        "X-FORWARDED-ANYTHING",
        "Forwarded",
        "forwarded",
        "Via",
        "X-Real-IP",
        "X-Real-Ip",
        " Via ",
    ],
)
@pytest.mark.parametrize("value", ["", "127.0.0.1", "localhost"])
def test_a_request_that_was_forwarded_is_refused_whatever_it_says(name: str, value: str) -> None:
    assert refuse_trial(True, HERE, {**OWN, name: [value]}, True) is Refusal.FORWARDED


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["localhost"],
        ["localhost:80"],
        ["127.0.0.1"],
        ["localhost:85011"],
        ["localhost:8501.example.org"],
        ["dashboard.example.org:8501"],
        ["localhost.example.org:8501"],
        ["[::1]:8501"],
        ["localhost:8501", "localhost:8501"],
        ["localhost:8501", "dashboard.example.org"],
        ["user@localhost:8501"],
    ],
)
def test_a_request_for_another_host_is_refused(hosts: list[str]) -> None:
    assert refuse_trial(True, HERE, {"Host": hosts}, True) is Refusal.OTHER_HOST


def test_a_store_that_holds_anything_real_refuses() -> None:
    assert refuse_trial(True, HERE, OWN, False) is Refusal.REAL_FIGURES
