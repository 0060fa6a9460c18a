"""What the tagger looks at: each word as a list of attribute strings, in training and in tagging alike.

An attribute is about the word's own form, its neighbours up to two places away, or the verbs around it. A word
is also known by its *class*: function words are their own class, other words have the tags that the training
text gives them ("NN/VB"), unknown ones an ending. Classes let the model learn from what a neighbour can be, as
E. Brill and later taggers do with ambiguity classes; verbs also see the auxiliary and the clause they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copychief.english.memo import Memo
from copychief.lazy import lazy

_DIGIT = lazy(r"\d")
_VERB_TAGS = frozenset(("VB", "VBP", "VBD", "VBN", "VBZ", "VBG"))
_FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_AUXILIARY = {
    **dict.fromkeys("be been being is was are were am 'm 're".split(), "B"),
    **dict.fromkeys("have has had having 've 'd".split(), "H"),
    **dict.fromkeys("do does did".split(), "D"),
    **dict.fromkeys("get gets got getting".split(), "G"),
    **dict.fromkeys("will would can could may might should must 'll shall ca wo".split(), "M"),
    "'s": "S",
    "to": "T",
}
_BOUNDARY = frozenset(
    "who which that because while when where if although though after before since as and but or whether what how"
    " than until unless so , ; : \" “ ” '' `` -- — – - ( )".split()
)
_PRONOUN = frozenset("i he she it we they".split())
_NOT_FINITE = frozenset("be been being have having".split())
LONGEST = 400
"Words of a sentence that are looked at in one piece; longer ones (tables, lists) are cut."


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the training text knows of word types, in lower case with straight apostrophes."""

    classes: dict[str, str]
    "The tags of a type in lower-case use, by frequency: `NN/VB`; a leading `=` if the first has 95% of it."
    capitals: dict[str, str]
    "The same of its capitalised use."
    function_words: frozenset[str]
    "Types that are their own class."
    fixed: dict[str, str]
    "Types of the closed classes with one tag wherever they stand: they need no other attribute."
    common: frozenset[str]
    "Types as written whose own attributes are summed up in one in the finished model."


class _Type(NamedTuple):
    """All that does not depend on the place of a word type: its attributes, and how its neighbours see it."""

    fixed: bool
    own: list[str]
    as_left: list[str]
    as_right: list[str]
    far_left: str
    cls: str
    key: str
    verb: bool
    role: str
    lower: str


def lowered(word: str) -> str:
    """The form that the lexicon is asked for: lower case, straight apostrophe."""
    lower = word.lower().replace("’", "'").replace("‘", "'")
    # half a surrogate pair is no UTF-8, which CRFsuite wants
    return lower if lower.isascii() else lower.encode("utf-8", "replace").decode()


def shape(word: str) -> str:
    """Capitals and digits of a word in a letter or two: C Capital, A ALL CAPITALS, M Mixed, l lower, d digits."""
    if word.isdigit():
        return "d"
    if word[0].isupper():
        if len(word) == 1:
            s = "C"
        else:
            s = "A" if word.isupper() else "C" if word[1:].islower() else "M"
    elif word.islower():
        s = "l"
    else:
        s = "m" if word[0].isalpha() else "o"
    if word.isalpha():
        return s
    if "-" in word and len(word) > 1:
        s += "-"
    if _DIGIT.search(word):
        s += "d"
    if "." in word:
        s += "."
    return s


