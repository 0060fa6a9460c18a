"""Words that British and American English spell in two ways, built from stems and patterns.

After the tables of P. Peters, *The Cambridge Guide to English Usage* (2004). Left out on purpose: words that one
side spells both ways (programme, practice, license, meter, cheque, inquiry), for they tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

BRITISH, AMERICAN = "British", "American"


class Spelling(NamedTuple):
    """A form: which English it is, its counterpart, and how much it proves."""

    region: str
    other: str
    kind: str
    '"plain"; "ize": the American form is good Oxford spelling too; "canadian": it is good Canadian; "weak": both sides use it, the clash alone counts.'


_OUR = (
    "arb ard arm behavi cand clam col demean endeav enam fav ferv flav harb hon hum lab neighb od parl ranc rig rum savi"
    " sav splend succ tum val vap vig disfav dishon misdemean discol"
)
_OUR_ENDINGS = (
    " s ed ing able ably ful fully less er ers hood hoods ite ites itism al ally y ist ists ingly iness some ies"
)
_RE = "cent theat fib lit calib lust somb spect meag sab och kilomet centimet millimet epicent millilit"
_ISE = (
    "agon american antagon apolog author bapt brutal capital categor central character civil colon commercial computer"
    " critic crystall custom decentral dehuman democrat demon demoral destabil digit dramat econom emphas energ equal"
    " euthan external familiar fertil final formal fossil fratern galvan general global harmon homogen hospital human"
    " hypnot ideal idol immobil immun individual industrial institutional internal international jeopard legal legitim"
    " liberal local magnet marginal material maxim mechan memor mesmer militar minim mobil modern monopol moral motor"
    " national natural neutral normal optim organ ostrac oxid pasteur patron penal personal polar popular pressur priorit"
    " privat public radical rational real recogn reorgan revital revolution ritual romantic sanit scrutin secular"
    " sensational serial sexual social special stabil standard steril stigmat subsid summar symbol sympath synchron"
    " terror theor traumat trivial tyrann urban util vandal verbal victim visual vocal weapon western collectiv demilitar"
    " denational depressur deregular disorgan emot empath incentiv item margin monet nominal plural politic random"
    " regular reinitial rubber scandal segment sermon tantal"
)
_L = (
    "channel chisel counsel dial duel equal fuel funnel grovel initial label level libel marshal marvel model panel"
    " pencil quarrel ravel refuel revel rival shovel shrivel signal snorkel spiral swivel total towel travel tunnel unravel"
)
_PAIRS = (
    "defence/defense defences/defenses defenceless/defenseless offence/offense offences/offenses"
    " pretence/pretense pretences/pretenses counsellor/counselor counsellors/counselors marvellous/marvelous"
    " practised/practiced practising/practicing centred/centered centring/centering travelogue/travelog"
    " licence/license licences/licenses metre/meter metres/meters"
)
# Canada takes the American form of these, beside colour and centre.
_CANADIAN = (
    "jewellery/jewelry woollen/woolen woollens/woolens enrolment/enrollment enrolments/enrollments"
    " fulfil/fulfill fulfils/fulfills fulfilment/fulfillment instalment/installment instalments/installments"
    " skilful/skillful skilfully/skillfully wilful/willful wilfully/willfully sceptic/skeptic sceptics/skeptics"
    " sceptical/skeptical sceptically/skeptically scepticism/skepticism aluminium/aluminum plough/plow"
    " ploughs/plows ploughed/plowed ploughing/plowing mould/mold moulds/molds moulded/molded mouldy/moldy"
    " smouldering/smoldering smouldered/smoldered pyjamas/pajamas cosy/cozy tyre/tire tyres/tires kerb/curb"
    " kerbs/curbs aeroplane/airplane aeroplanes/airplanes manoeuvre/maneuver manoeuvres/maneuvers"
    " manoeuvred/maneuvered manoeuvring/maneuvering analyse/analyze analysed/analyzed analysing/analyzing"
    " paralyse/paralyze paralysed/paralyzed paralysing/paralyzing catalyse/catalyze catalysed/catalyzed"
    " anaemia/anemia anaemic/anemic anaesthetic/anesthetic anaesthetics/anesthetics anaesthesia/anesthesia"
    " diarrhoea/diarrhea foetus/fetus foetuses/fetuses foetal/fetal gynaecologist/gynecologist"
    " gynaecologists/gynecologists haemorrhage/hemorrhage haemorrhaging/hemorrhaging haemoglobin/hemoglobin"
    " leukaemia/leukemia oestrogen/estrogen paediatric/pediatric paediatrician/pediatrician"
    " paediatricians/pediatricians orthopaedic/orthopedic oesophagus/esophagus paedophile/pedophile"
    " paedophiles/pedophiles paedophilia/pedophilia palaeontologist/paleontologist"
    " palaeontologists/paleontologists moustache/mustache moustaches/mustaches appal/appall enthral/enthrall"
    " instil/instill distil/distill"
)
# A British form here is a British form; the American one is both sides' (a tire tires; to license).
_ONE_SIDED = frozenset("tire tires curb curbs license licenses meter meters".split())
_WEAK = (
    "catalogue/catalog catalogues/catalogs dialogue/dialog dialogues/dialogs analogue/analog grey/gray greys/grays"
    " ageing/aging acknowledgement/acknowledgment"
    " encyclopaedia/encyclopedia archaeologist/archeologist archaeologists/archeologists archaeology/archeology"
    " aesthetic/esthetic axe/ax cancelled/canceled cancelling/canceling"
)


def _pairs() -> Iterator[tuple[str, str, str]]:
    """(British form, American form, kind)."""
    for stem in _OUR.split():
        for end in _OUR_ENDINGS.split(" "):
            yield f"{stem}our{end}", f"{stem}or{end}", "plain"
    for stem in _RE.split():
        for end in ("", "s"):
            yield f"{stem}re{end}", f"{stem}er{end}", "plain"
    for stem in _ISE.split():
        for end in ("e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able", "ingly"):
            yield f"{stem}is{end}", f"{stem}iz{end}", "ize"
    for stem in _L.split():
        for end in ("ed", "ing", "er", "ers"):
            yield f"{stem}l{end}", f"{stem}{end}", "plain"
    for text, kind in ((_PAIRS, "plain"), (_CANADIAN, "canadian"), (_WEAK, "weak")):
        for pair in text.split():
            british, american = pair.split("/")
            yield british, american, kind


@cache
def spellings() -> dict[str, Spelling]:
    """Form in small letters to what it is."""
    out: dict[str, Spelling] = {}
    for british, american, kind in _pairs():
        out.setdefault(british, Spelling(BRITISH, american, kind))
        if american not in _ONE_SIDED:
            out.setdefault(american, Spelling(AMERICAN, british, kind))
    return out


@cache
def forms() -> frozenset[str]:
    """All of them, to ask many words at once."""
    return frozenset(spellings())
