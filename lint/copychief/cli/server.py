"""`copychief server`: the language server, on standard input and output."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click


@click.command("server")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output (the default, and all there is).")
def command(stdio: bool) -> int:
    """Start the language server; editors do this. Needs the extra: pip install 'copychief[lsp]'."""
    from copychief.desk import UsageError

    try:
        from copychief.server.lean import import_protocol

        import_protocol()
        from copychief.server.server import build
    except ModuleNotFoundError as error:
        raise UsageError(f"the language server needs {error.name}: pip install 'copychief[lsp]'") from None
    server = build()
    wire = sys.stdout.buffer
    with redirect_stdout(sys.stderr):  # what a plugin prints is no message to the client
        server.start_io(stdout=wire)
    return 0 if server.protocol.ended else 1