class Attributes(Memo[str, _Type]):
    """Turns sentences into attributes; remembers each word type it has seen.

    With `summed`, as the finished model has it, a common type has one attribute for itself instead of a dozen.
    """

    def __init__(self, lexicon: Lexicon, *, summed: bool) -> None:
        super().__init__()
        self.lexicon, self.summed = lexicon, summed

    most = 20_000  # some 25 MB

    def _class(self, word: str, lower: str, form: str) -> str:
        lexicon = self.lexicon
        if lower in lexicon.function_words:
            return lower
        usual = lexicon.classes.get(lower)
        if word[0].isupper():
            capital = lexicon.capitals.get(lower)
            return (
                "^"
                + (capital or ("?s" if lower[-1:] == "s" else "?"))
                + ("~" + usual.partition("/")[0] if usual else "")
            )
        if usual is not None:
            return usual
        if "d" in form:
            return "?0" + ("" if form == "d" else lower[-1])
        if "-" in word:
            return "?-" + lower[-2:]
        return "?" + (self._inflected(lower) or lower[-2:])

    def _inflected(self, lower: str) -> str:
        """The ending of a type that the training text lacks and what the type can be without it: “s VN”."""
        ending = next((e for e in ("ing", "ed", "s") if lower.endswith(e) and len(lower) > len(e) + 2), "")
        if not ending or lower.endswith("ss"):
            return ""
        stem = lower[: -len(ending)]
        for base in (stem, stem + "e", stem[:-1], stem.rstrip("e")[:-1] + "y"):
            tags = self.lexicon.classes.get(base)
            if tags is not None:
                kinds = {t[:2] for t in tags.lstrip("=").split("/")}
                return f"{ending} {'V' if 'VB' in kinds else ''}{'N' if 'NN' in kinds else ''}"
        return ""

    def make(self, word: str) -> _Type:
        lexicon, lower, form = self.lexicon, lowered(word), shape(word)
        plain = lower if lower.isalpha() else _DIGIT.sub("0", lower)
        cls = self._class(word, lower, form)
        known = lower in lexicon.function_words
        fixed = lower in lexicon.fixed
        key = plain
        own = ["w" + key]
        if not fixed:
            own += ["c" + cls, "s" + form]
            if not known:
                own += ["1" + plain[-1:], "2" + plain[-2:], "3" + plain[-3:], "4" + plain[-4:], "p" + plain[:3]]
                own.append("k" + form + plain[-2:])
                if "-" in plain[1:-1]:
                    last = plain.rsplit("-", 1)[1]
                    own += ["h" + last, "H" + lexicon.classes.get(last, "?")]
        as_left, as_right = ["a" + cls], ["b" + cls]
        if not known:
            as_left.append("-" + key)
        if self.summed and word in lexicon.common:
            own, as_left, as_right = ["W" + word], ["<" + word], [">" + word]
        tags = frozenset() if known else frozenset(cls.lstrip("^=").partition("~")[0].split("/"))
        verb = bool(tags & _VERB_TAGS) or (cls[0] == "?" and "0" not in cls) or lower in ("'s", "'d")
        role = self._role(lower, cls, tags)
        return _Type(fixed, own, as_left, as_right, "A" + cls, cls, key, verb, role, lower)

    def _role(self, lower: str, cls: str, tags: frozenset[str]) -> str:
        """What a word does to the clause: an auxiliary's letter, F finite verb, "," boundary, P, S/N noun, - skipped."""
        if lower in _AUXILIARY:
            return _AUXILIARY[lower]
        if (
            (cls[0] == "=" and cls[1:].partition("/")[0] in _FINITE_TAGS)
            or (tags and tags <= _FINITE_TAGS)
            or lower in ("said", "says")
        ):
            return "F"
        if lower in _BOUNDARY:
            return ","
        if lower in _PRONOUN:
            return "P"
        if lower in ("not", "n't") or self.lexicon.classes.get(lower, "").startswith("RB"):
            return "-"
        return "s" if "NNS" in cls[:6] else "n" if "NN" in cls[:6] or cls[0] == "^" else "o"

    def of(self, words: Sequence[str]) -> list[list[str]]:
        """The attributes of each word of a sentence."""
        types = [self[w] for w in words]
        right, later = _right_context(types)
        out: list[list[str]] = []
        put = out.append
        before2, before = _START, _START
        ahead = [*types[1:], _END, _END]
        auxiliary, finite, boundary, seen, subject = "0", "0", "<", "0", "0"
        for i, x in enumerate(types):
            fixed, own, _, _, _, c, k, verb, role, lower = x
            if fixed:
                put(own)
            else:
                after, b = ahead[i], before.cls
                d = after.cls
                row = [
                    *own,
                    *before.as_left,
                    *after.as_right,
                    before2.far_left,
                    f"E{before2.cls} {b}",
                    f"G{d} {ahead[i + 1].cls}",
                    f"N{c} {d}",
                ]
                if i == 0:
                    row.append("^" + c)
                if verb:
                    r = right[i]
                    row += [
                        f"x{auxiliary} {c}",
                        f"y{finite}{boundary} {c}",
                        f"z{r} {c}",
                        f"v{auxiliary}{boundary} {r} {c}",
                        f"t{finite}{auxiliary} {b}{lower[-2:]}",
                        f"r{seen}{later[i]} {k}",
                        f"o{subject}{auxiliary} {c}",
                    ]
                put(row)
            before_role = before.role
            before2, before = before, x
            # the state of the clause for the words that follow
            if role == "o":
                if len(auxiliary) == 1:
                    auxiliary += "~"
            elif role in "sn":
                subject = role
                if len(auxiliary) == 1:
                    auxiliary += "~"
            elif role == ",":
                boundary, finite, subject = lower + before_role, "0", "0"
                if lower not in ("and", "or", ","):
                    auxiliary = "0"
                elif auxiliary[-1] != ",":
                    auxiliary = auxiliary[0] + ","
            elif role == "P":
                auxiliary = auxiliary[0] + "P" if auxiliary[0] in "BHDM" else "P"
                subject = lower
            elif role != "-":
                auxiliary = role
                if role in "FM" or (role in "BHDS" and lower not in _NOT_FINITE):
                    finite = seen = "1"
                if role in "TF":
                    subject = "0"
        return out


def _right_context(types: Sequence[_Type]) -> tuple[list[str], list[str]]:
    """For each place: the next verb or boundary to the right (and what follows it); does a finite verb follow at all?"""
    right, later = [], []
    context, some, next_role = "<", "0", "."
    for x in reversed(types):
        right.append(context)
        later.append(some)
        role = x.role
        if role in "BHDMSFG":
            context = "F" + role
            if role in "FM" or (role in "BHDS" and x.lower not in _NOT_FINITE):
                some = "1"
        elif role == ",":
            context = x.lower + next_role
        elif role in "PT":
            context = role
        next_role = role
    right.reverse()
    later.reverse()
    return right, later


def _edge(mark: str) -> _Type:
    return _Type(True, [], ["a" + mark], ["b" + mark], "A" + mark, mark, mark, False, "-", mark)


_START, _END = _edge("<"), _edge(">")
