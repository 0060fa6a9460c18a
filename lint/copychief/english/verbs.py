"""Finite verb groups of an article: tense, aspect, mood, voice, negation, and the clause that each one heads.

Stands on words and tags. Like the tags, the groups of a sentence are read when the sentence is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from copychief.document import Block, Document, Layer, Stretch
from copychief.english._groups import Clause, Group, Tense, read_groups
from copychief.english._mend import mend
from copychief.english.sentences import SENTENCES
from copychief.english.tags import TAGS
from copychief.english.words import WORDS, Word


class VerbGroup(Stretch):
    """A finite verb group, from its finite word to its main verb; `start` and `end` count in the block's text.

    `tense` is "past" or "present", that of the finite word; `modal` the modal verb or None (“will”, “would”, “going
    to”); `perfect`, `progressive`, `passive`, `negated` are what they say. `verb` is the main verb as written and
    `finite` the finite word; `clause` is "main", "coordinate", "relative", "subordinate" or "reported", `marker` the
    word that opens the clause, `subject` the last word of its subject (None if shared or unknown). `group` holds
    the same in word indexes of the sentence.
    """

    __slots__ = ("clause", "finite", "group", "marker", "modal", "negated", "passive", "perfect", "progressive",
                 "subject", "tense", "verb")  # fmt: skip

    def __init__(self, block: Block, words: Sequence[Word], group: Group) -> None:
        super().__init__(block, words[group.start].start, words[group.end - 1].end)
        self.group = group
        self.tense: Tense = group.tense
        self.modal, self.perfect, self.progressive = group.modal, group.perfect, group.progressive
        self.passive, self.negated = group.passive, group.negated
        self.clause: Clause = group.clause
        self.verb, self.finite = words[group.head], words[group.start]
        self.marker = None if group.marker is None else words[group.marker]
        self.subject = None if group.subject is None else words[group.subject]

    @property
    def simple(self) -> bool:
        """True for a bare past or present: no modal, no perfect, no progressive."""
        return not (self.modal or self.perfect or self.progressive)


class Verbs(Sequence[tuple[VerbGroup, ...]]):
    """The verb groups of each sentence of an article, parallel to `doc[SENTENCES]`; read when asked for."""

    def __init__(self, doc: Document) -> None:
        self._sentences, self._words, self._tags = doc[SENTENCES], doc[WORDS], doc[TAGS]
        self._made: dict[int, tuple[VerbGroup, ...]] = {}
        self._readings: dict[int, tuple[list[str], Sequence[str]]] = {}

    def __len__(self) -> int:
        return len(self._words)

    @overload
    def __getitem__(self, index: int) -> tuple[VerbGroup, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[VerbGroup, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[VerbGroup, ...] | Sequence[tuple[VerbGroup, ...]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        made = self._made.get(index)
        if made is None:
            words, block = self._words[index], self._sentences[index].block
            groups = read_groups(*self.reading(index))
            made = self._made[index] = tuple([VerbGroup(block, words, g) for g in groups])
        return made

    def reading(self, index: int) -> tuple[list[str], Sequence[str]]:
        """The words of a sentence and the tags that its groups are read from: the tagger's, mended."""
        known = self._readings.get(index)
        if known is None:
            words = [w.text for w in self._words[index]]
            known = self._readings[index] = (words, mend(words, self._tags[index]))
        return known


VERBS: Layer[Verbs] = Layer("verbs", Verbs)
"""The finite verb groups of each sentence, parallel to `doc[SENTENCES]`."""
