"""Each output held against its published schema or a real consumer, with text that means harm."""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from copychief import outputs
from copychief.diagnostic import Confidence, Diagnostic, Edit, Fix, Related, Severity
from copychief.engine import Report, host_finding
from copychief.outputs import Result
from copychief.plugins import Plugins
from copychief.stet import Entry
from copychief.text import Source, Span

HOSTILE = (
    "\x1b[2J\x1b]0;title\x07 ::error::x%0A::error file=a::y ]]> </script><script>alert(1)</script> "
    "<![CDATA[ & \" ' [x](javascript:alert) {0} \u202egnp.exe\u2066 \u200b \ufffe \x00 \x85 \u2028 \U000e0041 \ud800"
)
TEXT = f"# Café 😀 news\r\n\r\nThe 😀 council met in the the hall.\r\nNobody 340 came: {HOSTILE[:80]}.\r\n"
PATH = "dir/a b#%41,:x.md"


def at(word, start=0):
    i = TEXT.index(word, start)
    return Span(i, i + len(word))


def test_what_lies_elsewhere_is_a_whole_uri(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert outputs.uri("../a b.md") == (tmp_path / "a b.md").as_uri()
    assert outputs.uri("a b.md") == outputs.uri(str(tmp_path / "here" / "a b.md")) == "a%20b.md"


def found(message="“the the”: twice", code="REP006", rule="doubled-word", severity=Severity.WARNING, **more):
    more = {"related": (Related(at("340"), f"there {message}"),), "facts": {"word": message}, **more}
    span = more.pop("span", at("the the"))
    return Diagnostic(
        PATH, code, rule, severity, Confidence.HIGH, message, span, fingerprint="f" * 20, url=f"https://example.org/#{rule}", **more
    )  # fmt: skip


@pytest.fixture
def result():
    fixes = (
        Fix(
            f"Take one out {HOSTILE}", (Edit(at(" the", at("the the").start), ""), Edit(at("met"), "sat 😀")), safe=True
        ),
        Fix("Another way", (Edit(at("hall"), "\x1b]]>\r\n"),)),
    )
    report = Report(
        PATH, "markdown", "en", 12,
        (
            found(fixes=fixes), found(HOSTILE, severity=Severity.ERROR), found(severity=Severity.INFO, span=Span(0, len(TEXT))),
            found(span=Span(len(TEXT), len(TEXT)), related=()),
        ),
        ((found(), "so be it"), (found(), "")),
        entries=(Entry("REP006", "the the", "so be it"),),
    )  # fmt: skip
    broken = Report(
        "bad.md", diagnostics=(host_finding("CHF001", "bad.md", "not valid", Span(0, 0)),), skipped=("not valid",)
    )
    clean = Report("clean.md", "markdown", "en", 3)
    source = Source(TEXT, PATH)
    return Result([report, broken, clean], lambda path: source if path == PATH else None, rules=Plugins().rules())


def render(name, result):
    text = "".join(outputs.get(name).render(result))
    text.encode("utf-8")
    return text


STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufffe\U000e0041\ud800]")


@pytest.mark.parametrize("name", outputs.names())
def test_nothing_steers_a_terminal_and_twice_is_the_same(name, result):
    text = render(name, result)
    assert not STEERING.search(text)
    assert render(name, result) == text


@pytest.mark.parametrize("name", outputs.names())
def test_nothing_at_all(name):
    empty = Result([], lambda path: None)
    text = render(name, empty)
    if name in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(text)


# ── json, jsonl ──


def schema():
    return json.loads((files("copychief.outputs") / "json.schema.json").read_text(encoding="utf-8"))


