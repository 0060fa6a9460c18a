"""Names of people, organisations and places, word for word: a second small linear-chain model.

It sees capitals, tags, neighbours and the name lists; away from capitals it sees nothing, which makes it fast.
Over a whole article a surname that was read in a full name once is a person wherever it stands alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from copychief.document import Document, Layer
from copychief.english.memo import Memo
from copychief.english.name_lists import given_names, places
from copychief.english.tagfeatures import LONGEST, lowered, shape
from copychief.english.tags import TAGS
from copychief.english.words import WORDS

EntityType = Literal["PER", "ORG", "LOC"]


class Entity(NamedTuple):
    """A name in a sentence: words `start` to `end` (exclusive) and what it names."""

    start: int
    end: int
    type: EntityType


_LINKS = frozenset("of the and for de la van von der den del di da bin al el le du & 's ’s in on".split())
_ELSEWHERE = ["o"]


class _Form(NamedTuple):
    """What is known of a word type for names."""

    capital: bool
    own: list[str]
    left: list[str]
    right: list[str]
    lower: str
    kind: str


class NameAttributes(Memo[str, _Form]):
    """Turns sentences with tags into attributes; remembers each word type it has seen."""

    def make(self, word: str) -> _Form:
        lower, form = lowered(word), shape(word)
        capital = word[0].isupper()
        kind = ("g" if word in given_names() else "") + ("l" if word in places() else "")
        own = ["w" + lower, "s" + form]
        left, right = ["<" + lower, "a" + form + kind], [">" + lower, "b" + form + kind]
        if capital:
            own += ["3" + lower[-3:], "4" + lower[-4:], "p" + lower[:3], "k" + kind + form]
        return _Form(capital, own, left, right, lower, kind)

    def of(self, words: Sequence[str], tags: Sequence[str]) -> list[list[str]]:
        """The attributes of each word of a sentence; `tags` are its Penn tags."""
        forms = [self[w] for w in words]
        ahead = [*forms[1:], _EDGE, _EDGE]
        later = [*tags[1:], "<"]
        known = places()
        before2, before, tag1 = _EDGE, _EDGE, "<"
        shouted = "!" if sum(f.capital for f in forms) * 2 > len(forms) else "."  # a title, or all in capitals
        out: list[list[str]] = []
        for i, x in enumerate(forms):
            after, after2, tag, tag2 = ahead[i], ahead[i + 1], tags[i], later[i]
            if not x.capital and not (
                (x.lower in _LINKS or tag in ("CD", "HYPH", "NNP")) and (before.capital or after.capital)
            ):
                out.append(_ELSEWHERE)
            else:
                pair = ""
                if x.capital and after.capital and f"{words[i]} {words[i + 1]}" in known:
                    pair = "1"
                elif x.capital and before.capital and f"{words[i - 1]} {words[i]}" in known:
                    pair = "2"
                out.append(
                    [
                        *x.own,
                        *before.left,
                        *after.right,
                        "A" + before2.lower,
                        "B" + after2.lower,
                        "t" + tag,
                        f"T{tag1} {tag}",
                        f"U{tag} {tag2}",
                        f"V{tag1} {tag} {tag2}",
                        f"W{before.lower} {x.lower}",
                        f"X{x.lower} {after.lower}",
                        f"K{before.kind}{before.capital:d} {x.kind} {after.kind}{after.capital:d}",
                        f"L{tag1} {x.kind} {tag2}",
                        f"M{pair}{x.kind}",
                        f"i{i == 0:d}{shouted}{tag}",
                        f"y{before.lower} {tag}",
                        f"z{tag} {after.lower}",
                    ]
                )
            before2, before, tag1 = before, x, tag
        return out


_EDGE = _Form(False, [], ["<"], [">"], "<", "")


class Recogniser:
    """The model in memory. Not for several threads at a time."""

    def __init__(self, weights: bytes) -> None:
        import pycrfsuite  # as in tags: only who asks for names of this kind loads it

        self._weights = weights  # CRFsuite reads in them as long as the model lives
        self._model = pycrfsuite.Tagger()
        self._model.open_inmemory(weights)
        self._attributes = NameAttributes()

    def find(self, words: Sequence[str], tags: Sequence[str]) -> list[Entity]:
        """The names of one sentence in order; they do not overlap."""
        if len(words) > LONGEST:
            rest = self.find(words[LONGEST:], tags[LONGEST:])
            head = self.find(words[:LONGEST], tags[:LONGEST])
            return head + [Entity(e.start + LONGEST, e.end + LONGEST, e.type) for e in rest]
        if not any(w[0].isupper() for w in words):
            return []
        return decode(self._model.tag(self._attributes.of(words, tags)))


def decode(labels: Sequence[str]) -> list[Entity]:
    """Names from B-TYPE, I-TYPE and O labels; an I that continues nothing begins a name."""
    out: list[Entity] = []
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        if kind and label != "I-" + kind:
            out.append(Entity(start, i, cast("EntityType", kind)))
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]
    return out


@cache
def _recogniser() -> Recogniser:
    return Recogniser((Path(__file__).parent / "models" / "names.crfsuite").read_bytes())


def entities(words: Sequence[str], tags: Sequence[str]) -> list[Entity]:
    """The names of one sentence, given its words and their Penn tags. The first call loads the weights."""
    return _recogniser().find(words, tags)


def article_entities(sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]]) -> list[tuple[Entity, ...]]:
    """The names of each sentence of one article; surnames of full names are people wherever they stand alone."""
    found = [entities(words, its) for words, its in zip(sentences, tags, strict=True)]
    return [tuple(row) for row in spread_surnames(sentences, tags, found)]


def spread_surnames(
    sentences: Sequence[Sequence[str]], tags: Sequence[Sequence[str]], found: Sequence[list[Entity]]
) -> list[list[Entity]]:
    """Makes a lone surname a person if the article has it more often at the end of a person's full name than else."""
    full: Counter[str] = Counter()
    other: Counter[str] = Counter()
    for words, row in zip(sentences, found, strict=True):
        for entity in row:
            if entity.type == "PER" and entity.end - entity.start > 1:
                full[words[entity.end - 1]] += 1
            elif entity.type != "PER" and entity.end - entity.start > 1:
                other.update(words[entity.start : entity.end])
    surnames = {w for w in full if len(w) > 2 and w[0].isupper() and full[w] > other[w]}
    if not surnames:
        return list(found)
    known_places = places()
    out = []
    for words, its, row in zip(sentences, tags, found, strict=True):
        taken = {i: e for e in row for i in range(e.start, e.end)}
        fresh = list(row)
        for i, word in enumerate(words):
            if word in surnames and its[i] == "NNP":
                e = taken.get(i)
                if e is None:
                    fresh.append(Entity(i, i + 1, "PER"))
                elif e.type != "PER" and e.end - e.start == 1 and not (e.type == "LOC" and word in known_places):
                    fresh[fresh.index(e)] = Entity(i, i + 1, "PER")
        out.append(sorted(fresh))
    return out


def _entities(doc: Document) -> tuple[tuple[Entity, ...], ...]:
    tags = doc[TAGS]
    return tuple(article_entities([[w.text for w in words] for words in doc[WORDS]], tags))


ENTITIES: Layer[tuple[tuple[Entity, ...], ...]] = Layer("entities", _entities)
"""The names of each sentence, parallel to `doc[WORDS]`; `start` and `end` count words."""
