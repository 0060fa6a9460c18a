"""The pipe as a whole, over every rule: no crash, spans inside, sorted, deterministic, stets heard."""

import gc
import os
import re
import subprocess
import sys
import weakref
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.diagnostic import Edit, Finding, Fix, Related, Severity
from copychief.document import Document, Layer, LayerCycleError
from copychief.engine import Settings, lint, lint_document, parse
from copychief.english.names import CHAINS
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.rule import Bad, Rule, UnavailableError, problems
from copychief.select import Selection
from copychief.testing import parse_marks
from copychief.text import Source, Span

RULES = tuple(rule() for rule in Plugins().rules())
AUDIT = Settings(RULES, Selection(("ALL", *(r.code for r in RULES)), profile="audit"))
FORMATS = {f.name: f for f in bundled()}

PIECES = st.sampled_from(
    [
        *(
            "The",
            "mayor",
            "Smith",
            "Smyth",
            "Ann",
            "said",
            "says",
            "yesterday",
            "Monday, March 3",
            "45",
            "$1.2 billion",
            "20%",
        ),
        *(
            "“",
            "”",
            '"',
            "'",
            "’",
            ".",
            ",",
            "?",
            "—",
            "- ",
            "# ",
            "> ",
            "* ",
            "**",
            "[a](b)",
            "&amp;",
            "<!-- stet -->",
            "| a |",
        ),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            "\f",
            "\u2028",
            "😀",
            "e\u0301",
            "\u200b",
            "\ufeff",
            "TK",
            "up from",
            "to",
            "rise",
        ),
        *("the", "the", "(12 miles)", "1945 GMT", "Feb. 30", "according to", "U.S.", "7 in 10", "half", "one", "of"),
    ]
)
ARTICLES = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from([parse_marks(e.text)[0] for r in RULES for e in r.examples]).flatmap(
        lambda text: st.integers(0, len(text)).map(lambda cut: text[:cut] + text[cut + 1 :])
    ),
)


@settings(max_examples=300)
@given(ARTICLES, st.sampled_from(sorted(FORMATS)))
def test_any_text_is_linted_without_a_crash(text, name):
    text = text.replace("\0", "")
    report = lint(Source(text, "a"), FORMATS[name], AUDIT)
    assert not report.failed, [d.message for d in report.diagnostics if d.code.startswith("CHF00")]
    assert list(report.diagnostics) == sorted(report.diagnostics, key=lambda d: d.sort_key)
    for d in report.diagnostics:
        for span in (d.span, *(r.span for r in d.related), *(e.span for f in d.fixes for e in f.edits)):
            assert 0 <= span.start <= span.end <= len(text)
    again = lint(Source(text, "a"), FORMATS[name], AUDIT)
    assert again.diagnostics == report.diagnostics


def test_same_bytes_whatever_the_hash_seed(tmp_path):
    bad = [parse_marks(e.text)[0] for r in RULES for e in r.examples if isinstance(e, Bad) and e.format == "markdown"]
    for n, text in enumerate(bad):
        (tmp_path / f"{n:03}.md").write_text(text, encoding="utf-8")
    outputs = set()
    for seed in ("0", "1", "4711"):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "copychief",
                "check",
                "--isolated",
                "--profile",
                "audit",
                "--output-format",
                "json",
                ".",
            ],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.returncode == 1, done.stderr
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_catalogue_is_well_formed():
    assert problems(type(r) for r in RULES) == []


def test_every_malformed_rule_is_described():
    class Shabby(Rule):
        code, name = "sh1", "Shabby Rule"

    said = " ".join(problems([Shabby]))
    for fault in (
        "'sh1' is not three capital",
        "'Shabby Rule' is not lower-case",
        "no docstring",
        "no version",
        "no check",
        "no Good",
        "no Bad",
    ):
        assert fault in said


class Loud(Rule):
    """Marks each exclamation mark."""

    code, name = "SHO001", "loud"

    def check(self, doc):
        for block in doc.of_kind(self.reads):
            for at, char in enumerate(block.text):
                if char == "!":
                    yield Finding(block.source_span(at, at + 1), "“!” shouts")


def run(text, rule=None, **changes):
    settings = replace(Settings((rule or Loud(),)), **changes)
    return lint(Source(text, "a.md"), FORMATS["markdown"], settings)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Stop!\n", ["SHO001"]),
        ("<!-- stet SHO001: a play's title -->\n\nStop!\n", []),
        ("<!-- stet -->\n\nStop!\n", []),
        ("<!-- stet loud -->\n\nStop!\n\nGo!\n", ["SHO001"]),
        ("Stop! <!-- stet SHO: meant -->\n", []),
        ("<!-- stet-begin SHO001 -->\n\nStop!\n\nGo!\n\n<!-- stet-end -->\n\nOh!\n", ["SHO001"]),
        ("Go!\n\n<!-- stet-file SHO001 -->\n\nStop!\n", []),
        ("<!-- stet SHO001 -->\n\nStop.\n", ["CHF003"]),
        ("<!-- stet ABC001 -->\n\nStop.\n", ["CHF003"]),
        ("<!-- stetson -->\n\nStop!\n", ["SHO001"]),
    ],
)
def test_stet(text, codes):
    report = run(text)
    assert [d.code for d in report.diagnostics] == codes


def test_stet_keeps_the_reason():
    report = run("<!-- stet SHO001: the play is called that -->\n\nStop!\n")
    assert [(d.code, why) for d, why in report.suppressed] == [("SHO001", "the play is called that")]


