"""HED002."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import BlockKind, Document
from copychief.english.capitals import CAPITALS, LOWER_CASE, Word
from copychief.english.name_lists import fold, folded_given_names, given_names, is_people, is_word, places
from copychief.english.names import CHAINS, MENTIONS, Chain, Mention, same_given
from copychief.rule import Bad, Good, Rule
from copychief_rules.names import _likeness, _odds
from copychief_rules.names._likeness import Form

_HEAD = frozenset({BlockKind.HEADLINE, BlockKind.DECK})
_APART = _HEAD | {BlockKind.CODE, BlockKind.BYLINE}
LEAST_WORDS = 60
"A shorter story may well leave out who its headline names."


class HeadlineName(Rule):
    """The headline or the deck names somebody whom the story lacks or spells otherwise.

    A word of the headline that stands nowhere in the story is compared with the story's names, by the same measure as
    NAM001's. A full name is looked for by its surname: the story may give another first name to it, or not know it at
    all.

    Why: headlines are written last, by another hand, and nobody checks them against the story.
    Leave it when: the story calls the person by another name all through.
    Places that the story doesn't name are let pass, and so are abbreviations and single surnames that are far from
    every name of the story, unless the headline has them speak. It doesn't see names that are written without capitals.
    """

    code, name, since = "HED002", "headline-name", "0.1"
    severity = Severity.WARNING
    needs = (CAPITALS, LOWER_CASE, MENTIONS, CHAINS)
    reads = _HEAD

    examples = (
        Bad(
            """
            # Konashenkova denies losses in the north
              ^^^^^^^^^^^^ “Konashenkov”

            The spokesman, Pavel Konashenkov, denied on Monday that there had been losses.
                                 ~~~~~~~~~~~
            """,
            fixed="""# Konashenkov denies losses in the north

The spokesman, Pavel Konashenkov, denied on Monday that there had been losses.""",
        ),
        Bad(
            """
            # Mayor Anna Brandt opens the bridge
                    ^^^^^^^^^^^ “Hanna Brandt” in line 3

            Mayor Hanna Brandt opened the bridge on Monday. Brandt said it had cost less than planned.
                  ~~~~~~~~~~~~
            """
        ),
        Bad(
            """
            # Robert Tilney to leave the council
              ^^^^^^^^^^^^^ the story doesn't name

            The head of the council, Mark Ashdown, will leave in June, he said on Monday. Ashdown has led it since the flood,
            which took half the harbour and most of the old town with it. He will be followed by his deputy, Jane Orchard, who
            was a teacher at the school until last year and has sat on the council for ten years. Nobody else wanted the post.
            """
        ),
        Good(
            """
            # Konashenkov Denies Losses, Brandt Apologizes

            Pavel Konashenkov denied the losses; Hanna Brandt said that she was sorry for them.
            """
        ),
        Good(
            """
            # Britain and the Kremlin at odds over Bob Ashdown

            The government in London and Moscow disagree over Robert Ashdown, the head of the council.
            """
        ),
        Good(
            """
            # Bear Mauls Two Hikers in Yellowstone

            A bear attacked two people in the national park on Monday.
            """
        ),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        words = doc[CAPITALS]
        if not any(w.block.kind in _HEAD for w in words):
            return
        body = [w for w in words if w.block.kind not in _APART]
        texts = {w.word.text for w in body}
        written = set(map(fold, texts)).union(fold(part) for text in texts if "-" in text for part in text.split("-"))
        marked = set()
        for finding, word in _near(doc, words, body, written):
            marked.add((id(word.block), word.word.end))
            yield finding
        chains = [c for c in doc[CHAINS] if c.kind == "person"]
        for mention in doc[MENTIONS]:
            if mention.block.kind in _HEAD and (id(mention.block), mention.end) not in marked:
                found = _person(doc, mention, chains, written)
                if found is not None:
                    yield found


def _near(
    doc: Document, words: tuple[Word, ...], body: list[Word], written: set[str]
) -> Iterator[tuple[Finding, Word]]:
    """Words of the headline that the body lacks and that look like one of its names."""
    lower = doc[LOWER_CASE]
    strange = [
        w
        for w in words
        if w.block.kind in _HEAD
        and fold(w.word.text) not in written
        and not (is_word(fold(w.word.text)) or is_people(w.word.text) or fold(w.word.text) in lower)
        and not _credit(w.block.text, w.word.start)
    ]
    if not strange:
        return
    near = _likeness.alike({w.word.text for w in (*body, *strange)})
    forms = _likeness.forms(w for w in body if w.word.text in near)
    heads = {t: _alone(f) for t, f in _likeness.forms(w for w in strange if w.word.text in near).items()}
    best: dict[str, tuple[float, Form]] = {}
    for a, b in _likeness.pairs({**forms, **heads}):
        if (a.text in heads) == (b.text in heads):
            continue
        head, form = (a, b) if a.text in heads else (b, a)
        if head.folded in (form.folded, form.folded + "s", form.folded[:-1]) or form.text in written:
            continue
        odds = _odds.score(head, form, lower)
        if odds > 0 and odds > best.get(head.text, (0.0, form))[0]:
            best[head.text] = odds, form
    for text, (odds, form) in best.items():
        if any(frozenset((text, form.text)) <= group for group in doc.house.allow):
            continue
        word = heads[text].places[0]
        span = word.block.source_span(word.word.start, word.word.end)
        there = form.places[0]
        there_span = there.block.source_span(there.word.start, there.word.end)
        count = len(form.places)
        yield (
            Finding(
                span,
                f"“{text}” in the headline, “{form.text}” in the story ({'once' if count == 1 else f'{count} times'})",
                related=[Related(there_span, f"“{form.text}”")],
                fixes=[
                    Fix(
                        f"Change to “{form.text}”",
                        tuple(
                            Edit(p.block.source_span(p.word.start, p.word.end), form.text) for p in heads[text].places
                        ),
                    )
                ],
                facts={"variant": text, "usual": form.text, "count": count},
                confidence=Confidence.HIGH if odds > 1.5 else Confidence.MEDIUM,
            ),
            word,
        )


def _alone(form: Form) -> Form:
    """Capitals say nothing in a headline: of the words beside a name only a given name before it counts."""
    form.befores &= folded_given_names()
    form.afters = set()
    form.bare = 0 if form.befores else len(form.places)
    form.firm = len(form.places)
    return form


def _credit(text: str, at: int) -> bool:
    """Agencies' headlines may end in a byline: “… by Jane Doe”."""
    by = text.rfind(" by ")
    return by >= 0 and at > by and text[by + 4 : by + 5].isupper()


