"""A person who is called by age where the age was told: “Jon Webb, 45, was fined … The 54-year-old had denied it”.

The two must be one person: nobody else is named or spoken of between them, and the ages are a slip apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.document import Document
from copychief.english.figures import Figure
from copychief.english.names import MENTIONS, Mention
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._ages import of_another_day
from copychief_rules.numbers._arithmetic import STATED
from copychief_rules.numbers._lives import KIN

REACH = 3
"So many sentences later nobody else need have come in."
SLIP = 10
"Two ages farther apart are of two people."
_CALLED = lazy(
    r"(?:^|[\s“])[Tt]he\s$|\b[Tt]he (?:victim|suspect|defendant|driver|man|woman|boy|girl|player|accused), (?:aged )?$"
)
_GOES_ON = lazy(
    r"\s(?:had|has|have|was|is|who|said|says|told|will|would|can|could|must|may|also|later|now|then|from|of|never|still|did|does|went|came|took|made|won|lost|left|works|lives|plays|runs|leads|faces|takes|wants|hopes|denies|remains|plans|makes|became|[a-z]+ed)\b"
    r"|[,.;]"
)
# somebody else, though not by name
_OTHER = lazy(
    rf"\b(?:an?|another|the other|two|three|his|her|their|whose)\s(?:[\w'’-]+\s){{0,2}}?(?:{KIN}|man|woman|boy|girl|teenager|youth|driver|cyclist|pedestrian|passenger"
    r"|victim|motorist|biker|motorcyclist|officer|colleague|team-?mate|rival|opponent|striker|midfielder|defender|goalkeeper|winger|player|people|men|women|others|boys|girls)\b"
    r"|\b(?:replac|succeed|beat|defeat)\w*\b",
    2,
)
_THE_GIRL = lazy(
    r"\b(?:[Tt]he|[Aa]) (?:victim|suspect|defendant|driver|man|woman|boy|girl|player|accused), (?:aged )?$"
)
_NAMED = lazy(r"[A-Z][\w'’-]+(?: \(|, (?:aged |who is )?)$")
_A_PERSON = lazy(r"\b[Aa]n?\s$")
_PERSON = lazy(
    r"\s(?:[a-z]+\s){0,2}?(?:man|woman|boy|girl|teenager|driver|cyclist|pedestrian|student|mother|father|pensioner)\b"
)


def called_again(doc: Document) -> Iterator[tuple[Figure, Figure]]:
    """Pairs (first, again) of ages of one person."""
    before: tuple[Sentence, Figure] | None = None
    for sentence, row, _ in doc[STATED]:
        here = _ages(row)
        if len(here) > 1:
            before = None  # two people
            continue
        for age in row:
            if before and sentence.index - before[0].index <= REACH and _is_call(age):
                first = before[1]
                if _slipped(first, age) and not _another(before[0], first, age, doc[MENTIONS]):
                    yield first, age
                    break
        if len(here) == 1:
            age = here[0]
            text = age.block.text
            lead = text[max(0, age.start - 40) : age.start]
            by_name = (_NAMED.search(lead) or _THE_GIRL.search(lead)) is not None
            a_person = _A_PERSON.search(lead) is not None and _PERSON.match(text, age.end) is not None
            before = (sentence, age) if (by_name or a_person) and not of_another_day(age) else None


def _ages(row: Sequence[Figure]) -> list[Figure]:
    return [
        f
        for f in row
        if (f.kind == "age" or _is_beside(f)) and not f.is_range and f.unit in ("", "year") and not f.hedge
    ]


def _is_beside(f: Figure) -> bool:
    """“The girl, 12, was …”: a bare number that is an age."""
    text = f.block.text
    return (
        f.kind == "count" and not f.head and 1 < f.value < 110 and text[f.end : f.end + 1] == ","
        and _THE_GIRL.search(text, max(0, f.start - 24), f.start) is not None
    )  # fmt: skip


def _is_call(age: Figure) -> bool:
    text = age.block.text
    called = _CALLED.search(text, max(0, age.start - 24), age.start)
    if called is None or age.hedge or age.is_range or of_another_day(age):
        return False
    if age.kind == "age" and age.text.endswith("old"):
        return not called[0].endswith(", ") and _GOES_ON.match(text, age.end) is not None
    return called[0].endswith((", ", "aged ")) and text[age.end : age.end + 1] == ","


def _slipped(first: Figure, again: Figure) -> bool:
    if first.value == again.value:
        return False
    one, other = (str(int(f.value)) for f in (first, again))
    return abs(first.value - again.value) <= SLIP or one == other[::-1]


def _another(sentence: Sentence, first: Figure, again: Figure, mentions: tuple[Mention, ...]) -> bool:
    """Is anybody else in the sentence of the first age, or spoken of between it and the other?"""
    text, same = first.block.text, first.block is again.block
    if again.paragraph - first.paragraph > 1:
        return True
    named = {
        m.surname or m.text
        for m in mentions
        if m.kind == "person"
        and ((m.block is first.block and m.start >= sentence.start) or m.block is again.block)
        and (m.block is not again.block or m.start < again.start)
    }
    person = _PERSON.match(text, first.end)  # “a 19-year-old man”
    parts = [text[person.end() if person else first.end : again.start if same else len(text)]]
    if not same:
        parts.append(again.block.text[: again.start])
    return len(named) > 1 or any(_OTHER.search(p) for p in parts)
