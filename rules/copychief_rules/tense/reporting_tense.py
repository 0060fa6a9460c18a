"""TEN003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import RUNNING, Document, Stretch
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.times import TIMES
from copychief.english.vocabulary import VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.tense._quoted import QUOTED
from copychief_rules.tense._story import is_title

_SAY = lazy(r"sa(?:id|ys)(?![\w’'-])")
_PERFECT_OR_PASSIVE = lazy(
    r"\b(?:ha(?:s|ve|d|ving)|is|was|are|were|be|been|being|’s|'s|’d|'d|that|enough|easier|when all(?: is)?)\s+(?:\w+ly\s+|also\s+|not\s+|never\s+|previously\s+)?$",
    re.IGNORECASE,
)
# A reporting present beside "says" makes a story of the present.
_PRESENT = lazy(
    r"\b(?:adds|tells|explains|argues|insists|recalls|writes|concedes|replies|admits|remembers|jokes|laughs|notes that|believes)\b"
)

# What is written says so as long as it lasts.
_DOCUMENTS = frozenset(
    "report law letter study statement bill document rule text sign slide book website site complaint lawsuit"
    " suit filing poll survey indictment order constitution act amendment article memo memorandum email e-mail"
    " note message policy agreement treaty contract charter guidance guideline guidelines rules laws manual label"
    " poster ad advert advertisement headline caption page post tweet resolution plan paper notice warrant"
    " affidavit transcript brief ruling opinion motion petition bible scripture saying proverb adage legend wisdom"
    " story profile biography bio theory doctrine evidence data figures statistics record records document"
    " documents papers reports letters signs banner review assessment analysis research budget code section clause"
    " article verse gospel deal pact accord instructions inscription plaque screen map chart clock calendar"
    " dictionary encyclopedia voice voiceover narrator recording video subtitle song lyric chorus line everyone"
    " everybody nobody anyone who what history tradition science logic common sense experience instinct gut heart"
    " nature god".split()
)
_STILL = frozenset(
    "now still often always usually never frequently repeatedly generally typically sometimes ever already just"
    " then".split()
)
_ASIDE = frozenset("also further later only simply".split())
_POSITION = lazy(
    r"\b(?:which|what|whatever|whom|ones|than|as|like|how|while|whereas|although|though|if|when|whenever|where|because|since|unless)\b",
    re.IGNORECASE,
)
_BACKSHIFT = lazy(
    r"\b(?P<past>would|had|was|were|could|might|did|wasn|weren|hadn|couldn|wouldn|didn)\b|\b(?P<present>is|are|am|has|have|will|can|does|do|must|isn|aren|hasn|won|doesn|don)\b|(?P<third>\b(?:he|she|it)\s+(?:\w+ly\s+)?(?!was\b|is\b|has\b|does\b)\w+s\b)|(?P<pronoun>\b(?:I|he|she|it|we|you|they|there|that)[’'](?:s|re|ve|ll|m)\b)"
)
_CLOSES = "”’\"'»"
_SENTENCE_ENDS = lazy(r"(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)(?<!\b[A-Z])[.;!?]\s")
_AT_A_TIME = lazy(
    r"(?:earlier|yesterday|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last\s+(?:week|month|year|night))\b"
)


@dataclass(frozen=True)
class ReportingTense(Rule):
    """One “says” strays among many “said”, or the reverse.

    A news story reports in the past, a feature may report in the present; a story that keeps to one of them and leaves
    it once has a slip or a paste. Quotations, headlines and captions don't count. What is written says so as long as
    it lasts (“the report says”), and “now says” is meant.

    Why: the reader stumbles: is this said again, or still?
    Leave it when: the one who speaks holds the view to this day, and the story says so.
    Not caught: a story that uses both more than once; other verbs of reporting.
    """

    code, name, since = "TEN003", "reporting-tense", "0.1"
    severity = Severity.INFO
    needs = (QUOTATION_MARKS, TIMES, QUOTED, VOCABULARY)
    min_others: int = 3
    "So many of the usual form make an article uniform."

    examples = (
        Bad(
            """
            The mayor said the bridge would close. Engineers said they had found cracks.

            The repair was costly, the treasurer said. “We saw it late,” Ms. Roe says. Mr. Poe said he was sorry.
                                                                                 ^^^^ 4 times
            """,
            fixed="""
The mayor said the bridge would close. Engineers said they had found cracks.

