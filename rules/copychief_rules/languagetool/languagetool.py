"""LTL001: what LanguageTool has to say about grammar, spelling and typography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Severity
from copychief.document import Block, BlockKind, Document
from copychief.english.names import CHAINS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_MODES = ("off", "local", "server")
_SURE = frozenset({"grammar", "misspelling", "duplication", "inconsistency"})
_TASTE = frozenset({"style", "register", "locale-violation"})
_WORD = lazy(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_POSSESSIVE = lazy(r"['’]s?$")
_LOCAL = {"mode": "local"}


class Match(NamedTuple):
    """What LanguageTool says about `text[start:end]` of a block."""

    start: int
    end: int
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]


@dataclass(frozen=True)
class LanguageTool(Rule):
    """LanguageTool finds fault with a phrase.

    Copychief does no grammar; LanguageTool does, in thirty languages. This rule asks it and puts its matches beside
    Copychief's own findings, with LanguageTool's rule and category in the facts. It is off until `[languagetool]`
    says `mode = "local"` (a server of its own on this machine, started for the run; needs `pip install
    "copychief[languagetool]"`, Java 17 and LanguageTool itself) or `mode = "server"` with a `url` (any LanguageTool
    server; needs nothing more). Text goes to no other machine unless the URL names one, and the run then says so.

    An article is one request, in which markup is marked as such; the editor asks again only about changed paragraphs.
    LanguageTool's rules that look beyond a sentence (unpaired quotation marks, repeated beginnings, a sentence
    that begins in lower case) are not asked, so that a paragraph gets the same answer wherever it stands. Where one of
    Copychief's own rules marks the same place, that one stands. Names in the settings and names that the article uses
    are no spelling mistakes, nor is anything in inline code; in an article whose language is plain “en”, British and
    American spelling are both right.

    Why: a slip in grammar costs the reader's trust as a wrong name does.
    Leave it when: LanguageTool is wrong, as it often is about sport, dialect and verse: name the rule in `disabled-rules`.
    What is a matter of taste to LanguageTool (style, register) shows in the audit profile only, unless `picky` is on.
    """

    code, name, since = "LTL001", "languagetool", "0.1"
    severity, needs, guest = Severity.WARNING, (CHAINS,), True
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    mode: str = "off"
    'Who is asked: "off" (nobody), "local" (a server started on this machine for the run), "server" (the one at `url`).'
    url: str = ""  # type: ignore[misc]  # an option here; as Rule.url, the catalogue's address, it is "" as well
    'For mode = "server": the server\'s address, such as http://localhost:8081. Article text is sent there.'
    language: str = ""
    "LanguageTool's code for the language, such as en-GB; empty: the article's own."
    mother_tongue: str = ""
    "The writers' first language, such as de: false friends are found."
    picky: bool = False
    "Ask LanguageTool's stricter rules, too."
    enabled_rules: tuple[str, ...] = ()
    "LanguageTool's rules to ask besides its default ones, by id."
    disabled_rules: tuple[str, ...] = ()
    "LanguageTool's rules not to ask, by id."
    enabled_categories: tuple[str, ...] = ()
    "LanguageTool's categories to ask besides its default ones, by id."
    disabled_categories: tuple[str, ...] = ()
    "LanguageTool's categories not to ask, by id, such as TYPOS."
    timeout: float = 60.0
    "Seconds that one article may take; the first one waits while LanguageTool loads its language."
    max_replacements: int = 5
    "So many of LanguageTool's suggestions are offered."

    examples = (
        Bad(
            """
            The mayor and her deputy has agreed to publish the report.
                                     ^^^ have
            """,
            _LOCAL,
            fixed="The mayor and her deputy have agreed to publish the report.",
        ),
        Bad(
            """
            She said it was a **apple** that fell from the stall.
                            ^ Use “an” instead of ‘a’
            """,
            _LOCAL,
            fixed="She said it was an **apple** that fell from the stall.",
        ),
        Good("The mayor and her deputy has agreed to publish the report."),
        Good("The council will meet on Tuesday to discuss the budget.", _LOCAL),
        Good("“We need an `axe`,” said Bartosz Wysznicki. Later, Wysznicki left the office.", _LOCAL),
    )

    def __post_init__(self) -> None:
        """Raises ValueError for values that can't be meant."""
        from urllib.parse import urlsplit

        if self.mode not in _MODES:
            raise ValueError(f"mode must be one of {', '.join(_MODES)}, not {self.mode!r}")
        if self.mode == "server" and not self.url:
            raise ValueError('mode = "server" needs a url, such as http://localhost:8081')
        if self.url and not (urlsplit(self.url).scheme in ("http", "https") and urlsplit(self.url).hostname):
            raise ValueError(f"url must begin with http:// or https:// and name a server, not {self.url!r}")
        if self.timeout <= 0:
            raise ValueError("timeout must be more than 0 seconds")
        if self.max_replacements < 0:
            raise ValueError("max-replacements must not be negative")

    def start(self) -> Iterable[str]:
        if self.mode == "off":
            return []
        from copychief_rules.languagetool import _client, _server

        _client.forgive()
        if self.mode == "local":
            _server.start()
        elif not _client.is_loopback(self.url):
            return [f"{self.name} ({self.code}): article text is sent to {_client.public(self.url)}"]
        return []

    def stop(self) -> None:
        if self.mode == "local":
            from copychief_rules.languagetool import _server

            _server.stop()

    def edition(self) -> str | None:
        """LanguageTool's version in local mode; a server may be a newer one next week."""
        if self.mode == "off":
            return self.mode
        if self.mode == "local":
            from copychief_rules.languagetool import _server

            return _server.edition()
        from datetime import date

        return str(date.today().isocalendar()[:2])

    def check(self, doc: Document) -> Iterator[Finding]:
        if self.mode == "off":
            return
        language = self.language or doc.metadata.language
        known: frozenset[str] | None = None
        for block, matches in self._matches(doc, "en-US" if language == "en" else language):
            for match in matches:
                if _touches(block.code, match):
                    continue
                if match.category == "TYPOS":
                    if known is None:
                        known = _names(doc)
                    words = _words(block.text[match.start : match.end])
                    if words and (known.issuperset(words) or (language == "en" and _spelled_either_way(words))):
                        continue
                yield self._finding(doc, block, match)

    def _matches(self, doc: Document, language: str) -> Iterator[tuple[Block, tuple[Match, ...]]]:
        """Each block with what is said of it; what isn't remembered is asked, in one request."""
        fields = self._fields(language)
        token = (__name__, self.mode, self.url, *fields.items())
        keys: dict[tuple[object, ...], list[Block]] = {}
        for block in doc.of_kind(self.reads):
            if any(c.isalpha() for c in block.text):
                keys.setdefault(((*token, block.code), block.kind, block.text), []).append(block)
        known: dict[tuple[object, ...], tuple[Match, ...]] = {}
        for key in keys:
            found = doc.memo.get(key)
            if found is not None:
                known[key] = found
        new = [key for key in keys if key not in known]
        if new:
            told = self._ask(doc, [keys[key][0] for key in new], fields)
            for key, matches in zip(new, told, strict=True):
                known[key] = doc.memo[key] = matches
        for key, blocks in keys.items():
            for block in blocks:
                yield block, known[key]

    def _fields(self, language: str) -> dict[str, str]:
        """The request, but for the text."""
        fields = {
            "language": language,
            "mode": "allButTextLevelOnly",
            "level": "picky" if self.picky else "",
            "motherTongue": self.mother_tongue,
            "enabledRules": ",".join(self.enabled_rules),
            "disabledRules": ",".join(self.disabled_rules),
            "enabledCategories": ",".join(self.enabled_categories),
            "disabledCategories": ",".join(self.disabled_categories),
        }
        return {k: v for k, v in fields.items() if v}

    def _ask(self, doc: Document, blocks: list[Block], fields: dict[str, str]) -> list[tuple[Match, ...]]:
        import json

        from copychief_rules.languagetool import _client, _server
        from copychief_rules.languagetool._annotate import Annotated

        local = self.mode == "local"
        sent = Annotated(blocks, doc.source)
        data = json.dumps({"annotation": sent.parts})
        url = _server.address() if local else self.url
        out: list[list[Match]] = [[] for _ in blocks]
        for told in _client.check(url, {"data": data, **fields}, self.timeout, ours=local):
            place = sent.place(told["offset"], told["length"])
            if place is not None:
                out[place.block].append(_match(told, place.start, place.end))
        return [tuple(matches) for matches in out]

    def _finding(self, doc: Document, block: Block, match: Match) -> Finding:
        text = block.text[match.start : match.end]
        shown = text if len(text) <= 60 else f"{text[:40]}…{text[-18:]}"
        offered = [r for r in match.replacements if r != text][: self.max_replacements]
        fixes = [fix for r in offered if (fix := _fix(doc, block, match, r)) is not None]
        if match.issue in _TASTE:
            confidence = Confidence.MEDIUM if self.picky else Confidence.LOW
        else:
            sure = match.issue in _SURE and match.category != "TYPOS"
            confidence = Confidence.HIGH if sure else Confidence.MEDIUM
        return Finding(
            block.source_span(match.start, match.end),
            f"“{shown}”: {match.message}",
            fixes=fixes,
            facts={"rule": match.rule, "category": match.category, "message": match.message, "issue": match.issue},
            confidence=confidence,
        )


