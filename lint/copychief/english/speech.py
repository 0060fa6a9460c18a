"""The verbs and set phrases by which English reports what somebody says, knows or found out.

Word lists only: `quotations` and `attributions` say what they mean in a sentence. The classes follow the usual
grammars of reporting verbs (Quirk et al., 16.31; Levin's verbs of communication, 37).
"""

from __future__ import annotations

from copychief.lazy import lazy

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "hold": "holds held holding",
    "show": "shows showed shown showing",
    "find": "finds found finding",
    "think": "thinks thought thinking",
    "know": "knows knew known knowing",
    "put": "puts put putting",
    "read": "reads read reading",
    "hear": "hears heard hearing",
    "see": "sees saw seen seeing",
    "learn": "learns learned learnt learning",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasted forecasting",
    "mean": "means meant meaning",
    "feel": "feels felt feeling",
    "swear": "swears swore sworn swearing",
    "admit": "admits admitted admitting",
    "retort": "retorts retorted retorting",
    "quip": "quips quipped quipping",
    "tweet": "tweets tweeted tweeting",
    "post": "posts posted posting",
    "interject": "interjects interjected interjecting",
    "refer": "refers referred referring",
    "infer": "infers inferred inferring",
    "concur": "concurs concurred concurring",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "certify": "certifies certified certifying",
    "specify": "specifies specified specifying",
    "clarify": "clarifies clarified clarifying",
    "verify": "verifies verified verifying",
    "cry": "cries cried crying",
    "quote": "quotes quoted quoting",
    "begin": "begins began begun beginning",
    "go": "goes went gone going",
    "sing": "sings sang sung singing",
    "plead": "pleads pleaded pled pleading",
    "submit": "submits submitted submitting",
    "peg": "pegs pegged pegging",
    "speak": "speaks spoke spoken speaking",
    "shoot": "shoots shot shooting",
    "grin": "grins grinned grinning",
    "nod": "nods nodded nodding",
    "shrug": "shrugs shrugged shrugging",
    "send": "sends sent sending",
    "give": "gives gave given giving",
    "cast": "casts cast casting",
    "make": "makes made making",
    "choose": "chooses chose chosen choosing",
    "envy": "envies envied envying",
    "vilify": "vilifies vilified vilifying",
    "bet": "bets bet betting",
}


def forms(lemma: str) -> tuple[str, ...]:
    """The inflected forms of a verb, the lemma among them."""
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma].split())
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return (lemma, lemma + "es", lemma + "ed", lemma + "ing")
    return (lemma, lemma + "s", lemma + "ed", lemma + "ing")


def _all(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in forms(lemma))


SAY = _all(
    "say tell add write announce report note state declare explain claim warn argue reply respond insist acknowledge"
    " admit confirm deny allege assert contend maintain stress emphasize emphasise remark observe recall reiterate"
    " repeat tweet testify quip joke concede caution predict forecast estimate suggest reveal disclose"
    " complain lament affirm attest proclaim pledge vow promise ask answer continue conclude counter recount mention"
    " opine boast exclaim shout whisper mutter murmur interject retort echo elaborate reckon swear urge charge"
    " inform assure advise remind notify underline underscore volunteer propose recommend speculate clarify specify"
    " determine calculate blog post muse concur guess protest demand plead thunder fume tout hint imply"
    " enthuse rant chant yell scream cry ponder wonder venture profess submit posit decry chime blurt agree"
    " certify verify relate narrate preach bemoan grumble sigh gush fret theorize theorise brag indicate point"
)
"""Verbs of saying, in all forms: their subject is a source and what follows, or stands around, is its word."""

_ATTITUDES = (
    "want wish favor favour prefer support oppose endorse reject criticize criticise accuse blame praise condemn call"
    " label dub denounce question hail slam blast defend disagree decline refuse seek threaten dismiss welcome applaud"
    " mock attack"
)
THINK = _all(
    "think believe know expect hope fear feel consider suspect doubt understand assume worry imagine suppose anticipate"
    " foresee regard plan intend dispute describe characterize characterise view discuss highlight project "
    + _ATTITUDES
)
"""Verbs of mind and of judgement: what follows is their subject's view."""