def test_json_fits_its_schema(result):
    jsonschema = pytest.importorskip("jsonschema", reason="pip install 'copychief[test]'")
    jsonschema.Draft202012Validator.check_schema(schema())
    document = json.loads(render("json", result))
    jsonschema.validate(document, schema())
    assert document["summary"] == {
        "files": 3, "words": 15, "errors": 2, "warnings": 2, "infos": 1, "suppressed": 2, "baselined": 0
    }  # fmt: skip
    first = document["diagnostics"][0]
    assert TEXT[first["span"]["start"] : first["span"]["end"]] == "the the"
    assert first["range"] == {"start": {"line": 3, "column": 22}, "end": {"line": 3, "column": 29}}
    del document["diagnostics"][0]["fingerprint"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, schema())


def test_json_of_real_runs_fits_the_schema(copychief):
    jsonschema = pytest.importorskip("jsonschema", reason="pip install 'copychief[test]'")
    (copychief.folder / "a.md").write_text("In the the end.\n", encoding="utf-8")
    (copychief.folder / "b.md").write_bytes(b"\xff")
    for options in (["--diff-base", "HEAD"], ["--baseline", "b.json"], ["--fix"], []):
        if "--baseline" in options:
            copychief("baseline", "create", "a.md", "--file", "b.json")
            (copychief.folder / "a.md").write_text("In the end.\n", encoding="utf-8")
        done = copychief("check", ".", "--output-format", "json", *options)
        if done.stdout:
            document = json.loads(done.stdout)
            jsonschema.validate(document, schema())
            assert ("fixed" in document) == ("--fix" in options)
            assert ("stale" in document) == ("--baseline" in options)


def test_the_schema_is_printed_as_it_is(copychief):
    assert json.loads(copychief("dev", "schema").stdout) == schema()


def test_jsonl_lines_are_the_diagnostics_of_json(result):
    lines = [json.loads(line) for line in render("jsonl", result).split("\n")[:-1]]
    assert lines == json.loads(render("json", result))["diagnostics"]


# ── github ──

COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def unescape(text):
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_commands_are_one_line_each_and_read_back(result):
    lines = render("github", result).split("\n")[:-1]
    assert len(lines) == len(result.diagnostics)
    commands = [COMMAND.fullmatch(line) for line in lines]
    assert [c["level"] for c in commands] == ["warning", "error", "notice", "warning", "error"]
    properties = dict(p.split("=", 1) for p in commands[0]["properties"].split(","))
    assert {k: unescape(v) for k, v in properties.items()} == {
        "file": PATH, "line": "3", "endLine": "3", "col": "22", "endColumn": "29", "title": "REP006 doubled-word"
    }  # fmt: skip
    assert unescape(commands[0]["message"]) == "REP006 “the the”: twice\nline 4: there “the the”: twice"
    assert "::error::x%0A" in unescape(commands[1]["message"])
    assert "col=" not in lines[2]  # over several lines


# ── gitlab ──

