"""The commands around `check`: explain, rules, config, facts and dev."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copychief.cli import cli
from copychief.cli.dev.new import next_code
from copychief.docs import catalogue, markdown, option_docs
from copychief.plugins import Plugins
from copychief.rule import option_defaults

ROOT = Path(__file__).parents[2]
RULES = Plugins().rules()


def copychief(*args, cwd=None, data=None):
    return subprocess.run(
        [sys.executable, "-m", "copychief", *args], cwd=cwd, input=data, capture_output=True, text=True, check=False
    )


def test_every_command_has_help():
    runner = CliRunner()
    names = cli.list_commands(None)
    assert {"check", "explain", "rules", "config", "facts", "baseline", "server", "dev"} <= set(names)
    for name in names:
        helped = runner.invoke(cli, [name, "--help"])
        assert helped.exit_code == 0, name
        assert len(helped.output.split("\n")) > 4


def test_a_mistyped_command_gets_a_suggestion():
    done = copychief("chekc", "x.md")
    assert done.returncode == 2
    assert "did you mean 'check'" in done.stderr


def test_explain_by_code_prefix_and_name():
    assert "# REP006 doubled-word" in copychief("explain", "REP006").stdout
    assert "# REP006 doubled-word" in copychief("explain", "doubled-word").stdout
    assert copychief("explain", "DAT").stdout.count("\n# DAT00") + 1 == sum(r.code.startswith("DAT") for r in RULES)
    assert "lets nothing stand" in copychief("explain", "CHF003").stdout


def test_explain_suggests():
    done = copychief("explain", "REP06")
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'REP006'" in done.stderr
    assert "did you mean 'unused-stet'" in copychief("explain", "unused-stat").stderr
    assert copychief("explain", "").returncode == 2


def test_rules_as_table_and_json():
    table = copychief("rules").stdout
    rows = json.loads(copychief("rules", "--output-format", "json").stdout)
    assert [r["code"] for r in rows] == [r.code for r in RULES]
    for row in rows:
        assert row["summary"] in table


def test_config_names_the_file_that_decided(tmp_path):
    (tmp_path / "copychief.toml").write_text(
        'profile = "strict"\n[[overrides]]\npaths = ["a.md"]\nprofile = "audit"\n', encoding="utf-8"
    )
    rows = json.loads(copychief("config", "a.md", "--output-format", "json", cwd=tmp_path).stdout)
    assert rows["profile"]["value"] == "audit"
    assert rows["profile"]["origin"].endswith("copychief.toml (overrides entry 1)")
    assert rows["select"] == {"value": [], "origin": "default"}


def test_json_of_settings_and_rules_is_json_on_any_terminal(tmp_path, monkeypatch):
    (tmp_path / "copychief.toml").write_text('names.people = ["Zoë \U0001f600"]\n', encoding="utf-8")
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    done = copychief("config", "--output-format", "json", cwd=tmp_path)
    assert done.stdout.isascii()
    assert json.loads(done.stdout)["names"]["value"] == {"people": ["Zoë \U0001f600"]}
    assert copychief("rules", "--output-format", "json").stdout.isascii()


def test_config_schema_is_json_schema():
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(copychief("config", "--output-format", "schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)


ARTICLE = """# Mill to close

