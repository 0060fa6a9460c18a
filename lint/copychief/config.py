"""Settings: where they stand, what they may say, and which file decided each.

`copychief.toml`, `.copychief.toml` or `[tool.copychief]` in pyproject.toml, the nearest one upwards from a
file; `extend` inherits, `[[overrides]]` speak about paths. An unknown key is an error, never a shrug.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from copychief.diagnostic import SEVERITIES
from copychief.document import House
from copychief.engine import Settings
from copychief.formats import ArticleKeys
from copychief.rule import Rule, option_defaults
from copychief.select import PROFILES, Selection, check_selectors, did_you_mean
from copychief.stet import Entry

FILES = ("copychief.toml", ".copychief.toml", "pyproject.toml")
"In one folder, the first of these that has settings counts."
FAIL_ON = (*SEVERITIES, "never")


class ConfigError(Exception):
    """A setting that can't be used. The message begins with the file and the key."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A top-level key: how its value is checked, its default, and what it does."""

    check: Callable[[Any], str | None]
    "What is wrong with a value, or None."
    default: Any
    doc: str
    schema: Mapping[str, Any]
    "The value's JSON schema."


def _is(kind: type, schema: str, words: str) -> tuple[Callable[[Any], str | None], Mapping[str, Any]]:
    return (
        lambda v: None if isinstance(v, kind) and not (kind is int and isinstance(v, bool)) else f"must be {words}"
    ), {"type": schema}


def _strings(value: Any) -> str | None:
    return None if isinstance(value, list) and all(isinstance(v, str) for v in value) else "must be a list of strings"


def _one_of(*words: str) -> tuple[Callable[[Any], str | None], Mapping[str, Any]]:
    return (
        lambda v: (
            None
            if v in words
            else f"must be one of {', '.join(words)}" + (did_you_mean(v, words) if isinstance(v, str) else "")
        )
    ), {"enum": list(words)}


def _date(value: Any) -> str | None:
    if isinstance(value, dt.date):
        return None
    try:
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return "must be a date like 2025-03-11"
    return None


def _table(keys: Mapping[str, Callable[[Any], str | None]]) -> Callable[[Any], str | None]:
    def check(value: Any) -> str | None:
        if not isinstance(value, dict):
            return "must be a table"
        for key, item in value.items():
            if key not in keys:
                return f"has an unknown key {key!r}{did_you_mean(key, keys)}"
            wrong = keys[key](item)
            if wrong:
                return f"{key} {wrong}"
        return None

    return check


def _tables(keys: Mapping[str, Callable[[Any], str | None]], need: Sequence[str]) -> Callable[[Any], str | None]:
    one = _table(keys)

    def check(value: Any) -> str | None:
        if not isinstance(value, list):
            return "must be an array of tables"
        for n, item in enumerate(value, 1):
            wrong = one(item) or next((f"lacks {k!r}" for k in need if k not in item), None)
            if wrong:
                return f"entry {n} {wrong}"
        return None

    return check


def _groups(value: Any) -> str | None:
    fine = isinstance(value, list) and all(isinstance(g, list) and all(isinstance(x, str) for x in g) for g in value)
    return None if fine else "must be a list of lists of strings"


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else "must be a string"


def _key_or_keys(value: Any) -> str | None:
    return None if isinstance(value, str) or _strings(value) is None else "must be a string or a list of strings"


_LIST = {"type": "array", "items": {"type": "string"}}
_NAMES = {"people": _strings, "places": _strings, "organisations": _strings, "allow": _groups}
_ARTICLE = {f"{k}-key": _key_or_keys for k in ("headline", "published", "byline", "deck", "language")}
_KEYS_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {k: {"anyOf": [{"type": "string"}, _LIST]} for k in _ARTICLE},
}
_NAMES_SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("people", "places", "organisations"), _LIST),
        "allow": {"type": "array", "items": _LIST},
    },
}


def _is_table(value: Any) -> str | None:
    return (
        None
        if isinstance(value, dict) and all(isinstance(v, dict) for v in value.values())
        else "must be a table of tables"
    )


_flag, _flag_schema = _is(bool, "boolean", "true or false")
_profile, _profile_schema = _one_of(*PROFILES)
_fail, _fail_schema = _one_of(*FAIL_ON)

