"""One question to a LanguageTool server over HTTP, with an answer or a reason within the time allowed.

A server that failed is left alone for a while: the articles after the first one fail at once.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

from copychief.rule import UnavailableError

PAUSE = 60.0
"Seconds for which a server that failed isn't asked again."
RESTART = 20.0
"Seconds that a server of ours which died is given to come back."

_down: dict[str, tuple[float, str]] = {}
"By URL: until when, and why."


class _AgainError(Exception):
    """The server could not be reached, or had an accident: worth another try."""


def endpoint(url: str) -> str:
    """Where checks are posted: `http://host:8081`, with or without `/v2` or `/v2/check`."""
    bare = url.rstrip("/").removesuffix("/check").removesuffix("/v2")
    return f"{bare}/v2/check"


def is_loopback(url: str) -> bool:
    """Does a URL stay on this machine?"""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def public(url: str) -> str:
    """A URL without what may be secret in it: user, password, query."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}{parts.path}"


def check(url: str, fields: Mapping[str, str], timeout: float, *, ours: bool = False) -> list[dict[str, Any]]:
    """LanguageTool's matches. `timeout` is for all of it, in seconds; `ours` says that a dead server comes back.

    Raises UnavailableError.
    """
    where = endpoint(url)
    until, why = _down.get(where, (0.0, ""))
    if time.monotonic() < until:
        raise UnavailableError(why)
    end = time.monotonic() + timeout
    body = urlencode(fields).encode()
    try:
        try:
            answer = _post(where, body, end)
        except _AgainError:
            if ours:
                await_server(url, min(end, time.monotonic() + RESTART))
            answer = _post(where, body, end)
    except (_AgainError, _DownError) as error:
        message = f"{error}{_advice(ours)}"
        _down[where] = (time.monotonic() + PAUSE, message)
        raise UnavailableError(message) from None
    return _matches(answer, where)


def forgive() -> None:
    """Forget which servers failed: another run begins."""
    _down.clear()


def await_server(url: str, end: float, gone: Callable[[], bool] = lambda: False) -> bool:
    """Wait until a server on this machine says it is well; False if it doesn't by `end`, or is `gone`."""
    health = f"{endpoint(url).removesuffix('check')}healthcheck"
    while time.monotonic() < end and not gone():
        try:
            _open(health, None, 2.0)
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return True
    return False


class _DownError(Exception):
    """The server won't answer this way; trying again is no use."""


def _advice(ours: bool) -> str:
    return "" if ours else '; is LanguageTool running there? Set url, or mode = "off", under [languagetool]'


def _post(where: str, body: bytes, end: float) -> bytes:
    """The answer's body. Raises _AgainError, _DownError, or UnavailableError if it is this article that is refused."""
    left = end - time.monotonic()
    if left <= 0:
        raise _DownError(f"LanguageTool at {where} gave no answer in the time allowed")
    try:
        return _within(lambda: _open(where, body, left), left)
    except urllib.error.HTTPError as error:
        said = _said(error)
        if error.code >= 500:
            raise _AgainError(f"LanguageTool at {where} answered with HTTP {error.code}{said}") from None
        if error.code in (400, 413):
            raise UnavailableError(f"LanguageTool at {where} refused the text (HTTP {error.code}){said}") from None
        raise _DownError(f"LanguageTool at {where} answered with HTTP {error.code}{said}") from None
    except TimeoutError:
        raise _DownError(f"LanguageTool at {where} gave no answer in the time allowed") from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _DownError(f"LanguageTool at {where} gave no answer in the time allowed") from None
        reason = getattr(error.reason, "strerror", None) or error.reason
        raise _AgainError(f"LanguageTool at {where} can't be reached: {str(reason).lower()}") from None
    except (OSError, http.client.HTTPException) as error:
        raise _AgainError(f"LanguageTool at {where} broke off: {str(error).lower() or type(error).__name__}") from None


def _said(error: urllib.error.HTTPError) -> str:
    """The first line of what a server gave as its reason, shortened."""
    try:
        with error:
            text = error.read(2000).decode("utf-8", "replace").strip()
    except (OSError, http.client.HTTPException):
        return ""
    line = text.split("\n")[0].split(". ")[0]
    return f": {line[:200]}" if line and "<" not in line else ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Text goes to the address that was configured, and to no other."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _open(where: str, body: bytes | None, timeout: float) -> bytes:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if is_loopback(where):
        handlers.append(urllib.request.ProxyHandler({}))
    with urllib.request.build_opener(*handlers).open(where, body, timeout) as answer:
        read: bytes = answer.read()
        return read


def _within(work: Callable[[], bytes], seconds: float) -> bytes:
    """`work()`, or TimeoutError after so many seconds: sockets only time the wait for the next byte."""
    out: list[bytes | BaseException] = []

    def run() -> None:
        try:
            out.append(work())
        except BaseException as error:
            out.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if not out:
        raise TimeoutError
    if isinstance(out[0], BaseException):
        raise out[0]
    return out[0]


def _matches(answer: bytes, where: str) -> list[dict[str, Any]]:
    """The matches in an answer, every field that is used of the right type. Raises UnavailableError."""
    try:
        told = json.loads(answer)
        lacking = (told.get("warnings") or {}).get("incompleteResultsReason")
        matches: list[dict[str, Any]] = told["matches"]
        fine = all(
            isinstance(m["offset"], int)
            and isinstance(m["length"], int)
            and isinstance(m["message"], str)
            and isinstance(m["rule"]["id"], str)
            and all(isinstance(r["value"], str) for r in m.get("replacements", ()))
            for m in matches
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        fine, lacking = False, None
    if not fine:
        raise UnavailableError(f"what answers at {where} isn't LanguageTool: not the JSON that it gives")
    if lacking:
        raise UnavailableError(f"LanguageTool at {where} did not read the article to its end: {lacking}")
    return matches
