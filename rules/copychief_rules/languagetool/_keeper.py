"""Keeps a server running for as long as who asked for it lives. Run as a script: `_keeper.py COMMAND…`.

Ends the server when its own standard input ends: that happens however the asking process dies, so no
server is ever left behind. A server that dies is started once more.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading


def keep(command: list[str]) -> int:
    """The server's exit code; 0 if it was ended as asked."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who asked: our input ends then
    ending = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def listen() -> None:
        with contextlib.suppress(OSError):
            os.read(0, 1)  # not sys.stdin: its lock must be free when Python ends
        ending.set()
        for server in running:
            server.kill()

    threading.Thread(target=listen, daemon=True).start()
    code = 0
    for _ in range(2):
        nowhere = subprocess.DEVNULL
        server = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
        running.append(server)
        if ending.is_set():
            server.kill()
        code = server.wait()
        if ending.is_set():
            return 0
    return code or 1


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
