"""The pre-commit hook with the real pre-commit, and the GitHub Action's step, on scratch repositories."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from copychief.formats import bundled

ROOT = Path(__file__).parents[1]
BAD = "The council met in the the town hall.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git: apt install git")


@pytest.fixture
def repo(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
    env |= {
        f"GIT_{role}_{k}": v for role in ("AUTHOR", "COMMITTER") for k, v in (("NAME", "t"), ("EMAIL", "t@example.org"))
    }

    def run(*command, **more):
        return subprocess.run(
            command,
            cwd=folder,
            env=env | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    run("git", "init", "-q", "-b", "main")
    (folder / "good.md").write_text("All is well.\n", encoding="utf-8")
    (folder / "code.py").write_text("x = 'the the'\n", encoding="utf-8")
    run("git", "add", ".")
    run("git", "commit", "-q", "-m", "first")
    run.folder = folder
    return run


def test_the_hooks_take_the_files_that_have_a_reader():
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    takes, leaves = (set(re.findall(rf"^  {key}: (.*)$", text, re.MULTILINE)) for key in ("files", "exclude"))
    (takes,), (leaves,) = takes, leaves  # both hooks alike

    def taken(name):
        return bool(re.search(takes, name)) and not re.search(leaves, name)

    assert all(taken(f"news/a{suffix}") for form in bundled() for suffix in form.suffixes)
    assert not any(map(taken, ("LICENSE", "requirements.txt", "sub/requirements-dev.txt", "code.py", "a.mdx")))
    assert taken("staff-requirements.txt")


def test_pre_commit_try_repo(repo, tmp_path):
    if find_spec("pre_commit") is None:
        pytest.skip("needs pre-commit: pip install 'copychief[acceptance]'")
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit try-repo needs Copychief's own git repository: clone it")
    (repo.folder / "bad.md").write_text(BAD, encoding="utf-8")
    (repo.folder / "kept.md").write_text(BAD, encoding="utf-8")
    (repo.folder / "copychief.toml").write_text('exclude = ["kept.md"]\n', encoding="utf-8")
    repo("git", "add", ".")
    # Only what is committed is tried: a copy with the working tree as its commit.
    source = tmp_path / "copychief"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(source)], check=True)
    for name in (".pre-commit-hooks.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, source / name)
    for top in ("lint", "rules"):
        shutil.copytree(ROOT / top, source / top, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))

    subprocess.run(["git", "add", "--all"], cwd=source, check=True)

    def attempt(hook):
        return repo(
            sys.executable, "-m", "pre_commit", "try-repo", str(source), hook, "--all-files", "--verbose",
            PRE_COMMIT_HOME=str(tmp_path / "home"), COPYCHIEF_CACHE_DIR=str(tmp_path / "cache"),
        )  # fmt: skip

    done = attempt("copychief")
    if "No matching distribution" in done.stdout or "ConnectionError" in done.stdout:
        pytest.skip("pre-commit installs Copychief's libraries: needs a package registry")
    assert done.returncode == 1, done.stdout
    assert "bad.md:1:20: REP006" in done.stdout
    assert "kept.md" not in done.stdout.replace("bad.md", "")
    assert "in 2 files" in done.stdout
    fixed = attempt("copychief-fix")
    assert "files were modified by this hook" in fixed.stdout
    assert (repo.folder / "bad.md").read_text(encoding="utf-8") == BAD.replace("the the", "the")
    assert (repo.folder / "kept.md").read_text(encoding="utf-8") == BAD
    assert attempt("copychief").returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the step is a bash script")
def test_the_action_s_step_annotates_what_a_pull_request_changed(repo, tmp_path):
    tool = tmp_path / "copychief"
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copychief "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    script = str(ROOT / ".github" / "action.sh")
    (repo.folder / "old.md").write_text(BAD, encoding="utf-8")
    repo("git", "add", ".")
    repo("git", "commit", "-q", "-m", "second")
    base = repo("git", "rev-parse", "HEAD").stdout.strip()
    (repo.folder / "new.md").write_text(BAD, encoding="utf-8")
    repo("git", "add", ".")
    repo("git", "commit", "-q", "-m", "third")

    def step(**given):
        output = tmp_path / "output"
        output.write_text("", encoding="utf-8")
        done = repo("bash", script, str(tool), GITHUB_OUTPUT=str(output), **given)
        assert output.read_text(encoding="utf-8") == f"exit-code={done.returncode}\n"
        return done

    done = step(EVENT_BASE=base)
    assert done.returncode == 1
    assert re.findall(r"^::warning file=([^,]+),line=1", done.stdout, re.MULTILINE) == ["new.md"]
    everything = step(EVENT_BASE=base, INPUT_BASE="all", INPUT_SARIF="o.sarif")
    assert everything.stdout.count("::warning") == 2
    assert (repo.folder / "o.sarif").read_text(encoding="utf-8").count('"ruleId": "REP006"') == 2
    assert step(EVENT_BASE="0" * 40).stdout.count("::warning") == 2  # a branch's first push
    assert step(INPUT_BASE=base, INPUT_PATHS="good.md old.md", INPUT_ARGS="--select REP").returncode == 0
    assert repo("bash", script, str(tool), INPUT_BASE="nonsense").returncode == 2


def test_the_action_fits_github_s_schema():
    if find_spec("check_jsonschema") is None:
        pytest.skip("needs check-jsonschema: pip install 'copychief[acceptance]'")
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        str(ROOT / "action.yml"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_action_s_script_text_holds_no_input():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    scripts = re.findall(r"run: (?:\|\n((?:        .*\n)+)|(.*)\n)", text)
    assert len(scripts) == 2
    assert not any("${{" in block + line for block, line in scripts)


def test_the_locked_versions_cover_what_is_needed():
    import tomli
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    needed = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    lines = (ROOT / ".github" / "constraints.txt").read_text(encoding="utf-8").split("\n")
    locked = dict(line.split("==") for line in lines if line and not line.startswith("#"))
    locked = {canonicalize_name(name): version for name, version in locked.items()}
    for requirement in map(Requirement, needed):
        assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement
