"""Names: mentions of people, places and organisations, and the chains of mentions that name one thing.

`mentions` reads each block alone; this layer settles what needs the whole article: that a bare "Smith" is
the John Smith introduced above (or below: an early surname is a finding, not another man), that AP is the
Associated Press, that KPA and the Korean People's Army are one. "The president" and "he" stay out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from weakref import ReferenceType, ref

from copychief.document import Block, Document, Layer, Stretch
from copychief.english.capitals import capitals
from copychief.english.mentions import Kind, RawMention, mentions
from copychief.english.name_lists import LEGAL_SUFFIXES, NICKNAMES, ROLE_NOUNS, fold, given_names, major_places, places


class Mention(Stretch):
    """A name where it stands, without its title and its possessive.

    `given` and `surname` are filled for people; a bare surname has no `given`. `title` is what stands right
    before ("Defense Secretary"), `role` what an apposition right after says ("a spokesman for …").
    """

    __slots__ = ("_chain", "cued", "first", "given", "kind", "surname", "title")

    def __init__(self, block: Block, raw: RawMention) -> None:
        self.kind: Kind
        start, end, self.kind, self.given, self.surname, self.title, self.first, self.cued = raw
        super().__init__(block, start, end)
        self._chain: ReferenceType[Chain] | None = None  # a cycle would keep the article until it is collected

    @property
    def chain(self) -> Chain | None:
        """All mentions of the same; None before `doc[CHAINS]` is asked for, and once the article is gone."""
        return None if self._chain is None else self._chain()

    @property
    def full(self) -> bool:
        """A person by given name (or initials) and surname."""
        return bool(self.given and self.surname)

    @property
    def role(self) -> str:
        """The apposition right after the name: “a spokesman for the ministry”; "" if none."""
        m = _role().match(self.block.text, self.end)
        role = m["role"].strip() if m else ""
        return role if m and (m["article"] or not ROLE_NOUNS.isdisjoint(role.split())) else ""


@cache
def _role() -> re.Pattern[str]:
    return re.compile(
        r",\s+(?:\d{1,3},\s+)?(?P<role>(?P<article>(?:an?|the|its|his|her|their|one of)\s+)[^,;.()“”\"—]{3,80}|[a-z][^,;.()“”\"—]{3,60})(?=[,.;—])"
    )


class Chain:
    """All mentions of one person, place or organisation, in the order of the article."""

    __slots__ = ("__weakref__", "kind", "mentions")

    def __init__(self, kind: Kind, found: list[Mention]) -> None:
        self.kind, self.mentions = kind, found

    @property
    def first(self) -> Mention:
        return self.mentions[0]

    @property
    def name(self) -> str:
        """The fullest form that the article gives."""
        if self.kind == "person":
            full = [m for m in self.mentions if m.full]
            if full:
                return max(full, key=lambda m: (len(m.text.split()), len(m.text))).text
        return max(self.mentions, key=lambda m: (len(m.text.split()), len(m.text))).text

    @property
    def surname(self) -> str:
        return next((m.surname for m in self.mentions if m.full), self.first.surname)

    @property
    def given(self) -> str:
        return next((m.given for m in self.mentions if m.given), "")

    @property
    def title(self) -> str:
        return next((m.title for m in self.mentions if m.title), "")

    @property
    def role(self) -> str:
        """What the article says the person is, by title or apposition; "" if it doesn't."""
        return self.title or next((m.role for m in self.mentions if m.full and m.role), "")

    def __repr__(self) -> str:
        return f"Chain({self.kind}, {self.name!r}, {len(self.mentions)})"


def _mentions(doc: Document) -> tuple[Mention, ...]:
    words = doc.per_block(capitals)
    found = doc.per_block(mentions, words, words)
    return tuple([Mention(block, raw) for block, raws in zip(doc.blocks, found, strict=True) for raw in raws])


_READ: Layer[tuple[Mention, ...]] = Layer("names as read", _mentions)
"""The mentions before the article as a whole has had its say; `_chains` completes these very objects."""


def _chains(doc: Document) -> tuple[Chain, ...]:
    found = doc[_READ]
    companies = {_key(m.text) for m in found if m.kind == "organisation"}
    for mention in found if companies else ():  # “Acme Widgets” looks like a person until “Acme Widgets Inc” comes
        if mention.kind == "other" and mention.given and _key(mention.text) in companies:
            mention.kind, mention.given, mention.surname = "organisation", "", ""
    people = _People([m for m in found if m.full])
    chains: list[Chain] = list(people.chains)
    named: dict[tuple[str, str], Chain] = {}
    for mention in found:
        if mention.full:
            people.passed(mention)
            continue
        chain = people.of(mention)
        if chain is not None:
            mention.kind = "person"
        else:
            text = mention.text
            if mention.kind == "other" and text in (places() if text not in given_names() else major_places()):
                mention.kind = "place"
            key = (mention.kind if mention.kind == "person" else "", _key(text))
            chain = named.get(key)
            if chain is None:
                chain = named[key] = Chain(mention.kind, [])
                chains.append(chain)
        chain.mentions.append(mention)
        if mention.kind not in ("other", chain.kind) and chain.kind == "other":
            chain.kind = mention.kind
    chains = _join_acronyms(doc, chains)
    for chain in chains:
        if len(chain.mentions) > 1:
            chain.mentions.sort(key=_place)
        home = ref(chain)
        for mention in chain.mentions:
            mention._chain = home
    chains.sort(key=lambda c: _place(c.first))
    return tuple(chains)


