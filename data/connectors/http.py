"""One question to a service and its JSON answer, or one sentence that says why there is none."""

import json
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import Retry
from urllib3.exceptions import ReadTimeoutError

from locales import Translator

BUSY = (429, 502, 503, 504)
RETRIES = 4
LONGEST_WAIT = 60
"""Seconds between two tries, whatever `Retry-After` asks for."""


class ServiceFailed(Exception):
    """A service or a file gave nothing that can be used; the message says why to whoever asked."""


def open_session() -> requests.Session:
    """Return a session that asks again where a service is busy, ever later or when it says."""
    again = Retry(
        total=RETRIES,
        connect=1,
        read=False,
        status_forcelist=BUSY,
        allowed_methods={"GET"},
        backoff_factor=0.5,
        backoff_max=LONGEST_WAIT,
        retry_after_max=LONGEST_WAIT,
        raise_on_status=False,
    )
    session = requests.Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


def get_json(
    session: requests.Session,
    address: str,
    parameters: dict[str, Any],
    timeout: float,
    _: Translator,
) -> dict[str, Any]:
    """Return the JSON object a service answers with.

    Parameters
    ----------
    timeout
        Seconds to wait for a connection, and for each part of the answer.

    Raises
    ------
    ServiceFailed
        Where there is no answer, or it is an error, no JSON, or broke off.
    """
    try:
        answer = session.get(address, params=parameters, timeout=timeout)
    except requests.RequestException as error:
        raise ServiceFailed(_say_failed(error, address, timeout, _)) from error
    if not answer.ok:
        message = _(
            "The service answered with status {status}: {address}",
            status=answer.status_code,
            address=address,
        )
        raise ServiceFailed(message)
    kind = answer.headers.get("Content-Type", "").split(";")[0].strip().lower()
    if "json" not in kind and kind != "text/plain":
        message = _(
            "The service answered with {kind}; JSON would be right: {address}",
            kind=kind or "–",
            address=address,
        )
        raise ServiceFailed(message)
    return _read_object(answer.content, address, _)


def _read_object(body: bytes, address: str, _: Translator) -> dict[str, Any]:
    """Read an answer; some services send an error as a success."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ServiceFailed(
            _("The answer is not one whole JSON object: {address}", address=address)
        )
    if "error" in found:
        error = found["error"] if isinstance(found["error"], dict) else {}
        raise ServiceFailed(
            _(
                "The service refused: {reason} ({address})",
                reason=" · ".join(str(error[key]) for key in ("code", "message") if key in error)
                or "–",
                address=address,
            )
        )
    return found


def _say_failed(
    error: requests.RequestException, address: str, timeout: float, _: Translator
) -> str:
    cause = error.args[0] if error.args else None
    if isinstance(error, requests.Timeout) or isinstance(cause, ReadTimeoutError):
        return _(
            "The service did not answer in time ({seconds} s): {address}",
            seconds=f"{timeout:g}",
            address=address,
        )
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return _("The answer broke off; ask again: {address}", address=address)
    if isinstance(error, requests.ConnectionError):
        return _("The service cannot be reached: {address}", address=address)
    return _("This is no address that can be asked: {address}", address=address)
