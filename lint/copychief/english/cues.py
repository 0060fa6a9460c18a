"""Cues: the words in a sentence that say where its knowledge comes from, and who that is.

Works on one block's text by word lists and word order, without a tagger: a verb of saying and the noun phrase
that is its subject (before it or, inverted, behind it), “according to”, documents and data, “Name:”, passives
without an agent. `attributions` gives each cue its reach, `quotations` their speakers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from copychief.document import TITLES, BlockKind, Document, Layer
from copychief.english import speech
from copychief.english.quotation_marks import Pair, pair_block
from copychief.english.sentences import split
from copychief.english.sources import DOCUMENTS, NAMELESS, PRONOUNS, SourceKind, classify


class CueKind(StrEnum):
    """How a source is brought in."""

    VERB = "verb"
    "“The mayor said …”"
    INVERTED = "inverted"
    "“…, said the mayor.”"
    PARTICIPLE = "participle"
    "“…, adding that …”: the subject of its clause speaks."
    ACCORDING = "according"
    "“according to”, “per”, “citing”, “in the words of”."
    DOCUMENT = "document"
    "“data from the ministry”, “a survey by the union”, “in a report”."
    COLON = "colon"
    "“Trump: …”"
    PASSIVE = "passive"
    "“was reported”, “is expected to”, “allegedly”."


class Cue(NamedTuple):
    """One cue; offsets count in the block's text. `source` is (start, end), empty if there is none."""

    start: int
    end: int
    word: str
    kind: CueKind
    source: tuple[int, int]
    source_kind: SourceKind
    head: str
    "The head noun of the source, in lower case."
    sentence: tuple[int, int]


class Tokens(NamedTuple):
    """The words of one sentence; `gap(i)` is the text between word i-1 and word i."""

    text: str
    start: int
    end: int
    at: list[tuple[int, int]]
    words: list[str]
    lows: list[str]

    def gap(self, i: int) -> str:
        begin = self.at[i - 1][1] if i > 0 else self.start
        return self.text[begin : self.at[i][0] if i < len(self.at) else self.end]


_TOKEN = re.compile(r"[\w&$£€%@#]+(?:['’./-][\w&]+)*")
_SHORT = 27
_LETTERS = re.compile(r"[a-z]+(?:[-'’][a-z]+)*")
_BREAK = re.compile(r"[,;:()\"“”«»—–]|--|''|\s-\s")
_APPOSITION = re.compile(r"[,)—–]|--")
_QUOTE = re.compile(r"[\"“”«»]|''")
_COLON = re.compile(r"(?:[A-Z][\w.’'-]*\s+){0,4}[A-Z][\w.’'-]*(?:\s*\([^()]{1,20}\))?\s?:(?=\s|[“\"‘'])")
_TRIGGER_VERBS = {"commented", "commenting"} | speech.SAY | speech.THINK | speech.SHOW | speech.TRUTH
_BE = frozenset(
    "is was are were be been being am isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t get got".split()
)
_DETERMINERS = frozenset(
    "the a an this his her its their our my your some any no every each such another these those new latest recent first"
    " second third final own same other more many public official early initial of in for on by from with at into about"
    " without under over between per".split()
)
_STOPS = frozenset(
    "that but as because when while if although though after before since than where whether so or nor yet until unless"
    " whose how why what once".split()
)
_EXPECTED = frozenset(
    "expected projected estimated believed thought said reported alleged considered known understood".split()
)
_NOT_OBJECTS = frozenset("the a an his her its their our my your one some police officials".split())
_BEGIN_CLAUSE = frozenset(
    "that to the a an he she it they there no how why whether what his her its their out as him them on for".split()
)
_CLAUSE_WORDS = frozenset("that how what whether why who where there he she it they we i you if out".split())
_ALSO_DO = frozenset(
    form
    for lemma in "add maintain continue post charge conclude repeat answer determine observe echo advise urge recommend agree"
    " demand cry reckon recount relate point note ask pledge promise propose offer imply underline underscore mention"
    " favour favor support stress swear wonder venture certify verify clarify specify show find indicate hold record read"
    " put project rank list detail document label identify announce notify reveal disclose protest ponder"
    " seek threaten reject highlight expect want plan".split()
    for form in speech.forms(lemma)
) - {
    "noted",
    "notes",
    "announced",
    "announces",
    "revealed",
    "disclosed",
    "expects",
    "expected",
    "plans",
    "wants",
    "showed",
    "shows",
    "found",
    "finds",
    "indicated",
    "indicates",
    "projected",
    "projects",
    "urged",
    "urges",
    "pledged",
    "promised",
    "proposed",
    "asked",
}
"Verbs that also name a deed; they report something only if a clause or a quotation follows."
_ALWAYS_SAY = frozenset("saying telling claiming arguing insisting warning explaining citing writing reporting".split())
_ADVERBS = frozenset("reportedly allegedly supposedly purportedly".split())
_SPEAKABLE = frozenset(
    "statement interview letter speech email e-mail memo tweet post filing report note release".split()
)
_NOUN_LIKE = frozenset(
    "report reports claim claims state states note notes point points estimate estimates forecast forecasts count counts"
    " post posts read answer answers charge charges call calls plan plans promise promises pledge pledges question"
    " questions comment comments hope hopes fear fears view views doubt doubts support demand demands address addresses"
    " attack attacks record records list lists document documents detail details rank ranks rate rates quote quotes show"
    " shows project projects label labels joke jokes worry worries blog blogs echo echoes tweet tweets protest protests"
    " remark remarks shout shouts vow vows wish wishes want wants need find finds finding findings feeling meaning saying"
    " telling understanding warning warnings reporting writing reading posting polling estimated reported alleged claimed"
    " speculation answer concern guess blast credit put slam highlight highlights ask tally".split()
)
_WEAK_LEFT = frozenset("to and or not just only".split())
_TRIGGERS = (
    _TRIGGER_VERBS
    | {"according", "per", "citing", "quoting", "words"}
    | _ADVERBS
    | (DOCUMENTS - {"law", "order", "table", "text"})
)


