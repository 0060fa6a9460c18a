"""The example of a third-party plugin: built by pip, found by its entry point, asking the real Harper."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from copychief.testing import check_rule

PLUGIN = Path(__file__).parents[2] / "samples" / "plugins" / "copychief-harper"

pytestmark = pytest.mark.skipif(find_spec("harper") is None, reason="needs harper-py: pip install 'copychief[harper]'")


@pytest.fixture(scope="module")
def site(tmp_path_factory, pip_install):
    return pip_install(PLUGIN, tmp_path_factory.mktemp("site"))


@pytest.fixture
def check(site, tmp_path):
    def run(text, settings=""):
        (tmp_path / "copychief.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH", "")]))
        done = subprocess.run(
            [sys.executable, "-m", "copychief", "check", "--output-format", "json", "a.md"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
        assert done.returncode in (0, 1), done.stderr
        found = json.loads(done.stdout)["diagnostics"]
        return [(d["code"], text[d["span"]["start"] : d["span"]["end"]], d) for d in found]

    return run


def test_its_findings_stand_beside_ours_at_exact_places(check):
    found = check(
        "🫖 Tea. They **could of** gone to the the [shop](https://example.org) &amp; back. *They was* late.\n"
    )
    assert [(code, text) for code, text, _ in found] == [
        ("HRP001", "could of"),
        ("REP006", "the the"),
        ("HRP001", "was"),
    ]
    first = found[0][2]
    assert first["facts"] == {"rule": "ModalOf"}
    assert first["fixes"][0]["edits"][0]["text"] == "could have"
    assert not first["fixes"][0]["safe"]


def test_spelling_is_off_until_asked_for(check):
    text = "She recieved the parcel.\n"
    assert not check(text)
    assert [t for _, t, _ in check(text, "[harper]\nspelling = true\n")] == ["recieved"]


def test_a_rule_of_harper_can_be_turned_off(check):
    assert not check("They could of gone.\n", '[harper]\ndisabled-rules = ["ModalOf"]\n')


def test_its_examples_hold():
    spec = spec_from_file_location("copychief_harper", PLUGIN / "copychief_harper.py")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    check_rule(module.Harper)
