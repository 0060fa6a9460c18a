"""TEN002."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import RUNNING, Document, Stretch
from copychief.english._mend import base_of, is_verb
from copychief.english.inflection import PAST, base_of_present, past_of, present_of
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.sentences import SENTENCES, Sentence
from copychief.english.speech import SAY
from copychief.english.tags import TAGS, usual_tags
from copychief.english.times import TIMES
from copychief.english.verbs import VERBS, VerbGroup
from copychief.english.words import WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.tense._bare import bare_verbs, is_usual_verb
from copychief_rules.tense._glance import governs
from copychief_rules.tense._quoted import QUOTED, Quoted
from copychief_rules.tense._verbs import PHRASAL, is_state

# "walked in and sits", "… and then sat": an -s or a past form soon behind an "and"
_AND = lazy(r"and(?<!\wand)\s+(?:(?:\w+ly|then|also|finally|even)\s+)?([a-z]\w*)")
_COMPOUND = frozenset("is are am was were has had does did would could should might must".split())
_GOVERNS = lazy(r"\b(to|will|would|can|could|may|might|must|should|shall|let|lets)\s+(\w+)", re.IGNORECASE)
_CARRIES = lazy(
    r"\b(?:now|nowadays|today|currently|presently|still|once|already|previously|formerly|later|since|recently|ever|always|usually"
    r"|often|never|sometimes|until|soon|every|each|daily|weekly|eventually|thus|so|therefore|hence|originally|initially|first|long|ago|yet|as a result)\b",
    re.IGNORECASE,
)
_WORD = lazy(r"\w+")
_REPORT = frozenset("say tell add note explain argue write insist describe".split())
_SAME = frozenset(base for base, past in PAST.items() if base == past)


class TenseShiftInSentence(Rule):
    """Two coordinated verbs of one subject change tense, and no word of time carries the change.

    “He walked in and sits down.” Both verbs tell what somebody does; what is, has, belongs or usually happens may stand
    beside the past (“the shop opened in 1990 and employs six people”).

    Why: the reader loses the time of the story in mid-sentence.
    Leave it when: the second verb is meant as a lasting result of the first.
    Not caught: verbs with subjects of their own; “but” and “or”; perfect tenses and modals; verbs of state and saying.
    """

    code, name, since = "TEN002", "tense-shift-in-sentence", "0.1"
    severity = Severity.WARNING
    needs = (SENTENCES, WORDS, TAGS, VERBS, TIMES, QUOTATION_MARKS, QUOTED)

    examples = (
        Bad(
            """
            He walked in and sits down at the head of the table.
               ~~~~~~        ^^^^ “sat”
            """,
            fixed="He walked in and sat down at the head of the table.",
        ),
        Bad(
            """
            When the alarm rings, the guard runs to the gate and quickly closed it.
                                            ~~~~                         ^^^^^^ “closes”
            """
        ),
        Bad(
            """
            She got up and look around. The door was open.
                ~~~        ^^^^ “looked”
            """
        ),
        Bad(
            """
            The man entered the shop, pulls out a knife and demanded money.
                    ~~~~~~~           ^^^^^ “pulled”
            """,
            fixed="The man entered the shop, pulled out a knife and demanded money.",
        ),
        Bad(
            """
            The driver lost control, hit a wall and flees on foot.
                                     ~~~            ^^^^^ “fled”
            """
        ),
        Bad(
            """
            She opened the letter and reads it aloud.
                ~~~~~~                ^^^^^ “read”
            """
        ),
        Good("He bought the paper and reads it every day. The owner, who came early, opens the door and smiled."),
        Good("She wanted to get up and look around. He made them stop and look. They ate bread and drink."),
        Good("The shop opened in 1990 and employs six people. She was born in Rome and lives in Oslo."),
        Good("He left the party and now heads a firm. She sings and once danced. He ran and has won."),
        Good("“He walked in and sits down,” she said. The man who lives there and came late is her uncle."),
        Good("The band plays on Friday and won a prize last year. They sell and bought shares."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        quoted = doc[QUOTED]
        for sentence in doc[SENTENCES]:
            if sentence.block.kind not in RUNNING or " and " not in sentence.text or not _may_shift(quoted, sentence):
                continue
            verbs, words = doc[VERBS][sentence.index], doc[WORDS][sentence.index]
            for first, word, base in bare_verbs(words, doc[TAGS][sentence.index], verbs):
                if not quoted.within(sentence.paragraph, first.start, word.end):
                    yield _finding(first, Stretch(sentence.block, word.start, word.end), past_of(base))
            odd: set[int] = set()
            for before, middle, last in zip(verbs, verbs[1:], verbs[2:], strict=False):
                if not _is_odd_one(doc, sentence, before, middle, last):
                    continue
                odd.add(middle.start)
                if not quoted.within(sentence.paragraph, before.start, last.end):
                    yield _finding(before, middle, past_of(base_of_present(middle.verb.text)))
            for first, second in pairwise(verbs):
                if first.start in odd or not _shifts(doc, sentence, first, second):
                    continue
                if not quoted.within(sentence.paragraph, first.start, second.end):
                    yield _finding(first, second, _right(first, second))


def _may_shift(quoted: Quoted, sentence: Sentence) -> bool:
    """A look at the words around each “and” outside quotations, so that most sentences need no tags."""
    text, at = sentence.text, sentence.start
    return any(
        _changes(text, m.start(), m[1]) and not quoted.within(sentence.paragraph, at + m.start(), at + m.start(1))
        for m in _AND.finditer(text)
    )


def _changes(text: str, end: int, word: str) -> bool:
    """Can the word behind an “and” at `end` be of another tense than the verb before?"""
    bare = (word in PAST or is_usual_verb(word)) and not _is_governed(text, end)
    if bare or _may_be_present(word):
        past = True
    elif word.endswith("ed") or word in _PAST_FORMS:
        past = False
    else:
        return False
    words = _WORD.findall(text.lower(), 0, end)
    for i in range(len(words) - 1, -1, -1):
        before = words[i]
        if before in _COMPOUND or (before == "said" and not bare):
            return False  # the verb before is no bare tense, or reports
        if (
            before.endswith("ed") or before in _PAST_FORMS
            if past
            else _may_be_present(before) and not (i and governs(words[i - 1]))
        ):
            return True
    return False


def _is_governed(text: str, end: int) -> bool:
    """Does an infinitive or a modal stand before, so that a bare form behind “and” goes on from it?"""
    return any(m[1].lower() != "to" or is_usual_verb(m[2].lower()) for m in _GOVERNS.finditer(text, 0, end))


@lru_cache(maxsize=20_000)
def _may_be_present(word: str) -> bool:
    """Can a word, in small letters, be a present tense of which this rule speaks?"""
    tags = usual_tags(word)
    if tags and "VBZ" not in tags and "VBP" not in tags:
        return False
    base = base_of_present(word)
    if base in _REPORT or word in _SAME or base in ("be", "have", "do", "become") or not is_verb(base):
        return False
    return not is_state(base, "") or base in PHRASAL or base == "read"


_READ = frozenset("it them this that out aloud".split())
"Behind these, “reads” is no sign or letter that says something."
_PAST_FORMS = frozenset(PAST.values())
_ONLY_PAST = frozenset(
    "got went came took gave began fell rose saw became broke drove wrote threw flew ran drew".split()
)
"Past forms that are no participles before a noun."


def _shifts(doc: Document, sentence: Sentence, first: VerbGroup, second: VerbGroup) -> bool:
    if second.clause != "coordinate" or second.subject is not None or first.tense == second.tense:
        return False
    if second.marker is None or second.marker.text.lower() != "and":
        return False
    if not (first.simple and second.simple) or first.passive or second.passive or first.negated or second.negated:
        return False
    if first.clause == "subordinate" and first.marker is None:
        return False  # "breaks a promise he made and suffers"
    if first.clause == "relative" or (first.subject is None and first.clause != "coordinate"):
        return False
    present, past = (first, second) if first.tense == "present" else (second, first)
    base, before = base_of_present(present.verb.text), base_of(past.verb.text)
    words = doc[WORDS][sentence.index]
    behind = words[present.group.end].text.lower() if present.group.end < len(words) else ""
    if (
        (is_state(base, behind) and not (base == "read" and behind in _READ))
        or base in _REPORT
        or base in ("be", "have", "do", "become")
        or before in ("be", "have", "do")
    ):
        return False
    singular = base != present.verb.text.lower()  # “hit a wall and flees”: who flees would hits, were it no past
    if before in _REPORT or ((base in _SAME or before in _SAME) and not singular) or not is_verb(base):
        return False
    verbs, tags = doc[VERBS][sentence.index], doc[TAGS][sentence.index]
    if second.tense == "past" and any(v.perfect and v.start < first.start for v in verbs):
        return False  # "we have seen the joy when they come and felt the sorrow"
    between = tags[first.group.end : second.group.start]
    if "-LRB-" in between or "-RRB-" in between or (second.tense == "past" and "VBN" in between):
        return False  # "lanterns given away by the city and bought from vendors"
    row = any(v.end <= first.start and v.tense == "past" and v.simple and v.clause == "main" for v in verbs)
    set_off = first.tense == "past" and sentence.block.text[: first.start].rstrip().endswith(",")
    if set_off and not (row and not first.verb.text.endswith("ed")):
        return False  # "the theme, transposed to F, and"; but "lost control, hit a wall and"
    end = second.group.end
    if second.tense == "present" and end < len(tags) and tags[end] == "VBG":
        return False  # "heat singeing him and sparks flying"
    participle = second.verb.text.lower() not in _ONLY_PAST
    if participle and second.tense == "past" and end < len(tags) and tags[end] in ("JJ", "NN", "NNS", "NNP"):
        return False  # "attacks and alleged schemes": a participle before its noun
    if base == present.verb.text.lower() and not _plural_subject(doc, sentence, first):
        return False  # too often a noun, or an infinitive
    text, end = sentence.block.text, _clause_end(sentence, second)
    if _CARRIES.search(text, first.end, end):
        return False
    return not any(
        t.block is sentence.block and second.end <= t.start < end and text[t.end : t.end + 1] not in ("’", "'")
        for t in doc[TIMES]
    )


def _is_odd_one(doc: Document, sentence: Sentence, before: VerbGroup, middle: VerbGroup, last: VerbGroup) -> bool:
    """“Entered the shop, pulls out a knife and demanded money”: a present in a row of three, the others past."""
    present = middle.verb.text.lower()
    base = base_of_present(present)
    if middle.tense != "present" or base == present or before.tense != "past" or last.tense != "past":
        return False
    if before.clause != "main" or before.subject is None or not all(v.simple for v in (before, middle, last)):
        return False
    if any(v.passive or v.negated for v in (before, middle, last)) or present in SAY:
        return False
    if last.clause != "coordinate" or last.subject is not None or last.marker is None or last.marker.text != "and":
        return False
    words, tags = doc[WORDS][sentence.index], doc[TAGS][sentence.index]
    start, end = middle.group.start, last.group.end
    if tags[start] != "VBZ" or tags[start - 1] != "," or "," in tags[start:end]:
        return False
    # one row of verbs: no insertion before the present, and no participle where the past seems to stand
    if tags[before.group.end : start].count(",") > 1 or (end < len(tags) and tags[end] in ("JJ", "NNS", "NNP")):
        return False
    if base in ("be", "have", "do", "become") or is_state(base, words[start + 1].text.lower()) or not is_verb(base):
        return False
    return _CARRIES.search(sentence.block.text, before.end, last.end) is None


def _plural_subject(doc: Document, sentence: Sentence, verb: VerbGroup) -> bool:
    subject = verb.group.subject
    if subject is None:
        return False
    tag, word = doc[TAGS][sentence.index][subject], doc[WORDS][sentence.index][subject].text.lower()
    return tag == "NNS" or word in ("i", "we", "they", "you")


def _clause_end(sentence: Sentence, verb: VerbGroup) -> int:
    cut = re.compile(r"[,;:—–]|\bbut\b|\bwhile\b").search(sentence.block.text, verb.end, sentence.end)
    return cut.start() if cut else sentence.end


def _right(first: VerbGroup, second: VerbGroup) -> str:
    """The second verb in the tense of the first."""
    base = base_of(second.verb.text)
    if second.tense == "present":
        return past_of(base_of_present(second.verb.text))
    return base if base_of_present(first.verb.text) == first.verb.text.lower() else present_of(base)


def _finding(first: VerbGroup, second: Stretch, right: str) -> Finding:
    to = "present" if first.tense == "past" else "past"
    return Finding(
        second.span,
        f"“{first.text} … and {second.text}”: the tense changes from {first.tense} to {to}: “{right}”",
        related=[Related(first.span, f"“{first.text}”, {first.tense} tense")],
        fixes=[Fix(f"Change to “{right}”", (Edit(second.span, right),))],
        facts={"first": first.text, "second": second.text, "from": first.tense, "to": to},
        confidence=Confidence.HIGH,
    )
