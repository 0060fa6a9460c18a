"""HED001."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import PROSE, BlockKind, Document, Stretch
from copychief.english.figures import FIGURES, Figure
from copychief.english.sentences import SENTENCES
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.headlines._claims import claims, name_of
from copychief_rules.headlines._lead import told_otherwise
from copychief_rules.headlines._listicle import promise
from copychief_rules.headlines._support import FEW, Story
from copychief_rules.numbers._arithmetic import is_quoted
from copychief_rules.numbers._tolls import OPENING, WHOLE, read_toll

_HELD = frozenset("count money percent points fraction ratio measure duration age score ordinal year label".split())
# A lead often holds the only mention of a sum or a share; ages, scores, lengths and counts come again.
_HELD_OF_OPENING = frozenset("count measure duration age score ordinal year".split())


_KIN = lazy(
    r"(?i:\b(?:family|father|mother|dad|mum|mom|parents?|group|gang|best|top|party|last|final|class) (?:of )?)$"
)
"“Family of four”, “mother of 3”, “top 10”: nobody counts them in the story."


class HeadlineFigure(Rule):
    """A figure in headline or deck is not in the story.

    “12”, “twelve” and “a dozen” are one number; a headline may round (“3,000” for 2,967), add up (“five
    killed” for three men and two women) and say a share in another way (“half” for 51%).

    Why: the headline is written last, often by someone else, and it is what most people read.
    Leave it when: the figure stands in a picture, a graphic or a box that is not part of the text.

    Numbers that are part of a name are left alone, and a year is only held against the story if that names
    other years. Where the lead says of the same act or thing another number, that counts, whatever stands further
    down. A plain text without a headline is held against its opening sentence if that stands on
    line 1 as a paragraph of its own; then only figures are looked at that a story comes back to. Not caught:
    a right number for a wrong thing.
    """

    code, name, since = "HED001", "headline-figure", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES, SENTENCES)
    reads = frozenset({BlockKind.HEADLINE, BlockKind.DECK})

    examples = (
        Bad(
            """
            # Bridge closure strands 14 lorries
                                     ^^ “13 lorries”

            The old bridge was shut at noon after a crack opened in the road, the county said. On the
            island, 13 lorries were still waiting for a ferry at dusk, and their drivers slept in the cabs.
                    ~~~~~~~~~~
            """
        ),
        Bad(
            """
            # Museum buys portrait for $2.4 million
                                       ^^^^^^^^^^^^ “$2.1 million”

            The museum paid $2.1 million for the portrait, which had hung in a farmhouse since 1921.
                            ~~~~~~~~~~~~
            The director said the money came from a bequest.
            """
        ),
        Bad(
            """
            # Rovers beat United 4-2 in cup replay
                                 ^^^ “4-2”

            Rovers won 3-2 after extra time, with two late goals from their captain.
            """
        ),
        Bad(
            """
            # Teacher, 46, swims the strait
                       ^^

            Marta Lindqvist, 64, a retired teacher from the island, swam the strait in nine hours on Saturday.
            """
        ),
        Bad(
            """
            # Barge fire kills 3 near weir
                               ^ “Two people”

            Two people were killed when a barge burnt out below the weir on Friday. A third man was in hospital
            ~~~~~~~~~~
            at noon, and 3 boats were moved upstream.
            """
        ),
        Bad(
            """
            # Mill's profit rises 25% on hats
                                  ^^^ “15%”

            The mill reported a 15% rise in profit on Monday as it sold more hats.
                                ~~~

            It has had the same owner since the war.

            It has come to employ 25% more people in the county.
            """
        ),
        Bad(
            """
            A man who swam the strait at the age of 83 has died at home.
                                                    ^^ “81”

            Olaf Berg, 81, crossed the strait last summer with two of his grandsons in a boat beside him. It took
                       ~~
            him nine hours. The harbour master said nobody of that age had done it before, and that the current had been
            kind to the swimmer all the way.
            """,
            format="plain",
        ),
        Good(
            """
            # Nearly 3,000 march against harbour plan

            The police counted 2,967 marchers, and the organisers spoke of a dozen banners for each of the
            city's two dozen quarters.
            """
        ),
        Good(
            """
            # Five hurt as tram and van collide

            Three passengers and two firefighters were treated for cuts after a tram hit a van on Mill Street.
            """
        ),
        Good(
            """
            # Half of pupils walk to school, survey finds

            Some 51% of the pupils came on foot and 30% by bus, the city's survey found.
            """
        ),
        Good(
            """
            # 2024 budget passes after 36 hours of talks

            The council voted at dawn, a day and a half after it had sat down. It talked for a day and a half,
            or 36 hours, about the library alone.
            """
        ),
    )  # fmt: skip

    def check(self, doc: Document) -> Iterator[Finding]:
        titles, body = claims(doc)
        figures = doc[FIGURES]
        held = [f for n in titles for f in figures.by_block[n] if _is_held(doc, f)]
        if not held or not body:
            return
        story = Story([f for n in body for f in figures.by_block[n]], [doc.blocks[n].text for n in body])
        published = doc.metadata.published
        promised = promise(doc)
        for figure in held:
            if figure is promised:
                continue
            if story.supports(figure, published.year if published else None):
                # “kills 12” over a lead with eleven dead is wrong even if twelve stands further down
                rival = _lead_toll(doc, figure, body) or told_otherwise(doc, figure, body)
            else:
                rival = story.rival(figure)
                if rival is None and _comes_again(figure):
                    yield _unborne(figure)
            if rival is not None:
                yield _contradicted(figure, rival)


def _is_held(doc: Document, figure: Figure) -> bool:
    """Is this a figure that a story must bear out? Not “one”, “first”, or the number in a name."""
    text, kind = figure.block.text, figure.kind
    if kind not in _HELD or (kind in ("count", "ordinal") and figure.value <= (1 if kind == "count" else 2)):
        return False
    if figure.block.kind is BlockKind.PARAGRAPH and (
        kind not in _HELD_OF_OPENING or (kind in ("count", "duration") and (figure.words or figure.value < 4))
    ):
        return False
    if kind == "score":  # “Wasps 31-37 Leicester” is the result as the tables give it
        return not (text[: figure.start].istitle() and text[figure.end :].istitle())
    if figure.text == "24-hour" or _KIN.search(text[: figure.start]):
        return False
    if kind in ("ordinal", "year"):  # “Expo 2016 in Oslo”, “the Ninth Circle”, “2016 Games”
        after = text[figure.end :].lstrip()[:1]
        before = text[: figure.start].rsplit(None, 1)
        return not after.isupper() and not (before and before[-1][:1].isupper()) and figure.start > 0
    return True


def _comes_again(figure: Figure) -> bool:
    """Must the story state this figure, even if it has no other in its place?

    It may leave out a year, tell a match by its goals, name two people without counting them, and let the reader
    work out how long something took.
    """
    if figure.block.kind is BlockKind.PARAGRAPH:
        return figure.kind != "year"
    if figure.kind in ("year", "score", "duration", "ordinal", "label"):
        return False
    return figure.kind != "count" or figure.value > FEW


def _lead_toll(doc: Document, figure: Figure, body: Sequence[int]) -> Figure | None:
    """The toll of the lead for what the headline says happened, if it is another number."""
    if figure.block.kind is not BlockKind.HEADLINE:
        return None
    whole = Stretch(figure.block, 0, len(figure.block.text))
    said = read_toll(whole, figure)
    if said is None or figure.head not in WHOLE:
        return None
    lead = [n for n in body if doc.blocks[n].kind in PROSE][:OPENING]
    tolls = [
        t
        for s in doc[SENTENCES]
        if s.paragraph in lead
        for f in doc[FIGURES].within(s, s.paragraph)
        if (t := read_toll(s, f)) and t.act == said.act and f.head in WHOLE and not is_quoted(f)
    ]
    first = [t.figure for t in tolls if t.figure.paragraph == tolls[0].figure.paragraph]
    return first[0] if first and not any(f.agrees(figure) for f in first) else None


def _facts(figure: Figure, rival: Figure | None) -> dict[str, object]:
    return {"figure": figure.value, "kind": figure.kind, "head": figure.head, "story": rival.value if rival else None}


def _unborne(figure: Figure) -> Finding:
    message = f"“{figure.text}” in the {name_of(figure.block.kind)}: no figure of the story bears it out"
    return Finding(figure.span, message, facts=_facts(figure, None), confidence=Confidence.MEDIUM)


def _contradicted(figure: Figure, rival: Figure) -> Finding:
    text = rival.block.text[rival.start : rival.phrase_end]
    return Finding(
        figure.span,
        f"“{figure.text}” in the {name_of(figure.block.kind)}, “{text}” in the story",
        related=[Related(rival.block.source_span(rival.start, rival.phrase_end), f"“{text}”")],
        facts=_facts(figure, rival),
        confidence=Confidence.MEDIUM if figure.block.kind is BlockKind.PARAGRAPH else Confidence.HIGH,
    )