PER_PATH: dict[str, Setting] = {
    "select": Setting(
        _strings, [], "Rules to run, in place of the default ones: codes, prefixes, names or ALL.", _LIST
    ),
    "extend-select": Setting(_strings, [], "Rules to run besides the selected ones.", _LIST),
    "ignore": Setting(_strings, [], "Rules not to run.", _LIST),
    "profile": Setting(
        _profile, "desk", "Which findings show: desk, strict (all but guesses) or audit (all).", _profile_schema
    ),
    "published": Setting(
        _date, None, "The publication date, in place of the article's own.", {"type": "string", "format": "date"}
    ),
    "names": Setting(
        _table(_NAMES),
        {},
        "House names: people, places, organisations; allow = groups of spellings that may differ.",
        _NAMES_SCHEMA,
    ),
    "article": Setting(
        _table(_ARTICLE),
        {},
        "The front-matter keys of the headline, published, byline, deck and language.",
        _KEYS_SCHEMA,
    ),
    "rules": Setting(_is_table, {}, "Options of single rules: [rules.REA001] max-grade = 12.", {"type": "object"}),
    "stet": Setting(
        _tables({"code": _text, "text": _text, "reason": _text, "path": _text}, ("code", "text")),
        [],
        "What to let stand in formats without comments: code, text and reason.",
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "text"],
                "properties": dict.fromkeys(("code", "text", "reason", "path"), {"type": "string"}),
                "additionalProperties": False,
            },
        },
    ),
}
"Settings that `[[overrides]]` may change for some paths."

PER_RUN: dict[str, Setting] = {
    "fail-on": Setting(_fail, "warning", "The severity from which on a finding makes the exit code 1.", _fail_schema),
    "include": Setting(_strings, [], "Patterns of further files to look at in folders.", _LIST),
    "exclude": Setting(_strings, [], "Patterns of files and folders to leave out.", _LIST),
    "respect-gitignore": Setting(_flag, True, "Leave out what git ignores.", _flag_schema),
    "baseline": Setting(_text, None, "The baseline file with the findings accepted earlier.", {"type": "string"}),
    "cache": Setting(_flag, True, "Remember the results of unchanged articles.", _flag_schema),
}

_OVERRIDE = {"paths": _strings}
SETTINGS = {**PER_PATH, **PER_RUN}


@dataclass(frozen=True, slots=True)
class Value:
    """A setting's value and the file (or option, or “default”) that decided it."""

    value: Any
    origin: str


@dataclass(frozen=True)
class Config:
    """The settings of one configuration file with all that it extends; `root` is the folder paths count from."""

    values: Mapping[str, Value] = field(default_factory=dict)
    overrides: tuple[tuple[tuple[str, ...], Mapping[str, Value]], ...] = ()
    root: Path = Path()
    path: Path | None = None

    def get(self, key: str) -> Any:
        return self.values[key].value if key in self.values else SETTINGS[key].default

    def resolved(self, path: Path | str | None = None) -> dict[str, Value]:
        """Every setting as it holds for a path, with its origin."""
        out = {k: self.values.get(k, Value(s.default, "default")) for k, s in SETTINGS.items()}
        for patterns, values in self.overrides:
            if path is not None and matches(path, patterns, self.root):
                for key, value in values.items():
                    out[key] = _merge(key, out[key], value)
        return out

    def settings(self, rules: Sequence[type[Rule]], path: Path | str | None = None) -> Settings:
        """What the engine needs for a path. Raises ConfigError for a bad rule option or selector."""
        got = self.resolved(path)
        for key in ("select", "extend-select", "ignore"):
            try:
                check_selectors(got[key].value, rules)
            except ValueError as error:
                raise ConfigError(f"{got[key].origin}: {key}: {error}") from None
        names, keys = got["names"].value, got["article"].value
        published = got["published"].value
        return Settings(
            configure(rules, got["rules"].value, got["rules"].origin),
            Selection(
                tuple(got["select"].value),
                tuple(got["extend-select"].value),
                tuple(got["ignore"].value),
                got["profile"].value,
            ),
            House(
                tuple(names.get("people", ())),
                tuple(names.get("places", ())),
                tuple(names.get("organisations", ())),
                frozenset(frozenset(g) for g in names.get("allow", ())),
            ),
            ArticleKeys(**{k.removesuffix("-key"): (v,) if isinstance(v, str) else tuple(v) for k, v in keys.items()}),
            published.isoformat() if isinstance(published, dt.date) else published,
            tuple(
                Entry(**s)
                for s in got["stet"].value
                if not s.get("path") or (path is not None and matches(path, [s["path"]], self.root))
            ),
        )

    def with_options(self, options: Mapping[str, Any], origin: str = "command line") -> Config:
        """The same with options on top; None means not given. `extend-select` and `ignore` add up."""
        values = dict(self.values)
        overrides = self.overrides
        for key, value in options.items():
            if value is None or value == ():
                continue
            value = list(value) if isinstance(value, tuple) else value
            wrong = SETTINGS[key].check(value)
            if wrong:
                raise ConfigError(f"--{key} {wrong}")
            new = Value(value, origin)
            values[key] = _merge(key, values[key], new) if key in ("extend-select", "ignore") and key in values else new
            if key not in ("extend-select", "ignore"):  # the command line has the last word on a path, too
                overrides = tuple((p, {k: v for k, v in o.items() if k != key}) for p, o in overrides)
        return replace(self, values=values, overrides=overrides)


