"""The real LanguageTool: planted errors in Markdown, every span exact; local mode with a real server."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from copychief.document import House
from copychief_rules.languagetool import _server
from copychief_rules.languagetool.languagetool import LanguageTool

PARAGRAPHS = [
    "The mayor said **they «has» to go** before noon.",
    "He «have» *a long list* of complaints about the road.",
    "🫖🫖 The tea 🍵 was served in «a» old pot on Tuesday.",
    "The [council](https://example.org/a_b) met, and [it «have»](https://example.org/c) adjourned.",
    "She bought [«a» apple](https://example.org/apple) from the stall.",
    "- The workers said they «was» tired.\n- Nothing else was said.",
    "1. He «do» not know the answer.\n2. She does.",
    "| Who | What |\n|---|---|\n| The mayor | She «want» more money |\n| 🫖 The clerk | They «is» content |",
    "> The minister «could of» told us, he said.\n> They «was» not told.",
    "Smith &amp; Sons said they «has» closed the shop &mdash; for good.",
    "The report, which ran to\nten pages, said that they\n«has» found nothing.",
    "The ~~old~~ plan was «an» good plan, said the **deputy**.",
    "They walked «passed» the station and didn't stop.",
    "On Saturday, they ***«was»*** all welcome at the fair.",
    "The team lost «it's» way, and ***it*** «have» cost them.",
    "# The mayor and «a» old friend\n\nThey met at the station.",
    "The clerk wrote `a apple` in the log, and then she «have» lunch.",
    "He «should of» known: 👩‍👩‍👧‍👦 they «was» waiting outside.",
    "Is it <b>true</b> that they «was» there? The <i>answer</i> is yes.",
    "The plan\\* costs more «then» the council has, says [^1] the clerk.\n\n[^1]: He «have» the figures.",
]
"What LanguageTool finds in each stands between « and »."


def planted(marked):
    """(text, spans) of a paragraph."""
    spans = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer("«[^»]*»", marked))]
    return re.sub("[«»]", "", marked), spans


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_every_span_is_exact(languagetool, found, marked):
    text, spans = planted(marked)
    assert [tuple(d.span) for d in found(text, mode="server", url=languagetool)] == spans


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_every_span_is_exact_with_crlf_behind_other_blocks(languagetool, found, marked):
    text, spans = planted("## The 🫖 first\n\nIt was `quiet`.\n\n" + marked)
    shift = [text[:start].count("\n") for start, _ in spans]
    crlf = [
        (a + n, b + n + text[a:b].count("\n")) for (a, b), n in zip(spans, shift, strict=True)
    ]  # each line end before a place moves it by one
    got = [tuple(d.span) for d in found(text.replace("\n", "\r\n"), mode="server", url=languagetool)]
    assert got == crlf


def test_html_and_plain_text(languagetool, found):
    text, spans = planted(
        "<p>🫖 The <b>mayor</b>&nbsp;said <a href='x'>they «has»</a> to go, &quot;He «have» gone.&quot;</p>"
    )
    assert [tuple(d.span) for d in found(text, form="html", mode="server", url=languagetool)] == spans
    text, spans = planted("🫖 Tea was served.\n\nThey «has» to go. He wrote **no** markup, and they «was» glad.\n")
    assert [tuple(d.span) for d in found(text, form="plain", mode="server", url=languagetool)] == spans


def test_a_finding_says_all_that_languagetool_said(languagetool, found):
    (d,) = found("The mayor could of gone.", mode="server", url=languagetool)
    assert d.facts["rule"]
    assert d.facts["category"]
    assert d.facts["issue"]
    assert d.facts["message"] in d.message
    assert all(not f.safe for f in d.fixes)
    assert d.fixes[0].edits[0].text == "have"


def spelling(languagetool, found, text, **more):
    return [text[d.span.start : d.span.end] for d in found(text, mode="server", url=languagetool, **more)]


def test_names_are_no_spelling_mistakes(languagetool, found):
    text = "Jaroslav Wyszkonski met Wyszkonski’s lawyer. They recieved a letter. The qwoxi was late."
    assert spelling(languagetool, found, text) == ["recieved", "qwoxi"]
    house = House(organisations=("qwoxi",))
    assert spelling(languagetool, found, text, house=house) == ["recieved"]


def test_a_misspelled_word_that_begins_a_sentence_is_no_name(languagetool, found):
    assert spelling(languagetool, found, "Recieving the letter was a surprise.") == ["Recieving"]


def test_plain_english_may_be_british_or_american(languagetool, found):
    text = "The colour of the harbour and the color of the harbor are gray."
    assert spelling(languagetool, found, text) == []
    assert spelling(languagetool, found, text, language="en-US") == ["colour", "harbour"]
    assert "colour" not in spelling(languagetool, found, text, language="en-GB")


def test_settings_reach_languagetool(languagetool, found):
    text = "He have a apple."
    rules = [d.facts["rule"] for d in found(text, mode="server", url=languagetool)]
    assert rules == ["HE_VERB_AGR", "EN_A_VS_AN"]
    kept = found(text, mode="server", url=languagetool, disabled_rules=("HE_VERB_AGR",))
    assert [d.facts["rule"] for d in kept] == ["EN_A_VS_AN"]
    kept = found(text, mode="server", url=languagetool, disabled_categories=("MISC",))
    assert [d.facts["rule"] for d in kept] == ["HE_VERB_AGR"]


def test_a_language_that_languagetool_does_not_know(languagetool, found):
    (d,) = found("Sana.", mode="server", url=languagetool, language="xx")
    assert d.code == "CHF006"
    assert "'xx' is not a language code" in d.message


@pytest.mark.skipif(sys.platform == "win32", reason="finds the server's process as Unix does")
def test_local_mode_starts_one_server_and_ends_it(languagetool, found, monkeypatch):
    monkeypatch.delenv(_server.VARIABLE, raising=False)
    monkeypatch.setattr(_server, "_keeper", None)  # a test before may have begun a server that lives as long as we
    monkeypatch.setattr(_server, "_users", 0)
    rule = LanguageTool(mode="local")
    again = LanguageTool(mode="local", picky=True)
    assert not [*rule.start(), *again.start()]
    url, keeper = os.environ[_server.VARIABLE], _server._keeper
    (java,) = children(keeper.pid)
    again.stop()
    assert found("They was here.", mode="local")[0].facts["rule"]
    os.kill(java, signal.SIGKILL)  # it dies in the middle of the run, and is started once more
    assert found("She have gone.", mode="local")[0].facts["rule"]
    assert os.environ[_server.VARIABLE] == url
    (java,) = children(keeper.pid)
    rule.stop()
    assert keeper.returncode == 0
    assert _server.VARIABLE not in os.environ
    assert not alive(java)


def children(pid):
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(p) for p in done.stdout.split()]


def alive(pid):
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


def test_a_run_with_many_workers_shares_one_server(languagetool, copychief):
    for n in range(12):
        (copychief.folder / f"{n}.md").write_text(f"On day {n} they was here.\n", encoding="utf-8")
    (copychief.folder / "copychief.toml").write_text('[languagetool]\nmode = "local"\n', encoding="utf-8")
    done = copychief("check", "--output-format", "json", "--jobs", "2", ".", env={_server.VARIABLE: languagetool})
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout)
    assert [d["code"] for d in told["diagnostics"]] == ["LTL001"] * 12
