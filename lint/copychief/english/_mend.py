"""Tags set right where the whole stretch tells more than the tagger's few words: which -s is a verb, which a noun.

Pure functions on words and tags, used before verb groups are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from copychief.english.inflection import PAST, base_of_past, base_of_present, past_of
from copychief.english.tags import usual_tags

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
ONLY_PAST = frozenset(PAST.values()) - frozenset(PAST) - {"saw", "found", "lay", "felt", "wound", "ground", "bound"}
TIME_NOUNS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december yesterday today tomorrow tonight morning afternoon evening night week month"
    " year weekend".split()
)
"Nouns that stand between a subject and its verb without being the subject."


_ENDS = frozenset({",", ":", "``", "''", "-LRB-", "-RRB-", ".", "CC", "WDT", "WP", "WRB"})
_SUBJECT = frozenset({"NN", "NNP", "PRP"})
_FOLLOWS = frozenset({"DT", "PRP$", "PRP", "IN", "CD", "$", "RP", "TO", "RB"})
_ALONE = frozenset("this that another each both either".split())
"Determiners that stand for a noun, too."
_PREPOSITIONS = frozenset(
    "with of for by from over in on at under between among against without about into during".split()
)
_NAMED = frozenset({"NN", "NNP", "NNPS", "NNS", "CD", "JJ", "POS", "PRP", "PRP$", "DT", "RB"})


def mend(words: Sequence[str], tags: Sequence[str]) -> Sequence[str]:
    """The tags, with third persons that were taken for plural nouns set right (“Microsoft announces on Friday that”).

    Only in a stretch that has no finite verb, behind a noun that can be its subject and before what a plural noun
    seldom has behind it. And nouns that were taken for verbs (“its ad buy in March”).
    """
    out: list[str] | None = None
    before = ""
    for i, tag in enumerate(tags):
        if tag in ("NN", "NNS") and before in ("DT", "RB") and _is_ruled_by_pronoun(words, tags, i):
            out = out or list(tags)
            out[i] = "VBZ"
        elif tag == "NNS":
            if before in _SUBJECT and i + 1 < len(tags) and tags[i + 1] in _FOLLOWS:
                begin, end = _stretch(words, tags, i)
                if _is_figure(words, tags, i + 1):
                    end = i  # “rises 3% after a number of finds”
                if FINITE.isdisjoint((out or tags)[begin:end]) and _is_third_person(words, tags, begin, i):
                    out = out or list(tags)
                    out[i] = "VBZ"
            elif before == "CC" and "VBD" in tags[:i] and i + 1 < len(tags) and _has_no_noun(words, tags, i):
                out = out or list(tags)
                out[i] = "VBZ"  # “hit a wall and flees on foot”
            elif before in ("NNS", ",") and i + 1 < len(tags) and _is_only_verb(words, tags, i):
                out = out or list(tags)
                out[i] = "VBZ"
                if tags[i + 1] == "VBP":  # “announces support”
                    out[i + 1] = "NN"
        elif tag == "VBZ" and before == "JJ" and i > 1 and _is_ruled_by_adjective(words, tags, i):
            out = out or list(tags)
            out[i - 1] = "NN"
        elif i and tag in ("VBP", "VBZ") and (out or tags)[i] == tag and _is_noun(words, tags, i):
            out = out or list(tags)
            out[i] = "NN"
        before = tag
    return out or tags


def _is_noun(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    before = tags[i - 1]
    if before in ("DT", "PRP$") or (i > 1 and tags[i - 2] == "$"):
        return tags[i] == "VBP" or words[i - 1].lower() not in _ALONE  # “that makes it clear”
    if before == "IN" and words[i - 1].lower() in _PREPOSITIONS:
        return True  # "made amends with wins over"
    if before == "JJ" and i > 1 and tags[i - 2] in ("IN", "DT", "PRP$", "CD"):
        return True  # "into sharp saves"
    return tags[i] == "VBP" and before == "NN" and not FINITE.isdisjoint(tags[_stretch(words, tags, i)[0] : i])


def _is_ruled_by_adjective(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """“The 28-year-old wins her first medal”: the adjective stands for somebody, and the clause has no other verb."""
    if tags[i] != "VBZ" or tags[i - 2] != "DT" or i + 1 >= len(tags) or tags[i + 1] not in ("DT", "PRP$", "PRP"):
        return False
    begin, end = _stretch(words, tags, i)
    return begin == i - 2 and FINITE.isdisjoint(tags[i + 1 : end])


def _is_ruled_by_pronoun(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """“That makes it clear”, “both begins life”: a word that is a verb alone. “He also pledges”: a noun has no room there."""
    word = words[i]
    if tags[i - 1] == "DT":
        return word.endswith("s") and words[i - 1].lower() in _ALONE and usual_tags(word) == "VBZ"
    alone = i > 1 and words[i - 2].lower() in ("he", "she") and (i == 2 or tags[i - 3] in _ENDS)
    return alone and tags[i] == "NNS" and word.endswith("s") and is_verb(base_of_present(word))


def _is_figure(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """“300%”, “$30”: how far something rises, and no count of what rises."""
    share = tags[i] == "CD" and i + 1 < len(words) and words[i + 1].lower() in ("%", "percent", "per")
    return share or tags[i] == "$"


def _is_only_verb(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """“Authorities announces on Friday”: a word that is no noun, behind a plural that it doesn't agree with."""
    if not _has_no_noun(words, tags, i):
        return False
    begin, end = _stretch(words, tags, i)
    if not FINITE.isdisjoint(tags[begin:i]) or not FINITE.isdisjoint(tags[i + 2 : end]):
        return False
    return not any(t in ("IN", "VBG", "VB", "TO", "VBN") for t in tags[begin : i - 1])