def tokens(text: str, start: int, end: int) -> Tokens:
    """The words of a sentence."""
    at = [m.span() for m in _TOKEN.finditer(text, start, end)]
    words = [text[a:b] for a, b in at]
    small = _small(text, start, end).replace("’", "'")
    return Tokens(text, start, end, at, words, [small[a - start : b - start] for a, b in at])


def _small(text: str, start: int, end: int) -> str:
    """A part of a text in lower case, letter for letter (a capital dotted I would become two)."""
    part = text[start:end]
    small = part.lower()
    return small if len(small) == len(part) else "".join(c.lower() if len(c.lower()) == 1 else c for c in part)


def find(text: str, kind: BlockKind, sentences: Sequence[tuple[int, int]], pairs: Sequence[Pair]) -> tuple[Cue, ...]:
    """All cues of a block that stand outside its quotations, in order. Pure.

    `sentences` and `pairs` (of quotation marks) are those of the block.
    """
    if kind is BlockKind.CODE:
        return ()
    called = not _TRIGGERS.isdisjoint(_LETTERS.findall(text.lower()))
    if not called and ":" not in text:
        return ()
    quoted = _quoted(pairs, len(text))
    out: list[Cue] = []
    for start, end in sentences:
        colon = _COLON.match(text, start, end)
        if colon:
            words = text[start : colon.end() - 1].split()
            source = (start, colon.end() - 1)
            where = (colon.end() - 1, colon.end())
            out.append(Cue(*where, ":", CueKind.COLON, source, *classify(words), (start, end)))
        if called:
            out.extend(_sentence(text, start, end, quoted, kind in TITLES))
    return tuple(out)


def _quoted(pairs: Sequence[Pair], size: int) -> tuple[list[int], list[int]]:
    """Where quotations start and end, short ones left out: a title or a scare quote doesn't hide the cue in it."""
    starts: list[int] = []
    ends: list[int] = []
    for p in pairs:
        end = p.close.end if p.close else size
        if p.single or end - p.open.start <= _SHORT or (ends and p.open.start < ends[-1]):
            continue
        starts.append(p.open.start)
        ends.append(end)
    return starts, ends


