"""Many files and many processes: order, determinism, deaths, and which files are articles at all."""

import json
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from copychief.desk import Desk
from copychief.discovery import discover
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.text import Source
from copychief.workers import WorkerError, batched, parallel

BAD = "The council met in the the town hall.\n"


def square(n):
    if n == 13:
        os.kill(os.getpid(), 9)
    if n == 1000:
        raise ValueError("no")
    return n * n


def died(n, code):
    return f"{n} died of {code}"


def test_parallel_gives_every_result_once():
    got = dict(parallel(square, range(10), 3, died))
    assert got == {n: n * n for n in range(10)}
    assert dict(parallel(square, [], 3, died)) == {}
    assert dict(parallel(square, [4], 3, died)) == {4: 16}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_death_names_its_job_and_the_rest_goes_on():
    got = dict(parallel(square, [*range(20), 13], 2, died))
    assert got == {n: n * n if n != 13 else "13 died of -9" for n in range(20)}


def squares(batch):
    return [square(n) for n in batch]


def test_batches_give_every_result_once():
    got = dict(batched(squares, [[0, 1, 2], [3, 4], [5]], 2, died))
    assert got == {n: n * n for n in range(6)}
    assert dict(batched(squares, [], 2, died)) == {}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_death_takes_no_more_than_its_item_out_of_a_batch():
    got = dict(batched(squares, [range(n, n + 4) for n in range(0, 20, 4)], 2, died))
    assert got == {n: n * n if n != 13 else "13 died of -9" for n in range(20)}
    assert set(list(got)[-4:]) == {12, 13, 14, 15}  # those were given out once more


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_batch_of_one_is_not_given_out_again(tmp_path):
    seen = tmp_path / "seen"
    got = dict(batched(partial(note, seen), [[13]], 2, died))
    assert got == {13: "13 died of -9"}
    assert seen.read_text(encoding="utf-8") == "13\n"


def note(seen, batch):
    with seen.open("a", encoding="utf-8") as file:
        file.writelines(f"{n}\n" for n in batch)
    return squares(batch)


def test_an_error_in_a_worker_is_an_error_here():
    with pytest.raises(WorkerError, match="ValueError: no"):
        list(parallel(square, [1, 1000, 2], 2, died))


def test_items_are_drawn_only_as_needed():
    drawn = []

    def items():
        for n in range(100):
            drawn.append(n)
            yield n

    results = parallel(square, (n + 20 for n in items()), 2, died)
    next(results)
    assert len(drawn) <= 4
    results.close()


def test_articles_linted_together_get_the_reports_that_each_gets_alone():
    class Broken:
        name, suffixes = "broken", (".broken",)

        def read(self, source, keys):
            raise OSError("no")

    desk = Desk(Plugins().rules(), [*bundled(), Broken()], {}, isolated=True)
    texts = {"a.md": BAD, "b.broken": BAD, "c.txt": "All is well in the town.\n", "d.txt": BAD, "e.md": ""}
    sources = [Source(text, path) for path, text in texts.items()]
    together = [replace(r, times={}) for r in desk.lint_all(sources)]
    assert together == [replace(desk.lint(s), times={}) for s in sources]
    assert [[d.code for d in r.diagnostics] for r in together] == [["REP006"], ["CHF002"], [], ["REP006"], []]
    assert desk.lint_all([]) == []


PLUGIN = """
import os
from copychief import Bad, Finding, Good, Rule, Severity, hookimpl

class Deadly(Rule):
    \"\"\"Kills its process where it reads a certain word.\"\"\"
    code, name, since, severity = "XXX001", "deadly", "1", Severity.WARNING
    examples = (Bad("a\\n^"), Good("b"))

    def check(self, doc):
        if "DEADLY" in doc.source.text:
            os.kill(os.getpid(), 9)
        return iter(())

@hookimpl
def copychief_rules():
    return [Deadly]
"""


