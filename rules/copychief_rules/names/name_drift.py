"""NAM004."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import PROSE, BlockKind, Document
from copychief.english.name_lists import fold
from copychief.english.names import CHAINS, Chain, Mention, same_given
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.names._courtesy import courtesies
from copychief_rules.names._likeness import slip
from copychief_rules.names._roles import offices, roles
from copychief_rules.names._sounds import sound_alike


class NameDrift(Rule):
    """One surname stands with two given names, or one person with two ranks or as “Mr” and as “Ms”.

    Two given names are held for one person if the text gives both the same office or the same role (“Jim Perry, a
    spokesman for the union”, “the union’s spokesman, Tom Perry”, “Perry, who runs the bakery”), or if they sound alike
    (“Jon”, “John”; “Carl”, “Karl”). Two ranks clash if they exclude each other: captain and sergeant, senator and representative. “Mr” and “Mrs” or “Ms” clash if the
    story names one bearer of the surname and no kin of theirs.

    Why: one of the two is wrong, and the reader can't know which.
    Leave it when: they are relatives, or the rank changed in the course of the story.
    It says nothing near words of kinship (“his brother”), “former”, “then” or “promoted”, and nothing of ages: that is
    NUM009's.
    """

    code, name, since = "NAM004", "name-drift", "0.1"
    severity = Severity.WARNING
    needs = (CHAINS,)
    reads = PROSE | {BlockKind.CAPTION}

    examples = (
        Bad(
            """
            Nobody was hurt, said Jim Perry, a spokesman for the union.
                                  ~~~~~~~~~

            The strike goes on, Tom Perry, a spokesman for the union, said on Monday.
                                ^^^^^^^^^ “Tom Perry” here, “Jim Perry” in line 1
            """
        ),
        Bad(
            """
            Fire Chief Maria Ellwood closed the road. It was the third fire this week, Fire Chief Anne Ellwood said.
                       ~~~~~~~~~~~~~                                                              ^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            Sgt. Paul Hendry opened the gate. Nobody followed.
            ~~~~~~~~~~~~~~~~

            Capt. Hendry was alone for an hour.
            ^^^^^^^^^^^^ “Capt.” here, “Sgt.” in line 1
            """
        ),
        Bad(
            """
            The club’s president, Marco Bellini, said on Monday that he would stay.
                                  ~~~~~~~~~~~~~

            On Friday Ugo Bellini, the club’s president, left by a side door.
                      ^^^^^^^^^^^ “Ugo Bellini” here, “Marco Bellini” in line 1
            """
        ),
        Bad(
            """
            The car was red, said Carl Jensen.
                                  ~~~~~~~~~~~

            It was going fast, Karl Jensen told the police.
                               ^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The clerk, Dana Deakin, opened the hall. “It is old,” Ms Deakin said.
                                                                  ~~~~~~~~~

            Nobody else came, Mr Deakin said.
                              ^^^^^^^^^ “Mr Deakin” here, “Ms Deakin” in line 1
            """
        ),
        Good("The clerk, Dana Deakin, opened the hall. Ms Deakin and her husband live there. Mr Deakin was away."),
        Good("Peter Oakes, chief executive of Norwell, spoke. Paul Oakes, chief executive of Arden Mills, did not."),
        Good("Jim Perry, a spokesman for the union, and his brother Tom Perry, a spokesman for the city, never met."),
        Good("Bill Clinton spoke first. William Clinton is how he signs. Hillary Clinton came later."),
        Good("Sen. Ann Low and Rep. Carl Low disagree. Lt. Col. Ron Hale waved, and Col. Hale left."),
        Good("Det. Sgt. Carla Frawley spoke. Det. Frawley will speak again."),
        Good("Then-Capt. Mark Wood led them. He was promoted, and Major Wood leads them still."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        people = [c for c in doc[CHAINS] if c.kind == "person"]
        for odd, usual in courtesies(doc, people, self.reads):
            yield _retitled(doc, odd, usual)
        homes: defaultdict[str, list[Chain]] = defaultdict(list)
        for chain in people:
            if any(m.full for m in chain.mentions):
                homes[fold(chain.surname)].append(chain)
            yield from self._ranks(doc, chain)
        for group in homes.values():
            for one, other in combinations(group, 2):
                a = next(m for m in one.mentions if m.full)
                b = next(m for m in other.mentions if m.full)
                if b.block.kind in self.reads and _one_person(one, other, a, b):
                    yield _drift(doc, a, b)
            pair = sound_alike([m for chain in group for m in chain.mentions if m.full])
            if pair and pair[1].block.kind in self.reads and not _near_kin(pair[1]):
                yield _drift(doc, *pair)

    def _ranks(self, doc: Document, chain: Chain) -> Iterator[Finding]:
        first: tuple[str, str, Mention] | None = None
        for mention in chain.mentions:
            if not mention.title or _moved(mention):
                continue
            rank = _RANKS.get(mention.title.split()[-1].rstrip(".").lower())
            if rank is None:
                continue
            if first is None:
                first = rank[0], rank[1], mention
            elif rank[0] == first[0] and rank[1] != first[1]:
                if mention.block.kind in self.reads:
                    here, there = _shown(mention), _shown(first[2])
                    line = doc.source.lines.position(first[2].span.start).line
                    yield Finding(
                        _titled_span(mention),
                        f"“{here}” here, “{there}” in line {line}",
                        related=[Related(_titled_span(first[2]), f"“{there}”")],
                        facts={"here": here, "there": there, "surname": chain.surname},
                        confidence=Confidence.HIGH if chain.surname else Confidence.MEDIUM,
                    )
                return


def _retitled(doc: Document, odd: Mention, usual: Mention) -> Finding:
    here, there = f"{_shown(odd)} {odd.surname}", f"{_shown(usual)} {usual.surname}"
    return Finding(
        _titled_span(odd),
        f"“{here}” here, “{there}” in line {doc.source.lines.position(usual.span.start).line}",
        related=[Related(_titled_span(usual), f"“{there}”")],
        facts={"here": here, "there": there, "surname": odd.surname},
    )


def _drift(doc: Document, a: Mention, b: Mention) -> Finding:
    return Finding(
        b.span,
        f"“{b.text}” here, “{a.text}” in line {doc.source.lines.position(a.span.start).line}",
        related=[Related(a.span, f"“{a.text}”")],
        facts={"here": b.text, "there": a.text, "role": b.title or b.role},
    )


def _titled_span(mention: Mention) -> Span:
    """The name with the title before it, which may be what is wrong."""
    title = mention.title.rsplit(None, 1)[-1]
    start = mention.block.text.rfind(title, max(0, mention.start - len(title) - 2), mention.start)
    return mention.block.source_span(start if start >= 0 else mention.start, mention.end)


def _shown(mention: Mention) -> str:
    text = mention.block.text
    end = mention.start
    start = text.rfind(mention.title, 0, end)
    return text[start:end].strip() if start >= 0 else mention.title


_RANKS = {
    word: (family, rank)
    for family, ranks in {
        "uniform": "sgt=sergeant lt=lieutenant capt=captain col=colonel maj=major gen=general cpl=corporal pvt=private"
        " adm=admiral cmdr=commander",
        "house": "sen=senator rep=representative",
    }.items()
    for pair in ranks.split()
    for rank, long in [pair.split("=")]
    for word in (rank, long)
}


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:brothers?|sisters?|wife|husband|sons?|daughters?|father|mother|cousins?|uncle|aunt|nephew|niece|widow(?:er)?"
        r"|married|family|relation|relatives?|related|couple|twins?|grand\w+|father-in-law|siblings?|parents?|namesake"
        r"|ex-wife|ex-husband|dynasty|and)\b",
        re.IGNORECASE,
    )


def _moved(mention: Mention) -> bool:
    """The rank is said to be another time's."""
    text = mention.block.text
    near = text[max(0, mention.start - 60) : mention.end + 40]
    return re.search(r"\b(?:[Tt]hen|[Ff]ormer(?:ly)?|promoted|demoted|retired|ex|later|became|now)\b", near) is not None


