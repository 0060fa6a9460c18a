"""HED004."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from copychief.diagnostic import Finding, Severity
from copychief.document import BlockKind, Document
from copychief.lazy import lazy
from copychief.rule import Bad, Good, Rule

# The act as headlines put it (whole words) → how a story may put it (beginnings of words). Only acts that are said or
# done before the law or the public: a story must bear them out in one of these words.
_ACTS: dict[str, str] = {
    "apologi[sz](?:es|ed)": r"apolog|sorry|regret|contrit|forgiv|mea culpa|remors|atone|pardon",
    "admits|admitted|confess(?:es|ed)": r"admi[ts]|acknowledg|conced|confess|concession|own(?:s|ed|ing)? up|guilty|recogni[sz]|accept|disclos|reveal|allow|grant|agree|told|confirm",
    "denies|denied": r"den(?:y|ie|ial)|reject|refut|dismiss|disput|disavow|rebut|repudiat|contradict|contest|not true|untrue|false|baseless|unfounded|no truth|never|nonsense|refus|did not|didn|was not|had not|has not|disclaim|no evidence|not guilty|innocen|insist",
    "resigns?|resigned|quits?": r"resign|quit|step(?:s|ped|ping)? (?:down|aside)|st(?:and|ands|anding|ood) down|le(?:ave|ft|aving)|depart|exit|oust|retire|relinquish|g[ai]ve(?:s|n)? up|withdr|drop|abandon|out of|walk",
    "sues|sued": r"su(?:e|es|ed|ing|it|its)\b|lawsuit|legal|litigat|complaint|court|filed|damages|plaintiff|claim",
    "arrests?|arrested|detained|detains": r"arrest|detain|detention|custody|held|hold|jail|caught|seiz|apprehend|captur|round|handcuff|taken in|took in|raid|nab|imprison|prison",
    "charged|indicted|indicts": r"charg|indict|accus|prosecut|arraign|count|alleg|court|cost",
    "convicted|convicts": r"convict|guilty|verdict|jury|found|sentenc",
    "acquitted|acquits": r"acquit|clear|not guilty|innocen|verdict|exonerat|found|overturn|free",
    "sentenced": r"sentenc|prison|jail|term|years|death|fine",
    "jailed": r"jail|prison|sentenc|custody|behind bars|detain|arrest|held|lock|remand",
    "pleads|pleaded|pled": r"plea|pled|guilty|admi[ts]|appeal|beg|urg|call|ask|implor|entreat",
    "sacks|sacked|fires|fired": r"sack|fire|firing|dismiss|oust|remov|terminat|let go|axe|dropp|part(?:ed|ing) |replac|shoot|shot|launch|gun|blaze|burn|flame|smoke|missile|rocket|lay|laid|relieve|job|suspend|bullet|round|weapon",
    "confirms|confirmed": r"confirm|verif|acknowledg|corroborat|approv|announc|vote|ratif|reveal|admi[ts]|said|say|told|agree|sworn",
    "retracts?|retracted": r"retract|withdr|correct|t[ao]k(?:e|en|es|ing|ook) back|disavow|error|apolog|remov|walk",
    "surrenders|surrendered": r"surrender|turn(?:ed|s|ing)? (?:\w+ )?in|g[ai]ve(?:s|n)? (?:\w+ )?up|giving up|capitulat|hand(?:ed|s|ing)? (?:\w+ )?(?:over|in)|lay|laid|custody|yield|ced|conced",
    "pardons|pardoned": r"pardon|clemency|commut|amnest|reprieve|forgiv|free|release",
    "vetoes|vetoed": r"veto|block|reject|refus|strike|struck|sign",
    "impeached|impeaches": r"impeach|trial|remov|charges",
    "deported|deports|extradited|extradites": r"deport|extradit|expel|expuls|remov|hand(?:ed|s|ing)? over|sent back|return|transfer|repatriat",
    "divorces|divorced": r"divorc|split|separat|ex-|marriage|annul",
    "endorses|endorsed": r"endors|back|support|nod|throw|threw|behind|recommend|favou?r|prais",
    "condemns|condemned": r"condemn|denounc|critici[sz]|decr|deplor|slam|blast|outrage|rebuk|conde|attack|death|blam|accus|censur|abhor|horr|lambast|revil|assail|disgust",
    "dies|died": r"di(?:e|es|ed)\b|dying|dead|death|kill|pass(?:ed)? away|late\b|fatal|funeral|mourn|obituar|succumb|slain|murder|surviv|lost|body|buried",
    "cancels|cancell?ed|scraps|scrapped": r"cancel|scrap|call(?:ed|s|ing)? off|axe|abandon|drop|shelv|ditch|pull|end|halt|withdr|revok|terminat|abolish",
    "postpones|postponed": r"postpon|delay|put(?:s|ting)? (?:off|back)|defer|reschedul|later|mov|push",
    "suspends|suspended": r"suspen|halt|paus|stop|ban|freez|frozen|fr[oe]z|interrupt|leave|stay|defer|place|withh|brea?k|block",
    "bans|banned|outlaws|outlawed": r"ban(?:s|ned|ning)?\b|prohibit|outlaw|forbid|bar(?:s|red|ring)?\b|block|illegal|suspen|restrict|exclu|disqualif|stop|no longer",
    "kidnapped|abducted": r"kidnap|abduct|hostage|seiz|captive|captor|taken|snatch|ransom|captur",
    "assassinated": r"assassin|kill|murder|shot|slain|dead|death|shoot|gun",
    "evacuated|evacuates": r"evacuat|leave|left|flee|fled|move|cleared|rescu|shelter|airlift|empt",
    "expelled|expels": r"expel|expuls|oust|kick|thr[oe]w|remov|out|deport|dismiss|exclu|leave",
    "fined": r"fine|penalt|pay|paid|punish|sanction",
    "rescued|rescues": r"rescu|sav|pull|free|recover|airlift|pluck|lift|evacuat|bail|safe|surviv|releas",
    "apologi[sz]ing": r"apolog|sorry|regret|forgiv",
    "marries|married": r"marri|marry|wed|bride|groom|husband|wife|spouse|couple|vow|nuptial",
    "explodes|exploded": r"explo|blast|blew|blow|bomb|detonat|burst|boom|blown",
    "crashes|crashed": r"crash|collid|collision|wreck|plung|slam|smash|hit|accident|plummet|tumbl|fell|collaps|went down|struck|r[ao]n into|pile",
    "hacked": r"hack|breach|cyber|intru|stole|attack|leak|compromis|password|access|phish|malware",
    "recalls|recalled": r"recall|withdr|pull|call|rememb|remin|memor|said|look|return|told",
    "ratifies|ratified": r"ratif|approv|vote|pass|adopt|endors|sign|accept|parliament",
    "stabbed": r"stab|kni[fv]e|blade|wound|slash|cut|attack|machete|sword",
    "robbed": r"rob|st[oe]l|thie|theft|heist|loot|raid|burgl|mugg|t[ao]ke|took|gunpoint|cash",
    "hospitali[sz]ed": r"hospital|clinic|intensive care|treat|medical|doctor|surg|admitted|ward|emergency",
    "vaccinated|vaccinates": r"vaccin|inoculat|immuni|jab|shot|dose",
    "exhumed|exhumes": r"exhum|dug|dig|remains|grave|disinter|unearth",
    "strips|stripped": r"strip|t[ao]k|took|los[et]|revok|remov|depriv|withdr|rescind|naked|tak",
}
_QUOTED = lazy(r"[“\"].*?[”\"]|(?<!\w)[‘'].*?[’'](?!\w)")
_HEDGED = lazy(r"\?|\b(?:if|whether|could|should|may|might|would|how to|why)\b", re.IGNORECASE)


_ANY = lazy(rf"\b(?:{'|'.join(_ACTS)})\b")
"Any of the acts in small letters: few headlines have one, and only they are looked at closely."


@cache
def _named() -> re.Pattern[str]:
    """One scan for all acts; the group `a3` is the fourth of the table."""
    return re.compile(rf"\b(?:{'|'.join(f'(?P<a{i}>{act})' for i, act in enumerate(_ACTS))})\b", re.IGNORECASE)


@cache
def _family(group: str) -> re.Pattern[str]:
    """How a story may put the act of a group."""
    return re.compile(rf"\b(?:{list(_ACTS.values())[int(group[1:])]})")


class HeadlineClaim(Rule):
    """The act that the headline reports never occurs in the story, in no form and no synonym.

    “Minister apologizes” above a story in which nobody apologizes, is sorry or regrets. Only acts before the law or the
    public count (apologizes, admits, denies, resigns, sues, arrested, convicted …), and any word of the act's family
    anywhere in the story is enough to be silent.

    Why: a headline that the story does not bear out is the slip that readers, and lawyers, remember.
    Leave it when: the story says it in other words.
    Not caught: other verbs; acts that the story reports of somebody else; questions and “could”.
    """

    code, name, since = "HED004", "headline-claim", "0.1"
    severity = Severity.INFO
    reads = frozenset({BlockKind.HEADLINE})
    min_words = 15
    "Shorter stories do not say everything twice."

    examples = (
        Bad(
            """
            # Mayor Apologizes to Families of Flood Victims
                    ^^^^^^^^^^ no word of it

            The mayor of Riverton visited the shelter on Monday and spoke of hard days. “There have been losses,” he told
            the families, who had waited in the rain. He gave no figures. The town council met in the evening and voted to
            pay for new pumps along the river, which has left its banks three times since the spring. Work is to begin
            next month, and the school will serve as a shelter until the first houses are dry again.
            """
        ),
        Bad(
            """
            # Two arrested after night of fires
                  ^^^^^^^^ “arrested”

            Fires burned in three barns north of Riverton on Sunday night, the fire service said. Nobody was hurt, but hay
            and machines worth a great deal were lost. Neighbours woke to the glow shortly after two and called for help.
            Police asked for witnesses and said that they were looking for a white van that had been seen near the third
            barn. The farmers want the road to be watched from now on, and have set up a rota of their own.
            """
        ),
        Good(
            """
            # Mayor Apologizes to Families of Flood Victims

            The mayor of Riverton visited the shelter on Monday and said that he was sorry. “There have been losses,” he
            told the families, who had waited in the rain. He gave no figures. The town council met in the evening and
            voted to pay for new pumps along the river, which has left its banks three times since the spring. Work is to
            begin next month, and the school will serve as a shelter until the first houses are dry again.
            """
        ),
        Good(
            """
            # Should the mayor have apologized?

            The mayor of Riverton visited the shelter on Monday and spoke of hard days. “There have been losses,” he told
            the families, who had waited in the rain. He gave no figures. The town council met in the evening and voted to
            pay for new pumps along the river, which has left its banks three times since the spring. Work is to begin
            next month, and the school will serve as a shelter until the first houses are dry again.
            """
        ),
        Good("# Mayor resigns\n\nMore soon."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        for block in doc.of_kind(self.reads):
            if not _ANY.search(block.text.lower()) or _HEDGED.search(block.text):
                continue
            title = _QUOTED.sub(lambda m: " " * len(m[0]), block.text)
            body: str | None = None
            for m in _named().finditer(title):
                if body is None:
                    body = _body(doc, title)
                if body.count(" ") < self.min_words:
                    return
                if _family(str(m.lastgroup)).search(body):
                    continue
                yield Finding(
                    block.source_span(*m.span()),
                    f"“{m[0]}” in the headline, but no word of it in the story",
                    facts={"act": m[0].lower()},
                )


def _body(doc: Document, title: str) -> str:
    """The story in small letters, without titles and without a copy of the headline."""
    titles = (BlockKind.HEADLINE, BlockKind.DECK, BlockKind.HEADING, BlockKind.CODE, BlockKind.BYLINE)
    return "\n".join(
        b.text for b in doc.blocks if b.kind not in titles and b.text.strip().casefold() != title.strip().casefold()
    ).lower()
