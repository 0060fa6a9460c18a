"""The small pieces of Markdown's inline syntax: patterns and tests. `_inline` puts them together.

Rarely used patterns are compiled when first asked for. All of them are linear: nothing is scanned twice.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from copychief.lazy import lazy

MARKUP = lazy(r"[\\`*_\[<&]|~~|https?://|www\.")
"A text without one of these is its own rendering."

SPECIAL = lazy(r"\\?\n|[\\`*_\]<&]|~~+|!?\[|https?://|www\.")
ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
MAX_LABEL = 999


def label_key(label: str) -> str:
    """A link label as it is compared: case and white space folded."""
    return " ".join(label.split()).casefold()


def clean_target(target: str) -> str:
    if "\\" in target:
        target = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)
    if "&" in target:
        from html import unescape

        target = unescape(target)
    return target


def is_mark(char: str) -> bool:
    return not char.isalnum() and not char.isspace() and unicodedata.category(char)[0] in "PS"


@cache
def entities() -> re.Pattern[str]:
    return re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


@cache
def addresses() -> re.Pattern[str]:
    return re.compile(r"(?:https?://|www\.)[^\s<>`\[\]“”\"]+")


@cache
def autolinks() -> re.Pattern[str]:
    return re.compile(
        r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250})>"
    )


@cache
def tags() -> re.Pattern[str]:
    attribute = r"""\s++[A-Za-z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
    return re.compile(rf"<(/?[A-Za-z][\w-]*+)(?:{attribute})*+\s*+/?>")


@cache
def inline_links() -> re.Pattern[str]:
    plain = r"(?:[^\s()\\]|\\.|\\)"
    title = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\))"""
    return re.compile(
        rf"\(\s*+(?:<((?:[^<>\\\n]|\\.)*+)>|(?!<)((?:{plain}|\({plain}*+\))*+))(?:\s++{title})?+\s*+\)", re.DOTALL
    )


@cache
def labels() -> re.Pattern[str]:
    return re.compile(rf"\[((?:[^\[\]\\]|\\.){{0,{MAX_LABEL}}}+)\]", re.DOTALL)