CODE_QUALITY = {  # https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_gitlab_report(result):
    jsonschema = pytest.importorskip("jsonschema", reason="pip install 'copychief[test]'")
    issues = json.loads(render("gitlab", result))
    jsonschema.validate(issues, CODE_QUALITY)
    marks = [i["fingerprint"] for i in issues]
    assert len(set(marks)) == len(marks) == 5
    assert issues[0]["location"] == {"path": PATH, "lines": {"begin": 3, "end": 3}}


# ── sarif ──


def test_sarif_is_what_the_published_model_knows(result):
    """Every key and value must survive a round trip through the standard's object model."""
    model = pytest.importorskip("sarif_pydantic", reason="pip install 'copychief[acceptance]'")
    document = json.loads(render("sarif", result))
    again = model.Sarif.model_validate(document).model_dump(mode="json", by_alias=True, exclude_none=True)

    def missing(ours, theirs, where=""):
        if isinstance(ours, dict):
            for key, value in ours.items():
                if where.endswith(("/properties", "/partialFingerprints")):
                    continue
                if key not in theirs:
                    yield f"{where}/{key}"
                else:
                    yield from missing(value, theirs[key], f"{where}/{key}")
        elif isinstance(ours, list):
            for n, (a, b) in enumerate(zip(ours, theirs, strict=True)):
                yield from missing(a, b, f"{where}/{n}")
        elif ours != theirs and str(ours).rstrip("/") != str(theirs).rstrip("/"):
            yield f"{where}: {ours!r} is not {theirs!r}"

    assert list(missing(document, again)) == []


def test_sarif_tools_reads_it(result, tmp_path):
    pytest.importorskip("sarif.loader", reason="pip install 'copychief[acceptance]'")
    path = tmp_path / "o.sarif"
    path.write_text(render("sarif", result), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "sarif", "csv", "--output", "o.csv", str(path)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    table = (tmp_path / "o.csv").read_text(encoding="utf-8-sig")
    assert "REP006" in table
    assert "CHF001" in table


def test_sarif_says_all(result):
    (run,) = json.loads(render("sarif", result))["runs"]
    rules = run["tool"]["driver"]["rules"]
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "REP006"
    assert all(r["help"]["markdown"] and r["helpUri"].startswith("https://") for r in rules)
    assert "CHF001" in {r["id"] for r in rules}
    place = first["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert unquote(urlparse(uri).path) == PATH
    assert place["region"] == {"startLine": 3, "startColumn": 22, "endLine": 3, "endColumn": 29}
    assert run["columnKind"] == "unicodeCodePoints"
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 4
    (change,) = first["fixes"][0]["artifactChanges"]
    assert [r["insertedContent"]["text"] for r in change["replacements"]] == ["sat 😀", ""]
    marks = [r["partialFingerprints"]["copychief/v1"] for r in run["results"] if r["ruleId"] == "REP006"]
    assert len(set(marks)) == len(marks)
    assert [r["suppressions"][0] for r in run["results"] if "suppressions" in r] == [
        {"kind": "external", "status": "accepted", "justification": "so be it"},
        {"kind": "inSource", "status": "accepted"},
    ]
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert "\\[x\\](javascript:alert)" in run["results"][1]["message"]["text"]


if shutil.which("sarif-multitool"):  # Microsoft's own validator; npm install --global @microsoft/sarif-multitool

    def test_the_standard_s_validator_accepts_sarif(result, tmp_path):
        path = tmp_path / "o.sarif"
        path.write_text(render("sarif", result), encoding="utf-8")
        env = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        done = subprocess.run(
            ["sarif-multitool", "validate", str(path)], capture_output=True, text=True, check=False, env=env
        )
        assert "error" not in done.stdout
        assert "Analysis completed successfully" in done.stdout


# ── junit ──


def test_junit_reads_back(result):
    junitparser = pytest.importorskip("junitparser", reason="pip install 'copychief[acceptance]'")
    text = render("junit", result)
    suites = list(junitparser.JUnitXml.fromstring(text.encode()))
    assert [(s.name, s.tests, s.failures, s.errors, s.skipped) for s in suites] == [
        (PATH, 4, 3, 0, 1), ("bad.md", 1, 0, 1, 0), ("clean.md", 1, 0, 0, 0)
    ]  # fmt: skip
    (failure,) = next(iter(suites[0])).result
    assert failure.type == "REP006"
    assert failure.message == "“the the”: twice"
    assert "~~~" in failure.text


def test_junit_counts_and_structure_without_a_parser_of_it(result):
    root = ET.fromstring(render("junit", result))
    assert root.tag == "testsuites"
    assert [root.get(k) for k in ("tests", "failures", "errors", "skipped")] == ["6", "3", "1", "1"]
    assert {e.tag for e in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "error", "skipped"}
    assert not root.findall(".//script")


# ── rdjson ──

POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {k: {"type": "integer", "minimum": 1} for k in ("line", "column")},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, "range": RANGE},
}
CODE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"value": {"type": "string"}, "url": {"type": "string"}},
}
RDJSON = {  # by hand from reviewdog's proto/rdf/reviewdog.proto, message DiagnosticResult
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"name": {"type": "string"}, "url": {"type": "string"}},
        },
        "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": LOCATION,
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": CODE,
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "additionalProperties": False,
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                    "relatedLocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["location"],
                            "additionalProperties": False,
                            "properties": {"message": {"type": "string"}, "location": LOCATION},
                        },
                    },
                },
            },
        },
    },
}


