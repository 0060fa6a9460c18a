"""Plugins for real: packages built by pip into a folder and found by their entry points."""

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from copychief import Bad, Finding, Good, Rule, hookimpl
from copychief.formats import Format
from copychief.outputs import Output
from copychief.plugins import PluginError, Plugins

RULE = '''
from copychief import Finding, Rule, Bad, Good, Severity, hookimpl

class Exclamation(Rule):
    """A sentence shouts."""
    code, name, since, severity = "{code}", "{name}", "1.0", Severity.WARNING
    url = "https://example.org/shouting"
    examples = (Bad("Stop!\\n    ^"), Good("Stop."))

    def check(self, doc):
        {body}
        for block in doc.of_kind(self.reads):
            at = block.text.find("!")
            if at >= 0:
                yield Finding(block.source_span(at, at + 1), "“!” shouts")

@hookimpl
def copychief_rules():
    return [Exclamation]
'''


def build(install, tmp_path: Path, name: str, code: str) -> Path:
    """A real distribution, installed by pip into a folder of its own."""
    project = tmp_path / f"src-{name}"
    project.mkdir()
    (project / f"{name}.py").write_text(textwrap.dedent(code), encoding="utf-8")
    (project / "pyproject.toml").write_text(
        f'[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'
        f'[project]\nname = "{name}"\nversion = "1.2.3"\n'
        f'[project.entry-points.copychief]\n{name} = "{name}"\n'
        f'[tool.hatch.build.targets.wheel]\ninclude = ["{name}.py"]\n',
        encoding="utf-8",
    )
    return install(project, tmp_path / "site")


def check(site: Path, tmp_path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    article = tmp_path / "a.md"
    article.write_text("Stop! The the end.\n", encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "copychief", "check", "--isolated", "--output-format", "json", *more, str(article)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(site)},
    )


def test_a_third_party_rule_runs_beside_ours(tmp_path, pip_install):
    site = build(pip_install, tmp_path, "shouting", RULE.format(code="SHO001", name="exclamation", body="pass"))
    done = check(site, tmp_path)
    assert done.returncode == 1, done.stderr
    found = {d["code"]: d for d in json.loads(done.stdout)["diagnostics"]}
    assert found["SHO001"]["url"] == "https://example.org/shouting"
    assert "REP006" in found