def test_an_unused_stet_can_be_ignored():
    report = run("<!-- stet SHO001 -->\n\nStop.\n", selection=Selection(ignore=("CHF003",)))
    assert report.diagnostics == ()


def test_a_span_outside_the_text_is_the_rules_crash():
    class Lost(Rule):
        """Points nowhere."""

        code, name = "LOS001", "lost"

        def check(self, doc):
            yield Finding(Span(0, 10**6), "here")

    report = run("Stop.\n", Lost())
    assert [d.code for d in report.diagnostics] == ["CHF002"]
    assert "outside the text" in report.diagnostics[0].message


@pytest.mark.parametrize(
    "finding",
    [
        Finding(Span(0, 1), None),
        Finding((0.0, 1.0), "here"),
        Finding(Span(0, 1), "here", confidence="sure"),
        Finding(Span(0, 1), "here", related=[Related(Span(0, 1), None)]),
        Finding(Span(0, 1), "here", fixes=[Fix("f", (Edit(Span(0, 3), ""), Edit(Span(2, 4), "")), safe=True)]),
        Finding(Span(0, 1), "here", fixes=[Fix("f", (Edit(Span(0, 3), None),), safe=True)]),
        Finding(Span(0, 1), "here", fixes=[Fix("f", (Edit(Span(0, 3), "\ud800"),), safe=True)]),
        Finding(Span(0, 1), "here", facts={"rate": float("nan")}),
        SystemExit(0),
    ],
)
def test_what_can_not_be_shown_or_done_is_the_rules_crash(finding):
    class Careless(Rule):
        """Yields it."""

        code, name = "CAR001", "careless"

        def check(self, doc):
            if isinstance(finding, BaseException):
                raise finding
            yield finding

    report = lint(Source("Stop!\n", "a.md"), FORMATS["markdown"], Settings((Careless(), Loud())))
    assert [d.code for d in report.diagnostics] == ["CHF002", "SHO001"]
    assert "careless (CAR001) crashed" in report.diagnostics[0].message


def test_fingerprints_survive_edits_elsewhere_but_not_in_the_sentence():
    def mark(text):
        return [d.fingerprint for d in run(text).diagnostics]

    plain = mark("Stop it! Go on.\n")
    assert mark("A new paragraph.\n\nStop  it! Go on.\n") == plain
    assert mark("Stop that! Go on.\n") != plain


def test_layers_are_made_once_and_a_cycle_is_an_error():
    calls = []
    once = Layer("once", lambda doc: calls.append(1) or 5)
    doc = Document(Source(""), ())
    assert doc[once] + doc[once] == 10
    assert calls == [1]
    left = Layer("left", lambda doc: doc[right])
    right = Layer("right", lambda doc: doc[left])
    with pytest.raises(LayerCycleError, match="left → right → left"):
        doc[left]


def test_front_matter_that_cannot_be_read_is_said():
    report = run("---\ntitle: [a\n---\n\nStop.\n")
    assert [d.code for d in report.diagnostics] == ["CHF004"]
    assert report.diagnostics[0].severity is Severity.WARNING
    assert run("---\ntitle: [a\n---\n\nStop.\n", selection=Selection(ignore=("CHF",))).diagnostics == ()


class Guest(Rule):
    """Says what another tool says."""

    code, name, guest = "GST001", "guest", True

    def check(self, doc):
        for block in doc.of_kind(self.reads):
            yield Finding(block.source_span(0, 5), "the tool says so")


def test_where_a_guest_and_a_rule_overlap_the_rule_stands():
    settings = Settings((Loud(), Guest()))
    report = lint(Source("Stop! Go on, says he.\n\nQuiet here.\n", "a.md"), FORMATS["markdown"], settings)
    assert [(d.code, d.span.start) for d in report.diagnostics] == [("SHO001", 4), ("GST001", 23)]


def test_a_guest_whose_tool_is_missing_is_said_and_the_others_go_on():
    class Lost(Guest):
        def check(self, doc):
            raise UnavailableError("no server; start one")

    report = lint(Source("Stop!\n", "a.md"), FORMATS["markdown"], Settings((Lost(), Loud())))
    assert [d.code for d in report.diagnostics] == ["CHF006", "SHO001"]
    assert report.diagnostics[0].message == "GST001 did not run: no server; start one"
    assert report.failed


def test_thousands_of_findings_in_one_sentence_take_no_quadratic_time():
    class Words(Rule):
        """Every word."""

        code, name = "SHO002", "words"

        def check(self, doc):
            for m in re.finditer(r"\w+", doc.blocks[0].text):
                yield Finding(Span(*m.span()), m[0])

    text = "so we went on " * 4000
    begin = process_time()
    report = lint(Source(text, "a.md"), FORMATS["markdown"], Settings((Words(),)))
    assert len(report.diagnostics) == 16000
    assert process_time() - begin < 8  # it was a minute


def test_an_article_is_freed_without_the_collector():
    """A layer or a memo that holds the document is a cycle: a long run would pay for it in time and memory."""
    text = "\n\n".join(parse_marks(e.text)[0] for r in RULES for e in r.examples if e.format == "markdown")
    doc = parse(Source(text, "a.md"), FORMATS["markdown"], AUDIT)
    left = [weakref.ref(doc)]
    gc.disable()
    try:
        lint_document(doc, AUDIT)
        left += map(weakref.ref, doc[CHAINS])
        del doc
        assert not any(x() is not None for x in left)
    finally:
        gc.enable()
