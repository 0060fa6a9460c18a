"""Verbs of saying at work: is this one here, and whose word does it bring?

Finite (“the mayor said”), inverted (“said the mayor”), participle (“adding that”) and passive (“was told by”).
Many of these words are nouns as well, or name deeds (“added 40 jobs”); what stands around them decides.
"""

from __future__ import annotations

from copychief.english import speech
from copychief.english.cue import Cue, CueKind, make
from copychief.english.phrases import (
    APPOSITION,
    BE,
    BREAK,
    DETERMINERS,
    PREPOSITIONS,
    QUOTE,
    Tokens,
    first_phrase,
    phrase_start,
    right_phrase,
    subject_start,
)
from copychief.english.sources import DOCUMENTS, NAMELESS, PRONOUNS, SourceKind, classify

_VALUES = frozenset(f for lemma in ("put", "peg", "value", "list", "rank", "rate", "place", "estimate") for f in speech.forms(lemma))
VERBS = {"commented", "commenting"} | speech.SAY | speech.THINK | speech.SHOW | speech.TRUTH | speech.STANCE | speech.FRAMES.keys() | _VALUES | speech.MOODS
"All forms that may bring in a source."

FRAMED_ONLY = speech.FRAMES.keys() - speech.SAY - speech.THINK
_SPEAKING = frozenset(f for f in (speech.SAY|speech.STANCE) if f.endswith("ing")) - speech.DEEDS - speech.NOUN_LIKE - FRAMED_ONLY | frozenset("noting urging announcing pledging promising proposing asking revealing disclosing calling referring describing discussing".split())
_VALUES_ONLY = _VALUES - speech.SAY - speech.SHOW - speech.THINK
_FIGURE = "$£€0123456789"
_MOOD_LEADS = frozenset("that about of at by with over to".split())
_HEDGERS = frozenset("i we you one some".split())
"“I must admit”, “one could argue”: they say it by saying that they may."
_NO_DOERS = PREPOSITIONS | frozenset("then also so or kept keeps keep began went goes go out up off back around instead not now".split())
_COMMON_PASTS = frozenset("made gave took went came put held won lost led met sent saw left kept ran fell rose spoke wrote".split())
_HELD = frozenset("considered deemed regarded viewed seen perceived portrayed depicted described interpreted".split())
"What people hold it for, in the passive."
_AGENTLESS = frozenset("accused announced disclosed alleged criticized criticised condemned denounced debated requested rumored rumoured suspected expected asked".split())
"In the passive they report without naming anybody."
_DISCUSS = frozenset("discuss explain remind criticize criticise denounce condemn demand".split())
_SAYS = VERBS - speech.MOODS | {"opposed"}
_EXPECTED = frozenset(
    "expected projected estimated believed thought said reported alleged considered known understood".split()
)
_SUBJECTS = frozenset(
    "the a an his her its their our my your one some police officials sources analysts experts critics witnesses".split()
)
"Words that may begin the subject behind its verb."
_NOT_SUBJECTS = frozenset(
    "that to on in at of during after before when as about last this by for monday tuesday wednesday thursday friday"
    " saturday sunday earlier later".split()
)
_WHEN = frozenset("hours days weeks minutes moments then now yesterday today".split())
_LEADS_TO = frozenset("on continued continues continue quick careful declined hastened going".split())
_WENT = frozenset("went goes was is also then".split())
_TOLD = frozenset(speech.forms("tell")) | frozenset(speech.forms("inform")) | frozenset(speech.forms("remind"))
"Verbs that take a hearer: what stands behind them is no subject."
_AFTER_SUBJECT = frozenset("who which in on as after".split())
_EXPLAINS = frozenset(
    "a an the who which whose one president chairman chairwoman director head chief professor spokesman spokeswoman author founder".split()
)
_BEGIN_CLAUSE = frozenset(
    "that to the a an he she it they there no how why whether what his her its their out as him them on for".split()
)
_ARTICLES = frozenset("the a an his her its their".split())
_CLAUSE_WORDS = frozenset("that how what whether why who where there he she it they we i you if out".split())
_WEAK_LEFT = frozenset("to and but or not just only".split())


