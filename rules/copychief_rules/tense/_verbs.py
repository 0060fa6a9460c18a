"""Verbs by what they tell, in their base form: the generic classes that rules about tense weigh."""

from __future__ import annotations

STATES = frozenset(
    "be have know believe think want need own seem appear look like love hate prefer support oppose remain stay live"
    " exist belong contain include involve consist depend concern cost weigh measure mean matter suggest indicate imply"
    " show reveal prove demonstrate reflect represent describe detail cite quote state read list recall echo mirror"
    " resemble equal exceed differ vary hope expect fear doubt suppose understand remember forget recognize recognise"
    " deserve lack possess hold keep stand lie sit bear feature cover deal relate refer apply tend serve work act"
    " employ house host boast run operate specialize specialise provide offer allow enable require let make give get put take"
    " leave bring raise lead follow come mark date stem result constitute compare contrast build add explain illustrate"
    " underline underscore highlight confirm suit fit face go help rank range average amount account owe"
    " count number honor honour celebrate commemorate admire respect trust enjoy hear feel sound smell taste hinge rest rely"
    " continue plan intend aim seek try wish consider regard view deem rate dub name claim argue say report note play feed"
    " use sell buy produce grow wear speak teach study manage chair head edit direct"
    " span reach stretch extend surround border separate connect contribute".split()
)
"""Verbs that may tell of a state, a habit or the link between two events (“the move follows a vote last week”)."""

PARTICLES = frozenset("about out up down off in into to close over through away back ahead under together on".split())
PHRASAL = frozenset("bring call come get give go make put run set sit stand take turn hold keep".split())


def is_state(base: str, following: str) -> bool:
    """Does the verb, with the word behind it, tell of a state or habit? “Comes to a head” and “takes over” do not."""
    return base in STATES and not (base in PHRASAL and following in PARTICLES)


SCHEDULED = frozenset(
    "open close begin start end finish arrive leave depart meet visit go come take play face host return resume kick"
    " expire mark air debut travel speak launch vote hold run appear fly sail move tour convene gather reconvene conclude"
    " approach near premiere celebrate turn retire join head compete race fight square continue land set get fall have be do publish release"
    " elect decide hear sit receive reopen hit sing perform feature welcome address attend attends appears".split()
)
"""Verbs whose simple present can tell of what is fixed for a coming day (“the fair opens on Friday”)."""

PLOTS = frozenset(
    "story tale novel book film movie play series history saga account narrative plot chapter tradition exhibition show season"
    " curtain drama episode".split()
)
"Of what these do, a present tells where a plot stands: “the story begins in 1513”."

MISHAPS = frozenset(
    "die drown collapse collide crash explode erupt burn kill murder attack ambush stab suffer lose escape flee faint injure wound"
    " survive succumb perish discover steal rob smash ram strike topple capsize sink derail plunge plummet tumble slump"
    " soar surge apologise apologize admit confess refuse shock stun surprise shrug defeat beat overturn emerge".split()
)
"Verbs of what is not fixed beforehand: beside a day that may lie ahead, their present is no plan."

MOVES = frozenset(
    "rise fall climb drop slip dip ease gain shed jump edge grow shrink decline increase decrease advance retreat widen narrow"
    " hit reach stand swing".split()
)
"Verbs of prices and numbers: no plan either, if a figure follows and the price is not one that somebody sets."

SET = frozenset(
    "tax taxes duty duties fare fares fee fees charge charges toll tolls levy levies tariff tariffs wage wages salary salaries pay"
    " pension pensions benefit benefits allowance allowances rate rates age limit limits threshold thresholds cap quota quotas vat"
    " subsidy subsidies grant grants budget ticket tickets licence license premium premiums rent rents bill bills cup number".split()
)
"What rises or falls on a day that is fixed."

EVENTS = frozenset(
    "announce arrive arrest attack apologise apologize abandon adopt appoint approach ask award ban"
    " beat become beg begin break burn burst bury buy call cancel catch charge chase choose climb close collapse collide"
    " collect come complete convict crash crawl cross cry cut decide declare defeat depart deploy die"
    " disappear discover drop drown eat elect enter erupt escape evacuate exit explode fall fire flee fly find finish"
    " fix gather get give go grab greet hand hang hit hug hurry injure inspect install interrupt issue jump kick"
    " kidnap kill kiss knock land launch laugh leap leave lift light lock lose make march marry meet move murder nod notice"
    " obtain open order overtake pass pause persuade pick place plunge post pour pull push put quit"
    " reach receive recover release remove repair replace reply rescue resign respond retire return reveal"
    " rise rob run rush sack save scatter score scream see seize sell send sentence serve set shake shoot shout shut sign sink"
    " sit slam slip smash smile speak spill split stab stand start steal step stop storm strike stumble sue suffer"
    " surrender survive swear switch take tell throw touch travel trip try turn unveil veto visit vote wait"
    " wake walk wave whisper win withdraw wound yell".split()
)
"""Verbs of events: in the simple present of running text they tell of a habit, a plot or a plan, seldom of one event."""

_PEOPLE = frozenset(
    "police neighbour neighbor doctor nurse mother father son daughter wife husband boy girl child thief guard chief clerk king"
    " queen judge crowd team man woman men women people crew jury guest bride groom couple uncle aunt brother sister friend"
    " captain coach boss lawyer pilot victim witness suspect suspect pair dog cat troops army captain bank company firm group"
    " court board committee council government ministry party club union gang mob rebels militia someone somebody everyone"
    " everybody nobody host heir prince princess pope priest monk nun hero spokesman spokeswoman chairman mate cook maid aide".split()
)
_AGENT = ("er", "or", "ist", "ian", "man", "woman", "ant", "ee", "eer", "ers", "ors", "ists", "ians", "ants", "ees")


def is_agent(word: str) -> bool:
    """Can the noun be somebody who does something, as far as its form tells: neighbour, minister, artists?"""
    low = word.lower()
    return low in _PEOPLE or low.rstrip("s") in _PEOPLE or (len(low) > 4 and low.endswith(_AGENT))
