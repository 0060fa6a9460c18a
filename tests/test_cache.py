"""The cache: the same findings with and without, nothing read twice, and no trouble that shows."""

import json
import sqlite3
import subprocess
import sys
import textwrap

import pytest

from copychief.cache import Cache, code_hash, decode, encode
from copychief.desk import Desk
from copychief.diagnostic import Confidence, Diagnostic, Edit, Fix, Related, Severity
from copychief.engine import Report
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.stet import Entry
from copychief.text import Span

FILES = 30


@pytest.fixture
def desk(copychief):
    for n in range(FILES):
        (copychief.folder / f"{n:03}.md").write_text(
            f"# News {n}\n\nThe council met in the the town hall on Monday, all {n} of them.\n", encoding="utf-8"
        )
    copychief.base = copychief.folder.parent / ".cache" / "results.sqlite3"
    copychief.check = lambda *more: copychief("check", "--isolated", "--output-format", "json", *more)
    return copychief


def test_warm_and_cold_give_the_same_bytes(desk):
    without = desk.check("--no-cache", "--jobs", "1").stdout
    assert len(json.loads(without)["diagnostics"]) == FILES
    assert not desk.base.exists()
    cold = desk.check().stdout
    assert desk.base.exists()
    assert without == cold == desk.check().stdout == desk.check("--jobs", "2").stdout


WATCHED = """
import json, sys
opened = []
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].endswith(".md"):
        opened.append(args[0])
linted = []
sys.addaudithook(hook)
from copychief import desk
lint_all = desk.Desk.lint_all
def counted(self, sources, name=None):
    linted.extend(s.path for s in sources)
    return lint_all(self, sources, name)
desk.Desk.lint_all = counted
sys.argv = ["copychief", "check", "--isolated", "--output-format", "json", "--output-file", "out.json", "--jobs", "1", "."]
from copychief.cli import main
try:
    main()
finally:
    print(json.dumps({"opened": opened, "linted": linted}))
"""


def test_a_warm_run_reads_no_article_twice_and_lints_none(desk):
    def run():
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(WATCHED)], cwd=desk.folder, capture_output=True, check=False
        )
        return json.loads(done.stdout.splitlines()[-1])

    cold, warm = run(), run()
    assert sorted(cold["opened"]) == sorted(set(cold["opened"])) == sorted(cold["linted"])
    assert len(cold["opened"]) == FILES
    assert sorted(warm["opened"]) == sorted(cold["opened"])
    assert warm["linted"] == []


def test_what_changed_is_linted_again(desk):
    desk.check()
    (desk.folder / "007.md").write_text("All is well.\n", encoding="utf-8")
    seen = json.loads(desk.check().stdout)
    assert len(seen["diagnostics"]) == FILES - 1
    assert "007.md" not in {d["path"] for d in seen["diagnostics"]}


def test_settings_are_part_of_the_key(desk):
    desk.check()
    assert json.loads(desk.check("--ignore", "REP006").stdout)["diagnostics"] == []
    assert len(json.loads(desk.check().stdout)["diagnostics"]) == FILES


def test_equal_articles_share_a_result_but_not_a_path(desk):
    desk.check()
    (desk.folder / "copy.md").write_bytes((desk.folder / "000.md").read_bytes())
    seen = json.loads(desk.check().stdout)
    assert [d["path"] for d in seen["diagnostics"]].count("copy.md") == 1


def test_the_code_is_part_of_the_key(tmp_path, monkeypatch):
    (tmp_path / "houserules.py").write_text("from copychief.rule import Rule\nclass A(Rule):\n    code = 'XXX001'\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import houserules

    desk = Desk([houserules.A], bundled(), {}, isolated=True)
    before = code_hash(desk)
    assert code_hash(desk) == before
    (tmp_path / "houserules.py").write_text("from copychief.rule import Rule\nclass A(Rule):\n    code = 'XXX002'\n")
    assert code_hash(desk) != before


@pytest.mark.parametrize("harm", ["garbage", "empty", "other", "folder", "cut", "rows"])
def test_a_broken_cache_changes_nothing(desk, harm):
    good = desk.check().stdout
    if harm == "rows":
        with sqlite3.connect(desk.base) as base:
            base.execute("UPDATE results SET result = '[1, 2'")
            base.commit()
        base.close()
    elif harm == "other":
        desk.base.unlink()
        with sqlite3.connect(desk.base) as base:
            base.execute("CREATE TABLE results (mark TEXT)")
        base.close()
    elif harm == "folder":
        desk.base.unlink()
        (desk.base / "x").mkdir(parents=True)
    else:
        data = desk.base.read_bytes()
        desk.base.write_bytes({"garbage": b"\x00garbage" * 500, "empty": b"", "cut": data[: len(data) // 2]}[harm])
    for _ in range(2):
        done = desk.check()
        assert (done.stdout, done.stderr, done.returncode) == (good, b"", 1)


def test_a_cache_that_can_not_be_written(desk, tmp_path):
    good = desk.check("--no-cache").stdout
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = desk("check", "--isolated", "--output-format", "json", env={"COPYCHIEF_CACHE_DIR": str(tmp_path / "file")})
    assert (done.stdout, done.stderr) == (good, b"")


def test_a_locked_cache_is_done_without(desk):
    good = desk.check().stdout
    base = sqlite3.connect(desk.base, isolation_level=None)
    base.execute("PRAGMA journal_mode = DELETE")
    base.execute("BEGIN EXCLUSIVE")
    try:
        done = desk.check()
    finally:
        base.execute("ROLLBACK")
        base.close()
    assert (done.stdout, done.stderr) == (good, b"")


def test_many_runs_at_once(desk):
    good = desk.check("--no-cache").stdout
    command = [sys.executable, "-m", "copychief", "check", "--isolated", "--output-format", "json", "--jobs", "2"]
    running = [subprocess.Popen(command, cwd=desk.folder, stdout=-1, stderr=-1) for _ in range(4)]
    for process in running:
        out, err = process.communicate()
        assert (out, err) == (good, b"")
    assert desk.check().stdout == good


def test_fixing_what_the_cache_knows(desk):
    desk.check()
    assert b"Fixed 30 findings in 30 files." in desk("check", "--isolated", "--fix").stdout
    assert json.loads(desk.check().stdout)["diagnostics"] == []


def test_old_results_are_forgotten(tmp_path):
    desk = Desk(Plugins().rules(), bundled(), {}, isolated=True)
    for day in (100, 200):
        cache = Cache(desk, tmp_path)
        cache._today = day
        cache.put(str(day).encode(), Report("a.md"))
        cache.close()
    base = sqlite3.connect(tmp_path / "results.sqlite3")
    assert base.execute("SELECT key FROM results").fetchall() == [(b"200",)]
    base.close()


def test_reports_come_back_as_they_were():
    d = Diagnostic(
        "a.md", "NUM003", "sum-mismatch", Severity.WARNING, Confidence.MEDIUM, "“a\ud800” \x00 😀", Span(1, 2),
        (Related(Span(3, 4), "there"),), (Fix("t", (Edit(Span(1, 2), "x\r\n"),), True), Fix("u", ())),
        {"a": [1, 2.5, None], "b": {"c": "d"}}, "fp", "https://example.org",
    )  # fmt: skip
    report = Report(
        "a.md", "markdown", "en", 7, (d,), ((d, "why"),), ("skipped",), entries=(Entry("A", "b", "c", "d"),)
    )
    assert decode(encode(report), "a.md") == report
    assert decode(encode(report), "b.md").diagnostics[0].path == "b.md"