The repair was costly, the treasurer said. “We saw it late,” Ms. Roe said. Mr. Poe said he was sorry.
""",
        ),
        Bad(
            """
            “We begin at six,” she says. “The ovens are cold,” he says, “and so are we.” Bread, she says, is slow.
            “It can't be hurried,” he says. “Nobody should try,” she said. “Try it and see,” he says.
                                                                     ^^^^ “says” 5 times
            """
        ),
        Good(
            """
            The mayor said the bridge would close. Engineers said they had found cracks. The report says that repairs
            take a year. The treasurer said it was costly. Mr. Poe said he was sorry. Ms. Roe now says she saw it coming.
            """
        ),
        Good(
            """
            “We begin at six,” she says. “The ovens are cold,” he says. Bread, she says, is slow. “It takes time,” he says.
            “Nobody should try to hurry it,” she said in 1998, when the shop opened. “Try it and see,” he says.
            """
        ),
        Good("The mayor said it was over. “He says so, I said no,” the clerk said. The end, she said, was near."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        known = doc[VOCABULARY]
        if "said" not in known or "says" not in known:
            return  # most stories are uniform as they are
        story = [(i, b) for i, b in enumerate(doc.blocks) if b.kind in RUNNING and not is_title(doc, i)]
        places = [(i, b, m) for i, b in story for m in _SAY.finditer(b.text)]
        if len(places) <= self.min_others:
            return
        quoted = doc[QUOTED]
        said: list[tuple[int, Stretch]] = []
        says: list[tuple[int, Stretch]] = []
        for index, block, m in places:
            start, end, text = *m.span(), block.text
            if (start and (text[start - 1].isalnum() or text[start - 1] == "-")) or quoted.within(index, start, end):
                continue
            if m[0] == "said" and (
                _PERFECT_OR_PASSIVE.search(text, max(0, start - 24), start) or text.startswith(" to be ", end)
            ):
                continue
            (said if m[0] == "said" else says).append((index, Stretch(block, start, end)))
        if len(says) == 1 and len(said) >= self.min_others:
            presents = sum(not quoted.within(i, *m.span()) for i, b in story for m in _PRESENT.finditer(b.text))
            sure = _stray_says(says[0][1], presents)
            if sure is not None:
                yield _finding(says[0][1], said, sure)
        elif len(said) == 1 and len(says) > self.min_others:
            index, stray = said[0]
            if _stray_said(doc, index, stray):
                yield _finding(stray, says, Confidence.HIGH)


def _finding(stray: Stretch, others: list[tuple[int, Stretch]], sure: Confidence) -> Finding:
    usual = others[0][1].text
    near = min((s for _, s in others), key=lambda s: abs(s.span.start - stray.span.start))
    return Finding(
        stray.span,
        f"“{stray.text}” here, “{usual}” {len(others)} times elsewhere",
        related=[Related(near.span, f"“{usual}” is the usual form")],
        fixes=[Fix(f"Change to “{usual}”", (Edit(stray.span, usual),))],
        facts={"variant": stray.text, "usual": usual, "count": len(others)},
        confidence=sure,
    )


def _stray_says(says: Stretch, presents: int) -> Confidence | None:
    """How sure it is that a lone “says” is a slip; None if it is right as it is."""
    text = says.block.text
    before, after = text[: says.start].rstrip(), text[says.end :].lstrip()
    words = re.findall(r"[\w’'-]+", before[-60:])
    last = words[-1].lower() if words else ""
    capital = bool(words) and words[-1][0].isupper()
    if last in _ASIDE and len(words) > 1:
        last = words[-2].lower()
    if last in _STILL or last in _DOCUMENTS or last in ("this", "that", "so", "which"):
        return None
    if last in ("has", "have", "had") or (before[-1:].isalpha() and not capital and _is_plural(last)):
        return Confidence.HIGH  # "have says", "analysts says": it can't be meant
    if _AT_A_TIME.match(after):
        return Confidence.HIGH  # "says Tuesday that"
    is_tag = before[-1:] in tuple(_CLOSES + ",")
    behind = re.match(r"(?:the|a|an|its|his|her|their)\s+(?:[\w’'-]+\s+){0,2}?([\w’'-]+)(?=[.,;]|\s|$)", after)
    if is_tag and behind and behind[1] in _DOCUMENTS:
        return None
    if presents > 1:
        return Confidence.MEDIUM
    clause = re.split(r"[.;:!?”\"—–]|,\s", before)[-1]
    if last == "and":
        return Confidence.MEDIUM
    if not is_tag and (_POSITION.search(clause) or re.search(r"\bthat\s+\S+$", clause)):
        return Confidence.MEDIUM
    told = re.split(r"[.;!?“\"”]", after[:120])[0]
    shift = _BACKSHIFT.search(told)
    if shift and shift["past"]:  # the reported clause is told from the past already
        return Confidence.HIGH
    begun = before[max((m.end() for m in _SENTENCE_ENDS.finditer(before)), default=0) :]
    if not told.strip(" .,;!?)") and not re.search(r"[,”\"»’']", begun):
        return Confidence.MEDIUM  # "some of the things he says."
    speech = before.rstrip(",")[-1:] in tuple(_CLOSES) or after[:1] in tuple('“"‘') or after[:1] == ":"
    if shift and not speech:
        return Confidence.MEDIUM
    return Confidence.MEDIUM if last == "it" else Confidence.HIGH


def _is_plural(word: str) -> bool:
    return len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news", "ics", "’s", "'s"))


def _stray_said(doc: Document, index: int, said: Stretch) -> bool:
    """Is a lone “said” the tag of a quotation, with nothing that puts it into the past?"""
    text = said.block.text
    begin = max(text.rfind(". ", 0, said.start), text.rfind("? ", 0, said.start), text.rfind("! ", 0, said.start)) + 1
    stop = re.compile(r"[.!?]").search(text, said.end)
    end = stop.start() if stop else len(text)
    if any(t.block is said.block and t.start < end and t.end > begin for t in doc[TIMES]):
        return False
    tag = re.search(r"[”\"’',]\s+(?:[\w’'.-]+\s+){0,3}$", text[begin : said.start])
    tail = text[said.end : end].split()
    return tag is not None and len(tail) <= 3
