"""`--fix`, `--unsafe-fixes`, `--diff`: what is written, how, and that a crash leaves whole files."""

import dataclasses
import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from copychief.diagnostic import Confidence, Diagnostic, Edit, Fix, Severity
from copychief.files import ChangedError, replace
from copychief.fixes import fix_all
from copychief.text import Span

BAD = "The council met in the the town hall.\n"
GOOD = "The council met in the town hall.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BAD.encode(), GOOD.encode()),
        (BAD.replace("\n", "\r\n").encode() * 2, GOOD.replace("\n", "\r\n").encode() * 2),
        (b"\xef\xbb\xbf" + BAD.encode(), b"\xef\xbb\xbf" + GOOD.encode()),
        (b"\xff\xfe" + ("é 🫖\r\r" + BAD).encode("utf-16-le"), b"\xff\xfe" + ("é 🫖\r\r" + GOOD).encode("utf-16-le")),
        (BAD.strip().encode(), GOOD.strip().encode()),
        (("Tab\there\x0c and \u2028 this.\n\n" + BAD).encode(), ("Tab\there\x0c and \u2028 this.\n\n" + GOOD).encode()),
    ],
    ids=["plain", "crlf", "bom", "utf-16", "no-last-newline", "odd-spaces"],
)
def test_everything_but_the_fix_is_kept(copychief, before, after):
    path = copychief.folder / "a.txt"
    path.write_bytes(before)
    path.chmod(0o640)
    done = copychief("check", "--isolated", "--fix", "a.txt", "--select", "REP006")
    assert path.read_bytes() == after
    assert path.stat().st_mode & 0o777 == 0o640
    count = before.count(b"\r\n") or 1
    assert f"Fixed {count} finding" in done.stdout.decode()
    assert done.returncode == 0
    assert [p.name for p in copychief.folder.iterdir()] == ["a.txt"]


def test_a_symbolic_link_stays_one(copychief):
    real, link = copychief.folder / "real.md", copychief.folder / "link.md"
    real.write_text(BAD, encoding="utf-8")
    link.symlink_to("real.md")
    copychief("check", "--isolated", "--fix", "link.md")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == GOOD


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"new")
    with pytest.raises(ChangedError):
        replace(path, b"old", b"fixed")
    assert path.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_failed_write_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        replace(path, b"old", b"fixed")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_what_can_not_be_written_is_an_error(copychief, monkeypatch):
    from copychief import files
    from copychief.desk import Desk
    from copychief.formats import bundled
    from copychief.plugins import Plugins
    from copychief.run import Order, run

    path = copychief.folder / "a.md"
    path.write_text(BAD, encoding="utf-8")

    def refuse(*_):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files, "replace", refuse)
    desk = Desk(Plugins().rules(), bundled(), {}, isolated=True)
    outcome = run(desk, [path], Order(act="fix"))
    assert [d.message for d in outcome.reports[0].diagnostics] == ["can't be written: permission denied"]
    assert outcome.failed


def test_the_count_of_what_was_fixed(copychief):
    path = copychief.folder / "a.md"
    path.write_text(BAD + "\n" + BAD.replace("council", "mayor"), encoding="utf-8")
    done = copychief("check", "--isolated", "--fix", "a.md", "--output-format", "json", "--select", "REP006")
    seen = json.loads(done.stdout)
    assert seen["diagnostics"] == []
    assert seen["fixed"] == {"findings": 2, "files": 1}


def letters(text, change):
    """A finding for each letter that `change` knows, with a fix that puts another in its place."""
    return [
        Diagnostic(
            "x", "XXX001", "x", Severity.WARNING, Confidence.HIGH, "x", Span(i, i + 1),
            fixes=(Fix("x", (Edit(Span(i, i + 1), change[c]),), safe=True),),
        )
        for i, c in enumerate(text)
        if c in change
    ]  # fmt: skip


def test_fixing_goes_on_to_the_fixpoint_with_the_count():
    text, made, left = fix_all("abcb", lambda t: letters(t, {"a": "b", "b": "c", "c": "d"}))
    assert (text, made, left) == ("dddd", 3 + 2 + 1 + 2, [])


def test_fixes_that_undo_each_other_end():
    text, _, left = fix_all("ab", lambda t: letters(t, {"a": "b", "b": "a"}))
    assert len(left) == 2
    assert text in ("ab", "ba")


def test_fixes_that_touch_the_same_characters_are_made_one_after_the_other():
    def lint(text):
        found = letters(text, {"a": "b"})
        return [*found, *[replace_fix(d, "c") for d in found]]

    def replace_fix(d, new):
        return dataclasses.replace(d, code="XXX002", fixes=(Fix("y", (Edit(d.span, new),), safe=True),))

    assert fix_all("a-a", lint)[:2] == ("b-b", 2)


