"""The server: which request is answered by which module."""

from __future__ import annotations

from copychief.plugins import Plugins
from copychief.server import commands, pull, symbols, sync
from copychief.server.session import Server


def build(plugins: Plugins | None = None) -> Server:
    """A server with all its features, ready for `start_io`."""
    server = Server(plugins)
    for part in (sync, pull, commands, symbols):
        part.register(server)
    return server
