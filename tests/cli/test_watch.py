"""`--watch` runs again at a change, with the system's news or by looking; the bar shows on terminals only."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from copychief import watch
from copychief.files import identity, replace

BAD = "The council met in the the town hall.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
@pytest.mark.parametrize("told", [True, False], ids=["watchfiles", "looking"])
def test_watch_runs_at_every_change_until_interrupted(copychief, told, tmp_path):
    if told:
        pytest.importorskip("watchfiles", reason="pip install 'copychief[watch]'")
    else:
        (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['watchfiles'] = None\n", encoding="utf-8")
    path = copychief.folder / "a.md"
    path.write_text("All is well.\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "copychief", "check", "--isolated", "--watch", "--output-format", "concise", "."],
        cwd=copychief.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # a shell starts what it puts in the background with SIGINT ignored, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  the threads start later
    )  # fmt: skip
    lines, told_lines = [], []
    readers = [
        threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, ""))),
        threading.Thread(target=lambda: told_lines.extend(iter(process.stderr.readline, ""))),
    ]
    for reader in readers:
        reader.start()

    def wait(seen, what):
        end = time.monotonic() + 60
        while not any(what in line for line in seen):
            assert time.monotonic() < end, (lines, told_lines)
            time.sleep(0.05)

    try:
        wait(lines, "No findings")
        wait(told_lines, "watching" if told else "watching by looking every second")
        time.sleep(1.0)  # the watcher is told to start before it has
        path.write_text(BAD, encoding="utf-8")
        wait(lines, "REP006")
        lines.clear()
        path.write_bytes(b"\xff")
        wait(lines, "CHF001")
    finally:
        process.send_signal(signal.SIGINT)
    assert process.wait(30) in (0, 130)
    for reader in readers:
        reader.join()
    process.stdout.close()
    process.stderr.close()


def test_a_snapshot_sees_new_changed_and_deleted_files_but_not_hidden_folders(tmp_path):
    (tmp_path / ".git").mkdir()
    before = watch.snapshot([str(tmp_path)])
    (tmp_path / ".git" / "x").write_text("x", encoding="utf-8")
    assert watch.snapshot([str(tmp_path)]) == before
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    with_a = watch.snapshot([str(tmp_path)])
    assert with_a != before
    (tmp_path / "a.md").write_text("xy", encoding="utf-8")
    assert watch.snapshot([str(tmp_path)]) != with_a
    (tmp_path / "a.md").unlink()
    assert watch.snapshot([str(tmp_path)]) == before


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise there")
@pytest.mark.parametrize("told", [True, False], ids=["watchfiles", "looking"])
def test_what_a_run_writes_is_no_news(tmp_path, monkeypatch, told):
    if told:
        pytest.importorskip("watchfiles", reason="pip install 'copychief[watch]'")
    else:
        monkeypatch.setattr(watch, "find_spec", lambda name: None)
        monkeypatch.setattr(watch, "INTERVAL", 0.05)
    (tmp_path / "cache").mkdir()
    log = tmp_path / "log.txt"  # where the shell has put standard output
    log.touch()
    monkeypatch.setattr(watch, "redirected", lambda: frozenset({identity(log)}))
    ours = [tmp_path / "cache", tmp_path / "report.json"]
    news = watch.changes([str(tmp_path)], lambda line: None, ours)
    next(news)

    def write():
        time.sleep(1.0)  # the watcher is there
        for _ in range(5):
            (tmp_path / "cache" / "results.sqlite3").write_text(str(time.time()), encoding="utf-8")
            replace(tmp_path / "report.json", None, str(time.time()).encode())
            log.write_text(str(time.time()), encoding="utf-8")
            time.sleep(0.2)
        written.append(True)
        (tmp_path / "a.md").write_text(BAD, encoding="utf-8")

    written = []
    writer = threading.Thread(target=write)
    writer.start()
    next(news)
    assert written  # only the article was news
    writer.join()
    news.close()


SLOW = """
import sys, time
from copychief import desk
lint_all = desk.Desk.lint_all
def slow(self, sources, name=None):
    time.sleep(0.4 * len(sources))
    return lint_all(self, sources, name)
desk.Desk.lint_all = slow
sys.argv = ["copychief", "check", "--isolated", "--no-cache", "--jobs", "1", "--output-format", "concise", "."]
from copychief.cli import main
main()
"""


def terminal_run(code, cwd):
    """(standard output, what a terminal on standard error saw)."""
    pty = pytest.importorskip("pty", reason="terminals need Unix")
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm"}
    process = subprocess.Popen([sys.executable, "-c", code], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    out, _ = process.communicate()
    os.close(ours)
    return out, seen


def test_a_bar_on_a_terminal_once_a_second_has_passed(copychief):
    for n in range(6):
        (copychief.folder / f"{n}.md").write_text(BAD, encoding="utf-8")
    out, seen = terminal_run(SLOW, copychief.folder)
    assert b"reading" in seen
    assert out.count(b"REP006") == 6
    assert b"reading" not in out
    _, seen = terminal_run(SLOW.replace("0.4", "0.01"), copychief.folder)
    assert seen == b""


def test_no_bar_elsewhere(copychief):
    for n in range(6):
        (copychief.folder / f"{n}.md").write_text(BAD, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", SLOW], cwd=copychief.folder, capture_output=True, check=False)
    assert done.stderr == b""
