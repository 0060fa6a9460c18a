"""QUO002."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copychief.diagnostic import Edit, Finding, Fix, Related, Severity
from copychief.document import PROSE, TITLES, Block, Document
from copychief.english.quotation_marks import QUOTATION_MARKS, Role, scan
from copychief.rule import Bad, Good, Rule

_STRAIGHT = {Role.OPEN: '"', Role.CLOSE: '"'}
_CURLY = {Role.OPEN: "“", Role.CLOSE: "”"}


class _Use(NamedTuple):
    block: Block
    start: int
    end: int
    curly: bool
    role: Role


class MixedQuotationMarks(Rule):
    """Straight and curly double quotation marks stand in one text, or a curly one faces the wrong way.

    The fix makes all of them the kind that is used more often, and turns what faces the wrong way (“so,“ she said).

    Why: the mixture shows where text was pasted in.
    Leave it when: the text is about typography or code.

    Apostrophes and single marks are left alone, and so are guillemets, inches, and marks whose direction
    can't be told.
    """

    code, name, since = "QUO002", "mixed-quotation-marks", "0.1"
    severity = Severity.INFO
    needs = (QUOTATION_MARKS,)
    reads = PROSE | TITLES

    examples = (
        Bad(
            """
            “We will rebuild,” she said. “It can’t wait.”

            "Not this year," said her deputy.
            ^ 2 straight
                           ~
            """,
            fixed="“We will rebuild,” she said. “It can’t wait.”\n\n“Not this year,” said her deputy.",
        ),
        Bad(
            """
            "We will rebuild," she said. "It can't wait." He called it “folly”.
                                                                       ^     ~ 2 curly
            """,
            fixed='"We will rebuild," she said. "It can\'t wait." He called it "folly".',
        ),
        Bad(
            """
            “The pier can’t wait,“ she said.
                                 ^ the wrong way
            """,
            fixed="“The pier can’t wait,” she said.",
        ),
        Bad(
            """
            He called the pier ”a ruin” and left.
                               ^ the wrong way
            """,
            fixed="He called the pier “a ruin” and left.",
        ),
        Good("The Zeitung called it „a great pier“ again."),
        Good("“We will rebuild,” she said; the board is 19\" wide, and it’s a 'must'."),
        Good('"We will rebuild," she said. "It\'s late," he said, and the boys’ boat sank.'),
        Good('---\ntitle: "The “old” pier"\n---\n\n"We will rebuild," she said.\n'),
        Good('“We will rebuild,” she said, and typed `print("now")`.'),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        yield from self._turned(doc)
        # marks in front matter may be YAML's or TOML's own: a headline from there keeps what it has
        kinds = PROSE if doc.metadata.fields else self.reads
        if all(b.text.isascii() for b in doc.of_kind(kinds)):
            return
        blocks = [b for b in doc.of_kind(kinds) if '"' in b.text or "“" in b.text or "”" in b.text]
        if not any('"' in b.text for b in blocks):
            return
        uses = [u for block in blocks for u in _uses(block)]
        curly = [u for u in uses if u.curly]
        straight = [u for u in uses if not u.curly]
        if not curly or not straight:
            return
        odd, form = (straight, _CURLY) if len(curly) >= len(straight) else (curly, _STRAIGHT)
        kind, usual = ("straight", "curly") if odd is straight else ("curly", "straight")
        many = len(uses) - len(odd)
        spans = [u.block.source_span(u.start, u.end) for u in odd]
        edits = tuple(Edit(span, form[u.role]) for u, span in zip(odd, spans, strict=True))
        yield Finding(
            spans[0],
            f"{len(odd)} {kind} quotation mark{'s' * (len(odd) > 1)} in a text with {many} {usual} one{'s' * (many > 1)}",
            related=[Related(span, f"{kind} mark") for span in spans[1:]],
            fixes=[Fix(f"Make all quotation marks {usual}", edits, safe=True)],
            facts={"curly": len(curly), "straight": len(straight)},
        )

    def _turned(self, doc: Document) -> Iterator[Finding]:
        """Each mark of a pair that faces the wrong way."""
        for block, pairs in zip(doc.blocks, doc[QUOTATION_MARKS].pairs, strict=True):
            if block.kind not in self.reads or ("“" not in block.text and "”" not in block.text):
                continue
            for pair in pairs:
                if block.text[pair.open.start] == "„":
                    continue
                for mark, right in ((pair.open, "“"), (pair.close, "”")):
                    if mark is None or not mark.turned or mark.end - mark.start > 1:
                        continue
                    span = block.source_span(mark.start, mark.end)
                    yield Finding(
                        span,
                        f"the mark faces the wrong way: “{right}” is meant",
                        fixes=[Fix("Turn the mark", (Edit(span, right),), safe=True)],
                        facts={"mark": block.text[mark.start : mark.end], "right": right},
                    )


def _uses(block: Block) -> Iterator[_Use]:
    """The straight and curly marks of a block, each with what it does; those that could do either are left out."""
    open_ = False
    for mark in scan(block.text):
        glyph = block.text[mark.start : mark.end]
        role = mark.role
        if role is Role.MEASURE:
            if not open_:
                continue
            role = Role.CLOSE
        elif role is Role.EITHER:
            role = Role.CLOSE if open_ else Role.OPEN
        open_ = role is Role.OPEN
        if len(glyph) == 1 and glyph in '"“”' and not any(a <= mark.start < b for a, b in block.code):
            yield _Use(block, mark.start, mark.end, glyph != '"', role)
