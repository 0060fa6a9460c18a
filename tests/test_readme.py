"""The README doesn't lie: its rule runs, its settings load, its excerpt is what the sample gives."""

import re
from pathlib import Path

import pytest

from copychief import config
from copychief.desk import Desk
from copychief.formats import bundled
from copychief.outputs import Result, full
from copychief.plugins import Plugins
from copychief.testing import check_rule
from copychief.text import Source

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(language):
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_rule_in_the_readme_passes_its_own_examples():
    (code,) = [c for c in fenced("python") if "class Exclamation" in c]
    space = {"__name__": "readme"}
    exec(code, space)
    check_rule(space["Exclamation"])
    assert Plugins(
        [("readme", type("Module", (), {"copychief_rules": staticmethod(space["copychief_rules"])}))]
    ).rules()
    assert len([line for line in code.split("\n") if line.strip()]) <= 15


def test_the_settings_in_the_readme_load(tmp_path):
    (text,) = fenced("toml")
    path = tmp_path / "copychief.toml"
    path.write_text(text, encoding="utf-8")
    settings = config.load(path).settings(Plugins().rules(), tmp_path / "opinion" / "a.md")
    assert "SRC" in settings.selection.ignore


def test_the_excerpt_is_what_the_sample_gives(monkeypatch):
    shown = re.search(
        r"<!-- example:wire -->\n```text\n\$ copychief check samples/wire\.txt\n(.*?)```", README, re.DOTALL
    )
    if shown is None:
        pytest.fail("README has no excerpt of samples/wire.txt")
    desk = Desk(Plugins().rules(), bundled(), {})  # with the settings that lie beside it
    monkeypatch.chdir(ROOT)
    source = Source.read("samples/wire.txt")
    report = desk.lint(source)
    output = "".join(full.render(Result([report], lambda _: source)))
    for part in shown[1].strip().split("\n…\n"):
        assert f"\n{part.strip()}\n" in f"\n{output}"


def test_the_commands_in_the_readme_exist():
    from click.testing import CliRunner

    from copychief.cli import cli

    for line in fenced("sh")[2].split("\n"):
        if line.startswith("copychief "):
            command = line.split("#")[0].split()
            options = [w for w in command if w.startswith("--")]
            helped = CliRunner().invoke(cli, [command[1], "--help"])
            assert helped.exit_code == 0, line
            assert all(o in helped.output for o in options), line
