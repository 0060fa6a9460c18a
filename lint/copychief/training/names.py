"""Trains the recogniser of names from text with marked spans: perceptrons on the sentences in different orders.

M. Collins (2002), "Discriminative training methods for hidden Markov models", as CRFsuite implements it. The mean of
linear models is one linear model, and better than each.

Machine-marked text teaches what newspapers call a name; GUM's, marked by people, counts several times. Only
GUM mentions that are names themselves are used, without articles, and of nested ones the outer.
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import pycrfsuite

from copychief.document import BlockKind
from copychief.english.entities import NameAttributes
from copychief.english.name_lists import DEMONYMS, TITLES
from copychief.english.sentences import split
from copychief.english.tagfeatures import LONGEST
from copychief.english.tags import Tagger
from copychief.english.words import tokenize
from copychief.training.weights import States, Transitions, cut, encode, mean

SOURCES = {
    "silver": "MASC and public-domain speeches, names marked by spaCy's en_core_web_sm 3.8 (MIT), weight 1",
    "gum": "GUM's openly licensed documents (CC BY 4.0), names marked by people, weight 4",
}
COPIES = {"silver": 1, "gum": 4}
"How often a sentence of each source is seen."
EPOCHS = 8
LEAST_SEEN = 2
ORDERS = 3
FEATURES = 50_000
_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}

_ARTICLES = frozenset("The A An".split())
_INSIDE = (
    frozenset("of the and for & - ' al el de la du del in 's ’s".split()),
    frozenset("van der de la von bin ibn al el di da du del den ter y - ' “ ” \"".split()),
)
"Lower-case words and marks inside a name: of an organisation or place, of a person."

Span = tuple[int, int, str]


class Labelled(NamedTuple):
    """A sentence with tags and B-TYPE, I-TYPE, O labels."""

    words: list[str]
    tags: tuple[str, ...]
    labels: list[str]


def read(path: Path) -> Iterable[tuple[str, list[Span]]]:
    """Texts with their spans from JSON lines: `text`, `ents` as [start, end, type(, is a name)]."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            data: dict[str, Any] = json.loads(line)
            spans = [(e[0], e[1], _TYPES[e[2]]) for e in data["ents"] if e[2] in _TYPES and (len(e) < 4 or e[3])]
            yield data["text"], outermost(data["text"], spans)


def outermost(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans without overlap: the longest first, but cut at a comma that parts it from a name inside ("Yorkshire, England")."""
    spans = sorted(set(spans), key=lambda s: (s[0] - s[1], s))
    kept: list[Span] = []
    for start, end, kind in spans:
        inner = [s for s in spans if start < s[0] and s[1] <= end and text[start : s[0]].rstrip().endswith(",")]
        if inner:
            end = start + len(text[start : min(s[0] for s in inner)].rstrip(" ,"))
        if end > start and all(end <= s or e <= start for s, e, _ in kept):
            kept.append((start, end, kind))
    return sorted(kept)


def label(text: str, spans: Sequence[Span], tagger: Tagger) -> list[Labelled]:
    """The sentences of a text with labels; see `name_runs` for what of a span is the name."""
    out = []
    offset = 0
    for paragraph in text.split("\n\n"):
        for start, end in split(paragraph, BlockKind.PARAGRAPH):
            words = tokenize(paragraph, start, end)
            texts = [w.text for w in words]
            labels = ["O"] * len(words)
            for s, e, kind in spans:
                inside = [i for i, w in enumerate(words) if s <= w.start + offset and w.end + offset <= e]
                for run in name_runs(texts, inside, kind):
                    labels[run[0]] = "B-" + kind
                    for i in run[1:]:
                        labels[i] = "I-" + kind
            out.append(Labelled(texts, tagger.tag(texts), labels))
        offset += len(paragraph) + 2
    return out


def name_runs(texts: Sequence[str], inside: Sequence[int], kind: str) -> list[list[int]]:
    """The name proper in a mention: "the actor Ann Lee, who …" → Ann Lee; people joined by "and" are parted.

    Titles are no part of a person's name, nor are peoples ("Americans") persons.
    """
    runs: list[list[int]] = []
    run: list[int] = []
    for i in inside:
        word = texts[i]
        if word[0].isupper() or (run and (word[0].isdigit() or word.lower() in _INSIDE[kind == "PER"])):
            if not (run or word in _ARTICLES or (kind == "PER" and word.rstrip(".") in TITLES)):
                run = [i]
            elif run:
                run.append(i)
        elif run:
            runs.append(run)
            run = []
            if kind != "PER" or word.lower() not in ("and", "&"):
                break
    if run:
        runs.append(run)
    out = []
    for run in runs:
        while not texts[run[-1]][0].isupper() and not texts[run[-1]][0].isdigit():
            run.pop()
        if not (kind == "PER" and len(run) == 1 and texts[run[0]].removesuffix("s") in DEMONYMS):
            out.append(run)
    return out


def fit(sentences: Sequence[Labelled], order: int, out: str) -> None:
    """Trains one perceptron on the sentences in the given order, and writes CRFsuite's model to `out`.

    CRFsuite shuffles with the C library's rand(): the same every time in a new process, not in a used one.
    """
    attributes = NameAttributes()
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("ap")
    trainer.set_params({"max_iterations": EPOCHS, "feature.minfreq": LEAST_SEEN})
    numbers = list(range(len(sentences)))
    random.Random(order).shuffle(numbers)
    for number in numbers:
        s = sentences[number]
        if len(s.words) <= LONGEST and any(w[0].isupper() for w in s.words):
            trainer.append(attributes.of(s.words, s.tags), s.labels)
    trainer.train(out)


def learn(sentences: Sequence[Labelled]) -> tuple[list[str], States, Transitions]:
    """Labels and mean weights of some orders of the sentences."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{order}.crfsuite") for order in range(ORDERS)]
        for order, path in enumerate(paths):
            process = get_context("spawn").Process(target=fit, args=(sentences, order, path))
            process.start()
            process.join()
            if process.exitcode:
                raise RuntimeError(f"training ended with exit code {process.exitcode}")
        return mean(paths)


def train(sentences: Sequence[Labelled], features: int = FEATURES) -> bytes:
    """The finished weights."""
    labels, states, transitions = learn(sentences)
    seen: Counter[str] = Counter()
    attributes = NameAttributes()
    for s in sentences:
        for row in attributes.of(s.words, s.tags):
            seen.update(row)
    return encode(labels, cut(states, seen, features), transitions)
