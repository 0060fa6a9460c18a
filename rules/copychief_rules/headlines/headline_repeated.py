"""HED006."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Block, BlockKind, Document
from copychief.english.sentences import SENTENCES
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief.text import Span

_WORD = lazy(r"\w+(?:[.,'’]\w+)*")
MIN_WORDS = 4
"A shorter headline may well come again."


class HeadlineRepeated(Rule):
    """The headline comes again as text.

    A line, a deck or a sentence of the story has the same words as the headline, whatever their case.

    Why: most often the headline was pasted along with the story; the reader reads it twice.
    Leave it when: the content system wants the headline in the text as well.

    A first-level heading that shows the title of the front matter is the headline itself. A sentence that only begins like the headline is not meant, nor is a title inside a sentence.
    """

    code, name, since = "HED006", "headline-repeated", "0.1"
    severity, needs = Severity.INFO, (SENTENCES, BLOCK_WORDS)
    reads = frozenset(
        {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_BLOCK, BlockKind.HEADING, BlockKind.DECK}
    )

    examples = (
        Bad(
            """
            # Council closes the old bridge for repairs
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            COUNCIL CLOSES THE OLD BRIDGE FOR REPAIRS
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            The bridge over the Tamar closed at noon on Friday.
            """
        ),
        Bad(
            """
            # Council closes “unsafe” bridge for repairs
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

            Traffic was sent through the old town. Council closes "unsafe" bridge for repairs.
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Good("# Council closes the bridge\n\nThe council closes the bridge on Friday, officials said."),
        Good("# The long way home\n\n“The Long Way Home,” her second novel, is out. It sold well."),
        Good(
            "---\ntitle: Council closes the old bridge for repairs\n---\n\n"
            "# Council closes the old bridge for repairs\n\nThe bridge closed at noon."
        ),
        Good("# Election results\n\n## Election results\n\nThe count went on all night."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        at = next((n for n, b in enumerate(doc.blocks) if b.kind is BlockKind.HEADLINE), None)
        if at is None:
            return
        headline = doc.blocks[at]
        words = _words(headline.text)
        if len(words) < MIN_WORDS:
            return
        of_blocks = doc[BLOCK_WORDS]
        rarest = max(of_blocks[at], key=len)
        homes = {n for n, own in enumerate(of_blocks) if rarest in own and n != at}
        for sentence in doc[SENTENCES] if homes else ():
            if sentence.paragraph not in homes:
                continue
            block = sentence.block
            if block.kind is BlockKind.HEADING and block.level == 1:
                continue  # the title of the front matter, as the page shows it
            if block.kind in self.reads and _equal(sentence.text, words):
                yield Finding(
                    sentence.span,
                    f"this is the headline once more: “{headline.text.strip()}”",
                    [Related(_whole(headline), "the headline")],
                )


def _words(text: str) -> list[str]:
    return [w.lower().replace("’", "'") for w in _WORD.findall(text)]


def _equal(text: str, words: list[str]) -> bool:
    first = _WORD.search(text)
    if first is None or first[0].lower().replace("’", "'") != words[0]:
        return False
    return _words(text) == words


def _whole(block: Block) -> Span:
    text = block.text
    return block.source_span(len(text) - len(text.lstrip()), len(text.rstrip()))
