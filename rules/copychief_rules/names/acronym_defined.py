"""NAM006."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import RUNNING, Block, BlockKind, Document
from copychief.english.name_lists import fold
from copychief.rule import Bad, Good, Rule
from copychief_rules.names._acronyms import Definition, definitions
from copychief_rules.names._stray_acronyms import strays


class AcronymDefined(Rule):
    """An abbreviation is used before it is spelled out, spelled out twice or in two ways, or used with its letters swapped.

    Why: whoever needs the long form needs it at the first use, and only there.
    Leave it when: the short form is a household word (EU, NATO, FBI and the like are let pass), or a long article starts
    anew. A short form in the headline, a caption or a quotation doesn't count as its first use.
    It sees long forms with the short one in brackets behind; not the reverse, “EBRD (the bank)”, nor a short form
    that is never spelled out.
    """

    code, name, since = "NAM006", "acronym-defined", "0.1"
    severity = Severity.WARNING
    reads = RUNNING

    examples = (
        Bad(
            """
            The RHTA asked drivers to take the bridge.
                ^^^^ “RHTA” is used here, but spelled out only in line 3

            The Riverton Harbour and Tunnel Authority (RHTA) will close the tunnel in May.
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            """
        ),
        Bad(
            """
            The Office for Rural Schools (ORS) paid for the roof. The ORS also paid for books.
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            A letter from the Office for Rural Schools (ORS) came in March.
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ spelled out a second time
            """
        ),
        Bad(
            """
            The Office for Rural Schools (ORS) paid for the roof.
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            The Office of Regional Schools (ORS) also paid for books.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Office for Rural Schools”
            """
        ),
        Bad(
            """
            The Office for Rural Schools (ORS) paid for the roof. The OSR also paid for books.
                                          ~~~                         ^^^ “OSR” here, “ORS” in line 1
            """
        ),
        Good("The Riverton Harbour and Tunnel Authority (RHTA) will close the tunnel. The RHTA gave no date."),
        Good("EU ministers met on Monday. Ministers of the European Union (EU) will meet again in May."),
        Good("He drives a Volvo (V70) and a van (blue). The United Kingdom (UK) is an island. The UK is wet."),
        Good("“The RHTA is slow,” said a driver of the Riverton Harbour and Tunnel Authority (RHTA)."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        found: defaultdict[str, list[tuple[int, Block, Definition]]] = defaultdict(list)
        for n, (block, made) in enumerate(zip(doc.blocks, doc.per_block(definitions), strict=True)):
            if block.kind in self.reads:
                for definition in made:
                    found[definition.short].append((n, block, definition))
        for stray in strays(doc, self.reads):
            if not {stray.wrong.text, stray.right.text} & _HOUSEHOLD:
                yield Finding(
                    stray.wrong.span,
                    f"“{stray.wrong.text}” here, “{stray.right.text}” in line {doc.source.lines.position(stray.right.span.start).line}",
                    related=[Related(stray.right.span, f"“{stray.right.text}”")],
                    facts={"short": stray.wrong.text, "usual": stray.right.text},
                )
        for short, places in found.items():
            yield from _again(short, places)
            if short.rstrip("s") not in _HOUSEHOLD:
                early = _early(doc, self.reads, short, *places[0])
                if early is not None:
                    yield early


# Readers know these better than what they stand for.
_HOUSEHOLD = frozenset(
    """EU UN US UK USA UAE NATO AIDS HIV DNA NASA FBI CIA BBC CNN AP AFP NBC CBS ABC IMF WHO WTO GDP UNICEF UNESCO OPEC NHS NBA NFL NHL
    MLB FIFA UEFA IOC TV PC CEO MP MPs NGO PLO IRA ANC BMW IBM KGB USSR GOP DUP SNP MEP DVD PLC ISIS ISIL IS HSBC LGBT RAF MI5
    MI6 IRS EPA FDA NSA SEC FCC CDC PTSD CCTV FARC ECB AI IT PM PR VAT ID DUI ICU CBI RNC DNC NAACP PMI""".split()
)


def _again(short: str, places: list[tuple[int, Block, Definition]]) -> Iterator[Finding]:
    n0, block0, first = places[0]
    text0 = block0.text[first.start : first.end]
    there = block0.source_span(first.start, first.stop + 1)
    for n, block, definition in places[1:]:
        text = block.text[definition.start : definition.end]
        same = _loose(text) == _loose(text0)
        message = (
            f"“{short}” is spelled out a second time" if same else f"“{short}” is “{text}” here and “{text0}” before"
        )
        yield Finding(
            block.source_span(definition.start, definition.stop + 1),
            message,
            related=[Related(there, "spelled out here")],
            facts={"short": short, "long": text, "first": text0, "same": same},
            confidence=Confidence.HIGH if same or n - n0 < 40 else Confidence.MEDIUM,
        )


def _loose(text: str) -> str:
    return re.sub(r"[\W_]+|s\b", "", fold(text))


def _early(
    doc: Document, reads: frozenset[BlockKind], short: str, n: int, home: Block, definition: Definition
) -> Finding | None:
    use = re.compile(rf"(?<![\w.’'-]){re.escape(short)}(?![\w-])")
    for block in doc.blocks[: n + 1]:
        if block.kind not in reads or short not in block.text:
            continue
        end = definition.start if block is home else len(block.text)
        for m in use.finditer(block.text, 0, end):
            if _quoted(block.text, m.start()) or _in_bracket(block.text, m.start()):
                continue
            there = home.source_span(definition.start, definition.stop + 1)
            line = doc.source.lines.position(there.start).line
            long = home.text[definition.start : definition.end]
            return Finding(
                block.source_span(m.start(), m.end()),
                f"“{short}” is used here, but spelled out only in line {line} (“{long}”)",
                related=[Related(there, "spelled out here")],
                facts={"short": short, "long": long},
            )
    return None


def _quoted(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1


def _in_bracket(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)