def _sentence(text: str, start: int, end: int, quoted: tuple[list[int], list[int]], title: bool) -> Iterator[Cue]:
    t: Tokens | None = None
    starts, ends = quoted
    for m in _LETTERS.finditer(_small(text, start, end)):
        if m.group() not in _TRIGGERS:
            continue
        at = start + m.start()
        if at > start and not title and text[at].isupper():
            continue  # part of a name
        inside = bisect_right(starts, at) - 1
        if inside >= 0 and at < ends[inside]:
            continue
        if t is None:
            t = tokens(text, start, end)
            index = {a: i for i, (a, _) in enumerate(t.at)}
        i = index.get(at)
        if i is None or t.lows[i] not in _TRIGGERS:
            continue
        cue = _cue(t, i, t.lows[i])
        if cue is not None:
            yield cue


def _cue(t: Tokens, i: int, low: str) -> Cue | None:
    if low == "according":
        return _according(t, i, 2) if _low(t, i + 1) == "to" else None
    if low == "per":
        return (
            _according(t, i, 1)
            if i and "," in t.gap(i) and t.words[i + 1 : i + 2] and t.words[i + 1][0].isupper()
            else None
        )
    if low in ("citing", "quoting"):
        return _according(t, i, 1)
    if low == "words":
        if _low(t, i - 1) in ("his", "her", "their", "its", "own") or _low(t, i - 1).endswith("'s"):
            return _make(t, i, i + 1, CueKind.ACCORDING, (_phrase_start(t, i), i))
        return None
    if low in _ADVERBS:
        return _make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in _TRIGGER_VERBS:
        cue = _verb(t, i, low)
        if cue is not None or low not in DOCUMENTS:
            return cue
    return _document(t, i, low)


def _low(t: Tokens, i: int) -> str:
    return t.lows[i] if 0 <= i < len(t.lows) else ""


def _make(t: Tokens, first: int, after: int, kind: CueKind, source: tuple[int, int] | None) -> Cue:
    """A cue of words first..after-1 with a source of words source[0]..source[1]-1."""
    if source is None or source[0] >= source[1]:
        where, what = (t.at[first][0], t.at[first][0]), (SourceKind.UNKNOWN, "")
    else:
        a, b = source
        where = (t.at[a][0], t.at[b - 1][1])
        what = classify(t.words[a:b], opens_sentence=a == 0)
    return Cue(t.at[first][0], t.at[after - 1][1], t.lows[first], kind, where, *what, (t.start, t.end))


def _according(t: Tokens, i: int, width: int) -> Cue | None:
    stop = _right_phrase(t, i + width)
    if stop == i + width:
        return None
    return _make(t, i, i + width, CueKind.ACCORDING, (i + width, stop))


def _right_phrase(t: Tokens, i: int, limit: int = 14) -> int:
    """Where the noun phrase that begins at word i ends."""
    k = i
    while k < len(t.words) and k < i + limit:
        if k > i and (
            _BREAK.search(t.gap(k))
            or t.lows[k] in _STOPS
            or t.lows[k] in _BE
            or t.lows[k] in ("who", "which", "has", "had", "have", "will", "would")
        ):
            break
        k += 1
    return k


def _document(t: Tokens, i: int, low: str) -> Cue | None:
    """“data from …”, “a survey by …”, “in a report”: a document that is said to hold it."""
    following, before = _low(t, i + 1), _low(t, i - 1)
    if following in (
        "from",
        "by",
        "of",
        "released",
        "published",
        "conducted",
        "compiled",
        "obtained",
        "issued",
        "commissioned",
    ):
        if following == "of" and low not in ("survey", "poll", "study", "analysis", "review", "census"):
            return None
        stop = _right_phrase(t, i + 2)
        begin = _phrase_start(t, i)
        return _make(t, i, i + 1, CueKind.DOCUMENT, (begin, stop)) if stop > i + 2 or following != "of" else None
    begin = _phrase_start(t, i)
    if (
        begin
        and t.lows[begin - 1] in ("in", "from", "by")
        and low in _SPEAKABLE | {"study", "survey", "poll", "census", "paper", "report"}
        and before not in ("the", "of")
    ):
        return _make(t, i, i + 1, CueKind.DOCUMENT, (begin, i + 1))
    return None


