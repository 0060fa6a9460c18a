"""The forms of English verbs: base, past, participle, third person. Tables and spelling rules, no tags.

The irregular verbs are those of the usual grammars (Quirk et al., 3.11-20); the spelling rules are theirs too (3.5-10).
"""

from __future__ import annotations

from functools import cache

_IRREGULAR = (
    "arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun"
    "|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown"
    "|break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built"
    "|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung"
    "|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn"
    "|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought"
    "|find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast"
    "|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone"
    "|freeze froze frozen|get got got|give gave given|go went gone|grind ground ground|grow grew grown|hang hung hung"
    "|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept"
    "|kneel knelt knelt|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain"
    "|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken"
    "|outdo outdid outdone|overcome overcame overcome|overdo overdid overdone|oversee oversaw overseen"
    "|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read"
    "|rebuild rebuilt rebuilt|rend rent rent|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said"
    "|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed"
    "|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk"
    "|sit sat sat|sleep slept slept|slide slid slid|sling slung slung|slit slit slit|speak spoke spoken|speed sped sped"
    "|spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood"
    "|steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|stride strode stridden|strike struck struck"
    "|strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken"
    "|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust"
    "|tread trod trodden|undergo underwent undergone|understand understood understood|undertake undertook undertaken"
    "|undo undid undone|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weave wove woven"
    "|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld"
    "|withstand withstood withstood|write wrote written|do did done"
)
PAST: dict[str, str] = {}
"Base → past tense of the irregular verbs."
PARTICIPLE: dict[str, str] = {}
"Base → past participle of the irregular verbs."
for _entry in _IRREGULAR.split("|"):
    _base, _past, _participle = _entry.split()
    PAST[_base], PARTICIPLE[_base] = _past, _participle
_BASE_OF = {past: base for base, past in PAST.items()} | {part: base for base, part in PARTICIPLE.items()}
_BASE_OF |= {base: base for base in PAST if base not in ("lay", "ground", "wound", "found", "rent", "bound")}

_IE = frozenset({"dies", "lies", "ties", "vies", "belies", "underlies", "unties"})
_DOUBLES = frozenset(
    "admit commit permit submit emit omit transmit remit refer prefer confer defer infer transfer occur recur incur concur"
    " regret control patrol compel expel propel rebel repel dispel cancel travel level label model signal fuel counsel"
    " equip abet allot outfit format program debut".split()
)
_VOWELS = "aeiou"


@cache
def base_of_present(form: str) -> str:
    """“goes” → “go”, “carries” → “carry”. A form without -s is its own base."""
    form = form.lower()
    if form in ("is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"):
        return "be"
    if form == "has":
        return "have"
    if form in _IE:
        return form[:-1]
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "zzes", "oes", "tzes")) and form not in ("aches", "shoes"):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


@cache
def base_of_past(form: str) -> str:
    """“went” → “go”, “stopped” → “stop”, “hoped” → “hope”; regular forms by spelling alone, which can miss an -e (see `base_of`)."""
    form = form.lower()
    if form in ("was", "were", "been"):
        return "be"
    if form in _BASE_OF:
        return _BASE_OF[form]
    if form.endswith("ied"):
        return form[:-3] + "y" if len(form) > 4 else form[:-1]
    if not form.endswith("ed") or len(form) < 4:
        return form
    stem = form[:-2]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lszf":
        return stem[:-1]
    if stem.endswith("ll") and stem[:-1] in _DOUBLES:
        return stem[:-1]
    silent = stem[-1] in "cvzue" or stem.endswith(("dg", "rg", "ag", "ng", "ns", "rs", "as", "is", "os", "us"))
    return stem + "e" if silent else stem


@cache
def past_of(base: str) -> str:
    """The past tense of a base: “go” → “went”, “stop” → “stopped”, “carry” → “carried”."""
    base = base.lower()
    if base in PAST:
        return PAST[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    if (base in _DOUBLES and base != "debut") or _one_closed_syllable(base):
        return base + base[-1] + "ed"
    return base + "ed"


def _one_closed_syllable(base: str) -> bool:
    """“stop”, “plan”, “grab”: one vowel, one consonant behind it that doubles."""
    vowels = [i for i, c in enumerate(base) if c in _VOWELS]
    if base.startswith("qu"):
        vowels = [i for i in vowels if i != 1]
    return len(base) > 2 and vowels == [len(base) - 2] and base[-1] not in "wxyhcs"


def present_of(base: str) -> str:
    """The third person of the present: “go” → “goes”, “carry” → “carries”."""
    if base == "have":
        return "has"
    if base == "be":
        return "is"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    return base + "s"