Anna Berg, the mayor, said on Monday that 340 workers would lose their jobs. “We are sorry,” Berg said.
"""


def test_facts_as_json(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    seen = json.loads(copychief("facts", str(path), "--output-format", "json").stdout)
    berg = next(n for n in seen["names"] if n["name"] == "Anna Berg")
    assert (berg["kind"], berg["count"], berg["line"]) == ("person", 2, 3)
    assert "mayor" in berg["role"]
    (figure,) = [f for f in seen["figures"] if f["kind"] == "count"]
    assert (figure["text"], figure["value"], figure["head"]) == ("340", 340, "worker")
    assert "Anna Berg" in figure["source"] or "mayor" in figure["source"]
    (quotation,) = seen["quotations"]
    assert (quotation["text"], quotation["speaker"]) == ("We are sorry,", "Berg")
    for rows in (seen["names"], seen["figures"], seen["quotations"], seen["times"]):
        for row in rows:
            assert ARTICLE[row["span"]["start"] : row["span"]["end"]]


def test_facts_as_table_from_standard_input_with_terminal_codes_escaped():
    done = copychief(
        "facts", "-", "--stdin-filename", "a.md", "--only", "names", data="# X\n\nAnna B\x1b[31merg came.\n"
    )
    assert done.returncode == 0
    assert "names (" in done.stdout
    assert "figures (" not in done.stdout
    assert "\x1b" not in done.stdout


def test_facts_of_a_missing_file():
    done = copychief("facts", "nowhere.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.md: no such file or directory" in done.stderr


def test_new_writes_a_rule_that_fails_its_example_until_it_is_filled_in(tmp_path):
    done = copychief("dev", "new", "house", "no-shouting", "--folder", str(tmp_path))
    assert done.returncode == 0, done.stderr
    path = tmp_path / "house" / "no_shouting.py"
    text = path.read_text(encoding="utf-8")
    run = "from copychief.testing import check_rule\nimport no_shouting as m\ncheck_rule(m.NoShouting)"

    def check():
        return subprocess.run(
            [sys.executable, "-B", "-c", run], cwd=path.parent, capture_output=True, text=True, check=False
        )

    assert "RuleError: HOU001 Bad example 1: found nothing" in check().stderr
    body = text.replace("Write a paragraph in which the rule finds something.", "Write it down?! He did so.")
    body = body.replace("                                           ^^^^", "            ^^^^^^^^^^^^^^^").replace(
        "Say in one line what is wrong when this rule speaks.", "A sentence ends in an interrobang."
    )
    path.write_text(body, encoding="utf-8")
    assert check().stderr == ""
    again = copychief("dev", "new", "house", "no-shouting", "--folder", str(tmp_path))
    assert again.returncode == 2
    assert "exists already" in again.stderr


def test_a_second_new_rule_of_a_plugin_gets_a_code_of_its_own(tmp_path):
    for name in ("loud", "louder"):
        done = copychief("dev", "new", "house", name, "--folder", str(tmp_path))
        assert "check_rule(" in done.stdout
    assert '"HOU002", "louder"' in (tmp_path / "house" / "louder.py").read_text(encoding="utf-8")
    for code, says in (("HOU002", "already"), ("NAM001", "already"), ("CHF009", "not CHF"), ("hou3", "three capital")):
        done = copychief("dev", "new", "house", "loudest", "--folder", str(tmp_path), "--code", code)
        assert done.returncode == 2
        assert says in done.stderr
    assert not (tmp_path / "house" / "loudest.py").exists()


def test_a_new_rule_takes_the_next_number_of_its_family():
    assert next_code("names", [("names", "NAM001"), ("names", "NAM002"), ("dates", "DAT009")]) == "NAM003"
    assert next_code("weather", []) == "WEA001"


def test_every_option_is_documented():
    for rule in RULES:
        assert all(option_docs(rule).values()), f"{rule.code} has an option without a string below it"
        for name in option_defaults(rule):
            assert f"`{name.replace('_', '-')} = " in markdown(rule)


def test_the_catalogue_has_every_rule_once():
    text = catalogue(RULES)
    for rule in RULES:
        assert text.count(f"\n## {rule.code} {rule.name}\n") == 1
        assert f"](#{rule.code.lower()}-{rule.name})" in text


def test_docs_check_tells_drift(tmp_path):
    target = tmp_path / "README.md"
    assert copychief("dev", "docs", str(target), "--check").returncode == 1
    assert copychief("dev", "docs", str(target)).returncode == 0
    assert copychief("dev", "docs", str(target), "--check").returncode == 0


def test_goldens_show_what_changed_and_update(tmp_path):
    (tmp_path / "a.md").write_text("He saw the the end.\n", encoding="utf-8")
    shown = copychief("dev", "goldens", str(tmp_path))
    assert shown.returncode == 1
    assert "REP006" in shown.stdout
    assert copychief("dev", "goldens", str(tmp_path), "--update").returncode == 0
    assert copychief("dev", "goldens", str(tmp_path)).returncode == 0


def test_corpus_shows_what_came_and_went(tmp_path):
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("He saw the the end.\n", encoding="utf-8")
    kept = tmp_path / "kept.json"
    assert copychief("dev", "corpus", str(articles), "--save", str(kept)).returncode == 0
    assert copychief("dev", "corpus", str(articles), "--against", str(kept)).returncode == 0
    (articles / "a.md").write_text("He saw an an end.\n", encoding="utf-8")
    done = copychief("dev", "corpus", str(articles), "--against", str(kept))
    assert done.returncode == 1
    assert "1 gone, 1 new, 0 the same" in done.stdout