def _phrase_start(t: Tokens, i: int, limit: int = 8) -> int:
    """Where the noun phrase that ends with word i begins: at its determiner, or at the first break before it."""
    k = i
    while k > 0 and i - k < limit:
        if _BREAK.search(t.gap(k)):
            break
        low = t.lows[k - 1]
        if (
            low in _STOPS
            or low in _BE
            or low in speech.AUXILIARIES
            or low in ("of", "in", "for", "on", "by", "from", "with", "at", "to", "and", "who", "which")
        ):
            break
        k -= 1
        if low in ("the", "a", "an", "this", "his", "her", "its", "their", "our", "my") or low.endswith("'s"):
            break
    return k


def _verb(t: Tokens, i: int, low: str) -> Cue | None:
    j = i - 1
    passive = finite = False
    while j >= 0 and not _BREAK.search(t.gap(j + 1)):
        word = t.lows[j]
        if word in speech.AUXILIARIES or word in _BE:
            if not finite:
                passive = word in _BE
            if word in speech.MODALS and low != "say":
                return None  # “they must continue”: nobody has spoken
            finite = True
        elif not (word in speech.ASIDE or (word.endswith("ly") and len(word) > 4)):
            break
        j -= 1
    past = low.endswith(("ed", "en", "n", "aid", "old", "ought", "ound", "et", "elt", "ow"))
    if low.endswith("ing"):
        if finite and passive:
            return _subject(t, i, j)
        return _participle(t, i, j)
    if passive and past and not low.endswith("ow"):
        return _passive(t, i, low)
    before = _low(t, j)
    if before == "to" and j == i - 1:
        if _low(t, j - 1) in (
            "on",
            "continued",
            "continues",
            "continue",
            "quick",
            "unable",
            "able",
            "careful",
            "declined",
            "hastened",
            "going",
        ):
            k = j - 1
            while k > 0 and t.lows[k] in (
                "on",
                "went",
                "goes",
                "going",
                "continued",
                "continues",
                "continue",
                "quick",
                "was",
                "is",
                "declined",
                "hastened",
                "careful",
                "also",
                "then",
            ):
                k -= 1
            return _subject(t, i, k)
        return None
    if low in _NOUN_LIKE and not finite and not _reads_as_verb(t, i, j):
        return None
    if (
        j == i - 1
        and not finite
        and (before in _DETERMINERS or before.endswith("'s"))
        and not low.endswith(("said", "says", "told"))
    ):
        return None  # “in Poland’s favour”
    if not finite and j == i - 1 and before in ("the", "a", "an") and i:
        return None
    quote_before = bool(_QUOTE.search(t.gap(i)))
    comma_before = "," in t.gap(i) or "—" in t.gap(i) or "--" in t.gap(i)
    if (quote_before or comma_before or j < 0) and not finite:
        inverted = _inverted(t, i, quote_before)
        if inverted is not None:
            return inverted
    if j < 0:
        return None
    return _subject(t, i, j)


def _reads_as_verb(t: Tokens, i: int, j: int) -> bool:
    """Is a word that may be a noun a verb here? By what can stand before a verb, and what must stand behind one."""
    if j < i - 1:  # an adverb between
        return True
    before = _low(t, j)
    if j < 0 or before in _DETERMINERS or before.endswith("'s"):
        return False
    low, following, gap = t.lows[i], _low(t, i + 1), t.gap(i + 1)
    if before not in PRONOUNS and before not in NAMELESS and before not in DOCUMENTS and not t.words[j][0].isupper():
        return following == "that" and not _BREAK.search(gap)
    if not following:  # “…,” Mr. Roe notes.
        return bool(_QUOTE.search(t.gap(max(0, j - 3)) + t.gap(j)) or "," in t.gap(j))
    if _BREAK.search(gap):
        return bool(_QUOTE.search(gap)) or ":" in gap
    if (
        t.words[j][0].isupper()
        and i + 1 < len(t.words)
        and (t.words[i + 1][0].isupper() or t.words[i + 1][0] in "$£€0123456789")
    ):
        return low in speech.SAY  # “Forbes estimates Mr. Roe’s …”
    return following in _BEGIN_CLAUSE or (before in PRONOUNS and before not in ("this", "that", "these", "those"))