def read_verb(t: Tokens, i: int, low: str) -> Cue | None:
    """The cue of the verb form at word i, or None if it reports nothing here."""
    if low in FRAMED_ONLY and (t.breaks(i + 1) or t.low(i + 1) not in speech.FRAMES[low]):
        return None
    if low in speech.MOODS:
        cue = _mood(t, i)
        if cue is not None or low not in _SAYS:
            return cue
    j = i - 1
    passive = finite = hedged = False
    while j >= 0 and not t.breaks(j + 1):
        word = t.lows[j]
        if word in speech.AUXILIARIES or word in BE:
            if not finite:
                passive = word in BE
            hedged = hedged or word in speech.MODALS
            finite = True
        elif not _is_aside(word):
            break
        j -= 1
    if hedged and low != "say" and t.low(j) not in _HEDGERS:
        return None  # “they must continue”: nobody has spoken
    past = low.endswith(("ed", "en", "n", "aid", "old", "ought", "ound", "et", "elt", "ow"))
    if low.endswith("ing"):
        if finite and passive:
            return _subject(t, i, j)
        return _participle(t, i, j)
    if past and not low.endswith("ow") and (passive or (not finite and _by_somebody(t, i))):
        return _passive(t, i, low)
    if low == "asked" and i == 0:  # “Asked whether …, she said”
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    before = t.low(j)
    if before == "to" and j == i - 1:
        return _infinitive(t, i, j) if low in speech.SAY or low in _DISCUSS else None
    broken = t.breaks(i)
    quote_before = broken and QUOTE.search(t.gap(i)) is not None
    if quote_before and not finite:
        inverted = _inverted(t, i, True)
        if inverted is not None:
            return inverted
    values = low in _VALUES and _values(t, i)
    if low in _VALUES_ONLY and not values:
        return None
    if low in speech.NOUN_LIKE and not finite and not values and not _reads_as_verb(t, i, j):
        return None
    if (
        j == i - 1
        and not finite
        and (before in DETERMINERS or before.endswith("'s"))
        and not low.endswith(("said", "says", "told"))
    ):
        return None  # “in Poland’s favour”
    if not finite and j == i - 1 and before in ("the", "a", "an") and i:
        return None
    if (j < 0 or (broken and APPOSITION.search(t.gap(i)))) and not finite and not quote_before:
        inverted = _inverted(t, i, False)
        if inverted is not None:
            return inverted
    if j < 0:
        return None
    if values and t.low(j) not in _WEAK_LEFT:
        return make(t, i, i + 1, CueKind.VERB, (subject_start(t, j), j + 1))
    return _subject(t, i, j)


def _values(t: Tokens, i: int) -> bool:
    """“Forbes puts his wealth at $45 billion”, “lists them as the fifth”, with no mark but the comma of an aside."""
    for k in range(i + 1, min(i + 10, len(t.words) - 1)):
        if t.lows[k] in ("at", "as", "with"):
            named = t.lows[i] in ("list", "lists", "listed")
            return (named or t.lows[i] not in ("rank", "ranks", "ranked") or t.lows[k] == "at") and any(
                w[0] in _FIGURE for w in t.words[k + 1 : k + 6]
            )
        if t.breaks(k + 1) or t.lows[k] in speech.AUXILIARIES:
            return False
    return False


def _infinitive(t: Tokens, i: int, j: int) -> Cue | None:
    """“went on to say”, “was quick to add”, “held a briefing to brag that”: word j is the “to”."""
    if t.low(j - 1) in _LEADS_TO:
        k = j - 1
        while k > 0 and t.lows[k] in _LEADS_TO | _WENT:
            k -= 1
        return _subject(t, i, k)
    if t.low(j - 1) in VERBS or t.low(j - 1) in speech.MODALS or t.low(j-1) in ("have", "has", "had", "need", "needs"):
        return None  # “declined to say”: that verb is the cue
    if t.breaks(i + 1) and not QUOTE.search(t.gap(i + 1)):
        return None
    if t.low(i + 1) in _CLAUSE_WORDS or QUOTE.search(t.gap(i + 1)) or t.lows[i] in _DISCUSS:
        return make(t, i, i + 1, CueKind.PARTICIPLE, first_phrase(t, j))
    return None


def _reads_as_verb(t: Tokens, i: int, j: int) -> bool:
    """Is a word that may be a noun a verb here? By what can stand before a verb, and what must stand behind one."""
    if j < i - 1:  # an adverb between; “her first report”
        return t.lows[i - 1] not in DETERMINERS
    before = t.low(j)
    if j < 0 or before in DETERMINERS or before.endswith("'s"):
        return False
    low, following, gap = t.lows[i], t.low(i + 1), t.gap(i + 1)
    if following in ("last", "this", "on", "in", "earlier") and "that" in t.lows[i + 2 : i + 5]:
        return True  # “reported last week that”
    if low in ("shows", "show") and not BREAK.search(gap):
        begin = subject_start(t, j)
        if classify(t.words[begin : j + 1], opens_sentence=begin == 0)[0] is SourceKind.DOCUMENT:
            return True
    if before not in PRONOUNS and before not in NAMELESS and before not in DOCUMENTS and not t.words[j][0].isupper():
        # “the bank estimates the loss”: a noun in the plural hardly stands right before an article
        return not BREAK.search(gap) and (following == "that" or (low.endswith("s") and following in _ARTICLES))
    if not following:  # “…,” Mr. Roe notes.
        return any(t.breaks(m) for m in range(max(0, j - 8), j + 1))
    if BREAK.search(gap):
        return bool(QUOTE.search(gap)) or ":" in gap
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
    if BREAK.search(gap):
        return True
    following = t.lows[i + 1]
    if following in _CLAUSE_WORDS:
        return True
    if following == "to":
        return False
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
        return t.lows[i] in speech.SAY and t.lows[i] not in speech.DEEDS
    for k in range(i + 2, min(i + 9, len(t.lows))):
        if t.breaks(k):
            return False
        if t.lows[k] in BE or t.lows[k] in speech.AUXILIARIES:
            return True
        if t.lows[k] in ("to", "of", "in", "for", "on", "by", "and", "with"):
            return False
    return False