def _match(told: dict[str, Any], start: int, end: int) -> Match:
    rule = told["rule"]
    category = rule.get("category") or {}
    message = told["message"].strip() or f"LanguageTool's rule {rule['id']}"
    return Match(
        start,
        end,
        rule["id"],
        str(category.get("id", "")) if isinstance(category, dict) else "",
        str(rule.get("issueType") or "uncategorized"),
        message,
        tuple(r["value"] for r in told.get("replacements") or ()),
    )


def _touches(code: tuple[tuple[int, int], ...], match: Match) -> bool:
    """Is a match about inline code, or about the grammar of the word beside it, which depends on how code is read?"""
    beside = 0 if match.category == "TYPOS" else 1
    return any(match.start < end + beside + 1 and start < match.end + beside + 1 for start, end in code)


def _words(text: str) -> set[str]:
    return {_POSSESSIVE.sub("", m[0]) for m in _WORD.finditer(text)}


def _names(doc: Document) -> frozenset[str]:
    """The words of all names that the settings and the article know."""
    house = doc.house
    names = {*house.people, *house.places, *house.organisations, *(n for group in house.allow for n in group)}
    for chain in doc[CHAINS]:
        for mention in chain.mentions:
            # a capital at the beginning of a sentence may be any word's, even a misspelled one's
            if chain.kind != "other" or len(chain.mentions) > 1 or not mention.first:
                names.add(mention.text)
    return frozenset(word for name in names for word in _words(name))


def _spelled_either_way(words: set[str]) -> bool:
    from copychief_rules.language._spellings import spellings

    return all(word.lower() in spellings() for word in words)


def _fix(doc: Document, block: Block, match: Match, new: str) -> Fix | None:
    """The smallest edit, in whole words, that makes the replacement; None where markup would be lost by it."""
    old = re.split(r"(\s+)", block.text[match.start : match.end])
    words = re.split(r"(\s+)", new)
    start, end = match.start, match.end
    while len(old) > 1 and len(words) > 1 and old[0] == words[0]:
        start += len(old.pop(0))
        del words[0]
    while len(old) > 1 and len(words) > 1 and old[-1] == words[-1]:
        end -= len(old.pop())
        del words[-1]
    span = block.source_span(start, end)
    if doc.source[span] != block.text[start:end]:
        return None
    title = f"Replace with “{new}”" if new.strip() else "Delete"
    return Fix(title, (Edit(span, "".join(words)),))