def _place(mention: Mention) -> tuple[int, int]:
    return mention.block.span.start, mention.start


class _People:
    """Who has been named in full, and who a bare name then is."""

    def __init__(self, full: Iterable[Mention]) -> None:
        self.chains: list[Chain] = []
        self._by_surname: defaultdict[str, list[Chain]] = defaultdict(list)
        self._by_given: defaultdict[str, list[Chain]] = defaultdict(list)
        self._last: dict[str, Chain] = {}
        self._home: dict[Mention, Chain] = {}
        for mention in full:
            chain = self._same(mention)
            if chain is None:
                chain = Chain("person", [])
                self.chains.append(chain)
                self._by_surname[fold(mention.surname)].append(chain)
                last = fold(mention.surname.split()[-1])
                if last != fold(mention.surname):
                    self._by_surname[last].append(chain)
                self._by_given[fold(mention.given.split()[0])].append(chain)
            chain.mentions.append(mention)
            self._home[mention] = chain
            mention.kind = "person"

    def _same(self, mention: Mention) -> Chain | None:
        for chain in self._by_surname.get(fold(mention.surname), ()):
            if any(same_given(mention.given, m.given) for m in chain.mentions):
                return chain
        return None

    def passed(self, mention: Mention) -> None:
        """From here on, a bare surname is this person's."""
        self._last[fold(mention.surname)] = self._home[mention]

    def of(self, mention: Mention) -> Chain | None:
        """Whose a bare surname or given name is; None if nobody of that name is in the article."""
        if mention.kind == "organisation" or (" " in mention.text and not mention.surname):
            return None
        if mention.kind == "place" and not mention.title:
            return None
        key = fold(mention.surname or mention.text)
        options = self._by_surname.get(key)
        if options:
            return self._last.get(key, options[0])
        if not mention.title:
            options = self._by_given.get(key)
            if options and len(options) == 1 and mention.text in given_names():
                return options[0]
        return None


def same_given(a: str, b: str) -> bool:
    """True if two given names can be one person's: equal, an initial, a short form, one more name."""
    if a == b:
        return True
    x, y = fold(a).replace(".", ". ").split(), fold(b).replace(".", ". ").split()
    if not x or not y:
        return True
    p, q = x[0].rstrip("."), y[0].rstrip(".")
    if p == q or ((len(p) == 1 or len(q) == 1) and p[0] == q[0]):
        return True
    if min(len(p), len(q)) >= 3 and (p.startswith(q) or q.startswith(p)):
        return True
    if NICKNAMES.get(p, p) == NICKNAMES.get(q, q):
        return True
    if p in x[1:] + y or q in x:  # "Hillary Rodham" and "Hillary"; "J. Edgar" and "Edgar"
        return True
    return bool({w.rstrip(".") for w in x if len(w) > 2} & {w.rstrip(".") for w in y if len(w) > 2})


@lru_cache(maxsize=10_000)
def _key(text: str) -> str:
    """What two spellings of an organisation or a place share: no points, no legal form, no case."""
    bare = text.replace(".", "")
    parts = bare.split()
    while len(parts) > 1 and parts[-1] in LEGAL_SUFFIXES:
        parts.pop()
    return fold(" ".join(parts))


def initials(text: str) -> str:
    """The capitals that the words of a name begin with: “the Korean People’s Army” → “KPA”."""
    return "".join(w[0] for w in re.split(r"[\s-]+", text) if w[:1].isupper())


@cache
def _definition() -> re.Pattern[str]:
    return re.compile(r"\s*\(\s*(?:the\s+|or\s+|known as\s+)?[“\"']?(?P<short>[A-Z][\w.&-]{1,9})[”\"']?\s*\)")


def _join_acronyms(doc: Document, chains: list[Chain]) -> list[Chain]:
    """Put an abbreviation and its expansion on one chain: by a bracket, or if only one name fits."""
    short: dict[str, Chain] = {}
    for chain in chains:
        text = chain.mentions[0].text.replace(".", "") if chain.mentions else ""
        if chain.kind in ("organisation", "other", "place") and 1 < len(text) < 8 and text.isupper():
            short[text] = chain
    if not short:
        return chains
    gone: set[int] = set()
    for chain in chains:
        if chain.kind == "person":
            continue
        for mention in chain.mentions:
            if " " not in mention.text:
                continue
            m = _definition().match(mention.block.text, mention.end)
            letters = initials(mention.text)
            name = m["short"].replace(".", "") if m else letters
            other = short.get(name)
            if other is None or other is chain or id(other) in gone or not (m or _fits(name, letters)):
                continue
            chain.mentions.extend(other.mentions)
            chain.kind = "organisation" if chain.kind == "other" else chain.kind
            gone.add(id(other))
            break
    return [c for c in chains if id(c) not in gone]


def _fits(short: str, letters: str) -> bool:
    return len(short) > 1 and short == letters


CHAINS: Layer[tuple[Chain, ...]] = Layer("chains", _chains)
"""What the article names, each with all its mentions, in the order of first mention."""


def _settled(doc: Document) -> tuple[Mention, ...]:
    doc[CHAINS]  # settles kinds and chains first, whoever asks
    return doc[_READ]


MENTIONS: Layer[tuple[Mention, ...]] = Layer("mentions", _settled)
"""Every name of the article in order, each on its chain."""