def _person(doc: Document, mention: Mention, chains: list[Chain], written: set[str]) -> Finding | None:
    if mention.kind != "person" or _credit(mention.block.text, mention.start) or not mention.full:
        return None
    if len(mention.block.text) - len(mention.text) < 4:
        return None  # a line that is nothing but a name is a byline
    if not mention.title and mention.given.split()[0] not in given_names():
        return None  # in a headline with capitals throughout it may be a verb: “Renounce Trump”
    surname = mention.surname
    last = fold(surname.split()[-1])
    if any(is_word(fold(part)) or part in places() for part in surname.split()) or surname.isupper():
        return None
    if last in written:
        return _other_given(doc, mention, chains, written)
    if fold(mention.given.split()[0]) in written:
        return None
    if sum(len(b.text.split()) for b in doc.blocks if b.kind not in _APART) < LEAST_WORDS:
        return None
    return Finding(
        mention.span,
        f"the story doesn't name “{mention.text}”, whom the headline names",
        facts={"name": mention.text, "body": None},
        confidence=Confidence.MEDIUM,
    )


def _other_given(doc: Document, mention: Mention, chains: list[Chain], written: set[str]) -> Finding | None:
    if any(fold(part) in written for part in mention.given.split()):
        return None
    full = [
        m
        for c in chains
        for m in c.mentions
        if m.full and m.block.kind not in _APART and fold(m.surname) == fold(mention.surname)
    ]
    if not full or any(same_given(m.given, mention.given) for m in full):
        return None
    there = full[0]
    line = doc.source.lines.position(there.span.start).line
    return Finding(
        mention.span,
        f"“{mention.text}” in the headline, “{there.text}” in line {line}",
        related=[Related(there.span, f"“{there.text}”")],
        facts={"name": mention.text, "body": there.text},
    )
