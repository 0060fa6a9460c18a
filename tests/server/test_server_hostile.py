"""Clients that are broken, early, late or hostile: the server answers or ends, and shows no traceback."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from queue import Empty, Queue

import pytest

INITIALIZE = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": {"delay": 20}}
TEXT = "It rained on the the town.\n"
URI = "file:///nowhere/story.md"


class Wire:
    """The server's process and its raw messages."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "copychief", "server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.messages: Queue = Queue()
        self.seen: list = []
        self.errors: list[bytes] = []
        self.threads = [threading.Thread(target=t, daemon=True) for t in (self._read, self._read_errors)]
        for thread in self.threads:
            thread.start()

    def _read_errors(self) -> None:
        self.errors.extend(self.process.stderr)

    def _read(self) -> None:
        out = self.process.stdout
        while line := out.readline():
            if line.startswith(b"Content-Length:"):
                size = int(line.split(b":")[1])
                while out.readline().strip():
                    pass
                self.messages.put(json.loads(out.read(size)))

    def raw(self, body: bytes) -> None:
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def send(self, method: str, params=None, id=None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        self.raw(json.dumps(message | ({} if id is None else {"id": id})).encode())

    def wait(self, fits):
        """The next message that fits."""
        while True:
            try:
                message = self.messages.get(timeout=30)
            except Empty:
                raise AssertionError(f"no answer; so far {self.seen[-5:]}, {self.errors}") from None
            self.seen.append(message)
            if fits(message):
                return message

    def ask(self, method: str, params=None, id="ask"):
        self.send(method, params, id)
        return self.wait(lambda m: m.get("id") == id)

    def start(self) -> Wire:
        assert "result" in self.ask("initialize", INITIALIZE, "start")
        self.send("initialized", {})
        return self

    def open(self, text: str = TEXT, uri: str = URI) -> None:
        item = {"uri": uri, "languageId": "markdown", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": item})

    def change(self, version: int, *changes) -> None:
        self.send(
            "textDocument/didChange", {"textDocument": {"uri": URI, "version": version}, "contentChanges": changes}
        )

    def published(self, version: int):
        return self.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["version"] == version
        )["params"]["diagnostics"]

    def works(self) -> None:
        """It still answers as it should."""
        self.open("Snow fell on the the town.\n", "file:///nowhere/proof.md")
        found = self.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and "proof" in m["params"]["uri"]
        )
        assert [d["code"] for d in found["params"]["diagnostics"]] == ["REP006"]


@pytest.fixture
def wire():
    wires = []

    def make() -> Wire:
        wires.append(Wire())
        return wires[-1]

    yield make
    for w in wires:
        w.process.kill()
        w.process.wait()
        for thread in w.threads:
            thread.join()
        for pipe in (w.process.stdout, w.process.stderr):
            pipe.close()
        with contextlib.suppress(OSError):
            w.process.stdin.close()
        told = json.dumps(w.seen) + repr(w.errors)
        assert "Traceback" not in told
        assert "traceback" not in told
        assert "site-packages" not in told


BROKEN = [
    b"{",
    b"\xff\xfe",
    b"[]",
    b"[1, 2]",
    b"null",
    b'"text"',
    b'{"id": 1}',
    b'{"jsonrpc": "1.0", "id": 1, "method": "shutdown"}',
    b'{"jsonrpc": "2.0", "id": 1, "method": 5}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {"jsonrpc": "2.0", "id": 4}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "no/such", "params": {}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "workspace/executeCommand", "params": {"command": "rm"}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "workspace/executeCommand", "params": {"command": "copychief.fixAll"}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "workspace/executeCommand",'
    b' "params": {"command": "copychief.addName", "arguments": [7, {}, null]}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover",'
    b' "params": {"textDocument": {"uri": "file:///no/such/file.md"}, "position": {"line": 0, "character": 0}}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover",'
    b' "params": {"textDocument": {"uri": "::%00//\\ud800"}, "position": {"line": -4, "character": -9}}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/definition",'
    b' "params": {"textDocument": {"uri": "file:///dev/zero"}, "position": {"line": 0, "character": 0}}}',
]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_a_malformed_message_gets_an_error_and_the_next_one_its_answer(wire, body):
    w = wire().start()
    w.raw(body)
    answer = w.wait(lambda m: "error" in m)
    assert answer["error"]["code"] < 0
    assert "data" not in answer["error"]
    w.works()


