"""`--diff-base`: only what stands on lines changed since a revision, either side of it, through renames."""

import json
import os
import shutil
import subprocess

import pytest

from copychief.changes import changed_lines

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git: apt install git")

A = "The council met in the the town hall on Monday."
B = "Nobody came to to the second meeting."


@pytest.fixture
def repo(copychief):
    env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
    who = {
        f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in (("NAME", "t"), ("EMAIL", "t@example.org"))
    }

    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=copychief.folder, env=env | who, capture_output=True, check=True)

    def write(*paragraphs, name="a.md"):
        path = copychief.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# News\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")

    def found(*more, base="HEAD", cwd=copychief.folder):
        done = copychief("check", "--isolated", "--diff-base", base, "--output-format", "json", *more, cwd=cwd)
        assert done.returncode in (0, 1), done.stderr
        return sorted((d["path"], d["range"]["start"]["line"]) for d in json.loads(done.stdout)["diagnostics"])

    copychief.git, copychief.write, copychief.found = git, write, found
    git("init", "-q", "-b", "main")
    write(A, "A line between.", B)
    write(A, name="old.md")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return copychief


def test_nothing_changed_nothing_found(repo):
    assert repo.found() == []
    done = repo("check", "--isolated", "--diff-base", "HEAD", "--output-format", "json")
    assert json.loads(done.stdout)["files"] == []


def test_a_changed_line_and_not_its_neighbours(repo):
    repo.write(A, "A line between, changed.", B + " So it it ended.")
    assert repo.found("--select", "REP006") == [("a.md", 7), ("a.md", 7)]


def test_lines_that_only_moved_down_are_unchanged(repo):
    repo.write("A new first line.", A, "A line between.", B)
    assert repo.found() == []


def test_the_other_side_changed(repo):
    sentence = "The new bridge over the river will open in the spring of next year."
    repo.write("It was a long day.", sentence, name="b.md")
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "second")
    repo.write("It was a long day.", sentence, "They said it again.", sentence, name="b.md")
    assert repo.found("--select", "REP001") == [("b.md", 9)]
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "third")
    # the first copy is touched, the finding stands on the second
    repo.write("It was a long day.", sentence + " Maybe.", "They said it again.", sentence, name="b.md")
    assert repo.found("--select", "REP001") == [("b.md", 9)]


def test_renames_are_followed(repo):
    repo.git("mv", "old.md", "new.md")
    assert repo.found() == []
    repo.write(A, B, name="new.md")
    repo.git("add", ".")
    assert repo.found() == [("new.md", 5)]


def test_untracked_files_count_as_a_whole_and_odd_names_are_names(repo):
    repo.write(A, name="fresh.md")
    repo.write(A, name="dir/ü “x”\t.md")
    assert repo.found() == [("dir/ü “x”\t.md", 3), ("fresh.md", 3)]
    repo.git("add", ".")
    assert len(repo.found()) == 2


def test_branch_point(repo):
    repo.git("checkout", "-q", "-b", "topic")
    repo.write(A, "A line between.", B, "And on on it went.")
    repo.git("commit", "-q", "-am", "topic")
    repo.git("checkout", "-q", "main")
    repo.write(A + " More.", "A line between.", B)
    repo.git("commit", "-q", "-am", "main goes on")
    repo.git("checkout", "-q", "topic")
    # “on on” may well follow itself, so the finding is in what main, not topic, changed
    assert repo.found(base="main...") == []
    assert repo.found(base="main") == [("a.md", 3)]


def test_unreadable_files_are_still_told(repo):
    (repo.folder / "a.md").write_bytes(b"\xff")
    done = repo("check", "--isolated", "--diff-base", "HEAD")
    assert done.returncode == 2
    assert b"CHF001" in done.stdout


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("nope", "knows no revision 'nope'"),
        ("nope...", "knows no revision 'nope'"),
        ("--output=x", "is not a revision"),
        ("", "'' is not a revision"),
    ],
)
def test_bad_revisions(repo, base, says):
    done = repo("check", "--isolated", f"--diff-base={base}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()


def test_a_file_that_is_not_there_is_no_quiet_success(repo):
    done = repo("check", "--isolated", "--diff-base", "HEAD", "--output-format", "concise", "gone.md")
    assert done.returncode == 2
    assert b"gone.md:1:1: CHF001 no such file or directory" in done.stdout


def test_repositories_within_the_repository_are_looked_at(repo, tmp_path):
    there = tmp_path / "there"
    subprocess.run(["git", "init", "-q", "-b", "main", there], check=True)
    repo.write(A, name="../there/s.md")
    repo.git("-C", there, "add", ".")
    repo.git("-C", there, "commit", "-q", "-m", "theirs")
    repo.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", there, "sub")
    assert repo.found("--select", "REP006") == [("sub/s.md", 3)]  # new since the revision
    repo.git("commit", "-q", "-m", "a submodule")
    repo.git("init", "-q", "own")
    repo.write(A, name="own/o.md")
    repo.git("-C", "own", "add", ".")
    repo.git("-C", "own", "commit", "-q", "-m", "own")
    assert repo.found("--select", "REP006") == []
    repo.write(A, B, name="sub/s.md")
    repo.git("-C", "sub", "commit", "-q", "-a", "-m", "theirs again")
    repo.write(B, A, name="own/o.md")
    assert repo.found("--select", "REP006") == [("own/o.md", 3), ("sub/s.md", 5)]
    assert repo.found("--select", "REP006", "sub") == [("sub/s.md", 5)]
    assert repo.found("--select", "REP006", base="HEAD...", cwd=repo.folder / "sub") == []  # its own HEAD
    done = repo("check", "--diff-base", "main~1", ".")
    assert done.returncode == 2
    assert b"git knows no revision 'main~1' in " in done.stderr


def test_git_in_a_hook_does_not_mislead(repo):
    """Git calls hooks with its own folder in the environment, which hides where the repository's top is."""
    repo.write(A, name="sub/b.md")
    repo.git("add", ".")
    repo.git("commit", "-q", "-m", "second")
    repo.write(A, "And it it ended.", name="sub/b.md")
    env = {"GIT_DIR": str(repo.folder / ".git"), "GIT_INDEX_FILE": str(repo.folder / ".git" / "index")}
    done = repo("check", "--isolated", "--diff-base", "HEAD", "--output-format", "concise", "sub", env=env)
    assert [line.split(b":")[1] for line in done.stdout.split(b"\n")[:-2]] == [b"5"]


def test_no_repository(copychief, tmp_path):
    (copychief.folder / "a.md").write_text(A, encoding="utf-8")
    done = copychief("check", "--isolated", "--diff-base", "HEAD", env={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert done.returncode == 2
    assert done.stderr.startswith(b"copychief: --diff-base: fatal: not a git repository")


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("a\nb\nc", "a\nb\nc", []),
        ("a\nb\nc", "a\r\nb\rc", []),
        ("a\nb\nc", "a\nX\nc", [2]),
        ("a\nb\nc", "a\nc", []),
        ("a\nc", "a\nb\nb\nc", [2, 3]),
        ("", "a\nb", [1, 2]),
        ("a\nb\nc\nd", "X\nb\nc\nY", [1, 4]),
    ],
)
def test_changed_lines(old, new, lines):
    assert [n for r in changed_lines(old, new) for n in r] == lines
