"""Reads the training text of the tagger: parts with sources and licences, tags as the tagger knows them."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from copychief.english.tags import MARKS, is_address

Sentence = list[tuple[str, str]]
"Words with their tags."


class Part(NamedTuple):
    """A part of the training text that the shipped weights are made from."""

    name: str
    copies: int
    "How often each sentence is seen: people's annotation outweighs a machine's."
    source: str
    licence: str


PARTS = (
    Part("gum-by", 2, "GUM, the Georgetown University Multilayer corpus, genres under CC BY", "CC BY 4.0"),
    Part("gum-open", 2, "GUM, further openly licensed documents", "CC BY 4.0, some CC BY-SA"),
    Part("gum-more", 2, "GUM, further openly licensed documents", "CC BY 4.0, some CC BY-SA"),
    Part("ewt-sa", 2, "Universal Dependencies English Web Treebank", "CC BY-SA 4.0"),
    Part(
        "silver-free",
        1,
        "MASC (Open American National Corpus) and public-domain speeches, tagged by spaCy's en_core_web_sm 3.8 (MIT)",
        "free of restrictions",
    ),
)
WEIGHTS_LICENCE = "CC BY-SA 4.0"
"Share-alike parts are among the sources."

_LABELS = {
    **dict.fromkeys((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "NFP", "_SP"), "."),
    **dict.fromkeys(("$", "#", "SYM"), "SYM"),
    "NNPS": "NNP",
    "AFX": "JJ",
    "FW": "NN",
    "GW": "NN",
    "XX": "NN",
    "ADD": "NNP",
    "LS": "CD",
    "PDT": "DT",
    "WP$": "WDT",
}
_PREFIXES = frozenset("re co pre de un mis over out under non self counter anti pro ex".split())


def read(path: Path) -> dict[str, list[Sentence]]:
    """The sentences of each part: `WORD TAB TAG` lines, an empty line after a sentence, `# PART` before it.

    Raises ValueError with the line number if a line is none of these.
    """
    parts: dict[str, list[Sentence]] = {}
    part, sentence = "", list[tuple[str, str]]()
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line:
                if sentence:
                    parts.setdefault(part, []).append(sentence)
                sentence = []
            elif line.startswith("# ") and "\t" not in line:
                part = line[2:]
            else:
                word, tab, tag = line.partition("\t")
                if not tab or not word:
                    raise ValueError(f"{path}, line {number}: not a word and a tag: {line!r}")
                sentence.append((word, label(word, tag)))
    if sentence:
        parts.setdefault(part, []).append(sentence)
    return parts


def label(word: str, tag: str) -> str:
    """The model's label for a Penn tag: marks are one label, since the word tells which; rare tags are merged."""
    if is_address(word):
        return "NNP"
    if word in MARKS and tag not in ("POS", "CC", "HYPH", "CD"):
        return "SYM" if MARKS[word] in ("$", "SYM", "#") else "."
    return _LABELS.get(tag, tag)


def joined(sentence: Sentence) -> Sentence:
    """The sentence with hyphenated words in one piece, as newspapers' treebanks have them."""
    out: Sentence = []
    i = 0
    while i < len(sentence):
        run = [sentence[i]]
        while i + 2 < len(sentence) and sentence[i + 1] == ("-", "HYPH"):
            run.append(sentence[i + 2])
            i += 2
        i += 1
        if len(run) == 1:
            out += run
        else:
            following = sentence[i][1] if i < len(sentence) else ""
            out.append(("-".join(w for w, _ in run), _joined_tag(run, following)))
    return out


def _joined_tag(run: Sentence, following: str) -> str:
    tags = [t for _, t in run]
    last = tags[-1]
    if all(t == "CD" for t in tags):
        return "CD"
    if run[0][0].lower() in _PREFIXES and last[0] in "VNJ":
        return last
    if last in ("VBN", "VBG", "JJ", "RP", "IN") or (tags[0] == "CD" and last == "NN"):
        return "JJ"
    if last == "NN" and following.startswith("NN"):
        return "JJ"
    return last


def both_ways(sentences: Iterable[Sentence], copies: int) -> Iterator[Sentence]:
    """Every sentence `copies` times; of any two copies (or neighbours) one has its hyphenated words joined."""
    for number, sentence in enumerate(sentences):
        for copy in range(copies):
            yield joined(sentence) if (number + copy) % 2 else sentence