def test_unsafe_fixes_only_when_asked_for(copychief):
    path = copychief.folder / "a.md"
    once = "The town council of Ambury met on Monday to decide on the new bridge.\n\n"
    path.write_text(f"{once}Nobody spoke against it in the end, as far as we know.\n\n{once}", encoding="utf-8")
    before = path.read_bytes()
    done = copychief("check", "--isolated", "--fix", "a.md", "--select", "REP001")
    assert path.read_bytes() == before
    assert done.returncode == 1
    done = copychief("check", "--isolated", "--fix", "--unsafe-fixes", "a.md", "--select", "REP001")
    assert path.read_text(encoding="utf-8").count("Ambury") == 1
    assert done.returncode == 0


def test_stets_and_the_baseline_hold_fixes_back(copychief):
    (copychief.folder / "a.md").write_text(f"<!-- stet REP006: a song -->\n{BAD}", encoding="utf-8")
    (copychief.folder / "b.md").write_text(BAD, encoding="utf-8")
    copychief("baseline", "create", "b.md")
    done = copychief("check", "--fix", "--baseline", "copychief-baseline.json", ".")
    assert BAD in (copychief.folder / "a.md").read_text(encoding="utf-8")
    assert (copychief.folder / "b.md").read_text(encoding="utf-8") == BAD
    assert done.returncode == 0


def test_diff_is_a_patch_and_writes_nothing(copychief):
    path = copychief.folder / "a.md"
    path.write_bytes(b"One.\r\n\r\n" + BAD.encode() + b"\nLast the the line")
    before = path.read_bytes()
    done = copychief("check", "--isolated", "--diff", "a.md")
    assert path.read_bytes() == before
    assert done.returncode == 1
    assert b"Would fix 2 findings in 1 file." in done.stderr
    patched = subprocess.run(
        ["patch", "-p0", "--binary"], cwd=copychief.folder, input=done.stdout, capture_output=True, check=False
    )
    assert patched.returncode == 0, patched.stdout
    assert path.read_bytes() == before.replace(b"the the", b"the")
    assert copychief("check", "--isolated", "--diff", "a.md").returncode == 0


def test_a_patch_takes_names_with_spaces(copychief):
    path = copychief.folder / "to day" / "a b.md"
    path.parent.mkdir()
    path.write_text(BAD, encoding="utf-8")
    done = copychief("check", "--isolated", "--diff", ".")
    subprocess.run(["patch", "-p0"], cwd=copychief.folder, input=done.stdout, capture_output=True, check=True)
    assert path.read_text(encoding="utf-8") == GOOD


def test_a_patch_is_in_the_articles_own_characters(copychief):
    path = copychief.folder / "a.md"
    path.write_text("“Café” it is, in the the town.\n", encoding="utf-8")
    done = copychief("check", "--isolated", "--diff", "a.md", env={"PYTHONIOENCODING": "ascii"})
    assert "+“Café” it is, in the town." in done.stdout.decode()
    done = copychief("check", "--isolated", "--diff", "--output-file", "a.patch", "a.md")
    assert done.stdout == b""
    assert "+“Café” it is, in the town." in (copychief.folder / "a.patch").read_text(encoding="utf-8")


def test_diff_of_standard_input_would_fix(copychief):
    done = copychief("check", "--isolated", "--diff", "-", "--stdin-filename", "a.md", data=BAD.encode())
    assert b"Would fix 1 finding in 1 file." in done.stderr


def test_standard_input_is_fixed_to_standard_output(copychief):
    done = copychief("check", "--isolated", "--fix", "-", "--stdin-filename", "a.md", data=BAD.encode())
    assert done.stdout.decode() == GOOD
    assert "Fixed 1 finding" in done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_kill_9_at_any_moment_leaves_the_old_file_or_the_new(copychief):
    """100 tries: processes that fix a few files are killed after a random while."""
    old = ("Nothing here.\n\n" + BAD) * 30
    new = ("Nothing here.\n\n" + GOOD) * 30
    files = [copychief.folder / f"{n}.md" for n in range(4)]
    chance = random.Random(6)
    seen = {"old": 0, "new": 0, "killed": 0}
    command = [sys.executable, "-m", "copychief", "check", "--isolated", "--fix", "--select", "REP006", "."]

    def begin():
        for f in files:
            f.write_text(old, encoding="utf-8")
        return subprocess.Popen(command, cwd=copychief.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    start = time.monotonic()
    begin().wait()
    whole = time.monotonic() - start
    for _ in range(100):
        process = begin()
        time.sleep(whole * chance.uniform(0.5, 1.05))
        process.send_signal(signal.SIGKILL)
        killed = process.wait() == -signal.SIGKILL
        seen["killed"] += killed
        whole *= 1.02 if killed else 0.9  # a busy machine runs now slower, now faster than at the start
        for f in files:
            text = f.read_text(encoding="utf-8")
            assert text in (old, new)
            seen["old" if text == old else "new"] += 1
    assert seen["killed"] > 50
    assert seen["old"] > 0
