"""NUM009."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.diagnostic import Finding, Related, Severity
from copychief.document import Document, Stretch
from copychief.english.figures import FIGURES, Figure
from copychief.english.heads import STOPS
from copychief.english.name_lists import TITLES
from copychief.english.names import MENTIONS
from copychief.english.sentences import SENTENCES, Sentence
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule
from copychief_rules.numbers._ages import NAME, NAME_BEFORE, Mention, ages_in, died_at, mentions, of_another_day
from copychief_rules.numbers._arithmetic import STATED, is_quoted, two_values
from copychief_rules.numbers._birthdays import YEAR, Day, ages_on, day_of, today_of
from copychief_rules.numbers._called_again import called_again
from copychief_rules.numbers._lives import KIN, Clash, clashes, may_clash
from copychief_rules.numbers._obituary import ages as obituary_ages

_BORN = lazy(r"\b[Bb]orn\b")
_SHE_WAS_BORN = lazy(rf"(?:(?P<she>He|She)|The (?!{KIN})[a-z]+) was born\b")
_SHE_WAS = lazy(r"(He|She) (?:was|is) \d+\.$")
_SINGER_BORN = lazy(r"\b(?:the|an?)\s[a-z][\w -]*,\s(?:who was\s)?$")
_ONE_PERSON = lazy(rf"(?:The (?:[a-z]+ ){{1,2}})?(?=[A-Z][\w'’.-]+ [A-Z]){NAME} (?:died|turned|was)\b")
_KIN = lazy(
    r"\b(?:whose|mother|father|sons?|daughters?|parents?|wife|husband|brothers?|sisters?|child|children|twins?|grand\w+)\b[^,;]{0,25}$"
)
_DIED = lazy(r"\b(?:died|dead|killed|passed away|death)\b")


class AgeMismatch(Rule):
    """An age does not fit the year of birth, or one person has two ages.

    Both sides are from the article: the age and “born in …” of one sentence, counted from the day of publication,
    the year of death that the sentence names, or the only year that the dates of the article are in. Without such
    a day nothing is said. Either age is right before and after a birthday.

    Why: an age is copied from old cuttings; one of the two numbers was never checked.
    Leave it when: the age is that of an earlier day, and the sentence does not say so.

    The age of a stated year (“he was 25 when he won in 2012”, “joined at 18 in 1990 and is now 40”) is counted to
    that year, an age at death to the last of two dates behind the name.

    “The 54-year-old” is the person whose age was told just before, if nobody else is spoken of and the two ages are a
    slip apart.

    An obituary is one life: its ages of stated years are held against its one year of birth, wherever they stand.

    Not caught: in other stories an age and a year of birth in different sentences, but for “She …” right behind; two
    ages in a story that writes none of them in one of the usual ways (“Ruiz, 45,”, “45-year-old”, “aged 45”).
    """

    code, name, since = "NUM009", "age-mismatch", "0.1"
    severity = Severity.WARNING
    needs = (FIGURES, SENTENCES, STATED, MENTIONS)

    examples = (
        Bad(
            """
            The baker, Ana Ruiz, 45, who was born in 1962, said the oven would be mended.
                                 ^^                  ~~~~ 62 or 63
            """,
            published="2025-03-12",
        ),
        Bad(
            """
            Lena Moor, born in 1931, died in 1999 at the age of 78.
                               ~~~~                             ^^ 67 or 68
            """
        ),
        Bad(
            """
            Piet Maas, 52, was the first to speak.
                       ~~

            The chair thanked Piet Maas, 57, for his patience.
                                         ^^ “52”
            """
        ),
        Bad(
            """
            On Sunday the baker, Ana Ruiz, 45, spoke first. She was born in Porto in 1962 and came here as a child.
                                           ^^                                        ~~~~
            """,
            published="2025-03-12",
        ),
        Bad(
            """
            The baker, Ana Ruiz, 34, was the first to speak. The hall was cold.
                                 ~~

            The 43-year-old Ruiz has baked for twenty years.
                ^^ “34”
            """
        ),
        Bad(
            """
            Mayor Rita Solberg, 58, cut the ribbon.
                                ~~

            Ms. Solberg, who is 56, has led the town since 2011.
                                ^^ “58”
            """
        ),
        Bad(
            """
            Hugo Brandt died on Monday at the age of 81. He was born in 1949 in a mill on the Orne.
                                                     ^^                 ~~~~ 75 or 76
            """,
            published="2025-03-12",
        ),
        Bad(
            """
            Born in 1980, he was 25 when he won the prize in 2012.
                    ~~~~         ^^ 31 or 32
            """
        ),
        Bad(
            """
            The painter Ole Rask (1899-1966) died at 57.
                                  ~~~~               ^^ 66 or 67
            """
        ),
        Bad(
            """
            Ms. Vale joined the ballet at 18 in 1990 and is now 40.
                                          ~~                    ^^ 51 or 52 or 53
            """,
            published="2024-06-15",
        ),
        Bad(
            """
            Anna Holt was born in 1931. She died in 2004, aged 63.
                                  ~~~~                         ^^ 72 or 73
            """
        ),
        Bad(
            """
            Astrid Lund, a swimmer, died on Sunday at 91. She was born in 1933 on a boat.
                                                                          ~~~~

            Ms. Lund retired in 2006, at 63, and went on teaching without pay.
                                         ^^ 72 or 73
            """
        ),
        Good(
            """
            Astrid Lund, a swimmer, died on Sunday at 91. She was born in 1933 on a boat.

            She was 19 when she came ashore in 1952. Her daughter retired in 2006, at 43.
            """
        ),
        Good("Born in 1980, he was 25 when he moved north, and won the prize in 2012."),
        Good("Born in 1950, he married a 25-year-old singer in 2010."),
        Good("Ann Roe met Bo Lind, born in 1980, when she was 30 in 2005."),
        Good("The singer Mara Lind turned 70 in 2020. She was born in 1950 in Arden.", published="2025-03-12"),
        Good("Owen Tate, 19, was charged with arson. Owen Tate, then 17, had been there before."),
        Good("The baker, Ana Ruiz, 34, spoke. Her brother Ivo came too. The 43-year-old Ivo Ruiz is a miller."),
        Good("The baker, Ana Ruiz, 62, who was born in 1962, said the oven would be mended.", published="2025-03-12"),
        Good("The baker, Ana Ruiz, 45, who was born in 1962, said the oven would be mended."),
        Good("In 2007 Ana Ruiz, 45, born in 1962, bought the bakery.", published="2025-03-12"),
        Good("Piet Maas, 52, and Jan Maas, 57, are brothers. Their cousin, Maas, 30, is not."),
        Good("Lena Moor, born in May 1931, died in March 1999 at the age of 67."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        text, ages_told = doc.source.text, any(f.kind == "age" for f in doc[FIGURES].all)
        if not (ages_told or "born" in text or "Born" in text or may_clash(text)):
            return
        today = today_of(doc)
        named: list[Mention] = []
        alone: _Alone | None = None  # the age of the sentence before, if it has one
        last: Sentence | None = None  # the sentence before, if it states figures
        running = [s for s in doc[SENTENCES] if s.block.kind in self.reads] if "orn" in text else []
        rows = {s.index: row for s, row, _ in doc[STATED]}
        for sentence in running or [s for s, _, _ in doc[STATED]]:
            row = rows.get(sentence.index, [])
            born = "orn " in sentence.text and _BORN.search(sentence.text) is not None
            if not (row or born):
                continue
            ages = ages_in(sentence, row, born)
            dated = [f for f in row if f.kind in ("year", "date") and YEAR.search(f.text)]
            found: list[Finding] = []
            if ages:
                found = list(_born(sentence, dated, ages, today))
                if not any(_is_past(f, today) for f in dated):
                    named.extend(mentions(sentence, ages))
            elif born and alone and _goes_on(alone.sentence, sentence, alone.age):
                found = list(_born(sentence, [*alone.dated, *dated], [alone.age], today, alone.sentence.text))
            yield from found or _clashes(sentence, last, today, dated=bool(dated) and len(row) > 1)
            ages = ages or [f for f in row if died_at(f)]
            alone = _Alone(ages[0], dated, sentence) if len(ages) == 1 and not born else None
            last = sentence if dated else None
        yield from _two_ages(doc, named)
        if ages_told:
            for first, again in called_again(doc):
                yield _two(f"The person is “{again.text}” here and “{first.text}” before", again, first)
        if running:
            for age in obituary_ages(doc, running):
                at = age.sentence.start
                stated = Stretch(age.sentence.block, at + age.clash.age.start, at + age.clash.age.end)
                if not is_quoted(stated):
                    yield _clashing(age.clash, stated, age.birth, f"born in {age.birth.text}")


def _clashing(clash: Clash, age: Stretch, other: Stretch, why: str) -> Finding:
    return Finding(
        age.span,
        f"“{age.text}”, but {why} makes {' or '.join(map(str, clash.right))} in {clash.year}",
        related=[Related(other.span, f"“{other.text}”")],
        facts={
            "operands": [int(other.text), clash.year],
            "operation": "age",
            "stated": clash.age.value,
            "computed": list(clash.right),
        },
    )


def _clashes(sentence: Sentence, last: Sentence | None, today: Day | None, *, dated: bool) -> Iterator[Finding]:
    """What a sentence, or the one before and this, says of births and ages in stated years."""
    block, year = sentence.block, today.year if today else None
    starts = [sentence.start] if dated else []
    if last and last.index == sentence.index - 1 and last.block is block and sentence.text.startswith(("He ", "She ")):
        starts.append(last.start)
    for start in starts:
        for clash in clashes(block.text[start : sentence.end], year, sentence.start - start):
            age, other = (Stretch(block, start + p.start, start + p.end) for p in (clash.age, clash.other))
            if is_quoted(age):
                continue
            why = f"born in {other.text}" if clash.born else f"an age of {other.text} before"
            yield _clashing(clash, age, other, why)
            return


class _Alone(NamedTuple):
    """The only age of a sentence, and its years."""

    age: Figure
    dated: list[Figure]
    sentence: Sentence


def _born(
    sentence: Sentence, years: Sequence[Figure], ages: Sequence[Figure], today: Day | None, before: str = ""
) -> Iterator[Finding]:
    """An age and a year of birth in one sentence, or the age in the one before."""
    text = sentence.text
    born = _BORN.search(text)
    if born is not None and _KIN.search(text[max(0, born.start() - 45) : born.start()]):
        return
    if born is None or len(ages) != 1 or len(_BORN.findall(text)) != 1:
        return
    at = sentence.start + born.end()
    dated = [f for f in years if not f.text.endswith("s")]
    birth_figure = next((f for f in dated if f.block is sentence.block and at <= f.start <= at + 70), None)
    birth = day_of(birth_figure) if birth_figure else None
    others = [f for f in dated if f is not birth_figure and (today is None or str(today.year) not in f.text)]
    if (
        birth is None
        or birth_figure is None
        or len(others) > 1
        or YEAR.search(sentence.block.text, at, birth_figure.start)
    ):
        return
    age = ages[0]
    if others:
        day = day_of(others[0])
        low = f"{before} {text}".lower()
        if day is None or day.year <= birth.year or not _DIED.search(low):
            return
        today = day
    elif of_another_day(age) or _SINGER_BORN.search(text[max(0, age.end - sentence.start) : born.start()]):
        return
    if today is None or not 0 <= today.year - birth.year <= 120:
        return
    right = ages_on(birth, today)
    if age.value in right:
        return
    yield Finding(
        _number(age).span,
        f"“{age.text}”, but born in {birth.year} makes {' or '.join(map(str, right))} in {today.year}",
        related=[Related(birth_figure.span, f"“{birth_figure.text}”")],
        facts={"operands": [birth.year, today.year], "operation": "age", "stated": age.value, "computed": right},
    )


def _is_past(dated: Figure, today: Day | None) -> bool:
    """Is it another year than today's? “Since 2011” says nothing of the age beside it."""
    since = dated.block.text.endswith("since ", 0, dated.start)
    return not since and (today is None or str(today.year) not in dated.text)


