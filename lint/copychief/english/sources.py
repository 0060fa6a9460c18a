"""Who is named as a source, by the words alone: a person or body by name, a role, nobody in particular, a document."""

from __future__ import annotations

from enum import StrEnum

from copychief.lazy import lazy


class SourceKind(StrEnum):
    """How much a reader learns of who says so."""

    NAMED = "named"
    "A person or body by name: “Mayor Ana Ruiz”, “the Treasury”, “AFP”."
    ROLE = "role"
    "One that could be found out: “the mayor”, “the company”, “police”, “her lawyer”."
    NAMELESS = "nameless"
    "Nobody in particular: “officials”, “a source”, “experts”, “people familiar with the matter”."
    DOCUMENT = "document"
    "A text or data: “the report”, “a survey by the union”, “figures from the ministry”."
    PRONOUN = "pronoun"
    "Who that is stands before: “he”, “they”, “who”."
    UNKNOWN = "unknown"
    "None is given: “it was reported”, “allegedly”."


DOCUMENTS = frozenset(
    "report reports study studies survey surveys poll polls data figures statistics statement statements document documents"
    " research analysis analyses review audit census paper papers filing filings lawsuit complaint indictment affidavit"
    " letter letters email emails e-mail memo memos transcript transcripts record records estimate estimates forecast"
    " forecasts projection projections results findings numbers bulletin communique communiqué release article articles"
    " book editorial story website account accounts index ranking rankings barometer questionnaire video footage photos"
    " images tweet post posts message note notice advisory text draft bill law ruling verdict order chart map table log"
    " logs files file papers biography memoir diary documentary broadcast newspaper magazine calculations evidence"
    " tests sources readings assessment evaluation inquiry investigation probe testimony database dossier brief"
    " guidelines prospectus manifesto blog column op-ed plaque sign banner label leaflet agenda minutes average averages speech sermon testimony".split()
) - {"sources"}
"""Nouns for what can be read or looked up."""

NAMELESS = frozenset(
    "official officials source sources expert experts analyst analysts critic critics observer observers witness witnesses"
    " insider insiders aide aides diplomat diplomats adviser advisers advisor advisors person people many some others"
    " several few most none skeptics sceptics opponents supporters scientists researchers economists doctors lawyers"
    " historians scholars academics commentators pundits strategists operatives traders dealers investors residents"
    " locals villagers bystanders onlookers neighbours neighbors rumours rumors reports lawmakers legislators politicians"
    " leaders executives employees workers staffers activists campaigners advocates proponents detractors fans friends"
    " colleagues one someone somebody everyone everybody anyone americans voters republicans democrats conservatives"
    " nobody none neither either nothing everything liberals protesters demonstrators specialists specialist".split()
)
"""Nouns that leave open who speaks, if no name, place or determiner narrows them down."""

PRONOUNS = frozenset(
    "he she they it we i you who which that this both these those his her their its our my your".split()
)

_HEAD_ENDS = frozenset(
    "of in for at with from on by who which that to about close familiar involved near under over into against within"
    " inside outside behind among between speaking briefed working based including".split()
)
_NAME = lazy(r"[^\W\d_]*[A-Z]")
_ABOUT_NAMES = frozenset("the a an mr mrs ms dr one two some many most several few other another".split())


def classify(words: list[str], *, opens_sentence: bool = False) -> tuple[SourceKind, str]:
    """(kind, head noun in lower case) of a noun phrase given as words.

    `opens_sentence`: the first word's capital says nothing.
    """
    if not words:
        return SourceKind.UNKNOWN, ""
    lows = [w.lower() for w in words]
    if len(words) == 1 and lows[0] in PRONOUNS:
        return SourceKind.PRONOUN, lows[0]
    end = next((k for k in range(1, len(lows)) if lows[k] in _HEAD_ENDS), len(lows))
    head = lows[end - 1].removesuffix("’s").removesuffix("'s").strip(".")
    # most words are the same in small letters, and no name's
    named = any(
        words[k] != lows[k] and _NAME.match(words[k]) and lows[k] not in _ABOUT_NAMES
        for k in range(1 if opens_sentence else 0, end)
    )
    if opens_sentence and not named and end == 1 and words[0][:1].isupper() and lows[0] not in _PLURAL_ROLES:
        named = head not in NAMELESS and head not in DOCUMENTS
    if head in DOCUMENTS:
        return SourceKind.DOCUMENT, head
    if head in NAMELESS:
        return SourceKind.NAMELESS, head
    if named:
        return SourceKind.NAMED, head
    return SourceKind.ROLE, head


_PLURAL_ROLES = frozenset(
    "police authorities prosecutors investigators organizers organisers firefighters rescuers doctors lawyers scientists"
    " farmers parents students families visitors shoppers drivers tourists companies banks firms developers engineers nurses"
    " pilots miners fishermen soldiers veterans women men children customers consumers owners tenants landlords players"
    " coaches actors artists writers musicians editors reporters journalists historians patients citizens"
    " governments councils courts judges jurors clerics priests bishops detectives troops rebels regulators lawmakers officers managers bosses ministers teachers unions medics".split()
)