def _merge(key: str, old: Value, new: Value) -> Value:
    """Tables and additive lists grow; everything else is replaced."""
    if key in ("names", "article", "rules"):
        both = {**old.value}
        for k, v in new.value.items():
            if isinstance(v, dict) and isinstance(both.get(k), dict):
                both[k] = {**both[k], **v}
            elif isinstance(v, list) and isinstance(both.get(k), list):
                both[k] = both[k] + [x for x in v if x not in both[k]]
            else:
                both[k] = v
        return Value(both, new.origin if not old.value else f"{old.origin}, {new.origin}")
    if key in ("extend-select", "ignore", "stet", "exclude", "include"):
        return Value(
            [*old.value, *(v for v in new.value if v not in old.value)],
            new.origin if not old.value else f"{old.origin}, {new.origin}",
        )
    return new


@cache
def _pattern(pattern: str) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines([pattern])


def matches(path: Path | str, patterns: Iterable[str], root: Path) -> bool:
    """Does a path fit one of the patterns (as in a .gitignore in `root`)?"""
    full = Path(path)
    full = full if full.is_absolute() else Path.cwd() / full
    try:
        inside = full.relative_to(root if root.is_absolute() else Path.cwd() / root)
    except ValueError:
        inside = PurePath(full.name)  # type: ignore[assignment]
    return any(_pattern(p).match_file(inside.as_posix()) for p in patterns)


def configure(rules: Sequence[type[Rule]], tables: Mapping[str, Mapping[str, Any]], origin: str) -> tuple[Rule, ...]:
    """Rule instances with their options. Tables go by code or name, keys may have hyphens."""
    for word in tables:
        if not any(word in (r.code, r.name) for r in rules):
            known = [r.code for r in rules] + [r.name for r in rules]
            raise ConfigError(f"{origin}: rules.{word}: no such rule{did_you_mean(word, known)}")
    out = []
    for rule in rules:
        defaults = option_defaults(rule)
        given: dict[str, Any] = {}
        for word in (rule.name, rule.code):
            for key, value in tables.get(word, {}).items():
                name = key.replace("-", "_")
                if name not in defaults:
                    hint = did_you_mean(name, defaults)
                    raise ConfigError(f"{origin}: rules.{word}.{key}: {rule.code} has no such option{hint}")
                given[name] = _like(value, defaults[name], f"{origin}: rules.{word}.{key}")
        out.append(rule(**given))
    return tuple(out)


def _like(value: Any, default: Any, where: str) -> Any:
    """The value in the default's type. Raises ConfigError if it is of another kind."""
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is type(default) or (default is None and isinstance(value, str)):
        return value
    kind = {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a string",
        tuple: "a list of strings",
    }
    raise ConfigError(f"{where}: must be {kind.get(type(default), 'a string')}")


