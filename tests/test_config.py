"""Configuration: the nearest file, inheritance, overrides, and errors that help."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from copychief import config, settings
from copychief.config import Config, ConfigError
from copychief.rule import Rule


@dataclass(frozen=True)
class Grade(Rule):
    code, name = "REA001", "reading-grade"
    max_grade: int = 12
    "The limit."
    words: tuple[str, ...] = ()
    "Words to pass over."


class Variant(Rule):
    code, name = "NAM001", "name-variant"


RULES = [Variant, Grade]


@pytest.fixture(autouse=True)
def _forget():
    config.forget()


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_nearest_file_wins(tmp_path):
    write(tmp_path / "copychief.toml", 'profile = "strict"')
    write(tmp_path / "a" / "pyproject.toml", '[tool.copychief]\nprofile = "audit"')
    write(tmp_path / "b" / "pyproject.toml", "[tool.other]\nx = 1")
    assert config.find(tmp_path / "a").get("profile") == "audit"
    assert config.find(tmp_path / "b").get("profile") == "strict"
    assert config.find(tmp_path / "a").resolved()["profile"].origin.endswith("pyproject.toml")


def test_a_dotted_file_counts_after_the_plain_one(tmp_path):
    write(tmp_path / ".copychief.toml", 'profile = "audit"')
    assert config.find(tmp_path).get("profile") == "audit"
    config.forget()
    write(tmp_path / "copychief.toml", 'profile = "strict"')
    assert config.find(tmp_path).get("profile") == "strict"


def test_extend_inherits_and_adds(tmp_path):
    write(
        tmp_path / "house.toml",
        'ignore = ["NAM"]\nprofile = "strict"\n[names]\npeople = ["Ann Lee"]\n[rules.REA001]\nmax-grade = 9',
    )
    path = write(
        tmp_path / "desk" / "copychief.toml", 'extend = "../house.toml"\nprofile = "audit"\n[names]\npeople = ["Bo Li"]'
    )
    got = config.load(path)
    assert got.get("profile") == "audit"
    assert got.get("ignore") == ["NAM"]
    made = got.settings(RULES)
    assert made.house.people == ("Ann Lee", "Bo Li")
    assert made.rules[1].max_grade == 9


def test_extend_in_a_circle(tmp_path):
    write(tmp_path / "a.toml", 'extend = "b.toml"')
    path = write(tmp_path / "b.toml", 'extend = "a.toml"')
    with pytest.raises(ConfigError, match="circle"):
        config.load(path)


def test_overrides_speak_about_paths(tmp_path):
    path = write(
        tmp_path / "copychief.toml",
        'profile = "desk"\n[[overrides]]\npaths = ["opinion/**", "*.draft.md"]\nignore = ["REA"]\nprofile = "audit"\n',
    )
    got = config.load(path)
    assert got.settings(RULES, tmp_path / "opinion" / "x.md").selection.profile == "audit"
    assert got.settings(RULES, tmp_path / "news" / "a.draft.md").selection.ignore == ("REA",)
    assert got.settings(RULES, tmp_path / "news" / "x.md").selection.profile == "desk"


def test_patterns_count_in_their_order_as_in_a_gitignore(tmp_path):
    text = '[[overrides]]\npaths = ["*.txt", "!keep.txt", "old/keep.txt"]\nprofile = "audit"\n'
    got = config.load(write(tmp_path / "copychief.toml", text))
    profiles = [got.settings(RULES, tmp_path / p).selection.profile for p in ("a.txt", "keep.txt", "old/keep.txt")]
    assert profiles == ["audit", "desk", "audit"]


def test_options_have_the_last_word(tmp_path):
    path = write(
        tmp_path / "copychief.toml",
        'profile = "strict"\nignore = ["NAM"]\n[[overrides]]\npaths = ["*.md"]\nprofile = "audit"',
    )
    got = config.load(path).with_options({"profile": "desk", "ignore": ("REA",), "select": None})
    selection = got.settings(RULES, tmp_path / "x.md").selection
    assert (selection.profile, selection.ignore) == ("desk", ("NAM", "REA"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profil = "desk"', "unknown setting 'profil'; did you mean 'profile'?"),
        ('profile = "desc"', "did you mean 'desk'"),
        ("select = [1]", "select: must be a list of strings"),
        ('published = "soon"', "published: must be a date"),
        ("[nams]\npeople = []", "unknown setting 'nams'; did you mean 'names'?"),
        ('[names]\npeeple = ["x"]', "names: has an unknown key 'peeple'; did you mean 'people'?"),
        ("[[overrides]]\nignore = []", "overrides entry 1: paths must be a list of strings"),
        ('[[overrides]]\npaths = []\nfail-on = "info"', "overrides entry 1: fail-on can't differ by path"),
        ("exclude = ['drafts\\old\\*.md']", "exclude: must part folders by “/”, not by “\\” as in “drafts\\old\\*.md”"),
        ("[[overrides]]\npaths = ['a\\b.md']", "overrides entry 1: paths must part folders by “/”"),
        ('[tool.copychief]\nignore = ["NAM"]', "[tool.copychief] is for pyproject.toml"),
        ('[[stet]]\ncode = "NAM001"', "stet: entry 1 lacks 'text'"),
        ("a = \n", "copychief.toml: Invalid value"),
        ("cache = 1", "cache: must be true or false"),
    ],
)
def test_a_broken_file_says_where_and_what(tmp_path, text, says):
    path = write(tmp_path / "copychief.toml", text)
    with pytest.raises(ConfigError) as caught:
        config.load(path)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('select = ["NAM01x"]', "select: unknown rule 'NAM01x'; did you mean 'NAM001'?"),
        ("[rules.REA01]\nx = 1", "rules.REA01: no such rule; did you mean 'REA001'?"),
        ("[wether]\nmode = 1", "rules.wether: no such rule"),
        ("[reading-grade]\nmax-grade = false", "rules.reading-grade.max-grade: must be a whole number"),
        ("[rules.REA001]\nmax-grad = 1", "REA001 has no such option; did you mean 'max-grade'?"),
        ('[rules.REA001]\nmax-grade = "9"', "must be a whole number"),
        ("[rules.REA001]\nmax-grade = true", "must be a whole number"),
        ("[rules.REA001]\nwords = [1]", "must be a list of strings"),
        ('ignore = ["CHF999"]', "ignore: unknown rule 'CHF999'"),
        ('[[stet]]\ncode = "NAM01x"\ntext = "x"', "stet: unknown rule 'NAM01x'; did you mean 'NAM001'?"),
    ],
)
def test_settings_that_rules_refuse(tmp_path, text, says):
    got = config.load(write(tmp_path / "copychief.toml", text))
    with pytest.raises(ConfigError) as caught:
        got.settings(RULES)
    assert says in str(caught.value)


def test_a_date_may_have_an_hour(tmp_path):
    got = config.load(write(tmp_path / "copychief.toml", "published = 2025-03-11T10:30:00Z\n"))
    assert got.settings(RULES).published == "2025-03-11"


@pytest.mark.parametrize("text", ['tool = "x"', "tool = [1]", "[tool.other]\nx = 1"])
def test_a_pyproject_of_others_says_nothing(tmp_path, text):
    assert config.load(write(tmp_path / "pyproject.toml", text)) is None


def test_a_rules_name_is_short_for_its_table(tmp_path):
    path = write(tmp_path / "copychief.toml", "[reading-grade]\nmax-grade = 9\n")
    assert config.load(path).settings(RULES).rules[1].max_grade == 9


def test_the_schema_holds_what_the_reader_takes(tmp_path):
    jsonschema = pytest.importorskip("jsonschema")
    schema = settings.schema(RULES)
    jsonschema.Draft202012Validator.check_schema(schema)
    good = {
        "profile": "desk",
        "ignore": ["REP"],
        "names": {"allow": [["a", "b"]]},
        "rules": {"REA001": {"max-grade": 3}},
    }
    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"profil": "desk"}, schema)
    assert "The limit." in json.dumps(schema)


def test_every_default_passes_its_own_check():
    for key, setting in settings.SETTINGS.items():
        if setting.default is not None:
            assert setting.check(setting.default) is None, key
    assert Config().settings(RULES).selection.profile == "desk"
