"""Plugins for real: packages built by pip into a folder and found by their entry points."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

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


def test_a_hook_that_fails_names_the_plugin(tmp_path, pip_install):
    code = "from copychief import hookimpl\n@hookimpl\ndef copychief_rules():\n    raise OSError('no disk')\n"
    done = check(build(pip_install, tmp_path, "grumpy", code), tmp_path)
    assert done.returncode == 2
    assert "plugin 'grumpy': copychief_rules() failed: OSError: no disk" in done.stderr


def test_a_selection_that_leaves_no_rule_is_an_error(tmp_path):
    done = check(tmp_path, tmp_path, "--ignore", "ALL")
    assert done.returncode == 2
    assert "no rule" in done.stderr
