"""A stub of a LanguageTool server that misbehaves as told, and the real one where its parts are there."""

import json
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from copychief.engine import Settings, lint_document, parse
from copychief.formats import bundled
from copychief.select import Selection
from copychief.text import Source
from copychief_rules.languagetool import _client, _server
from copychief_rules.languagetool.languagetool import LanguageTool


def matches(fields):
    """What the stub finds: every “wrongg” in what is text, at its place in all that was sent."""
    out, at = [], 0
    for part in json.loads(fields["data"])["annotation"]:
        text = part.get("text", "")
        found = text.find("wrongg")
        while found >= 0:
            out.append(_match(at + units(text[:found]), 6))
            found = text.find("wrongg", found + 1)
        at += units(text or part["markup"])
    return out


def units(text):
    return len(text.encode("utf-16-le")) // 2


def _match(offset, length, rule="SOME_RULE", category="GRAMMAR", issue="grammar", replacements=("right",)):
    return {
        "offset": offset,
        "length": length,
        "message": "That is wrong.",
        "replacements": [{"value": r} for r in replacements],
        "rule": {"id": rule, "issueType": issue, "category": {"id": category, "name": category.title()}},
    }


class Stub:
    """`answers` maps the fields of a request to (status, body) or to a list of matches."""

    def __init__(self):
        self.requests, self.answers = [], matches
        self.ended = threading.Event()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fields = dict(parse_qsl(body, keep_blank_values=True))
                stub.requests.append(fields)
                answer = stub.answers(fields)
                if answer is None:  # hang up
                    self.close_connection = True
                    return
                status, data = (200, json.dumps({"matches": answer})) if isinstance(answer, list) else answer
                data = data.encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(data)))
                if 300 <= status < 400:
                    self.send_header("Location", "http://127.0.0.1:9/v2/check")
                self.end_headers()
                try:
                    self.wfile.write(data)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def stub():
    made = Stub()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _fresh():
    _client.forgive()
    yield
    _client.forgive()


def _article(text, memo=None, house=None, form="markdown"):
    """(document, settings without rules) of a text."""
    reader = next(f for f in bundled() if f.name == form)
    settings = Settings((), Selection(("ALL",), profile="audit"), **({"house": house} if house else {}))
    return parse(Source(text, "a.md"), reader, settings, memo), settings


def _found(text, memo=None, house=None, form="markdown", **options):
    """What LTL001 (or the host in its place) finds: diagnostics."""
    doc, settings = _article(text, memo, house, form)
    rules = (LanguageTool(**options),)
    return lint_document(doc, Settings(rules, settings.selection, settings.house)).diagnostics


@pytest.fixture
def found():
    return _found


@pytest.fixture
def match():
    return _match


@pytest.fixture(scope="session")
def languagetool():
    """A session's own LanguageTool; its URL."""
    if find_spec("language_tool_python") is None:
        pytest.skip("needs language-tool-python: pip install 'copychief[languagetool]'")
    if shutil.which("java") is None:
        pytest.skip("needs Java 17: apt install openjdk-17-jre-headless")
    try:
        command = _server._command()
    except _server.UnavailableError as error:
        pytest.skip(f"needs LanguageTool (install_languagetool in .ci/extras lays it out): {error}")
    assert Path(command[2]).exists()
    url, keeper = _server._launch(command)
    yield url
    keeper.communicate(b"\n", 10)
