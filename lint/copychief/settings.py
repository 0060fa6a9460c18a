"""The settings there are: how each value is checked, its default, what it does, and the JSON schema of all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from copychief.diagnostic import SEVERITIES
from copychief.rule import Rule, option_defaults
from copychief.select import PROFILES, did_you_mean

FAIL_ON = (*SEVERITIES, "never")


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


def is_strings(value: Any) -> str | None:
    return None if isinstance(value, list) and all(isinstance(v, str) for v in value) else "must be a list of strings"


def is_patterns(value: Any) -> str | None:
    """As for a .gitignore, where a backslash takes a sign's meaning away: before a letter it parts Windows' folders."""
    wrong = is_strings(value)
    if wrong:
        return wrong
    bad = next((p for p in value if re.search(r"\\\w", p)), None)
    return f"must part folders by “/”, not by “\\” as in “{bad}”" if bad else None


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


def is_groups(value: Any) -> str | None:
    fine = isinstance(value, list) and all(isinstance(g, list) and all(isinstance(x, str) for x in g) for g in value)
    return None if fine else "must be a list of lists of strings"


def is_text(value: Any) -> str | None:
    return None if isinstance(value, str) else "must be a string"


def _key_or_keys(value: Any) -> str | None:
    return None if isinstance(value, str) or is_strings(value) is None else "must be a string or a list of strings"


_LIST = {"type": "array", "items": {"type": "string"}}
_NAMES = {"people": is_strings, "places": is_strings, "organisations": is_strings, "allow": is_groups}
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
        is_strings, [], "Rules to run, in place of the default ones: codes, prefixes, names or ALL.", _LIST
    ),
    "extend-select": Setting(is_strings, [], "Rules to run besides the selected ones.", _LIST),
    "ignore": Setting(is_strings, [], "Rules not to run.", _LIST),
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
        _tables({"code": is_text, "text": is_text, "reason": is_text, "path": is_text}, ("code", "text")),
        [],
        "What to let stand in formats without comments: code, text and reason.",
        {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "text"],
                "properties": {key: {"type": "string"} for key in ("code", "text", "reason", "path")},
                "additionalProperties": False,
            },
        },
    ),
}
"Settings that `[[overrides]]` may change for some paths."

PER_RUN: dict[str, Setting] = {
    "fail-on": Setting(_fail, "warning", "The severity from which on a finding makes the exit code 1.", _fail_schema),
    "include": Setting(is_patterns, [], "Patterns of further files to look at in folders.", _LIST),
    "exclude": Setting(is_patterns, [], "Patterns of files and folders to leave out, as in a .gitignore.", _LIST),
    "respect-gitignore": Setting(_flag, True, "Leave out what git ignores.", _flag_schema),
    "baseline": Setting(is_text, None, "The baseline file with the findings accepted earlier.", {"type": "string"}),
    "cache": Setting(_flag, True, "Remember the results of unchanged articles.", _flag_schema),
}

SETTINGS = {**PER_PATH, **PER_RUN}


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
            k.replace("_", "-"): {"type": kinds.get(type(v), "string"), "description": texts[k]}
            for k, v in options.items()
        }
        if properties:
            tables[rule.code] = tables[rule.name] = {
                "type": "object",
                "description": rule.summary(),
                "properties": properties,
            }
    per_path, per_run = described(PER_PATH), described(PER_RUN)
    per_path["rules"] = {**per_path["rules"], "properties": tables}
    override = {
        "type": "object",
        "required": ["paths"],
        "additionalProperties": False,
        "properties": {"paths": _LIST, **per_path},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Copychief settings",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extend": {"type": "string", "description": "Another configuration file to inherit from."},
            **per_path,
            **per_run,
            "overrides": {
                "type": "array",
                "items": override,
                "description": "Settings for some paths; the last that fits wins.",
            },
        },
    }
