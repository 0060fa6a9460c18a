"""RES003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from copychief.diagnostic import Finding, Severity
from copychief.document import Block, BlockKind, Document
from copychief.english.quotations import QUOTED, in_quotation
from copychief.english.vocabulary import BLOCK_WORDS, VOCABULARY
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

_HINTS = {
    hint: frozenset(re.findall(r"\w+", hint))
    for hint in (
        "language model", "an ai", "artificial intelligence", "knowledge cutoff", "knowledge update", "training data",
        "training cutoff", "my last update", "browse",
        "access", "sorry, but i", "hope this", "let me know", "feel free",
        "would you like me to", "d like, i can", "regenerate response", "oaicite", "attached_file", "grok_card", "utm_source",
        "anything else you", "word count:", "revised version:", "rewritten ",
    )
}  # fmt: skip
"What any of them holds, in small letters, but those that open a block, by its words; far faster than the expression."
_TURN = lazy(r"turn\d")
_SLOTS = ("[your", "[insert your", "[recipient")
_OPENINGS = ("certainly", "sure", "of course", "absolutely", "great question", "here")
_FIRST = frozenset(opening.split()[0] for opening in _OPENINGS)


@cache
def _residue() -> re.Pattern[str]:
    made = r"(?:\sis|\sare|['’]s)\s(?:a|an|the|your|some|my)\s(?:[\w-]+\s){0,3}(?:(?:re)?draft|article|version|rewrite|summary|text|story|post|headlines?|outline|paragraph|revision|copy|piece|report|list|translation)\b"
    return re.compile(
        rf"""
        (?P<mark>(?:\ue200)?(?:cite)?(?:\ue202)?turn\d+(?:search|news|view|image|file|product|academia|forecast|finance|reddit|fetch)\d+(?:\ue201)?
            |:?contentReference\[oaicite:\d+\](?:\{{index=\d+\}})?|\boaicite\b|【\d+†[^】]*】|\battached_file:\d+\b|<grok_?[-\w]+|\bgrok_card\b
            |[?&]utm_source=(?:chatgpt\.com|openai|copilot\.com|perplexity)\b)
        | (?P<self>\b(?:As|as)\s(?:an|a)\s(?:AI|artificial\sintelligence|large\slanguage\smodel|language\smodel)(?:\s(?:language\s)?model|\sassistant|\schatbot)?,?\s(?:I|my)\b
            |\bI(?:\sam|['’]m)\s(?:just\s|only\s)?an?\s(?:AI|large)\s(?:language\s)?(?:model|assistant)\b
            |\b(?:As\sof\s)?[Mm]y\s(?:last\s|latest\s)?(?:knowledge\s(?:cutoff|update)|training\s(?:data|cutoff))\b
            |\b(?:As\sof|as\sof|[Uu]p\sto)\smy\slast\s(?:knowledge\s|training\s)?update\b
            |\bI\s(?:do\snot|don['’]t|cannot|can['’]t)\s(?:have\saccess\sto|access|browse)\s(?:real-time|current|live|the\sinternet)\b[\w\s-]*
            |\b(?:I['’]m|I\sam)\ssorry,\sbut\sI\s(?:cannot|can['’]t|am\sunable\sto|['’]m\sunable\sto)\s(?:fulfil|assist|help|provide|generate|create|comply)\w*\b)
        | (?P<slot>\[(?:Your|YOUR|your|Insert\syour|Recipient)[\s'’][\w\s'’./-]{{2,40}}\])
        | (?P<reply>^(?:Certainly|Sure(?:\sthing)?|Of\scourse|Absolutely|Great\squestion)[!,.]?\s(?:(?:H|h)ere{made}|I\s(?:can|['’]d\sbe\shappy\sto)\shelp|[Ll]et\sme\b)[^.!?:]*[.!:]?
            |^Here{made}[^.!?]*(?:you\s(?:requested|asked|provided)|(?:in|with)\s(?:a|an|the|your)\s[\w\s-]*(?:tone|style|format|voice)|:$)
            |\bI\shope\sthis\s(?:helps|meets\syour|is\shelpful)[^.!?]*[.!]?
            |\b(?:Please\s)?(?:[Ll]et\sme\sknow|[Ff]eel\sfree\sto\s(?:ask|reach\sout|let\sme\sknow))\sif\s(?:you['’]d\slike|you\s(?:would\slike|need|want|have))\s[\w\s,-]*(?:changes?|adjust\w*|revisions?|edits?|tweaks?|else|help|assistance|questions?|refine\w*|expand\w*|version|modif\w+)[^.!?]*[.!?]?
            |\bWould\syou\slike\sme\sto\s[^.!?]*\?|\bIf\syou['’]d\slike,\sI\scan\s[^.!?]*[.!]?
            |\bIs\sthere\sanything\selse\syou(?:['’]d|\swould)\slike\sme\sto\s[^.!?]*\?
            |^(?:Regenerate\sresponse|[Ww]ord\s[Cc]ount:\s\d[\d,]*(?:\swords)?|(?:Revised|Rewritten)\s(?:version|article|text|draft):)$)
        """,
        re.VERBOSE,
    )


class ChatbotResidue(Rule):
    """What a chatbot says around the text it writes is still in the text.

    “As an AI language model, I …”, “Certainly! Here is the article”, “I hope this helps!”, “[Your Name]”, and the marks
    of its citations (turn0search0, oaicite, utm_source=chatgpt.com), in the text or in the address of a link.

    Why: it tells the reader that nobody read the text before it was printed.
    Leave it when: the article is about chatbots and shows what they say.

    It says nothing of whether a machine wrote the text; a quotation may hold such words, but never the marks.
    """

    code, name, since = "RES003", "chatbot-residue", "0.1"
    severity, needs = Severity.ERROR, (QUOTED, BLOCK_WORDS, VOCABULARY)
    reads = frozenset(BlockKind) - {BlockKind.CODE}

    examples = (
        Bad(
            """
            Certainly! Here is a revised version of the article:
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            The council voted on Monday. I hope this helps!
                                         ^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            As an AI language model, I cannot know who won. The count went on, as of my last update.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^                                         ^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The dam is 60 years old. turn0search3 It was built in 1965 :contentReference[oaicite:2]{index=2}.
                                     ^^^^^^^^^^^^                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The report is [on its site](https://example.org/dam?utm_source=chatgpt.com), signed [Your Name].
                           ^^^^^^^^^^^                                                          ^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The dam held. Let me know if you'd like any changes to the tone!
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good("The bot replied, “As an AI language model, I cannot vote.” Certainly, here is where the story turns."),
        Good("Sure, here the river is deep. Of course, I can see why. As an AI researcher, I worry, she said."),
        Good("“I hope this helps them,” she said. Here is a list of the dead: two men and a boy."),
        Good("“Let me know if you need anything else,” the clerk said. Shares turned over 10 times."),
        Good("The link [on its site](https://example.org/?utm_source=newsletter) is old."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        whole, vocabulary = doc.source.text, doc[VOCABULARY]
        hints = [hint for hint, needed in _HINTS.items() if needed <= vocabulary]
        hints += _TURN.findall(whole)
        hints += [mark for mark in ("<grok", "【") if mark[0] in whole and mark in whole]
        if "[" in whole:
            hints += _SLOTS
        written = doc[BLOCK_WORDS]
        for block, words in zip(doc.blocks, written, strict=True):
            if block.kind not in self.reads:
                continue
            if block.links:
                yield from self._links(block)
            if not hints and (not words or words[0] not in _FIRST):
                continue
            low = block.text.lower()
            if not low.startswith(_OPENINGS) and not any(hint in low for hint in hints):
                continue
            for m in _residue().finditer(block.text):
                meant = m.lastgroup != "mark" and in_quotation(doc, block, m.start())
                if not meant and not any(a <= m.start() < b for a, b in block.code):
                    yield Finding(
                        block.source_span(m.start(), m.end()),
                        f"“{m[0]}” is what a chatbot leaves in a text",
                        facts={"residue": m[0]},
                    )

    def _links(self, block: Block) -> Iterator[Finding]:
        for link in block.links:
            m = _residue().search(link.target) if "utm_source=" in link.target else None
            if m and m["mark"] and m["mark"] not in block.text[link.start : link.end]:
                yield Finding(
                    block.source_span(link.start, link.end),
                    f"the address of this link holds “{m[0].lstrip('?&')}”: it came from a chatbot",
                    facts={"residue": m[0].lstrip("?&")},
                )
