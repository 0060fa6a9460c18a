"""What a figure counts: the head noun after it and the modifiers between, without a tagger.

A count over one is followed by a plural, which most often looks like one; that ends the noun phrase. So
does every word that begins something else: a preposition, a verb that newspapers often use, a mark.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from copychief.english.numerals import ORDINALS, WORDS, Tokens

STOPS: Final = frozenset(
    # determiners, prepositions, conjunctions, pronouns
    "a an the this that these those his her its their our my your of in on at by for from to with without into onto over under"
    " about against between among through during before after since until till as than per like near off up down out around"
    " across along behind beyond above below inside outside within toward towards upon despite except via versus amid amongst"
    " and or but nor so yet if when while where who whom whose which what why how because although though unless whether"
    " he she it they we i you him them us me there here then now not no also just only even still already too very each every"
    " both either neither ago apart away back later earlier today yesterday tomorrow tonight again together respectively"
    # auxiliaries and the verbs that most often follow a count
    " is are was were be been being am has have had having do does did will would shall should can could may might must"
    " said say says saying told tell tells died die dies killed injured wounded hurt arrested charged dead missing came come"
    " comes took take takes taken went go goes gone got get gets made make makes gave give gives given left lost won left fell fall"
    " rose rise became become began begin found find finds seen see saw showed shown showing held hold known living lived live"
    " based built involved involving including included includes comprises contains working aged born according worth long high wide deep tall old"
    " remain remained remaining followed following joined took used using signed voted attended expected displaced affected"
    " fled flee arrived arrive stranded sold earlier received paid pay ended started opened closed gathered turned tested"
    " participated trapped needed required sent set put led leading convicted sentenced accused detained rescued evacuated"
    # irregular pasts
    " ran hit shot stood sat spoke wrote drove flew threw bought caught taught thought brought fought sought kept slept felt met"
    " spent heard drew grew knew blew swam sank drank sang rang chose froze broke woke stole wore tore bore swore forgot ate beat"
    " bit hid rode slid stuck struck swept wept crept burnt hung dealt meant leapt fed bled sped lit shook shut split spread".split()
)
"Words that no noun phrase after a number holds."
_IRREGULAR: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "persons": "person", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half",
    "cattle": "cattle", "sheep": "sheep", "fish": "fish", "aircraft": "aircraft", "series": "series", "species": "species",
    "staff": "staff", "troops": "troop", "countrymen": "countryman", "policemen": "policeman", "firemen": "fireman",
    "servicemen": "serviceman", "fishermen": "fisherman", "businessmen": "businessman", "congressmen": "congressman",
    "gunmen": "gunman", "spokesmen": "spokesman", "lawmen": "lawman", "airmen": "airman", "crewmen": "crewman",
    "militiamen": "militiaman", "grandchildren": "grandchild", "schoolchildren": "schoolchild", "leaves": "leaf",
    "criteria": "criterion", "media": "media", "personnel": "personnel", "crises": "crisis", "analyses": "analysis",
    "thieves": "thief", "buses": "bus", "gases": "gas", "viruses": "virus", "bonuses": "bonus", "homeless": "homeless",
    "goods": "goods", "sportswomen": "sportswoman", "businesswomen": "businesswoman", "shelves": "shelf", "wolves": "wolf",
    "houses": "house", "horses": "horse", "nurses": "nurse", "courses": "course", "cases": "case", "bases": "base",
    "purchases": "purchase", "causes": "cause", "movies": "movie", "calories": "calorie", "zombies": "zombie", "cookies": "cookie",
    "census": "census", "status": "status", "virus": "virus", "bus": "bus", "gas": "gas", "campus": "campus", "bonus": "bonus",
    "shoes": "shoe", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "dies": "die", "ties": "tie", "aches": "ache",
    "headaches": "headache", "caches": "cache", "axes": "axe",
}  # fmt: skip
_NO_PLURAL: Final = ("ss", "us", "is", "ous")
_MIDDLES: Final = frozenset(
    "sales sports arms news physics economics politics its was has series species customs".split()
)
"They end in s and go on: “12 sales staff”."


_SIZES: Final = frozenset("old long high deep wide tall new".split())
_AFTER_VERB: Final = frozenset("in at on to by from the a an its their his her this up down with as that".split())


class Head(NamedTuple):
    """A head noun (its lemma), the words before it in lower case, and the token behind it."""

    lemma: str
    modifiers: tuple[str, ...]
    end: int


def is_plural(low: str) -> bool:
    """Does a lower-case word look like a plural noun?"""
    if low in _IRREGULAR:
        return _IRREGULAR[low] != low or low in (
            "police",
            "staff",
            "cattle",
            "sheep",
            "fish",
            "aircraft",
            "troops",
            "personnel",
        )
    return len(low) > 3 and low.endswith("s") and not low.endswith(_NO_PLURAL) and "'" not in low and "’" not in low


def lemma(low: str) -> str:
    """The singular of a lower-case noun, by the rules of spelling."""
    known = _IRREGULAR.get(low)
    if known:
        return known
    if len(low) < 4 or not low.endswith("s") or low.endswith(_NO_PLURAL):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y" if len(low) > 4 else low[:-1]
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    return low[:-1]


def _is_noun(low: str) -> bool:
    return is_plural(low) and low not in STOPS


def after(t: Tokens, j: int, *, one: bool = False, whole: bool = False) -> Head | None:
    """The noun phrase that begins at token j, behind a number; None if none does.

    `one`: the number is one, so the head is a singular: the last word before something stops the phrase.
    `whole`: the phrase follows “of the”, so that “old” and “high” begin it and do not end a measure.
    """
    words: list[str] = []
    k = j
    if t.texts[k] == "-" and t.glued[k]:  # “four-day”, “30-member”: the word behind the hyphen, singular
        nxt = t.lows[k + 1]
        return Head(nxt, (), k + 2) if nxt[:1].isalpha() and t.glued[k + 1] else None
    while len(words) < 5:
        low = t.lows[k]
        if not low[:1].isalpha():
            if low == "-" and words and t.glued[k] and t.glued[k + 1] and t.lows[k + 1][:1].isalpha():
                words[-1] = f"{words[-1]}-{t.lows[k + 1]}"
                k += 2
                continue
            break
        if not words and low in STOPS and low.endswith(("ed", "ing")) and _is_noun(t.lows[k + 1]):
            words.append(low)  # “five missing goats”
            k += 1
            continue
        if (
            low in WORDS
            or (low in ORDINALS and words)
            or (low in STOPS and not (whole and low in _SIZES and not words))
        ):
            break
        if (
            not words
            and low in ("last", "next", "past", "previous", "more", "less", "fewer")
            and not is_plural(t.lows[k + 1])
        ):
            break
        if low.endswith(("'s", "’s")):
            words.append(low[:-2])
            k += 1
            continue
        if one and words and low.endswith("s") and t.lows[k + 1] in _AFTER_VERB and is_plural(low):
            break  # “the $20 million bridge opens in May”
        words.append(low)
        k += 1
        if (not one or whole) and is_plural(low) and low not in _MIDDLES:
            nxt = t.lows[k]
            if not (is_plural(nxt) and nxt not in STOPS and nxt not in _MIDDLES and low in _IRREGULAR):
                break
        elif low.endswith("ed") and len(words) > 1 and (not t.lows[k] or t.lows[k] in STOPS):
            words.pop()
            k -= 1
            break
    if len(words) > 1 and words[-1].endswith("ly"):
        words.pop()
        k -= 1
    if not words:
        return None
    return Head(lemma(words[-1]), tuple(words[:-1]), k)


def of_phrase(t: Tokens, j: int) -> Head | None:
    """The head of “of the workers” at token j: what a share or a part is taken of."""
    if t.lows[j] != "of":
        return None
    k = j + 1
    while t.lows[k] in ("the", "all", "its", "their", "his", "her", "our", "those", "these", "a", "an", "that", "this"):
        k += 1
    if t.lows[k] in WORDS or t.lows[k][:1].isdigit():
        k += 1
    return after(t, k, one=True, whole=True)