STANCE = _all(
    "love hate loathe despise regret resent mourn bash trash assail rebuke lambast lambaste ridicule deride chide berate"
    " scold vilify commend laud salute thank apologize apologise portray depict deem decide rule vote choose overrule"
    " veto advocate champion demand urge vow request debate sponsor co-sponsor express voice " + _ATTITUDES
)
"""Verbs that tell where somebody stands or what he decides, not what he knows."""

MOODS = frozenset(
    "worried concerned critical skeptical sceptical proud hopeful optimistic pessimistic incensed reluctant frustrated"
    " angry upset furious eager surprised shocked convinced confident aware unaware certain unsure doubtful adamant"
    " afraid fearful pleased glad disappointed alarmed outraged grateful supportive opposed".split()
)
"""Adjectives that tell what somebody thinks of what stands behind them: “is worried about”, “is sure that”."""

GIVE = _all("issue release make give deliver offer raise cast file voice express present repeat publish send")
"""Verbs whose subject speaks by what stands behind them: “issued a statement”, “cast doubt on”."""

VALUE = _all("put peg value list rank rate place estimate")
"""Verbs that say how much something is: “puts the cost at $4 million”."""

FRAMES = {
    form: frozenset(after.split())
    for lemmas, after in {
        "call push press appeal lobby campaign agitate": "for on against",
        "speak talk": "about of against out",
        "vote": "for against to",
        "rule": "that in against out for",
        "decide": "to that on against whether not",
        "choose": "to not",
        "brag boast rail complain fret": "about that of against",
        "object allude refer": "to",
        "point": "to out",
        "agree": "to with on that",
        "make": "clear",
        "go": "on",
        "shoot fire": "back",
    }.items()
    for lemma in lemmas.split()
    for form in forms(lemma)
}
"""Verbs that report with one of these words behind them, whatever else they mean without."""

BESIDE = _all("go shoot fire sing laugh smile grin nod shrug smirk giggle chuckle")
"""Verbs that report only beside a quotation: “…,” he laughed."""

SHOW = _all(
    "show find indicate suggest reveal estimate report conclude list detail describe document demonstrate confirm"
    " determine note put record read state project predict forecast calculate rank identify warn point argue"
    " cite outline highlight underscore establish say"
)
"""Verbs whose subject may be a document: a report shows, a survey found, data indicate."""

DEEDS = frozenset(
    form
    for lemma in "add maintain continue post charge conclude repeat answer determine observe echo advise urge recommend agree"
    " demand cry reckon recount relate point note ask pledge promise propose offer imply underline underscore mention"
    " stress swear wonder venture certify verify clarify specify show find indicate hold record read"
    " put project rank list detail document label identify announce notify reveal disclose protest ponder"
    " seek threaten reject plan".split()
    for form in forms(lemma)
) - frozenset(
    "noted notes announced announces revealed disclosed expects expected plans wants showed shows found finds"
    " indicated indicates projected projects urged urges pledged promised proposed asked".split()
)
"""Verbs that also name a deed (“added 40 jobs”): they report only if a clause or a quotation follows."""

ALWAYS_SAY = frozenset("saying telling claiming arguing insisting warning explaining citing writing reporting".split())
"""Participles that report whatever follows."""