def _participle(t: Tokens, i: int, j: int) -> Cue | None:
    before = t.low(j) if j == i - 1 else ""
    low = t.lows[i]
    always = low in speech.ALWAYS_SAY
    if (
        low in speech.NOUN_LIKE
        and (before in DETERMINERS or before.endswith("'s"))
        and not (always and before in ("by", "after"))
    ):
        return None
    if low not in speech.SAY and low not in speech.THINK and low not in speech.SHOW and low not in speech.STANCE and low not in speech.FRAMES:
        return None
    if before in ("of", "for", "without", "before", "from", "than", "against", "despite", "on", "to", "about", "into", "the", "mere") or (
        before == "after" and not always
    ):
        return None
    if not always and not (low in _SPEAKING) and not _says_something(t, i) and not (low in speech.FRAMES and t.low(i+1) in speech.FRAMES[low]):
        return None
    doer = _doer(t, j)
    if doer is not None:
        return make(t, i, i + 1, CueKind.PARTICIPLE, doer)
    for k in range(i - 1, -1, -1):
        if t.lows[k] in speech.SAY and k > 0 and not t.lows[k].endswith("ing") and t.low(k - 1) != "to":
            cue = read_verb(t, k, t.lows[k])
            if cue is not None:
                return cue._replace(start=t.at[i][0], end=t.at[i][1], word=low, kind=CueKind.PARTICIPLE)
            break
    return make(t, i, i + 1, CueKind.PARTICIPLE, _first_subject(t, i))


def _doer(t: Tokens, j: int) -> tuple[int, int] | None:
    """The noun right before a participle, which ends at word j: “a poll showing”, “with Ms. Roe saying”."""
    low = t.low(j)
    if j < 0 or t.breaks(j + 1) or low in _NO_DOERS or low in VERBS or low in BE or low.endswith(("ed", "ing")):
        return None
    begin = phrase_start(t, j)
    if begin > j or t.low(begin - 1) in speech.GIVE or t.low(begin - 1) in ("in", "out", "to"):
        return None  # “issued a statement saying”: the issuer says so
    return begin, j + 1


def _first_subject(t: Tokens, i: int) -> tuple[int, int] | None:
    """The first noun phrase of a sentence before word i, up to its verb; what leads up to it is left out.

    “Earlier in the week, she …”, “Asked about it, the mayor …”.
    """
    begin = 0
    while t.lows[begin] in PREPOSITIONS or t.lows[begin] in _WHEN or t.lows[begin].endswith(("ing", "ed")):
        begin = next((k for k in range(begin + 1, i) if t.breaks(k)), i)
        if begin >= i:
            return None
    stop = begin
    while (
        stop < i
        and stop < begin + 8
        and not (stop > begin and t.breaks(stop))
        and t.lows[stop] not in BE
        and t.lows[stop] not in speech.AUXILIARIES
        and not (stop > begin and (t.lows[stop].endswith("ed") or t.lows[stop] in _COMMON_PASTS))
    ):
        stop += 1
    return (begin, stop) if begin < stop < i else None


def _passive(t: Tokens, i: int, low: str) -> Cue | None:
    for k in range(i + 1, min(i + 6, len(t.lows))):
        if t.lows[k] == "by" and k + 1 < len(t.lows) and not t.words[k + 1][0].isdigit():
            return make(t, i, i + 1, CueKind.PASSIVE, (k + 1, right_phrase(t, k + 1, 8)))
    following = t.low(i + 1)
    if low in _HELD and following in ("as", "a", "an", "the", "to"):
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in _AGENTLESS:
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in _EXPECTED and following in ("to", "that", "by", "at", "as", "in"):
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in speech.SAY and (following in ("that", "to") or t.low(_subject_of_passive(t, i)) == "it"):
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    if low in ("quoted", "cited", "told", "asked"):
        return make(t, i, i + 1, CueKind.PASSIVE, None)
    return None


