"""What can't be read, found or meant: one clear line each, exit code 2, and the other files still linted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BAD = "The council met in the the town hall.\n"


def out(done):
    return done.stdout.decode()


def err(done):
    return done.stderr.decode()


def codes(done):
    return [(d["path"], d["code"]) for d in json.loads(done.stdout)["diagnostics"]]


@pytest.fixture
def desk(copychief):
    (copychief.folder / "good.md").write_text(f"# News\n\n{BAD}", encoding="utf-8")
    return copychief


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("zeros.md", b"Some text\0and more", "looks binary: NUL byte at offset 9"),
        ("latin.md", "Ein Café in Köln".encode("latin-1"), "not valid UTF-8: byte 0xe9 at offset 7"),
        ("bom.md", b"\xef\xbb\xbfCaf\xe9", "not valid UTF-8: byte 0xe9 at offset 6"),
        ("huge.md", b"word " * 10_000_000, "too large for an article: 50,000,000 bytes, the limit is 10,000,000"),
        ("missing.md", None, "no such file or directory"),
    ],
)
def test_unreadable_is_named_and_the_rest_is_linted(desk, name, content, says):
    if content is not None:
        (desk.folder / name).write_bytes(content)
    done = desk("check", "--isolated", "good.md", name, "--output-format", "concise")
    assert f"{name}:1:1: CHF001 {says}\n" in out(done)
    assert "good.md:3:20: REP006" in out(done)
    assert done.returncode == 2
    assert err(done) == ""


def test_a_file_that_may_not_be_read(desk, monkeypatch):
    from copychief import text

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(text.Path, "open", refuse)  # the tests may run as root, whom no mode stops
    with pytest.raises(text.UnreadableError, match=r"good\.md: permission denied"):
        text.Source.read(desk.folder / "good.md")


def test_a_folder_that_may_not_be_listed_is_no_quiet_success(desk, monkeypatch):
    from copychief import discovery
    from copychief.desk import Desk
    from copychief.formats import bundled

    locked = desk.folder / "locked"
    locked.mkdir()

    def walk(top, onerror):
        onerror(PermissionError(13, "Permission denied", str(locked)))
        yield str(top), [], ["good.md"]

    monkeypatch.setattr(discovery.os, "walk", walk)
    found = discovery.discover([str(desk.folder)], Desk([], bundled(), {}, isolated=True))
    assert found.paths == [desk.folder / "good.md", locked]
    listed = desk("check", "--isolated", locked / "x", "good.md", "--output-format", "json")
    assert [code for _, code in codes(listed)] == ["CHF001", "REP006"]


def test_a_folder_without_articles(desk):
    (desk.folder / "empty").mkdir()
    done = desk("check", "empty")
    assert (done.returncode, out(done)) == (2, "")
    assert err(done).startswith("copychief: empty: no articles there (looked for .")
    assert err(done).count("\n") == 1


def test_one_empty_folder_among_others_is_mentioned(desk):
    (desk.folder / "empty").mkdir()
    done = desk("check", "--isolated", "empty", "good.md")
    assert done.returncode == 1
    assert err(done) == "copychief: empty: no articles there\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--select", "REP06"], "unknown rule 'REP06'; did you mean 'REP006'"),
        (["--ignore", "doubled-wrod"], "unknown rule 'doubled-wrod'; did you mean 'doubled-word'"),
        (["--select", "REP006", "--ignore", "ALL"], None),
        (["--output-format", "sarfi"], "unknown output format 'sarfi'; did you mean 'sarif'"),
        (["--published", "yesterday"], "--published must be a date like 2025-03-11"),
        (["--baseline", "none.json"], "none.json: no such file or directory"),
        (["--diff-base", "HEAD"], "--diff-base: "),
        (["--add-stet", "--fix"], "--add-stet can't be combined with --fix"),
        (["--watch", "-"], "--watch needs files"),
        (["--output-file", "no/such/folder/x.json"], "no/such/folder/x.json: no such file or directory"),
        (["--select", ""], "--select names no rule"),
        (["--select", " , "], "--select names no rule"),
        (["--baseline", ""], "is a directory"),
        ([""], "a path is empty"),
        (["--output-file", "./good.md"], "--output-file ./good.md would overwrite an article"),
        (["--select", "REP006", "--ignore", "REP006"], "the selection leaves no rule to run"),
    ],
)
def test_usage_errors_are_one_line(desk, arguments, says):
    done = desk("check", *arguments, *([] if "-" in arguments else ["good.md"]))
    if says is None:  # a rule named beats ALL
        assert done.returncode == 1
        return
    assert (done.returncode, out(done)) == (2, "")
    assert says in err(done)
    assert err(done).count("\n") == 1


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("selct = []", "unknown setting 'selct'; did you mean 'select'"),
        ("select = ", "copychief.toml: "),
        ('profile = "desks"', "must be one of desk, strict, audit; did you mean 'desk'"),
        ('select = ["NOPE"]', "copychief.toml: select: unknown rule 'NOPE'"),
        ('baseline = "gone.json"', "gone.json: no such file"),
    ],
)
def test_a_broken_configuration(desk, config, says):
    (desk.folder / "copychief.toml").write_text(config, encoding="utf-8")
    done = desk("check", "good.md")
    assert (done.returncode, out(done)) == (2, "")
    assert says in err(done)
    assert err(done).count("\n") == 1


def test_a_baseline_that_is_none(desk):
    (desk.folder / "b.json").write_text("[]", encoding="utf-8")
    done = desk("check", "--baseline", "b.json", "good.md")
    assert done.returncode == 2
    assert "b.json: not a baseline file" in err(done)


def test_standard_input_goes_by_a_name(desk):
    done = desk("check", "--isolated", "-", "--stdin-filename", "x/y.md", "--output-format", "json", data=BAD.encode())
    assert codes(done) == [("x/y.md", "REP006")]
    assert json.loads(done.stdout)["files"][0]["format"] == "markdown"
    assert done.returncode == 1


def test_bad_standard_input(desk):
    done = desk("check", "--isolated", "-", "--output-format", "concise", data=b"\xff")
    assert out(done).startswith("<stdin>:1:1: CHF001 not valid UTF-8: byte 0xff at offset 0\n")
    assert done.returncode == 2


def test_standard_input_stands_alone(desk):
    done = desk("check", "-", "good.md")
    assert done.returncode == 2
    assert "can't be combined" in err(done)


def test_empty_files_are_fine(desk):
    (desk.folder / "empty.md").write_bytes(b"")
    (desk.folder / "blank.txt").write_bytes(b"\n \n")
    done = desk("check", "--isolated", "empty.md", "blank.txt")
    assert (done.returncode, out(done)) == (0, "No findings in 2 files (0 words).\n")


def test_a_long_line_below_the_limit_is_linted(desk):
    (desk.folder / "long.md").write_text("A word or two. " * 40_000, encoding="utf-8")
    done = desk("check", "--isolated", "--select", "REP006,RES001", "long.md")
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_closed_pipe_ends_it_without_a_word(desk):
    (desk.folder / "many.md").write_text("\n\n".join([BAD] * 5000), encoding="utf-8")
    shell = (
        f"{sys.executable} -m copychief check --isolated --select REP006 many.md | head -n 1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, check=False, env=os.environ)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
    assert done.returncode == 1  # click's way with a closed pipe


def test_a_name_that_would_steer_the_terminal(desk):
    name = "a\x1b[31m\nb.md"
    (desk.folder / name).write_text(BAD, encoding="utf-8")
    done = desk("check", "--isolated", ".", "--output-format", "concise")
    assert b"\x1b" not in done.stdout
    assert out(done).startswith("a\\x1b[31m\\x0ab.md:1:20: REP006")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are Unix")
def test_a_pipe_in_a_folder_is_no_article(desk):
    os.mkfifo(desk.folder / "pipe.md")
    (desk.folder / "gone.md").symlink_to("nowhere.md")
    done = desk("check", "--isolated", ".", "--output-format", "json", timeout=20)
    assert codes(done) == [("gone.md", "CHF001"), ("good.md", "REP006")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
@pytest.mark.parametrize("command", ["check good.md", "rules", "explain NAM"])
def test_a_full_disk_is_no_bug_of_ours(desk, command):
    shell = f"{sys.executable} -m copychief {command} > /dev/full"
    done = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"no space left on device" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="closing streams by the shell is Unix")
@pytest.mark.parametrize(("end", "code"), [("good.md >&-", 1), ("good.md 2>&-", 1), ("- <&-", 2)])
def test_closed_streams(desk, end, code):
    shell = f"{sys.executable} -m copychief check --isolated {end}"
    done = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, check=False)
    assert done.returncode == code, done.stderr
    assert b"internal error" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder one stands in")
def test_a_deleted_folder_is_no_bug_of_ours(desk):
    shell = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m copychief check ."
    done = subprocess.run(["bash", "-c", shell], cwd=desk.folder, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (2, b"copychief: the current folder was deleted\n")


def test_a_report_is_no_article_of_the_next_run(desk):
    for _ in range(2):
        done = desk("check", "--isolated", ".", "--output-format", "html", "--output-file", "report.html")
        assert done.returncode == 1
    seen = desk("check", "--isolated", ".", "--output-format", "json", "--output-file", "report.html")
    assert seen.returncode == 1
    files = json.loads((desk.folder / "report.html").read_text(encoding="utf-8"))["files"]
    assert [f["path"] for f in files] == ["good.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="redirects by the shell")
def test_what_the_shell_writes_to_is_no_article(desk):
    shell = f"{sys.executable} -m copychief check --isolated . --output-format json > found.txt"
    subprocess.run(["bash", "-c", shell], cwd=desk.folder, check=False)
    files = json.loads((desk.folder / "found.txt").read_text(encoding="utf-8"))["files"]
    assert [f["path"] for f in files] == ["good.md"]


def test_device_files_do_not_hang(desk):
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero, which only Unix has")
    done = desk("check", "--isolated", "/dev/zero", "--output-format", "concise")
    assert "too large for an article" in out(done)
    assert done.returncode == 2