def load(path: Path, _seen: tuple[Path, ...] = ()) -> Config | None:
    """The settings in a file; None if it is a pyproject.toml without `[tool.copychief]`. Raises ConfigError."""
    import tomli

    path = path.absolute()
    if path in _seen:
        raise ConfigError(f"{path}: extend: goes round in a circle through {' → '.join(str(p) for p in _seen)}")
    try:
        data = tomli.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("copychief")
        if data is None:
            return None
        if not isinstance(data, dict):
            raise ConfigError(f"{path}: tool.copychief must be a table")
    base = Config(root=path.parent, path=path)
    if "extend" in data:
        if not isinstance(data["extend"], str):
            raise ConfigError(f"{path}: extend: must be a string")
        inherited = load(path.parent / Path(data["extend"]).expanduser(), (*_seen, path))
        if inherited is not None:
            base = replace(base, values=inherited.values, overrides=inherited.overrides)
    return _read(base, {k: v for k, v in data.items() if k != "extend"}, str(path))


def _read(base: Config, data: Mapping[str, Any], origin: str) -> Config:
    values, overrides = dict(base.values), list(base.overrides)
    for key, value in data.items():
        if key == "overrides":
            overrides += _overrides(value, origin)
            continue
        _checked(SETTINGS, key, value, origin, ("extend", "overrides"))
        new = Value(value, origin)
        values[key] = _merge(key, values[key], new) if key in values and key != "ignore" else new
    return replace(base, values=values, overrides=tuple(overrides))


def _overrides(value: Any, origin: str) -> list[tuple[tuple[str, ...], Mapping[str, Value]]]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise ConfigError(f"{origin}: overrides: must be an array of tables")
    out: list[tuple[tuple[str, ...], Mapping[str, Value]]] = []
    for n, table in enumerate(value, 1):
        where = f"overrides entry {n}"
        if _strings(table.get("paths")):
            raise ConfigError(f"{origin}: {where}: paths must be a list of strings")
        rest = {k: v for k, v in table.items() if k != "paths"}
        for key, item in rest.items():
            _checked(PER_PATH, key, item, f"{origin}: {where}", ("paths",))
        out.append((tuple(table["paths"]), {k: Value(v, f"{origin} ({where})") for k, v in rest.items()}))
    return out


def _checked(known: Mapping[str, Setting], key: str, value: Any, origin: str, more: Iterable[str]) -> None:
    if key not in known:
        raise ConfigError(f"{origin}: unknown setting {key!r}{did_you_mean(key, [*known, *more])}")
    wrong = known[key].check(value)
    if wrong:
        raise ConfigError(f"{origin}: {key}: {wrong}")


def find(start: Path) -> Config:
    """The nearest configuration upwards from a folder; the defaults if there is none."""
    return _find(start.absolute())


@cache
def _find(folder: Path) -> Config:
    for name in FILES:
        candidate = folder / name
        if candidate.is_file():
            config = load(candidate)
            if config is not None:
                return config
    return Config(root=folder) if folder.parent == folder else _find(folder.parent)


def schema(rules: Sequence[type[Rule]]) -> dict[str, Any]:
    """The JSON schema of copychief.toml, rule options included."""
    from copychief.docs import option_docs

    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", tuple: "array"}

    def described(known: Mapping[str, Setting]) -> dict[str, Any]:
        return {k: {"description": s.doc, **s.schema} for k, s in known.items()}

    tables: dict[str, Any] = {}
    for rule in rules:
        options, texts = option_defaults(rule), option_docs(rule)
        properties = {
            k.replace("_", "-"): {"type": kinds.get(type(v), "string"), "description": texts[k]} for k, v in options.items()
        }
        if properties:
            tables[rule.code] = tables[rule.name] = {"type": "object", "description": rule.summary(), "properties": properties}
    per_path, per_run = described(PER_PATH), described(PER_RUN)
    per_path["rules"] = {**per_path["rules"], "properties": tables}
    override = {"type": "object", "required": ["paths"], "additionalProperties": False, "properties": {"paths": _LIST, **per_path}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Copychief settings",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extend": {"type": "string", "description": "Another configuration file to inherit from."},
            **per_path,
            **per_run,
            "overrides": {"type": "array", "items": override, "description": "Settings for some paths; the last that fits wins."},
        },
    }
