"""LTL001 against a stub: what is sent, how often, and every way in which a server can fail."""

import json
import socket
import sys
import time

import pytest

from copychief import config
from copychief.config import ConfigError
from copychief.document import House
from copychief.plugins import Plugins
from copychief_rules.languagetool import _client, _server
from copychief_rules.languagetool.languagetool import LanguageTool

TEXT = "A wrongg word."


def parts(request):
    return json.loads(request["data"])["annotation"]


def reading(request):
    return "".join(p.get("text", p.get("interpretAs", "")) for p in parts(request))


# what is sent


def test_markup_is_marked_as_such(stub, found):
    found(
        "# A *fine* day\n\nSee [the **big** report](https://example.org/secret?a=1) &amp; `x + y`<!-- private -->\nthere.\n\n```\ncode\n```\n",
        mode="server",
        url=stub.url,
    )
    (request,) = stub.requests
    assert reading(request) == "A fine day\n\nSee the big report & Paris there."
    assert {"text": "the "} in parts(request)
    assert {"markup": "&amp;", "interpretAs": "&"} in parts(request)
    assert {"markup": "\n", "interpretAs": " "} in parts(request)
    assert "secret" not in request["data"]
    assert "private" not in request["data"]
    assert "code" not in request["data"]


def test_places_behind_emoji_markup_and_entities(stub, found):
    text = "🫖👩‍👩‍👧 **wrongg** &amp; [wrongg](https://x.org/🫖) or `wrongg` and\n> wrongg\n\n- 🍵 *wrongg*\n"
    spans = [tuple(d.span) for d in found(text, mode="server", url=stub.url)]
    assert [text[a:b] for a, b in spans] == ["wrongg"] * 4
    assert [a for a, _ in spans] == [
        text.index("wrongg"),
        text.index("[") + 1,
        text.index("> ") + 2,
        text.rindex("wrongg"),
    ]


def test_a_match_in_markup_or_over_two_blocks_is_dropped(stub, found, match):
    stub.answers = lambda fields: [match(4, 2), match(6, 9), match(900, 3), match(0, 3)]
    (d,) = found("One **two**.\n\nThree.", mode="server", url=stub.url)  # “One |**|two|**|.”, “\\n\\n”, “Three.”
    assert tuple(d.span) == (0, 3)


def test_the_settings_are_sent(stub, found):
    found("---\nlang: fr\n---\n\nBonjour.", mode="server", url=f"{stub.url}/v2/", picky=True, mother_tongue="de",
          enabled_rules=("A", "B"), disabled_rules=("C",), enabled_categories=("D",), disabled_categories=("E",))  # fmt: skip
    (sent,) = stub.requests
    assert sent["language"] == "fr"
    assert (sent["level"], sent["motherTongue"]) == ("picky", "de")
    assert (sent["enabledRules"], sent["disabledRules"]) == ("A,B", "C")
    assert (sent["enabledCategories"], sent["disabledCategories"]) == ("D", "E")


def test_up_to_five_replacements_as_unsafe_fixes(stub, found, match):
    stub.answers = lambda fields: [match(2, 6, replacements=list("abcdefg"))]
    (d,) = found(TEXT, mode="server", url=stub.url)
    assert [f.edits[0].text for f in d.fixes] == list("abcde")
    assert not any(f.safe for f in d.fixes)
    assert d.facts == {"rule": "SOME_RULE", "category": "GRAMMAR", "message": "That is wrong.", "issue": "grammar"}


def test_a_fix_does_not_cut_markup(stub, found, match):
    text = "They **could** of gone."
    stub.answers = lambda fields: [match(7, 10, replacements=["could have", "might have"])]
    (d,) = found(text, mode="server", url=stub.url)
    (edit,) = [e for f in d.fixes for e in f.edits]  # “might have” would have to go into the emphasis and out again
    assert (text[edit.span.start : edit.span.end], edit.text) == ("of", "have")


def test_names_are_passed_over_for_spelling_only(stub, found, match):
    text = "Ann Wrongg left. Then Wrongg came."
    stub.answers = lambda fields: [match(4, 6, category="TYPOS"), match(22, 6)]
    (d,) = found(text, mode="server", url=stub.url)
    assert d.span.start == 22
    stub.answers = lambda fields: [match(2, 6, category="TYPOS")]
    assert len(found(TEXT, mode="server", url=stub.url)) == 1
    assert not found(TEXT, mode="server", url=stub.url, house=House(allow=frozenset({frozenset({"wrongg", "right"})})))


# how often


def test_off_asks_nobody(stub, found):
    assert not found(TEXT, url=stub.url)
    assert not stub.requests


def test_only_what_changed_is_asked_again(stub, found):
    memo = {}
    first = found("One wrongg.\n\nTwo wrongg.", memo, mode="server", url=stub.url)
    again = found("Two wrongg.\n\nOne wrongg.\n\nTwo wrongg.", memo, mode="server", url=stub.url)
    assert (len(first), len(again), len(stub.requests)) == (2, 3, 1)
    found("One wrongg.\n\nThree.", memo, mode="server", url=stub.url)
    assert [reading(r) for r in stub.requests[1:]] == ["Three."]
    found("Three.", memo, mode="server", url=stub.url, picky=True)
    assert len(stub.requests) == 3


