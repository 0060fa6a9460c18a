"""The LanguageTool server of local mode: one for a run or for the life of an editor's session, on loopback.

`start` sets an environment variable, by which worker processes find the server. Nothing is downloaded.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from copychief.rule import UnavailableError
from copychief_rules.languagetool import _client

VARIABLE = "COPYCHIEF_LANGUAGETOOL_SERVER"
"The URL of the run's server, or, after a space, why there is none."
STARTUP = 90.0
"Seconds that a server may take to come up: it reads some hundred megabytes."

_lock = threading.Lock()
_keeper: subprocess.Popen[bytes] | None = None
_owner = 0
"The process that started the server: only there is `_keeper` of use, not in its forks."
_users = 0


def start() -> None:
    """Start the server, unless it runs. A failure is remembered and told by `address`."""
    global _users
    with _lock:
        _users += 1
        if VARIABLE not in os.environ:
            _begin()


def stop() -> None:
    """End the server, if nobody uses it any more."""
    global _users
    with _lock:
        _users = max(0, _users - 1)
        if not _users:
            _end()


def address() -> str:
    """The server's URL. Raises UnavailableError. In a process where no run began, the server lives as long as it."""
    global _users
    with _lock:
        if _keeper is not None and _owner == os.getpid() and _keeper.poll() is not None:  # it died, and again
            _end()
        if VARIABLE not in os.environ:
            _users += 1
            _begin()
    told = os.environ[VARIABLE]
    if told.startswith(" "):
        raise UnavailableError(told[1:])
    return told


def edition() -> str | None:
    """Which LanguageTool it is; None if that can't be said."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("language-tool-python")
    except PackageNotFoundError:
        return None


def _begin() -> None:
    global _keeper, _owner
    try:
        os.environ[VARIABLE], _keeper = _launch(_command())
    except UnavailableError as error:
        os.environ[VARIABLE] = f" {error}"
    else:
        _owner = os.getpid()
        atexit.register(_end)


def _end() -> None:
    global _keeper
    if _keeper is not None and _owner == os.getpid():
        os.environ.pop(VARIABLE, None)
        atexit.unregister(_end)
        keeper, _keeper = _keeper, None
        try:
            keeper.communicate(b"\n", 5)
        except subprocess.TimeoutExpired:
            keeper.kill()
            keeper.communicate()
    elif os.environ.get(VARIABLE, "").startswith(" "):  # another run may have better luck
        del os.environ[VARIABLE]


def _command() -> list[str]:
    """How to start LanguageTool on this machine, without its port. Raises UnavailableError with what is missing."""
    try:
        from language_tool_python.download_lt import (
            LTP_DOWNLOAD_VERSION,
            LocalLanguageTool,
            confirm_java_compatibility,
        )
        from language_tool_python.exceptions import LanguageToolError
    except ImportError as error:
        raise UnavailableError(
            f'mode = "local" needs language-tool-python ({error}): pip install "copychief[languagetool]"'
        ) from None
    try:
        confirm_java_compatibility(LTP_DOWNLOAD_VERSION)
    except ModuleNotFoundError:
        raise UnavailableError("Java is missing: install a Java runtime, 17 or later") from None
    except (SystemError, SystemExit, OSError, subprocess.SubprocessError) as error:
        raise UnavailableError(f"Java can't be used: {error}; install a Java runtime, 17 or later") from None
    name = f"LanguageTool-{LTP_DOWNLOAD_VERSION}"
    try:
        tool = LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION)
        return [str(part) for part in tool.get_server_cmd()]
    except (OSError, LanguageToolError):
        folder = os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python"
        code = "from language_tool_python.download_lt import LocalLanguageTool as L; "
        raise UnavailableError(
            f"{name} isn't in {folder}, and Copychief downloads nothing by itself. Set LTP_PATH to the folder that "
            f"holds {name}, or get it (260 MB): "
            f"python -c \"{code}L.from_version_name('{LTP_DOWNLOAD_VERSION}').download()\""
        ) from None


def _launch(command: list[str]) -> tuple[str, subprocess.Popen[bytes]]:
    """(URL, keeper) of a server that answers. Raises UnavailableError."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    full = [*command, "--port", str(port)]
    started = subprocess.Popen(
        [sys.executable, "-I", str(Path(__file__).with_name("_keeper.py")), *full],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        if _client.await_server(url, time.monotonic() + STARTUP, lambda: started.poll() is not None):
            return url, started
    except BaseException:  # Ctrl-C while it comes up
        started.communicate(b"\n")
        raise
    ended = started.poll()
    started.communicate(b"\n")
    how = f"ended with exit code {ended}" if ended is not None else f"gave no sign of life for {STARTUP:.0f} seconds"
    raise UnavailableError(f"LanguageTool's server {how}; run this to see why: {' '.join(full)}")
