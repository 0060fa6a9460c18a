"""Words with their places: what the tagger and the rules that look at single words stand on.

Penn Treebank conventions for clitics (do|n't, Smith|'s, can|not, gon|na) and for abbreviations, which keep
their stop. Hyphenated words stay whole, as newspapers' gold has them ("65-year-old"): a rule wants the word
as a reader sees it, and the tagger is trained on both ways. Slashes part words but not dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, overload

from copychief.document import Document, Layer
from copychief.english.memo import new
from copychief.english.sentences import SENTENCES
from copychief.lazy import lazy

_CAPITAL_ABBREVIATIONS = (
    r"Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Sr|Jr|Sens?|Reps?|Govs?|Pres|Gens?|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Cpl|Pvt|Brig|Hon"
    r"|Supt|Insp|Det|Drs|Msgr|St|Ste|Mt|Ft|Messrs|Atty|Asst|Dept|Dist|Inc|Corp|Cos?|Ltd|Bros|Assn|Univ|Intl|Ave|Blvd"
    r"|Rd|Sq|Esq|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Calif|Mass|Conn|Fla|Ga"
    r"|Ill|Ind|Kan|Ky|Md|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wis|Wyo|Ariz|Ark|Colo|Del|Ala|Nos"
    r"|Vol|Figs?|Ph\.D|M\.Phil|Lt\.Col|Lt\.Gen|Maj\.Gen"
)
_PLAIN_ABBREVIATIONS = "vs|al|eg|ie|viz|cf|approx|est|ca|etc"

_WORDS = lazy(
    r"""(?!\s)(?:  # no word begins with white space: leave it at once
    [cC]an(?=not(?![\w'’-])) | CAN(?=NOT(?!\w)) | [gG]on(?=na(?!\w)) | [gG]ot(?=ta(?!\w)) | [wW]an(?=na(?!\w))
    | [gG]im(?=me(?!\w)) | [lL]em(?=me(?!\w))
    # most words: letters, then white space or plain punctuation
    | [^\W\d_]+(?![^\s,;)"”!?])
    # clitics
    | [nN]['’][tT](?!\w) | ['’](?:[sS]|[lL][lL]|[rR][eE]|[vV][eE]|[dD]|[mM])(?!\w) | ['’]t(?=(?:is|was|were)\b)
    | ['’]\d\ds?(?!\w) | ['’](?:em|til|cause|bout|round|n)(?![\w]) | [^\W\d_]+?(?=[nN]['’][tT](?!\w))
    # addresses
    | (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]
    | [\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+ | [@\#]\w+
    | [^\W_][\w-]*(?:\.[^\W_][\w-]*)*\.(?:com|org|net|gov|edu|info|co\.uk|org\.uk|io)(?![\w-])(?:/[^\s<>"“”]*[\w/])?
    # abbreviations with their stops, also before a hyphen: U.S.-led
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?(?:-[^\W_]+)*
    | (?:CAPITAL|(?:PLAIN)(?=\.\s*[\w,;)])|[nN]o(?=\.\s?\d)|[A-Z](?=\.\s*["“'’(]*[^\W\d_]))\.(?:-[^\W_]+)*
    # figures
    | (?:US|A|C|HK|NZ|R|S|NT|AU|CA)?[$] | \d+(?:/\d+)+(?![\w/])
    | (?:(?<![\w)%.-])[-+−](?=[\d.]))?(?:\d+(?:[.,:]\d+)*|\.\d+)[^\W_]*(?:-[^\W_]+(?:['’](?!s\b)[^\W_]+)*)*
    # words with marks, hyphens, ampersands or apostrophes inside
    | [A-Z]+(?:&[A-Z]+)+(?!\w)
    | [^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*
      (?:(?:-|['’](?!(?:[sS]|[lL][lL]|[rR][eE]|[vV][eE]|[dD]|[mM])(?!\w)))[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*)*
      (?:-(?=\s+(?:and|or|to)\b))?
    # everything else
    | \.\.+ | --+ | '' | `` | (?:[\U0001f1e6-\U0001faff][\ufe0f\u200d]*)+ | \S)
    """.replace("CAPITAL", _CAPITAL_ABBREVIATIONS).replace("PLAIN", _PLAIN_ABBREVIATIONS),
    re.VERBOSE,
)


class Word(NamedTuple):
    """A word or mark as it stands in the text; `start` and `end` count in the text that was given."""

    text: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, which should be one sentence: a final abbreviation keeps its stop.

    Every character but white space is in exactly one word, in order. Offsets count in `text`.
    """
    return [new(Word, (m.group(), *m.span())) for m in _WORDS.finditer(text, start, len(text) if end is None else end)]


class Words(Sequence[tuple[Word, ...]]):
    """The words of each sentence of an article, made when a sentence is asked for: few rules ask for all."""

    def __init__(self, doc: Document) -> None:
        self._sentences = doc[SENTENCES]
        self._made: dict[int, tuple[Word, ...]] = {}
        self._memo = doc.memo

    def __len__(self) -> int:
        return len(self._sentences)

    @overload
    def __getitem__(self, index: int) -> tuple[Word, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[tuple[Word, ...]]: ...
    def __getitem__(self, index: int | slice) -> tuple[Word, ...] | Sequence[tuple[Word, ...]]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        index = index if index >= 0 else len(self) + index
        if index not in self._made:
            s = self._sentences[index]
            key = (Words, s.block.text, s.start, s.end)  # the language server's next version asks again
            try:
                self._made[index] = self._memo[key]
            except KeyError:
                self._made[index] = self._memo[key] = tuple(tokenize(s.block.text, s.start, s.end))
        return self._made[index]


WORDS: Layer[Words] = Layer("words", Words)
"""The words of each sentence, parallel to `doc[SENTENCES]`; offsets count in the text of the sentence's block."""