def test_a_run_over_100_articles(stub, copychief):
    for n in range(100):
        (copychief.folder / f"{n}.md").write_text(
            f"# Day {n}\n\nA wrongg word.\n\n- And wrongg again.\n", encoding="utf-8"
        )
    (copychief.folder / "copychief.toml").write_text(
        f'[languagetool]\nmode = "server"\nurl = "{stub.url}"\n', encoding="utf-8"
    )

    def run():
        stub.requests.clear()
        done = copychief("check", "--output-format", "json", "--select", "LTL", ".")
        assert done.returncode == 1, done.stderr
        return done.stdout

    first = run()
    assert len(json.loads(first)["diagnostics"]) == 200
    assert len(stub.requests) == 100
    assert run() == first
    assert len(stub.requests) == 0
    for n in (3, 77):
        (copychief.folder / f"{n}.md").write_text("A wrongg word.\n", encoding="utf-8")
    assert len(json.loads(run())["diagnostics"]) == 198
    assert len(stub.requests) == 2


# what can go wrong


def failure(diagnostics):
    (d,) = diagnostics
    assert d.code == "CHF006"
    return d.message


def never(stub):
    stub.answers = lambda fields: stub.ended.wait(60) and []


@pytest.mark.parametrize(
    ("answer", "says", "asked"),
    [
        ((500, "Internal Error: java.lang.OutOfMemoryError"), "HTTP 500: Internal Error", 2),
        ((503, "<html>sorry</html>"), "HTTP 503;", 2),
        ((429, "slow down"), "HTTP 429: slow down", 1),
        ((413, "Your text is too long"), "refused the text (HTTP 413): Your text is too long", 1),
        ((307, ""), "HTTP 307", 1),
        ((200, "<html>Welcome!</html>"), "isn't LanguageTool", 1),
        ((200, "[]"), "isn't LanguageTool", 1),
        ((200, '{"matches": [{"offset": "1"}]}'), "isn't LanguageTool", 1),
        ((200, '{"matches": [], "warnings": {"incompleteResultsReason": "too slow"}}'), "to its end: too slow", 1),
        (None, "broke off", 2),
    ],
)
def test_a_bad_answer_is_one_clear_finding(stub, found, answer, says, asked):
    stub.answers = lambda fields: answer
    assert says in failure(found(TEXT, mode="server", url=stub.url))
    assert len(stub.requests) == asked


def test_an_accident_is_forgiven_once(stub, found):
    answers = [(500, "oops"), None, []]

    def one_after_the_other(fields):
        return answers.pop(0)

    stub.answers = one_after_the_other
    assert "broke off" in failure(found(TEXT, mode="server", url=stub.url))
    _client.forgive()
    answers[:0] = [None]
    assert not found(TEXT, mode="server", url=stub.url)


def test_no_answer_is_waited_for_once(stub, found):
    never(stub)
    begin = time.monotonic()
    for _ in range(20):
        assert "no answer in the time allowed" in failure(found(TEXT, mode="server", url=stub.url, timeout=1.0))
    assert len(stub.requests) == 1
    assert time.monotonic() - begin < 15  # not 20 times the wait


def test_drops_that_never_end_are_no_answer(found):
    import threading

    with socket.create_server(("127.0.0.1", 0)) as server:
        ended = threading.Event()

        def drip():
            peer, _ = server.accept()
            with peer:
                peer.sendall(b"HTTP/1.0 200 OK\r\n\r\n{")
                while not ended.wait(0.05):
                    try:
                        peer.sendall(b" ")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        assert "no answer in the time allowed" in failure(found(TEXT, mode="server", url=url, timeout=1.0))
        ended.set()
        thread.join(10)


def test_nobody_there(found):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    message = failure(found(TEXT, mode="server", url=url))
    assert "can't be reached" in message
    assert "Set url" in message


def test_a_server_that_failed_is_asked_again_after_a_while(stub, found, monkeypatch):
    stub.answers = lambda fields: (500, "")
    failure(found(TEXT, mode="server", url=stub.url))
    stub.answers = lambda fields: []
    failure(found(TEXT, mode="server", url=stub.url))
    assert len(stub.requests) == 2
    monkeypatch.setattr(_client, "_down", {k: (time.monotonic() - 1, why) for k, (_, why) in _client._down.items()})
    assert not found(TEXT, mode="server", url=stub.url)


def test_a_refused_article_does_not_stop_the_others(stub, found):
    stub.answers = lambda fields: (413, "too long") if "long" in fields["data"] else []
    failure(found("long", mode="server", url=stub.url))
    assert not found("short", mode="server", url=stub.url)


