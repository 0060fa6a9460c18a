"""Is the subject of a verb a plural for certain? Pure functions on words and tags."""

from __future__ import annotations

from collections.abc import Sequence

from copychief.english._groups import Group
from copychief.english._mend import FINITE, TIME_NOUNS
from copychief.english.tags import usual_tags

MANY = frozenset("they we i you these those".split())
_PARTS = frozenset({",", ":", "``", "''", "-LRB-", "-RRB-", ".", "CC", "WDT", "WP", "WP$", "WRB"})
_HEADED = frozenset("DT PRP$ JJ JJR JJS NN NNP NNS CD POS RB".split())
"Tags of the words before the last noun of a subject."
_UNCLEAR = frozenset({"CC", "VB", "TO", "HYPH"})
"Tags that another clause, or another subject, may stand behind."
_NOUNS = frozenset({"NN", "NNS", "NNP", "CD"})
_ONE = frozenset("a an this that each every another either neither no".split())
FEW = frozenset("both two three four five six seven eight nine ten many several few most".split())
_MEASURES = frozenset(
    "seconds minutes hours days weeks months years decades centuries dollars cents pounds pence euros yen miles yards feet"
    " metres meters kilometres kilometers tonnes tons litres liters kilos degrees points thirds quarters percent millions"
    " billions thousands hundreds dozens tens".split()
)
"Plurals that count as one sum: “two weeks seems long”."
_ONE_THING = frozenset(
    "news politics economics athletics headquarters series species means works barracks data media".split()
)


def is_plural_subject(words: Sequence[str], tags: Sequence[str], group: Group) -> bool:
    """“They”, “the strikers”, “students at a school”, “four of the men”, “the mayor and the clerk”: right before the verb."""
    subject = group.subject
    if subject is None:
        return False
    if words[subject].lower() in MANY:
        adjacent = all(t == "RB" for t in tags[subject + 1 : group.start])
        return adjacent and (not subject or tags[subject - 1] != "IN")  # “among these stands …”
    begin, end = _begin(tags, group), group.start
    while end > begin and tags[end - 1] == "RB":
        end -= 1
    if begin + 1 < end and tags[begin] == "VB":
        begin += 1  # “call centres”: no infinitive opens a clause
    if begin < end and tags[begin] == "IN":  # “in Paris the strikers”, but “on the stairs sits …”: the subject follows
        begin = next((i for i in range(begin + 2, end) if tags[i] == "DT" and tags[i - 1] in _NOUNS), end)
    if begin >= end:
        return False
    first = next((i for i in range(begin, end) if tags[i] not in _HEADED), end)
    if first == end:
        return _is_plural(words, tags, begin, end, bare=True)
    if tags[first] == "CC" and words[first].lower() == "and":
        clean = not begin or tags[begin - 1] in (",", "CC", "IN", "WRB")  # “wins the cup and the crowd cheers”
        return clean and _joins_two(words, tags, begin, first, end)
    if tags[first] != "IN" or not _UNCLEAR.isdisjoint(tags[begin:end]):
        return False
    if begin and tags[begin - 1] == "," and (tags[:begin].count(",") > 1 or tags[0] not in ("IN", "RB")):
        return False  # an apposition may stand there: “the firm, makers of cars”
    if words[begin].lower() in FEW and first == begin + 1 and words[first].lower() == "of":
        return tags[end - 1] in ("NNS", "NNP")
    return _is_plural(words, tags, begin, first, bare=False)


def _begin(tags: Sequence[str], group: Group) -> int:
    """Where the words of the clause before the verb begin."""
    if group.marker is not None and group.clause != "coordinate":
        return group.marker + 1
    i = group.start
    while i and tags[i - 1] not in FINITE and (tags[i - 1] not in _PARTS or tags[i - 1] == "CC"):
        i -= 1
    while i < group.start and tags[i] in ("RB", "CC"):
        i += 1
    return i


def _is_plural(words: Sequence[str], tags: Sequence[str], begin: int, end: int, *, bare: bool) -> bool:
    """Is the noun phrase that ends before `end` headed by a plural? `bare` if nothing else stands before the verb."""
    last = end - 1
    word = words[last].lower()
    if last < begin or tags[last] != "NNS" or word in _MEASURES or word in _ONE_THING or word in TIME_NOUNS:
        return False
    if words[begin].lower() in _ONE:
        return False
    if words[last].islower():
        return True
    # “Students at a school”, not “Boots closes” nor “Boots of Derby closes”
    named = bare or (words[end].lower() == "of" and tags[end + 1] not in ("DT", "PRP$"))
    return last == 0 and not named and usual_tags(word).startswith("NNS")


def _joins_two(words: Sequence[str], tags: Sequence[str], begin: int, joint: int, end: int) -> bool:
    """“The mayor and the clerk”, “Roe and her husband”: two with a determiner of their own are no firm and no dish."""
    second = tags[joint + 1 : end]
    if (
        not second
        or second[0] not in ("DT", "PRP$")
        or second[-1] not in ("NN", "NNS")
        or not _HEADED.issuperset(second)
    ):
        return False
    first = tags[begin:joint]
    if not first or not _HEADED.issuperset(first) or words[begin].lower() in _ONE | {"each"}:
        return False
    return first[0] in ("DT", "PRP$") or set(first) <= {"NNP"}