def _goes_on(before: Sentence, sentence: Sentence, age: Figure) -> bool:
    """“Ana Ruiz, 45, spoke. She was born in 1962.”: the second sentence is about the person of the first."""
    m = _SHE_WAS_BORN.match(sentence.text)
    if m is None or before.index != sentence.index - 1 or before.paragraph != sentence.paragraph:
        return False
    if not m["she"]:  # “Ana Ruiz died on Monday at 81. The singer was born in 1943.”
        return _DIED.search(before.text) is not None and _ONE_PERSON.match(before.text) is not None
    alone = _SHE_WAS.match(before.text)
    if alone:
        return alone[1] == m["she"]
    return (NAME_BEFORE.search(before.block.text[: age.start]) or _ONE_PERSON.match(before.text)) is not None


def _number(age: Figure) -> Stretch:
    """The number of an age without “-year-old”."""
    m = re.match(r"\d+", age.text)
    return Stretch(age.block, age.start, age.start + m.end()) if m else age


def _two_ages(doc: Document, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """One name with two ages; a surname alone is the person with that name, if the article has only one."""
    first: dict[tuple[str, str], Figure] = {}
    told = Counter(m.surname for m in mentions)
    for given, surname, age in mentions:
        if told[surname] < 2:
            continue
        key = (given, surname)
        if not given:
            bearers = {m.given for m in mentions if m.surname == surname and m.given}
            others = _bearers(doc, surname) - bearers
            beside = age.block.text.endswith(
                f"{surname}, ", 0, age.start
            )  # “Jack, 12, and Lily, 9”, who have no surname
            if len(bearers) > 1 or (others if bearers else len(others) > 1 or not beside):
                continue
            key = (bearers.pop() if bearers else "", surname)
        before = first.setdefault(key, age)
        if before.value != age.value:
            yield _two(f"{' '.join(key).strip()} is “{age.text}” here and “{before.text}” before", age, before)


def _two(message: str, here: Figure, before: Figure) -> Finding:
    return two_values(message, (_number(here), here.value), (_number(before), before.value))


def _bearers(doc: Document, surname: str) -> set[str]:
    """The words with a capital before a surname anywhere in the article: given names and titles."""
    before = re.compile(rf"\b([A-Z][\w'’-]+) {re.escape(surname)}\b")
    found = {m[1] for block in doc.blocks for m in before.finditer(block.text)}
    return {w for w in found if w.lower() not in STOPS and w not in TITLES}