def test_the_other_rules_run_and_the_exit_code_is_2(copychief, stub):
    stub.answers = lambda fields: (500, "")
    (copychief.folder / "a.md").write_text("Stop the the press.\n", encoding="utf-8")
    (copychief.folder / "copychief.toml").write_text(
        f'[languagetool]\nmode = "server"\nurl = "{stub.url}"\n', encoding="utf-8"
    )
    done = copychief("check", "--output-format", "json", "a.md")
    assert done.returncode == 2
    assert [d["code"] for d in json.loads(done.stdout)["diagnostics"]] == ["CHF006", "REP006"]
    assert copychief("check", "--ignore", "LTL001", "a.md").returncode == 1


# where text goes


def test_a_loopback_server_needs_no_proxy(stub, found, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert len(found(TEXT, mode="server", url=stub.url)) == 1


def test_a_remote_url_is_said_before_anything_is_sent():
    said = list(LanguageTool(mode="server", url="https://ann:pw@lt.example.org/api?key=1").start())
    assert said == ["languagetool (LTL001): article text is sent to https://lt.example.org/api"]
    for url in ("http://localhost:8081", "http://127.0.0.1:8081", "http://[::1]:8081"):
        assert list(LanguageTool(mode="server", url=url).start()) == []
    assert list(LanguageTool(url="https://lt.example.org").start()) == []


def test_the_run_says_it_on_standard_error(copychief):
    (copychief.folder / "a.md").write_text(TEXT, encoding="utf-8")
    (copychief.folder / "copychief.toml").write_text(
        '[languagetool]\nmode = "server"\nurl = "http://lt.invalid"\ntimeout = 5\n', encoding="utf-8"
    )
    done = copychief("check", "a.md", env={"http_proxy": "", "HTTP_PROXY": ""})
    assert b"article text is sent to http://lt.invalid" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('mode = "on"', "mode must be one of off, local, server"),
        ('mode = "server"', "needs a url"),
        ('mode = "server"\nurl = "localhost:8081"', "http://"),
        ("timeout = 0", "timeout"),
        ("max-replacements = -1", "max-replacements"),
        ("picki = true", "picky"),
    ],
)
def test_wrong_settings(tmp_path, table, says):
    path = tmp_path / "copychief.toml"
    path.write_text(f"[languagetool]\n{table}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=says):
        config.load(path).settings(Plugins().rules(), tmp_path / "a.md")


# what local mode needs


@pytest.fixture
def local(monkeypatch, found):
    monkeypatch.delenv(_server.VARIABLE, raising=False)
    monkeypatch.setattr(_server, "_users", 0)  # an editor's server in this process may still count as one

    def run():
        rule = LanguageTool(mode="local")
        list(rule.start())
        try:
            return failure(found(TEXT, mode="local"))
        finally:
            rule.stop()
            assert _server.VARIABLE not in __import__("os").environ

    return run


def test_without_language_tool_python(local, monkeypatch):
    monkeypatch.setitem(sys.modules, "language_tool_python", None)
    monkeypatch.setitem(sys.modules, "language_tool_python.download_lt", None)
    assert "pip install" in local()


def test_without_java(local, monkeypatch, tmp_path):
    pytest.importorskip("language_tool_python", reason="needs pip install 'copychief[languagetool]'")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install a Java runtime" in local()


def test_without_languagetool(local, monkeypatch, tmp_path, languagetool):
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    message = local()
    assert f"isn't in {tmp_path}" in message
    assert "LTP_PATH" in message
    assert not list(tmp_path.iterdir())  # nothing was downloaded


def test_a_server_that_does_not_come_up(local, monkeypatch):
    monkeypatch.setattr(_server, "_command", lambda: [sys.executable, "-c", "raise SystemExit(7)"])
    assert "ended with exit code 7" in local()


def test_a_server_that_says_nothing(local, monkeypatch):
    monkeypatch.setattr(_server, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(_server, "STARTUP", 1.0)
    assert "no sign of life" in local()


# in an editor


def test_an_editor_hears_once_where_text_goes_and_asks_only_about_changes(stub, tmp_path, monkeypatch):
    pytest.importorskip("pygls", reason="needs pip install 'copychief[lsp]'")
    from copychief.desk import Desk
    from copychief.formats import bundled
    from copychief.server.articles import Articles

    (tmp_path / "copychief.toml").write_text(f'[languagetool]\nmode = "server"\nurl = "{stub.url}"\n', encoding="utf-8")
    monkeypatch.setattr(_client, "is_loopback", lambda url: False)
    articles = Articles(Desk(Plugins().rules(), bundled(), {}))
    uri = (tmp_path / "a.md").as_uri()
    first = articles.get(uri, "One wrongg.\n\nTwo.\n", 1)
    assert [d.code for d in first.report.diagnostics] == ["LTL001"]
    articles.get(uri, "One wrongg.\n\nTwo wrongg.\n", 2)
    assert [reading(r) for r in stub.requests] == ["One wrongg.\n\nTwo.", "Two wrongg."]
    assert articles.problems == [f"languagetool (LTL001): article text is sent to {stub.url}"]