def _says_something(t: Tokens, i: int) -> bool:
    """Does a clause or a quotation follow the verb at word i, as it does behind a verb of saying?

    “She added that …”, “it maintains there is …”, against “adding 40 jobs”, “maintained its lead”.
    """
    if i + 1 >= len(t.words):
        return True  # “…, she added.”
    gap = t.gap(i + 1)
    if _BREAK.search(gap):
        return True
    following = t.lows[i + 1]
    if following in _CLAUSE_WORDS:
        return True
    if following in (
        "on",
        "in",
        "at",
        "during",
        "later",
        "yesterday",
        "today",
        "after",
        "when",
        "as",
        "last",
        "earlier",
    ) or following.endswith("day"):
        return t.lows[i] in speech.SAY and t.lows[i] not in _ALSO_DO
    for k in range(i + 2, min(i + 9, len(t.lows))):
        if _BREAK.search(t.gap(k)):
            return False
        if t.lows[k] in _BE or t.lows[k] in speech.AUXILIARIES:
            return True
        if t.lows[k] in ("to", "of", "in", "for", "on", "by", "and", "with"):
            return False
    return False


def _participle(t: Tokens, i: int, j: int) -> Cue | None:
    before = _low(t, j) if j == i - 1 else ""
    low = t.lows[i]
    if low in _NOUN_LIKE and (before in _DETERMINERS or before.endswith("'s")):
        return None
    if low not in speech.SAY and low not in speech.THINK and low not in speech.SHOW:
        return None
    if before in ("of", "for", "without", "before", "after", "from", "than", "against", "despite"):
        return None
    if low not in _ALWAYS_SAY and not _says_something(t, i):
        return None
    # the subject of the sentence: the first noun phrase, up to its verb
    subject = None
    for k in range(i - 1, -1, -1):
        if t.lows[k] in speech.SAY and k > 0 and not t.lows[k].endswith("ing") and _low(t, k - 1) != "to":
            cue = _verb(t, k, t.lows[k])
            if cue is not None:
                return Cue(
                    t.at[i][0],
                    t.at[i][1],
                    low,
                    CueKind.PARTICIPLE,
                    cue.source,
                    cue.source_kind,
                    cue.head,
                    (t.start, t.end),
                )
            break
    stop = 0
    while (
        stop < i
        and stop < 8
        and not (stop and _BREAK.search(t.gap(stop)))
        and t.lows[stop] not in _BE
        and t.lows[stop] not in speech.AUXILIARIES
        and not (stop and t.lows[stop].endswith("ed"))
    ):
        stop += 1
    if 0 < stop < i:
        subject = (0, stop)
    return _make(t, i, i + 1, CueKind.PARTICIPLE, subject)


def _passive(t: Tokens, i: int, low: str) -> Cue | None:
    for k in range(i + 1, min(i + 6, len(t.lows))):
        if t.lows[k] == "by" and k + 1 < len(t.lows) and not t.words[k + 1][0].isdigit():
            return _make(t, i, i + 1, CueKind.PASSIVE, (k + 1, _right_phrase(t, k + 1, 8)))
    following = _low(t, i + 1)
    if low in _EXPECTED and following in ("to", "that", "by", "at", "as", "in"):
        return _make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in speech.SAY and (following in ("that", "to") or _low(t, _subject_of_passive(t, i)) == "it"):
        return _make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in ("quoted", "cited", "told", "asked"):
        return _make(t, i, i + 1, CueKind.PASSIVE, None)
    return None


def _subject_of_passive(t: Tokens, i: int) -> int:
    j = i - 1
    while j >= 0 and (t.lows[j] in speech.AUXILIARIES or t.lows[j] in _BE or t.lows[j] in speech.ASIDE):
        j -= 1
    return j


def _inverted(t: Tokens, i: int, quoted: bool) -> Cue | None:
    """“…, said the mayor”: the subject stands behind its verb."""
    low = t.lows[i]
    if low not in speech.SAY or i + 1 >= len(t.words) or low.endswith("ing"):
        return None
    if _BREAK.search(t.gap(i + 1)):
        return None
    first = t.words[i + 1]
    starts = (
        first[0].isupper()
        or first.lower() in _NOT_OBJECTS
        or first.lower()
        in ("he", "she", "they", "we", "i", "it", "sources", "analysts", "experts", "critics", "witnesses", "a")
    )
    if not starts and not quoted:
        return None
    if first.lower() in (
        "that",
        "to",
        "on",
        "in",
        "at",
        "of",
        "during",
        "after",
        "before",
        "when",
        "as",
        "about",
        "last",
        "this",
        "by",
        "for",
    ):
        return None
    stop = _right_phrase(t, i + 1)
    if not quoted:
        # “Smith, the chairman, said the deal was off”: a verb follows, so the subject stands before
        if (
            stop < len(t.words)
            and not _BREAK.search(t.gap(stop))
            and t.lows[stop] not in ("who", "which", "in", "on", "as", "after")
        ):
            return None
        if any(x in speech.AUXILIARIES or x in _BE for x in t.lows[i + 1 : stop]):
            return None
    return _make(t, i, i + 1, CueKind.INVERTED, (i + 1, stop))


