"""Settings: where they stand, what they may say, and which file decided each.

`copychief.toml`, `.copychief.toml` or `[tool.copychief]` in pyproject.toml, the nearest one upwards from a
file; `extend` inherits, `[[overrides]]` speak about paths. An unknown key is an error, never a shrug.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from copychief.document import House
from copychief.engine import HOST_RULES, Settings
from copychief.formats import ArticleKeys
from copychief.rule import Rule, option_defaults
from copychief.select import Selection, check_selectors, did_you_mean
from copychief.settings import PER_PATH, PER_RUN, SETTINGS, Setting, is_patterns
from copychief.stet import Entry

FILES = ("copychief.toml", ".copychief.toml", "pyproject.toml")
"In one folder, the first of these that has settings counts."


COMMAND_LINE = "command line"


class ConfigError(Exception):
    """A setting that can't be used. The message begins with the file and the key."""


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
                check_selectors(got[key].value, rules, HOST_RULES)
            except ValueError as error:
                raise ConfigError(f"{got[key].origin}: {key}: {error}") from None
        try:
            check_selectors((s["code"] for s in got["stet"].value), rules, HOST_RULES)
        except ValueError as error:
            raise ConfigError(f"{got['stet'].origin}: stet: {error}") from None
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
            published.isoformat()[:10] if isinstance(published, dt.date) else published,  # TOML may add the hour
            tuple(
                Entry(**s)
                for s in got["stet"].value
                if not s.get("path") or (path is not None and matches(path, [s["path"]], self.root))
            ),
        )

    def with_options(self, options: Mapping[str, Any], origin: str = COMMAND_LINE) -> Config:
        """The same with options on top; None means not given. `extend-select` and `ignore` add up."""
        values = dict(self.values)
        overrides = self.overrides
        for key, value in options.items():
            if value is None or value == ():
                continue
            value = list(value) if isinstance(value, tuple) else value
            wrong = SETTINGS[key].check(value)
            if wrong:
                raise ConfigError(f"--{key} {wrong}" if origin == COMMAND_LINE else f"{origin}: {key} {wrong}")
            new = Value(value, origin)
            values[key] = _merge(key, values[key], new) if key in ("extend-select", "ignore") and key in values else new
            if key not in ("extend-select", "ignore"):  # options have the last word on a path, too
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
def _spec(patterns: tuple[str, ...]) -> Any:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def matches(path: Path | str, patterns: Iterable[str], root: Path) -> bool:
    """Does a path fit the patterns (as in a .gitignore in `root`: the last that fits decides, `!` takes it back)?"""
    full = Path(path)
    full = full if full.is_absolute() else Path.cwd() / full
    try:
        inside = full.relative_to(root if root.is_absolute() else Path.cwd() / root)
    except ValueError:
        inside = PurePath(full.name)  # type: ignore[assignment]
    return bool(_spec(tuple(patterns)).match_file(inside.as_posix()))


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
                    hint = did_you_mean(key, (d.replace("_", "-") for d in defaults))
                    raise ConfigError(f"{origin}: rules.{word}.{key}: {rule.code} has no such option{hint}")
                given[name] = _like(value, defaults[name], f"{origin}: rules.{word}.{key}")
        try:
            out.append(rule(**given))
        except ValueError as error:  # an option of the right type and the wrong value
            raise ConfigError(f"{origin}: rules.{rule.code}: {error}") from None
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
        tool = data.get("tool")
        ours = tool.get("copychief") if isinstance(tool, dict) else None
        if ours is None:
            return None
        if not isinstance(ours, dict):
            raise ConfigError(f"{path}: tool.copychief must be a table")
        data = ours
    elif "tool" in data:
        raise ConfigError(f"{path}: [tool.copychief] is for pyproject.toml; here settings stand without it")
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
    for key, value in _with_rule_tables(data, (*SETTINGS, "extend", "overrides")).items():
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
        wrong = is_patterns(table.get("paths"))
        if wrong:
            raise ConfigError(f"{origin}: {where}: paths {wrong}")
        rest = _with_rule_tables({k: v for k, v in table.items() if k != "paths"}, (*SETTINGS, "paths"))
        for key, item in rest.items():
            if key in PER_RUN:
                raise ConfigError(f"{origin}: {where}: {key} can't differ by path: set it outside the overrides")
            _checked(PER_PATH, key, item, f"{origin}: {where}", ("paths",))
        out.append((tuple(table["paths"]), {k: Value(v, f"{origin} ({where})") for k, v in rest.items()}))
    return out


def _with_rule_tables(data: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """`[languagetool]` is short for `[rules.languagetool]`: a table of an unknown name is taken as a rule's.

    Whether there is such a rule is known only with the plugins; a name that is nearly a setting's is a slip.
    """
    names = list(known)
    moved = {k: v for k, v in data.items() if k not in names and isinstance(v, dict) and not did_you_mean(k, names)}
    out = {k: v for k, v in data.items() if k not in moved}
    if moved and isinstance(out.get("rules", {}), dict):
        out["rules"] = {**moved, **out.get("rules", {})}
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


def forget() -> None:
    """Configuration files changed: read them again when next asked."""
    _find.cache_clear()