def test_a_plugin_that_does_not_import_ends_the_run(tmp_path, pip_install):
    site = build(pip_install, tmp_path, "broken", "import no_such_module_anywhere\n")
    done = check(site, tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "plugin 'broken' doesn't load" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_code_that_two_claim_ends_the_run(tmp_path, pip_install):
    site = build(pip_install, tmp_path, "clashing", RULE.format(code="REP006", name="exclamation", body="pass"))
    done = check(site, tmp_path)
    assert done.returncode == 2
    assert "REP006" in done.stderr
    assert "clashing" in done.stderr
    assert "copychief-rules" in done.stderr


def test_a_malformed_rule_ends_the_run_with_the_plugins_name(tmp_path, pip_install):
    site = build(pip_install, tmp_path, "shabby", RULE.format(code="SHO1", name="exclamation", body="pass"))
    done = check(site, tmp_path)
    assert done.returncode == 2
    assert "plugin 'shabby'" in done.stderr
    assert "'SHO1' is not three capital letters" in done.stderr


def test_a_rule_that_raises_is_reported_and_the_others_go_on(tmp_path, pip_install):
    site = build(
        pip_install, tmp_path, "faulty", RULE.format(code="SHO001", name="exclamation", body="raise KeyError('x')")
    )
    done = check(site, tmp_path)
    assert done.returncode == 2
    found = {d["code"]: d for d in json.loads(done.stdout)["diagnostics"]}
    assert "SHO001" in found["CHF002"]["message"]
    assert "REP006" in found


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_rule_prints_is_no_part_of_the_report(tmp_path, pip_install, jobs):
    code = "print('imported')\n" + RULE.format(code="SHO001", name="exclamation", body="print('looking')")
    site = build(pip_install, tmp_path, "chatty", code)
    more = [tmp_path / f"{n}.md" for n in range(12)]
    for path in more:
        path.write_text("Stop!\n", encoding="utf-8")
    done = check(site, tmp_path, "--jobs", jobs, "--no-cache", *map(str, more))
    assert [d["code"] for d in json.loads(done.stdout)["diagnostics"]].count("SHO001") == 13
    assert "imported\n" in done.stderr
    assert done.stderr.count("looking") >= 13


@pytest.mark.parametrize(
    "change",
    [
        "doc.blocks = ()",
        "doc.metadata = None",
        "doc.memo = {}",
        "doc.source = None",
        "doc.blocks[0].text = 'Nothing.'",
        "doc.blocks[0].kind = None",
        "doc.metadata.fields['title'] = 'x'",
    ],
)
def test_a_rule_that_changes_the_document_is_the_only_one_to_suffer(tmp_path, pip_install, change):
    site = build(pip_install, tmp_path, "meddling", RULE.format(code="ABC001", name="exclamation", body=change))
    done = check(site, tmp_path)
    assert done.returncode == 2
    found = [d["code"] for d in json.loads(done.stdout)["diagnostics"]]
    assert found == ["CHF002", "REP006"]


@pytest.mark.parametrize(
    ("body", "says"),
    [("return [1 / 0]", "ZeroDivisionError: division by zero"), ("yield 5", "TypeError: 5 stands where a text should")],
)
def test_an_output_that_fails_names_the_plugin(tmp_path, pip_install, body, says):
    code = "from copychief import hookimpl\nfrom copychief.outputs import Output\n"
    code += f"def render(result):\n    {body}\n"
    code += "@hookimpl\ndef copychief_outputs():\n    return [Output('odd', render)]\n"
    done = check(build(pip_install, tmp_path, "grumpy", code), tmp_path, "--output-format", "odd")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"copychief: plugin 'grumpy': output odd failed: {says}\n"


def test_a_hook_that_fails_names_the_plugin(tmp_path, pip_install):
    code = "from copychief import hookimpl\n@hookimpl\ndef copychief_rules():\n    raise OSError('no disk')\n"
    done = check(build(pip_install, tmp_path, "grumpy", code), tmp_path)
    assert done.returncode == 2
    assert "plugin 'grumpy': copychief_rules() failed: OSError: no disk" in done.stderr


def test_a_selection_that_leaves_no_rule_is_an_error(tmp_path):
    done = check(tmp_path, tmp_path, "--ignore", "ALL")
    assert done.returncode == 2
    assert "no rule" in done.stderr


# ── malformed in every way: the plugin's name, and what is wrong ──


class Loud(Rule):
    """A sentence shouts."""

    code, name, since = "SHO001", "loud", "1.0"
    examples = (Bad("Stop!\n    ^"), Good("Stop."))

    def check(self, doc):
        yield Finding((0, 1), "!")


@dataclass(frozen=True)
class Bare(Loud):
    """An option without a default."""

    limit: int


@dataclass(frozen=True)
class Made(Loud):
    """An option whose default is made anew."""

    words: list = field(default_factory=list)


def plugin(**hooks):
    return SimpleNamespace(**{f"copychief_{k}": hookimpl(lambda v=v: v) for k, v in hooks.items()})


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (type("Odd", (Loud,), {"__doc__": "D.", "code": 5}), "code 5 is not three capital letters"),
        (type("Odd", (Loud,), {"__doc__": "D.", "code": None}), "code None is not three capital letters"),
        (type("Odd", (Loud,), {"__doc__": "D.", "name": None}), "name None is not lower-case words"),
        (type("Odd", (Loud,), {"__doc__": "D.", "examples": 5}), "no Good example"),
        (type("Odd", (Loud,), {"__doc__": "D.", "needs": 5}), "`needs` holds something that is not a Layer"),
        (type("Odd", (Loud,), {"__doc__": "D.", "reads": "paragraph"}), "`reads` holds something that is not"),
        (Bare, "option limit has no default"),
        (Made, "option words has no default"),
    ],
)
def test_no_malformed_rule_is_a_bug_of_ours(rule, says):
    with pytest.raises(PluginError, match="plugin 'odd': ") as caught:
        Plugins([("odd", plugin(rules=[rule]))], installed=False).rules()
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("module", "says"),
    [
        (SimpleNamespace(), "has none of the hooks: copychief_rules, "),
        (SimpleNamespace(copychief_rules=lambda: [Loud]), "copychief_rules is not marked as a hook: put @hookimpl"),
        (SimpleNamespace(copychief_rules=hookimpl(lambda config: [Loud])), "Argument(s) {'config'} are declared"),
    ],
)
def test_a_plugin_that_brings_nothing_is_no_quiet_success(module, says):
    with pytest.raises(PluginError, match="plugin 'odd'") as caught:
        Plugins([("odd", module)], installed=False)
    assert says in str(caught.value)


def read(source, keys):
    raise NotImplementedError


@pytest.mark.parametrize(
    ("hooks", "says"),
    [
        ({"formats": ["adoc"]}, "'adoc' is not a Format"),
        ({"formats": [Format("adoc", ".adoc", read)]}, "`suffixes` is not a tuple like ('.adoc',), but '.adoc'"),
        ({"formats": [Format("myst", (".md",), read)]}, "format .md is already taken by Copychief"),
        ({"formats": [Format("a", (".a",), read), Format("a", (".b",), read)]}, "a is already taken by plugin 'odd'"),
        ({"outputs": [5]}, "5 is not an Output"),
        ({"outputs": [Output("json", lambda result: ())]}, "output json is already taken by Copychief"),
    ],
)
def test_formats_and_outputs_are_looked_at(hooks, says):
    plugins = Plugins([("odd", plugin(**hooks))], installed=False)
    with pytest.raises(PluginError, match="plugin 'odd': ") as caught:
        getattr(plugins, *hooks)()
    assert says in str(caught.value)