def test_malformed_notifications_are_ignored(wire):
    w = wire().start()
    w.open()
    w.send("textDocument/didChange", {"textDocument": {"uri": URI}})
    w.send(
        "textDocument/didChange", {"textDocument": {"uri": "file:///not/open.md", "version": 2}, "contentChanges": []}
    )
    w.send("textDocument/didClose", {"textDocument": {"uri": "file:///not/open.md"}})
    w.send("$/cancelRequest", {"id": "nobody"})
    w.send(
        "workspace/didChangeConfiguration", {"settings": {"copychief": {"delay": "long", "select": 7, "profile": "no"}}}
    )
    w.send("no/such/notification", {})
    w.raw(b"[" * 100_000)
    w.process.stdin.write(b"garbage\r\nContent-Length: nine\r\n\r\n")
    w.works()
    assert any("copychief.select: must be" in json.dumps(m) for m in w.seen)


def test_order_is_kept(wire):
    w = wire()
    assert w.ask("textDocument/hover", {}, 1)["error"]["code"] == -32002
    w.open()
    w.start()
    assert w.ask("initialize", INITIALIZE, 2)["error"]["code"] == -32600
    w.works()
    assert w.ask("shutdown", None, 3)["result"] is None
    assert w.ask("textDocument/hover", {}, 4)["error"]["code"] == -32600
    w.send("exit")
    assert w.process.wait(20) == 0


def test_it_ends_with_its_client(wire):
    rude = wire().start()
    rude.send("exit")
    assert rude.process.wait(20) == 1
    gone = wire().start()
    gone.open(TEXT * 500)
    gone.process.stdin.close()
    assert gone.process.wait(20) == 1
    cut = wire().start()
    cut.process.stdin.write(b'Content-Length: 100\r\n\r\n{"jsonrpc"')
    cut.process.stdin.close()
    assert cut.process.wait(20) == 1


def test_killed_and_started_again(wire):
    one = wire().start()
    one.open(TEXT * 50)
    one.process.kill()
    two = wire().start()
    two.open()
    assert [d["code"] for d in two.published(1)] == ["REP006"]


def test_a_thousand_rapid_edits(wire):
    w = wire().start()
    w.open(TEXT)
    for version in range(2, 1002):
        place = {"line": 0, "character": 3}
        w.change(version, {"range": {"start": place, "end": place}, "text": "🎉 "[version % 2]})
    found = w.published(1001)
    (doubled,) = [d for d in found if d["code"] == "REP006"]
    assert doubled["range"]["start"] == {"line": 0, "character": 13 + 500 * 3}
    versions = [m["params"].get("version") for m in w.seen if m.get("method") == "textDocument/publishDiagnostics"]
    assert versions == sorted(versions)
    assert len(versions) < 100


def test_ten_megabytes(wire):
    w = wire().start()
    w.open(TEXT * 400_000)
    assert [d["code"] for d in w.published(1)] == ["CHF001"]
    place = {"line": 399_999, "character": 0}
    w.change(2, {"range": {"start": {"line": 1, "character": 0}, "end": place}, "text": ""})
    assert {d["code"] for d in w.published(2)} >= {"REP006"}
    w.works()


@pytest.mark.parametrize("strange", ["\r", "\f", "\u2028", "\x85", "\v", "\ud800", "\ufeff", "\u200f", "a\0b"])
def test_strange_characters(wire, strange):
    w = wire().start()
    w.open(f"One{strange}two.\n\nIt rained{strange} on the the town{strange}.\n")
    found = w.published(1)
    if "\0" in strange:
        assert [d["code"] for d in found] == ["CHF001"]
    else:
        (doubled,) = [d for d in found if d["code"] == "REP006"]
        new_lines = 2 if strange == "\r" else 0
        character = 4 if new_lines else 14
        assert doubled["range"]["start"] == {"line": 2 + new_lines, "character": character}
    where = {"textDocument": {"uri": URI}, "position": {"line": 2, "character": 99}}
    assert "result" in w.ask("textDocument/hover", where)
    w.works()