def _subject(t: Tokens, i: int, j: int) -> Cue | None:
    """The cue of a finite verb at word i, whose subject ends at word j."""
    low = t.lows[i]
    word = _low(t, j)
    if not word or word in _WEAK_LEFT:
        if word == "and":  # a second verb of one subject: “she stood up and said”
            return _make(t, i, i + 1, CueKind.VERB, _first_phrase(t, j))
        return None
    gap = t.gap(j + 1)
    if _BREAK.search(gap) and not _APPOSITION.search(gap) and not _QUOTE.search(gap):
        return None
    begin = _subject_start(t, j)
    cue = _make(t, i, i + 1, CueKind.VERB, (begin, j + 1))
    if cue.head in ("i", "you", "we") and low in speech.THINK and low not in speech.SAY:
        return None
    if cue.source_kind is SourceKind.DOCUMENT and low not in speech.SHOW and low not in speech.SAY:
        return None
    if low in _ALSO_DO and cue.source_kind is not SourceKind.DOCUMENT and not _says_something(t, i):
        return None
    if low in speech.TRUTH and low not in speech.SAY and not _finds_that(t, i, cue):
        return None
    return cue


def _finds_that(t: Tokens, i: int, cue: Cue) -> bool:
    if cue.source_kind is SourceKind.DOCUMENT:
        return True
    return i + 1 < len(t.words) and not _BREAK.search(t.gap(i + 1)) and _says_something(t, i)


def _first_phrase(t: Tokens, limit: int) -> tuple[int, int] | None:
    stop = 0
    while (
        stop < limit
        and stop < 6
        and not (stop and _BREAK.search(t.gap(stop)))
        and t.lows[stop] not in _BE
        and not (stop and t.lows[stop].endswith("ed"))
    ):
        stop += 1
    return (0, stop) if stop else None


def _subject_start(t: Tokens, j: int, limit: int = 16) -> int:
    """Where the subject that ends at word j begins; an apposition between commas belongs to it."""
    k = j
    gap = t.gap(j + 1) if j + 1 < len(t.at) else ""
    if "," in gap or ")" in gap or "—" in gap or "--" in gap or "–" in gap:
        # back over the apposition to its opening comma or bracket
        opener = "(" if ")" in gap and "," not in gap else ","
        m = k
        while m > 0 and j - m < 30:
            g = t.gap(m)
            if opener in g or (opener == "," and ("—" in g or "--" in g or "–" in g)):
                break
            m -= 1
        if m > 0:
            k = m - 1
    begin = k
    while begin > 0 and j - begin < limit + 30:
        if _BREAK.search(t.gap(begin)) or t.lows[begin - 1] in _STOPS:
            break
        if (
            t.lows[begin - 1] == "and"
            and not (t.words[begin][0].isupper() and t.words[begin - 2][:1].isupper())
            and t.lows[begin] in ("he", "she", "they", "it", "officials", "police")
        ):
            break
        if k - begin > limit:
            break
        begin -= 1
    return begin


def _cues(doc: Document) -> tuple[tuple[Cue, ...], ...]:
    # remembered by hand, since a block's sentences and marks are remembered already
    out = []
    for block, sentences, marks in zip(doc.blocks, doc.per_block(split), doc.per_block(pair_block), strict=True):
        key = (find, block.kind, block.text)
        if key not in doc.memo:
            doc.memo[key] = find(block.text, block.kind, sentences, marks.pairs)
        out.append(doc.memo[key])
    return tuple(out)


CUES: Layer[tuple[tuple[Cue, ...], ...]] = Layer("cues", _cues)
"""The cues of each block, parallel to `doc.blocks`."""