def _by_somebody(t: Tokens, i: int) -> bool:
    """“a measure opposed by unions”, against “began by saying”."""
    return t.low(i + 1) == "by" and not t.breaks(i + 1) and not t.low(i + 2).endswith("ing")


def _mood(t: Tokens, i: int) -> Cue | None:
    """“She is worried about the cost”, “they were not convinced that …”."""
    j = _subject_of_passive(t, i)
    if j < 0 or j == i - 1 or t.breaks(i + 1) or t.low(i + 1) not in _MOOD_LEADS or t.lows[j] in ("it", "there", "to"):
        return None
    if t.lows[i] == "opposed" and t.lows[i + 1] == "by":
        return None
    return make(t, i, i + 1, CueKind.VERB, (subject_start(t, j), j + 1))


def _subject_of_passive(t: Tokens, i: int) -> int:
    j = i - 1
    while j >= 0 and not t.breaks(j + 1) and (t.lows[j] in speech.AUXILIARIES or t.lows[j] in BE or _is_aside(t.lows[j])):
        j -= 1
    return j


def _is_aside(low: str) -> bool:
    return low in speech.ASIDE or (low.endswith("ly") and len(low) > 4)


def _inverted(t: Tokens, i: int, quoted: bool) -> Cue | None:
    """“…, said the mayor”: the subject stands behind its verb."""
    low = t.lows[i]
    if low not in speech.SAY or low in _TOLD or low.endswith("ing") or i + 1 >= len(t.words) or t.breaks(i + 1):
        return None
    first = t.lows[i + 1]
    if first in _NOT_SUBJECTS or (first in PRONOUNS and not quoted):
        return None
    if not (quoted or t.words[i + 1][0].isupper() or first in _SUBJECTS):
        return None
    stop = right_phrase(t, i + 1)
    if not quoted:
        # “Smith, the chairman, said the deal was off”: a verb follows, so the subject stands before
        if stop < len(t.words) and not t.breaks(stop) and t.lows[stop] not in _AFTER_SUBJECT:
            return None
        if any(x in speech.AUXILIARIES or x in BE for x in t.lows[i + 1 : stop]):
            return None
        if stop < len(t.words) and QUOTE.search(t.gap(stop)) and not APPOSITION.search(t.gap(stop)):
            return None  # “…, said the town's “pride and joy” was lost”
    return make(t, i, i + 1, CueKind.INVERTED, (i + 1, _with_apposition(t, i + 1, stop)))


def _with_apposition(t: Tokens, start: int, stop: int) -> int:
    """Where a subject behind its verb ends, with what explains it: “…, said Ana Ruiz, a lawyer at the port.”"""
    if not t.words[start][0].isupper() or stop >= len(t.words) or not t.gap(stop).strip().startswith((",", "(")):
        return stop
    if t.lows[stop] not in _EXPLAINS and not t.words[stop][0].isdigit() and "(" not in t.gap(stop):
        return stop
    end = stop + 1
    while end < len(t.words) and end < start + 30 and not QUOTE.search(t.gap(end)) and ";" not in t.gap(end):
        if "," in t.gap(end) and t.lows[end] not in _EXPLAINS and t.lows[end] not in ("and", "or"):
            break
        end += 1
    return end


def _subject(t: Tokens, i: int, j: int) -> Cue | None:
    """The cue of a finite verb at word i, whose subject ends at word j."""
    low = t.lows[i]
    word = t.low(j)
    if not word or word in _WEAK_LEFT:
        if word in ("and", "but") and (low not in speech.DEEDS or _says_something(t, i)):  # “she stood up and said”
            return make(t, i, i + 1, CueKind.VERB, first_phrase(t, j) or _first_subject(t, i))
        return None
    if t.breaks(j + 1):
        gap = t.gap(j + 1)
        if not APPOSITION.search(gap) and not QUOTE.search(gap):
            return None
    begin = subject_start(t, j)
    cue = make(t, i, i + 1, CueKind.VERB, (begin, j + 1))
    if cue.source_kind is SourceKind.DOCUMENT and low not in speech.SHOW and low not in speech.SAY:
        return None
    behind_quotation = t.breaks(begin) and QUOTE.search(t.gap(begin)) is not None
    if (
        low in speech.DEEDS
        and cue.source_kind is not SourceKind.DOCUMENT
        and not behind_quotation
        and not _says_something(t, i)
    ):
        return None
    if low in speech.TRUTH and low not in speech.SAY and not _finds_that(t, i, cue):
        return None
    return cue


def _finds_that(t: Tokens, i: int, cue: Cue) -> bool:
    if cue.source_kind is SourceKind.DOCUMENT:
        return True
    if i + 1 >= len(t.words):  # “…, the BBC found.”
        return any(t.breaks(m) for m in range(max(0, i - 8), i))
    return not t.breaks(i + 1) and _says_something(t, i)