def _near_kin(mention: Mention) -> bool:
    text = mention.block.text
    return _kin().search(text, max(0, mention.start - 80), min(len(text), mention.end + 60)) is not None


def _one_person(one: Chain, other: Chain, a: Mention, b: Mention) -> bool:
    if same_given(a.given, b.given):
        return False
    if _near_kin(b):
        return False
    if a.block is b.block and abs(a.start - b.start) < 60:
        return False
    x, y = fold(a.given), fold(b.given)
    if min(len(x), len(y)) == 3 and " " not in x + y:  # longer ones are NAM001's
        kind, head, _ = slip(x, y)
        if kind in ("letter", "double", "vowel") and head:
            return sum(m.full for m in other.mentions) == 1
    return _same_office(one, other)


_MANY_HOLD = frozenset(
    "mr mrs ms miss dr prof professor president sen rep senator representative king queen prince princess minister judge"
    " officer justice lord lady sir dame emperor pope baron gov governor secretary coach captain doctor".split()
)


def _same_office(one: Chain, other: Chain) -> bool:
    titles = {_office(m.title) for m in one.mentions if m.title} & {_office(m.title) for m in other.mentions if m.title}
    if any(t and t.split()[-1] not in _MANY_HOLD for t in titles):
        return True
    mine, theirs = ([r for m in chain.mentions for r in roles(m)] for chain in (one, other))
    if any(len(p & q) >= 2 and len(p & q) >= 0.6 * min(len(p), len(q)) for p in mine for q in theirs):
        return True
    return not _offices(one).isdisjoint(_offices(other))


def _offices(chain: Chain) -> set[str]:
    return {office for m in chain.mentions for office in offices(m)}


def _office(title: str) -> str:
    return title.replace(".", "").lower()