def _has_no_noun(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Is it a third person of a verb that has no noun of its form (“flees”), before what stands behind verbs?"""
    word = words[i].lower()
    base = base_of_present(word)
    if tags[i + 1] not in _FOLLOWS | {"VBP"} or (usual_tags(word) or "VBZ") != "VBZ":
        return False
    return "VB" in usual_tags(base) and "NN" not in usual_tags(base) and is_verb(base)


def _stretch(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[int, int]:
    """The run of words around one that no mark or clause word parts."""
    begin, end = at, at + 1
    while begin and not _parts(words, tags, begin - 1):
        begin -= 1
    while end < len(tags) and not _parts(words, tags, end):
        end += 1
    return begin, end


def _parts(words: Sequence[str], tags: Sequence[str], i: int) -> bool:
    return tags[i] in _ENDS or (tags[i] == "IN" and words[i].lower() == "that")


def is_verb(base: str) -> bool:
    """Is this the base of a verb that the tagger's training text, or the table of irregular verbs, knows?"""
    past = past_of(base)
    return base in PAST or "VB" in usual_tags(past)


def base_of(past: str) -> str:
    """The base of a past form, as far as the lexicon can tell: “voted” is from “vote”, “visited” from “visit”."""
    low = past.lower()
    for base in (low[:-1], low[:-2]) if low.endswith("ed") else ():
        if past_of(base) == low and "VB" in usual_tags(base):
            return base
    return base_of_past(low)


def _is_third_person(words: Sequence[str], tags: Sequence[str], begin: int, i: int) -> bool:
    word, following = words[i].lower(), tags[i + 1]
    if not word.endswith("s") or not is_verb(base_of_present(word)):
        return False
    noun_too = usual_tags(word).startswith("NNS")
    if noun_too and not (
        following in ("DT", "PRP$", "PRP") or words[i + 1].lower() == "that" or _is_figure(words, tags, i + 1)
    ):
        return False
    j = i - 1
    while j >= begin and (tags[j] in _NAMED or words[j].lower() in TIME_NOUNS):
        j -= 1
        if j >= begin and tags[j] in ("IN", "RP") and words[j + 1].lower() in TIME_NOUNS:  # "on Thursday signs"
            j -= 1
    return j < begin or (tags[j] != "IN" and tags[j] not in ("VBG", "VB", "TO", "VBN") and not noun_too)
