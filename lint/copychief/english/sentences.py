"""Where sentences begin and end: the layer that most rules stand on.

A stop ends a sentence if what follows can begin one and what precedes is no abbreviation that goes on.
One scan over the stops of a block; everything else is a look at the two words around a stop.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from copychief.document import Block, BlockKind, Document, Layer, Stretch
from copychief.lazy import lazy

_STOP = lazy(
    r"""(?P<stop>[.!?…](?<![.!?…].)[.!?…]*+)  # the stop itself, all of it
        (?P<shut>["'”’»)\]*_]*(?:\s?\[\d{1,3}\])*)  # what it stands inside; footnote marks
        (?P<gap>\s+|(?=[“"][A-Z])|$)
        (?=(?P<open>["'“‘«(\[—–-]*\s?[$£€¥]?)(?P<next>\w?))""",
    re.VERBOSE,
)
_WORD = lazy(r"[\w.&'’-]+")

NAME = 20
"How far back, in characters, the word before a stop is looked at."

# These hardly ever end a sentence: a name, a number or a noun follows.
_TITLES = frozenset(
    "mr mrs ms mx dr prof rev fr sr sen rep gov pres gen lt col sgt capt cmdr adm maj cpl pvt brig hon supt insp"
    " det sens reps govs gens drs profs msgr st mt ft vs v viz cf al eg ie e.g i.e no nos vol fig figs sec art pp"
    " ed eds approx est ca c messrs mmes atty asst assn dept dist lt.col maj.gen lt.gen brig.gen".split()
)
# Abbreviations before a figure; elsewhere they are words.
_ALSO_WORDS = frozenset("no nos art ed sec".split())
# In capitals these are acronyms, like any other: "the SEC. The …".
_ACRONYMS = frozenset("sec ie eg est al ed art co ill la md pa va mo".split())
# Abbreviations in small letters; "ore", "miss" or "gen" in small letters is a word.
_IN_SMALL = frozenset(
    "vs v viz cf al eg ie pp approx est ca c fig figs vol no nos etc inc ltd jr sr p pop op par b d ch pt bk sec art ed"
    " dept mr mrs ms dr".split()
)
_BEFORE_FIGURE = frozenset("p pop op par b d ch pt bk".split())
# These end a sentence only if a capital follows that isn't part of the same name or date.
_OFTEN_ON = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun".split()
)
# These may end a sentence: then a word follows that begins one.
_EITHER = frozenset(
    "inc corp co ltd llc plc jr sr bros etc u.s u.n u.k e.u d.c l.a n.y u.s.a a.m p.m ph.d m.d b.a m.a ave blvd"
    " rd sq esq cos univ intl gov calif mass conn fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla"
    " ore pa tenn tex va vt wash wis wyo ariz ark colo del idaho n.c s.c n.d s.d n.h n.j n.m w.va r.i b.c a.d".split()
)
# Words that begin a sentence far oftener than they go on within one after an abbreviation.
_STARTERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your but and or so yet in on"
    " at as if when while after before since although though because there here what who how why where which both"
    " each many most some all no not one two three several another other such even only also still now then today"
    " yesterday tomorrow last next first for from by with without under over between during among about according"
    " however meanwhile moreover nevertheless instead earlier later mr mrs ms dr police officials of more nearly half none nobody".split()
)


def split(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> tuple[tuple[int, int], ...]:
    """The sentences of a block as (start, end), white space around them left out.

    A headline or a table cell is one sentence, whatever it holds.
    """
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if begin >= end:
        return ()
    if kind in (BlockKind.HEADLINE, BlockKind.TABLE_CELL, BlockKind.DATELINE, BlockKind.BYLINE):
        return ((begin, end),)
    out, at = [], begin
    for m in _STOP.finditer(text):
        if m.end() >= end:
            break
        if _ends(text, at, m):
            out.append((at, m.end("shut")))
            at = m.end()
    if at < end:
        out.append((at, end))
    return tuple(out)


def _ends(text: str, start: int, m: re.Match[str]) -> bool:
    stop, shut, following = m.group("stop", "shut", "next")
    if m.start() == start:  # "... and so it went"
        return False
    if following.islower() and not _is_name(text, m.end() + len(m["open"])):
        return False
    if not following and not m["open"].strip():
        return False
    if stop[0] in "!?":
        return True
    if len(stop) > 1 or stop == "…":  # an ellipsis: a capital or a quotation begins anew
        return following.isupper() or bool(m["open"].strip())
    if text[m.start() - 1] in "\"'”’)]%" or shut:
        return True
    at = _last_word(text, max(start, m.start() - NAME), m.start())
    if at == m.start():
        return True
    word = text[at : m.start()].strip(".'’-")
    if "-" in word and word.rpartition("-")[2].lower() in _TITLES:  # "then-Sen. Ames"
        word = word.rpartition("-")[2]
    lower = word.lower()
    if at <= start + 1 and (word.isdigit() or len(word) == 1) and len(word) < 4 and not m["open"]:
        return False  # the number of a list: "1. The …", "a. The …"
    if (word.isupper() and lower in _ACRONYMS) or (word.islower() and "." not in word and lower not in _IN_SMALL):
        return True
    if lower in _ALSO_WORDS:  # "No. 1", "Art. 5"; but "He said no. The …", "No. The …"
        return not following.isdigit() and (word[0].islower() or at <= start + 1)
    if lower == "etc":
        return True
    if lower in _TITLES or (following.isdigit() and lower in _BEFORE_FIGURE):
        return False
    if lower in _OFTEN_ON and word[0].isupper():
        return not following.isdigit() and _begins_sentence(text, m)
    if len(word) == 1 and word.isupper():  # an initial, unless "Vitamin C. The …" or "Plan B. It …"
        return _begins_sentence(text, m) and not _initials_before(text, start, at)
    if lower in _EITHER or ("." in word and len(word) <= 6 and word[0].isalpha()):
        return _begins_sentence(text, m) or (bool(m["open"].strip()) and m["open"].strip()[0] in '"“')
    return True


def _begins_sentence(text: str, m: re.Match[str]) -> bool:
    """Is the word behind a stop one that begins sentences?"""
    return _word_at(text, m.end() + len(m["open"])).lower() in _STARTERS


def _initials_before(text: str, start: int, at: int) -> bool:
    """Does a capitalised name stand right before: "George W. The" is no end, "grade A. The" is one."""
    before = text[max(start, at - NAME) : at].rstrip()
    head = before[_last_word(before, 0, len(before)) :]
    return head[:1].isupper() and not head.isupper()


def _last_word(text: str, start: int, end: int) -> int:
    """Where the word that ends at `end` begins; `end` if none does. Read backwards, which needs no search."""
    m = _WORD.match(text[start:end][::-1])
    return end - m.end() if m else end


def _word_at(text: str, at: int) -> str:
    """The word that begins here, without a clitic: "We" of "We're"."""
    end = at
    while end < len(text) and (text[end].isalnum() or text[end] == "-"):
        end += 1
    return text[at:end]


def _is_name(text: str, at: int) -> bool:
    """Does a name in small letters with a capital inside stand here (iPhone, eBay)?"""
    word = _word_at(text, at)
    return not word.islower() and word[1:].isalpha() and not word.isupper()


class Sentence(Stretch):
    """A sentence; `index` counts through the article, `paragraph` is the block's index."""

    __slots__ = ("index", "paragraph")

    def __init__(self, block: Block, start: int, end: int, index: int, paragraph: int) -> None:
        super().__init__(block, start, end)
        self.index, self.paragraph = index, paragraph


def _sentences(doc: Document) -> tuple[Sentence, ...]:
    out: list[Sentence] = []
    for number, (block, spans) in enumerate(zip(doc.blocks, doc.per_block(split), strict=True)):
        if block.kind is not BlockKind.CODE:
            for start, end in spans:
                out.append(Sentence(block, start, end, len(out), number))
    return tuple(out)


SENTENCES: Layer[tuple[Sentence, ...]] = Layer("sentences", _sentences)
"""All sentences of the article in order, those of headlines and tables too; code has none."""

_STARTS: Layer[list[int]] = Layer("sentence starts", lambda doc: [s.part(0, 0).start for s in doc[SENTENCES]])


def sentence_at(doc: Document, offset: int) -> Sentence | None:
    """The sentence that a source offset stands in, or the last one before it in the same block."""
    starts = doc[_STARTS]
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return None
    sentence = doc[SENTENCES][at]
    return sentence if offset < max(sentence.span.end, sentence.block.span.end) else None