def by_bytes(range_):
    """What a range of UTF-8 columns marks in the text."""
    starts = [0, *(m.end() for m in re.finditer("\r\n", TEXT))]
    offsets = []
    for end in ("start", "end"):
        line = TEXT[starts[range_[end]["line"] - 1] :].encode("utf-8", "surrogatepass")
        column = line[: range_[end]["column"] - 1].decode()
        offsets.append(starts[range_[end]["line"] - 1] + len(column))
    return TEXT[offsets[0] : offsets[1]]


def test_rdjson(result):
    jsonschema = pytest.importorskip("jsonschema", reason="pip install 'copychief[test]'")
    document = json.loads(render("rdjson", result))
    jsonschema.validate(document, RDJSON)
    first = document["diagnostics"][0]
    assert by_bytes(first["location"]["range"]) == "the the"
    suggestion = first["suggestions"][0]
    assert by_bytes(suggestion["range"]) == "met in the the"
    assert suggestion["text"] == "sat 😀 in the"


# ── lsp ──


def by_utf16(range_):
    starts = [0, *(m.end() for m in re.finditer("\r\n", TEXT))]
    offsets = []
    for end in ("start", "end"):
        at = starts[range_[end]["line"]]
        units = TEXT[at:].encode("utf-16-le", "surrogatepass")[: 2 * range_[end]["character"]]
        offsets.append(at + len(units.decode("utf-16-le")))
    return TEXT[offsets[0] : offsets[1]]


def test_lsp_notifications_are_what_the_protocol_says(result):
    types = pytest.importorskip("lsprotocol.types", reason="pip install 'copychief[lsp]'")
    from lsprotocol.converters import get_converter

    lines = [json.loads(line) for line in render("lsp", result).split("\n")[:-1]]
    assert len(lines) == len(result.reports)
    converter = get_converter()
    for line in lines:
        note = converter.structure(line, types.PublishDiagnosticsNotification)
        assert converter.unstructure(note)["params"]["uri"] == line["params"]["uri"]
    first = lines[0]["params"]["diagnostics"][0]
    assert by_utf16(first["range"]) == "the the"
    assert by_utf16(first["relatedInformation"][0]["location"]["range"]) == "340"
    assert unquote(urlparse(lines[0]["params"]["uri"]).path) == str(Path(PATH).absolute())


# ── statistics ──


def test_statistics(copychief):
    (copychief.folder / "a.md").write_text("In the the end, the the end.\n", encoding="utf-8")
    done = copychief("check", "--isolated", "--select", "REP006", "--statistics", "--output-format", "concise", "a.md")
    assert re.search(r"^ +2 REP006 doubled-word +[\d.]+ per 1,000 words$", done.stdout.decode(), re.MULTILINE)


def test_output_file(copychief):
    (copychief.folder / "a.md").write_text("In the the end.\n", encoding="utf-8")
    done = copychief("check", "--isolated", "--output-format", "sarif", "--output-file", "o.sarif", "a.md")
    assert (done.stdout, done.returncode) == (b"", 1)
    assert json.loads((copychief.folder / "o.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("name", sorted({*outputs.names()} - {"full", "concise", "github"}))  # these are for people
def test_machines_get_the_same_bytes_whatever_the_terminals_encoding(copychief, name):
    (copychief.folder / "é.md").write_text("“Café”: in the the end.\n", encoding="utf-8")
    seen = [
        copychief("check", "--isolated", "--output-format", name, "é.md", env={"PYTHONIOENCODING": encoding}).stdout
        for encoding in ("utf-8", "ascii", "cp1252")
    ]
    assert seen[0] == seen[1] == seen[2] != b""
