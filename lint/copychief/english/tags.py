"""Part-of-speech tags: the layer that rules about tense and names stand on.

A linear-chain model (CRFsuite) whose weights are in the package. Tags are the Penn Treebank's, with a few that
no rule tells apart merged: NNPS into NNP, PDT into DT, LS into CD, AFX into JJ, FW, GW and XX into NN, NFP into ":".
The model works with fewer labels still: which of the closed classes a word is of, the word itself says, as do the
marks; straight quotation marks open and close in turn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, overload

from copychief.document import Document, Layer
from copychief.english.memo import Memo
from copychief.english.tagfeatures import LONGEST, Attributes, Lexicon, lowered
from copychief.english.words import WORDS

MARKS = {
    **dict.fromkeys(".?!", "."),
    **dict.fromkeys(
        (":", ";", "-", "–", "—", "--", "---", "−", "…", "...", "..", "....", "•", "·", "*", "|", "~"), ":"
    ),
    ",": ",",
    **dict.fromkeys("([{<", "-LRB-"),
    **dict.fromkeys(")]}>", "-RRB-"),
    **dict.fromkeys(("“", "‘", "``", "`", "«", "„", "‹"), "``"),
    **dict.fromkeys(("”", "’", "''", "'", '"', "»", "›"), "''"),
    **dict.fromkeys(("$", "£", "€", "¥", "US$", "A$", "C$", "HK$", "NZ$", "R$", "S$", "NT$", "AU$", "CA$"), "$"),
    **dict.fromkeys(("/", "+", "=", "±", "×", "°", "§", "#", "@", "^", "\\", "_", "©", "®", "™", "→"), "SYM"),
}
"Marks and their Penn tags; the model only has to know that they are marks."


def is_address(word: str) -> bool:
    """A web or mail address, a handle: tagged ADD."""
    return len(word) > 3 and (("@" in word and "." in word) or "://" in word or word.startswith("www."))


MERGED = {
    **dict.fromkeys(("CC", "EX", "HYPH", "MD", "PRP$", "SYM", "TO", "UH", "WP", "WRB"), "."),
    **dict.fromkeys(("JJR", "JJS"), "JJ"),
    **dict.fromkeys(("RBR", "RBS"), "RB"),
}
"""Tags that are one label for the model, since the word tells them apart.

The time that it takes grows with the square of the labels; finite verbs are found as well with 19 as with 34.
"""
_MANY = frozenset({*MERGED.values(), "NNP", "WDT"})
"Labels of which the word says what tag it is."


class Tagger:
    """The model in memory: attributes, weights, and tags out of both. Not for several threads at a time."""

    def __init__(self, weights: bytes, lexicon: Lexicon) -> None:
        import pycrfsuite  # a run in which no sentence needs tags doesn't load it

        self._weights = weights  # CRFsuite reads in them as long as the model lives
        self._model = pycrfsuite.Tagger()
        self._model.open_inmemory(weights)
        self._attributes = Attributes(lexicon, summed=True)
        self._tags = _TagOf(lexicon)

    def tag(self, words: Sequence[str]) -> tuple[str, ...]:
        """The tags of one sentence."""
        if not words:
            return ()
        if len(words) > LONGEST:
            return self.tag(words[:LONGEST]) + self.tag(words[LONGEST:])
        shown = self._unshouted(words) if " ".join(words).isupper() and len(words) > 2 else words
        labels: list[str] = self._model.tag(self._attributes.of(shown))
        self._name(words, labels)
        return tuple(labels)

    def _name(self, words: Sequence[str], labels: list[str]) -> None:
        """Puts tags in the place of merged labels."""
        known = self._tags
        quoted: set[str] = set()
        for i, label in enumerate(labels):
            if label in _MANY:
                word = words[i]
                tag = known[label, word]
                if tag == "''" and word in ("'", '"'):
                    if word in quoted:
                        quoted.remove(word)
                    else:
                        quoted.add(word)
                        tag = "``"
                labels[i] = tag

    def _unshouted(self, words: Sequence[str]) -> list[str]:
        """A sentence in capitals as it would be written else: the model has seen few such."""
        lexicon = self._attributes.lexicon
        return [
            w.capitalize() if (lower := w.lower()) in lexicon.capitals and lower not in lexicon.classes else lower
            for w in words
        ]


class _TagOf(Memo[tuple[str, str], str]):
    """Tag by label and word."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def make(self, key: tuple[str, str]) -> str:
        label, word = key
        if label == "NNP":
            return "ADD" if is_address(word) else label
        lower = lowered(word)
        if label == "WDT":
            return "WP$" if lower == "whose" else label
        if label == "." and word in MARKS:
            return MARKS[word]
        known = (self._lexicon.classes.get(lower, ""), self._lexicon.capitals.get(lower, ""))
        tags = "/".join(known).replace("=", "").split("/")
        return next((tag for tag in tags if tag and MERGED.get(tag, tag) == label), _else(label, word))


def _else(label: str, word: str) -> str:
    """The tag of a word that the training text doesn't have, or has in other uses only."""
    if label != ".":
        return label
    return "UH" if word[0].isalpha() else ":"


def read_lexicon(raw: str) -> Lexicon:
    """The lexicon from its JSON."""
    data: dict[str, Any] = json.loads(raw)
    return Lexicon(
        classes=data["classes"],
        capitals=data["capitals"],
        function_words=frozenset(data["function words"]),
        fixed=data["fixed"],
        common=frozenset(data["common"]),
    )


_MODELS = Path(__file__).parent / "models"  # importlib.resources would double the time of loading


@cache
def _lexicon() -> Lexicon:
    return read_lexicon((_MODELS / "tags.json").read_text(encoding="utf-8"))


@cache
def _tagger() -> Tagger:
    return Tagger((_MODELS / "tags.crfsuite").read_bytes(), _lexicon())


def usual_tags(word: str) -> str:
    """The tags that a common word type has in the training text, the usual one first: "NNS/VBZ"; "" if unknown."""
    return _lexicon().classes.get(lowered(word), "").lstrip("=")


def tag(sentences: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The Penn tags of each sentence's words. The first call loads the weights."""
    one = _tagger().tag
    return [one(words) for words in sentences]


class Tags(Sequence[tuple[str, ...]]):
    """The tags of each sentence of an article, made when a sentence is asked for, and remembered.

    Most sentences hold nothing that a rule about tense wants to know; those are never tagged.
    """

    def __init__(self, doc: Document) -> None:
        self._words, self._memo = doc[WORDS], doc.memo
        self._made: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, index: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[str, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[str, ...] | Sequence[tuple[str, ...]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        made = self._made.get(index)
        if made is None:
            words = tuple([w.text for w in self._words[index]])
            made = self._memo.get((Tags, words))
            if made is None:
                made = self._memo[Tags, words] = tag([words])[0]
            self._made[index] = made
        return made


TAGS: Layer[Tags] = Layer("tags", Tags)
"""The tag of each word, parallel to `doc[WORDS]`; only the sentences that are asked for are tagged."""
