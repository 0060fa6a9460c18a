"""An obituary tells one life: its ages of stated years are held against the one year of birth, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copychief.document import Document, Stretch
from copychief.english.sentences import Sentence
from copychief.lazy import lazy
from copychief_rules.numbers._lives import KIN, Clash, ages_then

OPENING = 3
"In so many first sentences an obituary says that somebody died."
_DIED = lazy(r"\b(?:dies|died|has died|dead)\b")
_BORN = lazy(r"\b(?:was |[Bb]een )?[Bb]orn\b")
_UP_TO = r"(?:[^.;()]|\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec|St|Mt|[A-Z])\.){0,80}?"
_SUBJECT = lazy(
    rf"(?:(?:He|She)|(?P<name>(?:[A-Z][\w.'’-]*\s){{0,4}}[A-Z][\w'’-]+))(?:,[^,]{{3,60}},)?\swas born\b{_UP_TO}\b(?P<year>1[89]\d\d|20\d\d)\b|"
    rf"Born\b{_UP_TO}\b(?P<early>1[89]\d\d|20\d\d)\b"
)
_OF_SUBJECT = lazy(r"(?:He|She)\b|[^.;]*,\s(?:he|she)\b|(?:[Aa]t|[Ii]n|[Ww]hen)\b[^.;]*\b(?:he|she)\b")
_FULL_NAME = lazy(r"(?:[A-Z][\w.'’-]*\s){1,3}[A-Z][\w'’-]+(?=,)")
_KIN = lazy(rf"\b{KIN}\b")


class Age(NamedTuple):
    """An age that doesn't fit the birth, in its sentence, and the year of birth where it stands."""

    clash: Clash
    sentence: Sentence
    birth: Stretch


def ages(doc: Document, sentences: Sequence[Sentence]) -> Iterator[Age]:
    """The ages of an obituary that don't fit; `sentences` are those of running text, in order."""
    opening = [doc.metadata.headline or "", *(s.text for s in sentences[:OPENING])]
    if not any(map(_DIED.search, opening)):
        return
    births = [(s, m) for s in sentences if "orn" in s.text for m in _BORN.finditer(s.text)]
    if len(births) != 1:
        return
    home = births[0][0]
    m = _SUBJECT.match(home.text)
    if m is None:
        return
    group = "year" if m["year"] else "early"
    start = home.start + m.start(group)
    birth = Stretch(home.block, start, start + 4)
    name = m["name"] or ("" if m["early"] else _name(sentences))
    surname = name.rsplit(None, 1)[-1] if name else ""
    for sentence in sentences:
        text = sentence.text
        if sentence is home or not any(c.isdigit() for c in text) or _KIN.search(text):
            continue
        if _OF_SUBJECT.match(text) or (surname and surname in text.split(",")[0].split()):
            for clash in ages_then(text, int(birth.text)):
                yield Age(clash, sentence, birth)


def _name(sentences: Sequence[Sentence]) -> str:
    """The name that the story opens with: “Astrid Lund, a swimmer, died …”."""
    found = (_FULL_NAME.search(s.text) for s in sentences[:OPENING])
    return next((m[0] for m in found if m), "")
