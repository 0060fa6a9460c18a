"""RES001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copychief.diagnostic import Confidence, Finding, Severity
from copychief.document import Block, BlockKind, Document
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.vocabulary import BLOCK_WORDS, VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_MARKED = ("??", "?)", "[", "<")
_WORDED = frozenset("todo fixme lorem dolor insert".split())
_WORDED |= {"tk" * n for n in range(1, 9)} | {"x" * n for n in range(2, 33)}
_BEFORE_HERE = frozenset("goes name quote date figure link number photo caption text".split())
"Any placeholder holds a mark, a word, or “here” behind one of these: most articles hold few, and need no further look."

_UNIT = r"(?:%|\s(?:per ?cent|percent|million|billion|people|points?|dollars|euros|pounds|years?|days?|miles|km)\b)"
_MARKS = lazy(
    r"""
    (?:(?<!\w)|(?=[\[<(?]))(?:  # a letter inside a word begins none of them: leave it at once
    (?P<tk>(?<![\w-])(?:TK)+(?![\w-])|\b[tT]k(?:[tT]k)+\b)
    | (?P<xs>(?<![\w.-])[$£€]?(?:[xX]{2,}(?:[.,][xX]+)?(?=UNIT)|XXX+)(?![\w-]))
    | (?P<marks>(?<![^\s($£€“"‘\[])\?{2,}(?![^\s.,;:)%”"’\]]))
    | (?P<lorem>(?i:lorem\ ipsum\ dolor|dolor\ sit\ amet|consectetur\ adipiscing)\b)
    | (?P<note>(?<![\w.-])(?:TODO|FIXME)\b(?!-))
    | (?P<query>\((?:spelling|sp|name|date|source|check|cq|title)\s?\?\))
    | (?P<order>\b(?:INSERT\s(?:[A-Z]+\s){0,4}|(?:NAME|QUOTE|DATE|FIGURE|LINK|NUMBER|PHOTO|CAPTION|TEXT)\s)HERE\b|(?i:(?:headline|subhead|deck|caption|byline|quote|text)\s)goes\shere\b)
    | (?P<slot>[\[<](?P<words>[A-Za-z][A-Za-z '’/-]{1,40})[\]>]))
    """.replace("UNIT", _UNIT),
    re.VERBOSE,
)
# "[name]", "[company name]", "[INSERT DATE HERE]", "[quote TK]"; never "[sic]", "[his]" or "[the company]"
_SLOT = lazy(
    r"(?P<order>insert|enter|add|choose|select|fill in)\s.+|.*\b(?P<here>goes here|to come|here|tk|tbd|placeholder)|(?-i:CHECK|VERIFY|CONFIRM|QUERY|FACT[- ]?CHECK|TBC)"
    r"|(?P<noun>(?:(?:company|first|last|full|middle|user|product|event|client|customer|recipient|speaker|reporter|author"
    r"|start|end|publication|city|street|phone|e-?mail|web|postal|home|office|contact|team|brand|school|state|spokesperson)\s)*"
    r"(?:name|date|title|place|location|city|company|surname|address|organi[sz]ation|phone|number|figure|amount|percentage"
    r"|e-?mail|quote|headline|subhead|deck|byline|dateline|caption|credit|time|month|year|day|(?-i:URL|LINK|SOURCE))s?)",
    re.IGNORECASE,
)
_BEFORE_NUMERAL = lazy(r"(?:\b[A-Z][\w’'-]*|[§#])\s?$")
_AFTER_XS = lazy(r"[\s-](?:[A-Z]|rated|rating|film|movie|content|site|video)")
_ABOUT_NOTES = lazy(r"\s?(?:comments?|lists?|items?|notes?|apps?|markers?|tags?|files?)\b", re.IGNORECASE)


class Placeholder(Rule):
    """Something that was to be filled in is still there.

    TK (“to come”), XXX, “xx percent”, ???, lorem ipsum, [name], [INSERT QUOTE HERE], [CHECK], (spelling?), TODO and FIXME.

    Why: it is the most embarrassing thing that can be printed.
    Leave it when: the article is about placeholders.

    Brackets that an editor put into a quotation (“[sic]”, “[the company]”), Roman numerals (“Super Bowl XXX”) and
    firms (“TK Maxx”) are no placeholders. The second person's (“[Your Name]”) are RES003's.
    """

    code, name, since = "RES001", "placeholder", "0.1"
    severity, needs = Severity.ERROR, (QUOTED, BLOCK_WORDS, VOCABULARY)
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    examples = (
        Bad(
            """
            The mayor, TK, said that xx percent of the TKTK homes were lost.
                       ^^            ^^                ^^^^
            """
        ),
        Bad(
            """
            The fire at XXX killed ??? people and cost $xx million.
                        ^^^        ^^^                 ^^^
            """
        ),
        Bad(
            """
            Dear [name], the meeting is on [INSERT DATE HERE] in [city].
                 ^^^^^^                    ^^^^^^^^^^^^^^^^^^    ^^^^^^
            """
        ),
        Bad(
            """
            TODO: ask the chief for a figure. Lorem ipsum dolor sit amet, he said.
            ^^^^                              ^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The plant closed in 2019. (FIXME check) “[QUOTE TK],” she said.
                                       ^^^^^         ^^^^^^^^^^
            """
        ),
        Bad(
            """
            The owner, Ida Brandvoll (spelling?), paid NAME HERE £40,000 [CHECK] for it.
                                     ^^^^^^^^^^^       ^^^^^^^^^         ^^^^^^^
            """
        ),
        Good("“They [the owners] were late [sic] and [his] plan failed,” she said. “I told [name] so.”"),
        Good("Super Bowl XXX, the XXX Olympiad and an XXX-rated film; TK Maxx; flight TK 1951; Pope John XXX."),
        Good("“What???” he wrote. “Really??” The code had a TODO comment in it, and `FIXME` in the next line."),
        Good("He keeps a TODO list. The lorem ipsum of the trade is Latin. Call 555-XXX-0199. XX chromosomes."),
        Good("The [update](https://example.org) is out.[1] See the note [in French]."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        whole, vocabulary, written = doc.source.text, doc[VOCABULARY], doc[BLOCK_WORDS]
        marks = [mark for mark in _MARKED if mark[0] in whole and mark in whole]  # one character is found at once
        hints = _WORDED & vocabulary
        if "here" in vocabulary and not _BEFORE_HERE.isdisjoint(vocabulary):
            hints |= {"here"}
        for block, words in zip(doc.blocks, written, strict=True) if marks or hints else ():
            if hints.isdisjoint(words) and not any(mark in block.text for mark in marks):
                continue
            if block.kind not in self.reads:
                continue
            for m in _MARKS.finditer(block.text):
                if any(a <= m.start() < b for a, b in block.code):
                    continue
                kind = str(m.lastgroup) if m.lastgroup != "words" else "slot"
                if _is_meant(doc, block, m):
                    continue
                yield Finding(
                    block.source_span(m.start(), m.end()),
                    f"“{m[0]}” is a placeholder: fill it in",
                    facts={"placeholder": m[0]},
                    confidence=Confidence.MEDIUM if kind == "marks" else Confidence.HIGH,
                )


def _is_meant(doc: Document, block: Block, m: re.Match[str]) -> bool:
    """Is it a firm, a numeral, an editor's bracket or a word about placeholders?"""
    text, after = block.text, block.text[m.end() :]
    if m["tk"]:
        # "TK Maxx", "flight TK 1951", "J. TK"
        return m["tk"] == "TK" and (
            re.match(r"[’']s\b| ?[A-Z][a-z]| \d", after) is not None
            or re.search(r"[A-Z]\.? $", text[: m.start()]) is not None
        )
    if m["xs"]:
        if m["xs"].strip("$£€").lower().strip("x.,"):
            return True
        return m["xs"].startswith("XXX") and (
            _AFTER_XS.match(after) is not None or _BEFORE_NUMERAL.search(text[: m.start()]) is not None
        )
    if m["note"]:
        before = text[: m.start()].rstrip().lower()
        return _ABOUT_NOTES.match(after) is not None or before.endswith((" a", " the", " “", '"', "'", "‘", "“"))
    if m["marks"] or m["order"] or m["query"]:
        return False
    if m["slot"]:
        slot = _SLOT.fullmatch(m["words"])
        if slot is None or m["words"].lower().startswith("your ") or (m[0][0] == "<" and slot["noun"] is None):
            return True
        if m[0][0] != "[" and not m["words"].isupper():
            return True
        return slot["noun"] is not None and not m["words"].isupper() and in_quotation(doc, block, m.start())
    return in_quotation(doc, block, m.start())
