"""A third person where a participle was due: “a treaty signs last year”, “the sum announces by the minister is small”.

Pure functions on words and tags, but for the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copychief.english._groups import Group
from copychief.english._mend import FINITE, TIME_NOUNS, is_verb
from copychief.english.inflection import PARTICIPLE, base_of_present, past_of
from copychief.english.sentences import Sentence
from copychief.english.speech import SAY, THINK
from copychief.english.tags import usual_tags
from copychief.english.times import TimeExpression
from copychief.english.verbs import VerbGroup
from copychief.english.words import WORDS
from copychief_rules.tense._article import Article, locate
from copychief_rules.tense._attach import SENSES

_NOUNS = frozenset({"NN", "NNS", "NNP"})
_PHRASE = frozenset("NN NNS NNP JJ JJR JJS CD DT PRP$ POS".split())
_ENDS = frozenset({",", ":", "CC", "WDT", "WP", "WRB", "``", "''", "-LRB-", "-RRB-"})
_CLAUSES = frozenset(
    "that because if whether although though while whilst as after before when since until till than like unless once where"
    " so".split()
)
_ONE = frozenset("a an this another each".split())
_AMOUNTS = frozenset("dozen hundred thousand million billion score couple few".split())
ALONE = frozenset(
    "go come arrive depart rise fall grow climb drop jump decline increase decrease live stand sit lie pass get run walk fly"
    " drive swing end begin start open close abide stop die swear work play stay move travel sail win lose improve differ"
    " shrink slip sleep wait happen occur appear disappear emerge increase vary finish hang stick".split()
)
"Verbs that may have “by” behind them and no object."
_AGENT = frozenset({"DT", "PRP$", "NNP", "NN", "NNS", "JJ"})


def misformed(article: Article, time: TimeExpression, sentence: Sentence) -> tuple[VerbGroup, str] | None:
    """The word, as a group, and the participle."""
    words, tags = article.words(sentence), article.tags(sentence)
    place = locate(article.doc[WORDS][sentence.index], time)
    groups = [v.group for v in article.verbs(sentence)]
    for i in _candidates(words, tags, place[0] if place and time.direction == "past" else 0):
        if tags[i - 1] == ",":
            fits = place is not None and i + 1 == place[0] and _is_set_off(tags, groups, i, place[1] + 1)
        else:
            fits = _stands_for_participle(words, tags, groups, i)
        if fits:
            base = base_of_present(words[i])
            group = VerbGroup(sentence.block, article.doc[WORDS][sentence.index], Group(i, i + 1, i, "present"))
            if article.speaks(sentence, group):
                return group, PARTICIPLE.get(base, past_of(base))
    return None


def _candidates(words: Sequence[str], tags: Sequence[str], first: int) -> Iterator[int]:
    """The words in -s right before an agent, or before the past time that begins at `first`."""
    for i in range(1, len(words) - 2):
        word = words[i]
        if word[-1] != "s" or not word.islower() or tags[i] not in ("NN", "NNS", "VBZ"):
            continue
        if tags[i - 1] not in _NOUNS and not (tags[i - 1] == "," and i > 1 and tags[i - 2] in ("NN", "NNP")):
            continue
        base = base_of_present(word)
        by = words[i + 1] == "by" and tags[i + 2] in _AGENT and words[i + 2].lower() not in TIME_NOUNS
        if (i + 1 == first or (by and base not in ALONE)) and base != word and is_verb(base):
            yield i


def _stands_for_participle(words: Sequence[str], tags: Sequence[str], groups: Sequence[Group], i: int) -> bool:
    """Is there no room for a finite verb, as another governs the noun before, or has it for its subject?"""
    begin = i
    while begin and tags[begin - 1] in _PHRASE and (begin == i or tags[begin] not in ("DT", "PRP$")):
        begin -= 1
    if words[i - 1].lower() in TIME_NOUNS or begin == i:
        return False
    # “a treaty signs”: the noun is no plural
    one = words[begin].lower() in _ONE and tags[i - 1] == "NN" and words[i - 1].lower() not in _AMOUNTS
    if not one and ("NN" in usual_tags(words[i]) or "NN" in usual_tags(base_of_present(words[i]))):
        return False  # “the road signs last year”
    return _is_governed(words, tags, begin) or _is_followed(words, tags, groups, i)


def _is_governed(words: Sequence[str], tags: Sequence[str], begin: int) -> bool:
    if not begin:
        return False
    word, tag = words[begin - 1].lower(), tags[begin - 1]
    if tag in ("IN", "TO"):
        return word not in _CLAUSES
    return tag in ("VB", "VBD", "VBN", "VBG") and word not in SAY | THINK | SENSES


def _is_set_off(tags: Sequence[str], groups: Sequence[Group], i: int, comma: int) -> bool:
    """“The bank’s report, releases last week, had said”: the verb of the subject stands behind the second comma."""
    if comma >= len(tags) or tags[comma] != "," or "," in tags[: i - 1] or any(g.start < i for g in groups):
        return False
    return any(g.start == comma + 1 and g.tense == "past" for g in groups)


def _is_followed(words: Sequence[str], tags: Sequence[str], groups: Sequence[Group], i: int) -> bool:
    """Does the true verb of the clause come behind: “the sum announces by the minister is small”?"""
    after = next((g for g in groups if g.start > i), None)
    if after is None or after.marker is not None:
        return False
    between = range(i + 1, after.start)
    return not any(tags[n] in _ENDS or tags[n] in FINITE or words[n].lower() in _CLAUSES for n in between) and not any(
        tags[n] == "PRP" for n in between
    )
