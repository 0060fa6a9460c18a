"""How fast the language server is: for each keystroke, from start to first diagnostics, and in how much memory."""

from __future__ import annotations

import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copychief.desk import Desk
from copychief.text import Source

SIZES = (1_000, 10_000)
EDITS = 200
URI = "file:///nowhere/bench.md"
LIMITS = {1_000: 50.0, 10_000: 250.0}
"Milliseconds of server CPU from a keystroke to its diagnostics, by the article's words."
START_LIMIT, MEMORY_LIMIT = 600.0, 150.0
"Milliseconds from `initialize` to the first diagnostics; MiB after a thousand edits."


def article(paths: list[Path], words: int, chance: random.Random) -> str:
    """An article of so many words out of those of a folder; once they are used up, with other words in their sentences.

    Plain copies would be one long repetition, which no article is.
    """
    texts = [Source.read(p).text.replace("\r\n", "\n") for p in paths]
    bodies = [re.sub(r"\A---\n.*?\n---\n", "", t, flags=re.DOTALL) for t in texts]
    vocabulary = sorted({w for t in bodies for w in re.findall(r"\b[a-z]{5,}\b", t)})
    out, count = ["# The article that is edited"], 0
    for turn in range(1_000):
        for body in bodies:
            if turn:
                body = re.sub(r"\b[a-z]{5,}\b", lambda _: chance.choice(vocabulary), body)
            for paragraph in body.split("\n\n"):
                if paragraph.strip() and not paragraph.startswith("#"):
                    out.append(paragraph.strip())
                    count += len(paragraph.split())
                    if count >= words:
                        return "\n\n".join(out) + "\n"
    raise ValueError("the folder's articles have no words")


def keystrokes(text: str, count: int, chance: random.Random) -> Iterator[tuple[int, str]]:
    """(offset, letter) of typing: a run of letters here, then a run somewhere else."""
    at = 0
    for n in range(count):
        if n % 10 == 0:
            at = chance.randrange(len(text))
        yield at + n % 10, chance.choice("etaoinshr ")


def in_process(text: str, desk: Desk, chance: random.Random) -> tuple[float, float]:
    """(median milliseconds of CPU, mean share of blocks known from before) of a keystroke, the answer's making included."""
    from lsprotocol import types
    from lsprotocol.converters import get_converter
    from pygls.workspace import PositionCodec

    from copychief.server.articles import Articles
    from copychief.server.buffers import Buffer
    from copychief.server.diagnostics import converted
    from copychief.server.positions import Positions

    converter = get_converter()
    articles = Articles(desk)
    buffer = Buffer(URI, source=text, version=0, position_codec=PositionCodec())
    converter.unstructure(converted(articles.get(URI, text, 0)))
    times, shares = [], []
    for version, (at, letter) in enumerate(keystrokes(text, EDITS, chance), 1):
        place = Positions(Source(buffer.source)).position(min(at, len(buffer.source)))
        change = types.TextDocumentContentChangePartial(range=types.Range(place, place), text=letter)
        begin = time.process_time()
        buffer.apply_change(change)
        made = articles.get(URI, buffer.source, version)
        json.dumps(converter.unstructure(converted(made)))
        times.append((time.process_time() - begin) * 1e3)
        shares.append(made.reused)
    return statistics.median(times), statistics.mean(shares)


class Wire:
    """A server's process, as a client sees it."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "copychief", "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._in, self._out = self.process.stdin, self.process.stdout

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **({"id": number} if number else {})}
        body = json.dumps(message).encode()
        self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._in.flush()

    def receive(self) -> Any:
        size = 0
        while line := self._out.readline().strip():
            if line.startswith(b"Content-Length:"):
                size = int(line.split(b":")[1])
        return json.loads(self._out.read(size))

    def published(self, version: int) -> None:
        while (m := self.receive()).get("method") != "textDocument/publishDiagnostics" or m["params"].get(
            "version"
        ) != version:
            pass

    def open(self, text: str) -> float:
        """Initialize and open an article; milliseconds from the first to its diagnostics."""
        begin = time.perf_counter()
        start = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": {"delay": 0}}
        self.send("initialize", start, 1)
        self.receive()
        self.send("initialized", {})
        document = {"uri": URI, "languageId": "markdown", "version": 0, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        self.published(0)
        return (time.perf_counter() - begin) * 1e3

    def edit(self, text: str, count: int, chance: random.Random) -> str:
        """Type, each time waiting for the diagnostics; the text afterwards."""
        for version, (at, letter) in enumerate(keystrokes(text, count, chance), 1):
            at = min(at, len(text))
            position = Source(text).lines.position(at)
            before = Source(text).lines.starts[position.line - 1]
            place = {"line": position.line - 1, "character": len(text[before:at].encode("utf-16-le")) // 2}
            text = text[:at] + letter + text[at:]
            change = {"range": {"start": place, "end": place}, "text": letter}
            document = {"uri": URI, "version": version}
            self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
            self.published(version)
        return text

    def peak(self) -> float:
        """MiB that the process ever held at once; 0 where the system doesn't say."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0.0
        m = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(m[1]) / 1024 if m else 0.0

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._in.close()
        self._out.close()


def measure(paths: list[Path]) -> Iterator[str]:
    """A line for each thing measured, with its limit."""
    from copychief.formats import bundled
    from copychief.plugins import Plugins

    chance = random.Random(7)
    desk = Desk(Plugins().rules(), bundled(), {}, isolated=True)
    for size in SIZES:
        text = article(paths, size, chance)
        cost, share = in_process(text, desk, chance)
        yield (
            f"keystroke in {size:,} words: {cost:.1f} ms CPU, median of {EDITS} (limit {LIMITS[size]:.0f});"
            f" {share:.1%} of the paragraphs known from before"
        )
    text = article(paths, SIZES[0], chance)
    starts = []
    for _ in range(5):
        wire = Wire()
        starts.append(wire.open(text))
        wire.end()
    yield f"initialize to first diagnostics: {statistics.median(starts):.0f} ms, median of 5 cold starts (limit {START_LIMIT:.0f})"
    wire = Wire()
    try:
        wire.open(text)
        wire.edit(text, 1_000, chance)
        yield f"peak memory after 1,000 edits: {wire.peak():.0f} MiB (limit {MEMORY_LIMIT:.0f})"
    finally:
        wire.end()