NOUN_LIKE = frozenset(
    "report reports claim claims state states note notes point points estimate estimates forecast forecasts count counts"
    " post posts read answer answers charge charges call calls plan plans promise promises pledge pledges question"
    " questions comment comments hope hopes fear fears view views doubt doubts support demand demands address addresses"
    " attack attacks record records list lists document documents detail details rank ranks rate rates quote quotes show"
    " shows project projects label labels joke jokes worry worries blog blogs echo echoes tweet tweets protest protests"
    " remark remarks shout shouts vow vows wish wishes find finds finding findings feeling meaning saying"
    " telling understanding warning warnings reporting writing reading posting polling estimated reported alleged claimed"
    " speculation answer concern guess blast credit put slam highlight highlights ask tally advocate advocates vote votes"
    " request requests debate debates voice voices champion champions sponsor sponsors co-sponsor co-sponsors love hate"
    " regret regrets thanks talk talks campaign campaigns appeal appeals push press rule rules laugh laughs smile smiles grin nod shrug".split()
)
"""Forms that are nouns as often: what stands around them decides."""

FRAMED_ONLY = FRAMES.keys() - SAY - THINK
"""Verbs that report in their frame alone."""

STANDS = STANCE | MOODS | (FRAMED_ONLY - BESIDE)
"""Words whose subject takes a stand, or up a topic: he need not know what stands behind them."""

MODALS = frozenset("must should can could may might shall cannot can't couldn't shouldn't ought".split())

TRUTH = _all("find show see learn hear discover detect recognize recognise realize realise remember notice")
"""Verbs of finding out: a source if a person or a document finds that something is so, not if he finds a thing."""

VERBS = SAY | THINK | STANCE | SHOW | TRUTH | VALUE | MOODS | BESIDE | FRAMES.keys() | {"commented", "commenting"}
"""All forms that may bring in a source."""

ASIDE = frozenset(
    "also both so far soon yet instead sometimes long meanwhile however later then now once even still often repeatedly recently previously"
    " initially first again already always never"
    " only simply just reportedly publicly privately angrily quietly flatly bluntly earlier subsequently further"
    " additionally famously allegedly apparently briefly clearly explicitly immediately jokingly merely openly"
    " correctly falsely wrongly rightly strongly firmly reluctantly sarcastically specifically today yesterday tonight"
    " separately frequently consistently emphatically cheerfully wryly dryly proudly sadly".split()
)
"""Adverbs that stand between a subject and its verb of saying."""


NO_ADVERBS = frozenset(
    "family daily weekly monthly quarterly ally rally assembly monopoly supply reply anomaly bully belly elderly".split()
)
"""Nouns in -ly."""

AUXILIARIES = frozenset(
    "has have had would could will may might must can should did does do was were is are be been being not n't"
    " hasn't haven't hadn't wouldn't didn't doesn't don't wasn't weren't isn't aren't cannot can't won't couldn't".split()
)

_SAID = (
    r"(?:said|says|say|added|adds|told|tells|wrote|writes|continued|explained|noted|replied|asked|recalled|remarked"
    r"|warned|argued|insisted|declared|claimed|charged|stated|concluded|tweeted|notes|argues|explains|warns|insists|claims"
    r"|responded|replies|recalls|continues|asks|adding|observed|admitted|joked|acknowledged|announced|commented)"
)
TAIL = lazy(
    r"[,?!.…–—-]['’]?\s+(?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ii]t|[Ww]ho|(?:[Tt]he|[Aa]n?|[Oo]ne)(?:\s[\w’'-]+){1,4}|[A-Z][\w’'-]*(?:\s[\w’'.-]+){0,4}?)"
    rf"\s(?:also\s|later\s|then\s|has\s|had\s)?{_SAID}(?=[\s.,:;]|$)|{_SAID}\s(?!that\b))"
)
"""Where the writer speaks again behind a quotation: “…, he said”, “…, said Ms. Roe”."""

_NAME = r"(?:(?:[A-Z][\w’'-]*\.?\s+)*([A-Z][\w’'-]+))"
SPEAKER = lazy(rf"[”\"]\s*(?:{_NAME}\s+(?:also\s+|later\s+)?{_SAID}\b|{_SAID}\s+{_NAME})")
"""A named speaker right behind a quotation; group 1 or 2 is the last word of the name."""