@pytest.fixture
def deadly(tmp_path):
    """A third-party rule that kills its process, as an installed distribution."""
    site = tmp_path / "site"
    info = site / "deadly-1.dist-info"
    info.mkdir(parents=True)
    (site / "deadly.py").write_text(PLUGIN, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[copychief]\ndeadly = deadly\n", encoding="utf-8")
    return {"PYTHONPATH": str(site)}


def articles(folder, count, **special):
    for n in range(count):
        (folder / f"{n:03}.md").write_text(special.get(f"n{n}", BAD), encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is Unix")
def test_a_worker_that_dies_is_an_error_that_names_the_file(copychief, deadly):
    articles(copychief.folder, 40, n3="DEADLY", n20="DEADLY")
    done = copychief("check", "--isolated", "--jobs", "2", "--output-format", "json", env=deadly)
    assert done.returncode == 2
    seen = json.loads(done.stdout)
    lost = [(d["path"], d["message"]) for d in seen["diagnostics"] if d["code"] == "CHF005"]
    assert lost == [
        (name, "the process that read this file died (signal 9); not linted") for name in ("003.md", "020.md")
    ]
    assert sum(d["code"] == "REP006" for d in seen["diagnostics"]) == 38
    again = copychief("check", "--isolated", "--jobs", "2", "--output-format", "json", env=deadly)
    assert (again.stdout, again.returncode) == (done.stdout, 2)  # the cache keeps no such result


def test_order_and_bytes_do_not_depend_on_the_number_of_processes(copychief):
    articles(copychief.folder, 30, n7="", n9="All is well.", n11="\0")
    outputs = {
        copychief(
            "check", "--isolated", "--no-cache", "--jobs", jobs, "--output-format", "json", env={"PYTHONHASHSEED": jobs}
        ).stdout
        for jobs in ("1", "2", "5")
    }
    assert len(outputs) == 1
    paths = [f["path"] for f in json.loads(outputs.pop())["files"]]
    assert paths == sorted(paths)
    assert len(paths) == 30


def test_files_come_in_the_order_given(copychief):
    articles(copychief.folder, 3)
    done = copychief("check", "--isolated", "002.md", "000.md", "001.md", "002.md", "--output-format", "json")
    assert [f["path"] for f in json.loads(done.stdout)["files"]] == ["002.md", "000.md", "001.md"]


def found(folder, *paths, options=None, **more):
    desk = Desk([], bundled(), options or {}, isolated=more.pop("isolated", False))
    here = Path.cwd()
    os.chdir(folder)
    try:
        return [p.as_posix() for p in discover(paths or ["."], desk, **more).paths]
    finally:
        os.chdir(here)


@pytest.fixture
def tree(tmp_path):
    def make(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        from copychief.config import forget

        forget()
        return tmp_path

    return make


NAMES = dict.fromkeys(
    [
        "a_dot_md",
        "b_dot_txt",
        "c_dot_py",
        "sub__d_dot_md",
        "sub__deep__e_dot_md",
        "_dot_hidden__f_dot_md",
        "drafts__g_dot_md",
    ],
    "x",
)


def test_folders_hold_articles_hidden_ones_left_out(tree):
    assert found(tree(**NAMES)) == ["a.md", "b.txt", "drafts/g.md", "sub/d.md", "sub/deep/e.md"]
    assert found(tree(**NAMES), "c.py", "sub/*.md", "**/e.md") == ["c.py", "sub/d.md", "sub/deep/e.md"]


def test_git_ignore_counts_in_a_repository_as_git_does(tree):
    rules = {
        "_dot_gitignore": "drafts/\n*.txt\nsub/**\n!sub/deep/\n!keep.txt\n",
        "keep_dot_txt": "x",
        "sub__deep___dot_gitignore": "!e.md\n",
    }
    folder = tree(**NAMES, **rules)
    assert "b.txt" in found(folder)  # no repository, no rules
    (folder / ".git" / "info").mkdir(parents=True)
    assert found(folder) == ["a.md", "keep.txt", "sub/deep/e.md"]
    assert found(folder / "sub", "deep") == ["deep/e.md"]
    (folder / ".git" / "info" / "exclude").write_text("a.md\n", encoding="utf-8")
    assert found(folder) == ["keep.txt", "sub/deep/e.md"]
    tree(copychief_dot_toml="respect-gitignore = false\n")
    assert found(folder) == ["a.md", "b.txt", "keep.txt", "drafts/g.md", "sub/d.md", "sub/deep/e.md"]


def test_git_agrees(tree):
    import shutil
    import subprocess

    if shutil.which("git") is None:
        pytest.skip("needs git: apt install git")
    rules = {
        "_dot_gitignore": "/sub/*\n!/sub/deep\n*.txt\n",
        "sub__deep___dot_gitignore": "e.md\n!b.txt\n",
        "sub__deep__b_dot_txt": "x",
    }
    folder = tree(**NAMES, **rules)
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    listed = subprocess.run(
        ["git", "ls-files", "--others", "--exclude-standard"], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    visible = sorted(n for n in listed if n.endswith((".md", ".txt")) and not n.startswith("."))
    assert sorted(found(folder)) == visible


def test_a_file_that_is_given_by_two_spellings_is_one(tree):
    folder = tree(**NAMES)
    once = found(folder, ".")
    assert found(folder, ".", "./a.md", "drafts/../a.md", str(folder / "a.md")) == once


def test_what_is_taken_back_is_not_excluded(tree):
    folder = tree(**NAMES, copychief_dot_toml='exclude = ["*.md", "!/a.md"]\n')
    assert found(folder, "a.md", "drafts/g.md", force_exclude=True) == ["a.md"]
    assert [p for p in found(folder, ".") if p.endswith(".md")] == ["a.md"]


def test_include_and_exclude(tree):
    folder = tree(**NAMES, copychief_dot_toml='include = ["*.py"]\nexclude = ["drafts", "/sub/deep/"]\n')
    assert found(folder) == ["a.md", "b.txt", "c.py", "sub/d.md"]
    assert found(folder, "drafts/g.md") == ["drafts/g.md"]
    assert found(folder, "drafts/g.md", "a.md", force_exclude=True) == ["a.md"]
    assert found(folder, "drafts/g.md", force_exclude=True) == []


def test_overrides_hold_for_their_paths(copychief):
    (copychief.folder / "quiet").mkdir()
    (copychief.folder / "a.md").write_text(BAD, encoding="utf-8")
    (copychief.folder / "quiet" / "b.md").write_text(BAD, encoding="utf-8")
    (copychief.folder / "copychief.toml").write_text(
        '[[overrides]]\npaths = ["quiet/"]\nignore = ["REP006"]\n', encoding="utf-8"
    )
    done = copychief("check", "--output-format", "json")
    assert [d["path"] for d in json.loads(done.stdout)["diagnostics"]] == ["a.md"]


def test_a_run_of_one_file_imports_little(copychief):
    (copychief.folder / "a.md").write_text(BAD, encoding="utf-8")
    done = copychief("check", "--isolated", "a.md", env={"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.split(b"|")[-1].strip().decode() for line in done.stderr.split(b"\n") if b"|" in line}
    heavy = {
        "multiprocessing",
        "sqlite3",
        "pathspec",
        "rich",
        "subprocess",
        "numpy",
        "copychief.cache",
        "xml.sax",
        "copychief.changes",
    }
    assert "copychief.run" in imported
    assert imported & heavy == set()
