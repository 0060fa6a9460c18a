"""The closed lists that reading names takes: function words, titles, roles, heads of organisations.

The large lists (given names, places, dictionary words) are files in `data/`, read when first asked for.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def fold(text: str) -> str:
    """Lower case without diacritics, apostrophes straight: what two spellings of one name share."""
    if text.isascii():
        return text.lower()
    text = (
        text.replace("’", "'").replace("ʼ", "'").replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ı", "i")
    )
    text = unicodedata.normalize("NFD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


@cache
def given_names() -> frozenset[str]:
    """Given names, capitalised, without diacritics."""
    lines = (_DATA / "given.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


@cache
def dictionary() -> frozenset[str]:
    """Lower-case English words in common use."""
    return frozenset((_DATA / "words.txt").read_text(encoding="utf-8").split("\n"))


@cache
def is_word(word: str) -> bool:
    """True if a lower-case word is English, also in a form that the list lacks ("apologizes")."""
    known = dictionary()
    if word in known:
        return True
    return any(word.endswith(tail) and (word[: -len(tail)] + back) in known for tail, back in _ENDINGS)


_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""), ("er", "e"),
    ("ers", ""), ("ers", "e"), ("est", ""),
)  # fmt: skip


@cache
def _gazetteer() -> tuple[str, str, str]:
    first, second, third = (_DATA / "places.txt").read_text(encoding="utf-8").split("\n\n")
    return first, second, third


@cache
def nations() -> frozenset[str]:
    """Countries, dependencies and states of the USA."""
    return frozenset(_gazetteer()[0].split("\n"))


@cache
def major_places() -> frozenset[str]:
    """Countries, states, regions and cities that a writer is expected to spell as the gazetteer does."""
    return nations() | frozenset(_gazetteer()[1].split("\n"))


@cache
def places() -> frozenset[str]:
    """All places of the gazetteer: the major ones and smaller cities."""
    return major_places() | frozenset(_gazetteer()[2].strip().split("\n"))


FUNCTION_WORDS = frozenset(
    """The A An This That These Those He She It They We I You His Her Its Their Our My Your Him Them Us Me Who Whom
    Whose Which What When Where Why How And Or But Nor So Yet For If As At By In On Of To From With Without Within Into
    Onto Upon Over Under Above Below Between Among Amid Amidst Against Across Along Around About After Before Behind
    Beside Besides Beyond Despite Down During Except Inside Near Off Outside Past Per Since Than Through Throughout
    Till Toward Towards Until Up Via While Whether Because Although Though Unless Once Lest Is Are Was Were Be Been
    Being Am Has Have Had Having Do Does Did Done Can Could Would Should Shall Might Must Not No Yes None Nothing
    Nobody Neither Either Both Each Every Everyone Everybody Everything Any Anyone Anything All Some Someone Something
    Many Much More Most Few Fewer Less Least Several Such Same Other Others Another One Two Three Four Five Six Seven
    Eight Nine Ten There Here Then Now Thus Hence Therefore However Moreover Meanwhile Nevertheless Also Even Still Just
    Only Too Very Well Again Ever Never Always Often Sometimes Perhaps Maybe Indeed Instead Rather Quite Almost Already
    Let Lets Mine Yours Ours Theirs Myself Himself Herself Itself Ourselves Themselves Yourself That's It's Ok Okay Oh
    Ah Hey Hello Thanks Thank Please According Following Including Regarding Given Asked Added Said Says Told
    Today Yesterday Tomorrow Tonight Earlier Later Recently Currently Finally Eventually First Second Third Last Next
    Another Its Whatever Whenever Wherever Whoever Afterwards Afterward Although Additionally Furthermore Like Unlike
    Overall Further Currently Especially Particularly Specifically Basically Actually Really Certainly Clearly""".split()
)
"Words that are no part of a name, whatever their capital."

PARTICLES = frozenset(
    """de la|de las|de los|de|del|della|di|da|das|do|dos|du|des|van|van der|van den|van de|van 't|von|von der|zu|ter|ten|bin|ibn|al|el|ben|bint|y|e|af|av|le|la|lo|st|der|den|og|und|abu|ul|ur|o'""".split(
        "|"
    )
)
"Small words inside a person's name."

CALENDAR = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays
    Saturdays Sundays January February March April May June July August September October November December Jan Feb Mar
    Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Easter Christmas Ramadan Thanksgiving
    Halloween Passover Hanukkah Eid Diwali""".split()
)

TITLES = frozenset(
    """Mr Mrs Ms Mx Miss Dr Prof Professor Doctor Rev Reverend Father Fr Sister Brother Sir Dame Lord Lady Baron Baroness
    Count Duke Duchess Earl Prince Princess King Queen Emperor Sultan Sheikh Sheik Emir Ayatollah Pope Bishop Archbishop
    Cardinal Rabbi Imam Sen Senator Rep Representative Congressman Congresswoman Gov Governor Pres President Premier
    Chancellor Minister Secretary Mayor Ambassador Chairman Chairwoman Chair Speaker Justice Judge Attorney Gen General
    Lt Lieutenant Col Colonel Maj Major Capt Captain Cmdr Commander Adm Admiral Sgt Sergeant Cpl Corporal Pvt Private
    Brig Brigadier Marshal Officer Detective Det Insp Inspector Supt Superintendent Sheriff Chief Deputy Director Coach
    Commissioner Councillor Councilman Councilwoman Counselor Spokesman Spokeswoman Spokesperson Chef Hon Herr Frau
    Monsieur Madame Mme Comrade Don Doña Tsar Czar Maestro Vice Lawyer Editor CEO Foreign Defense Defence Prime
    Treasury Interior Finance Health Education Energy Transport Home First Former Ex-President""".split()
)
"Words before a person's name that are no part of it, without the point."

DEMONYMS = frozenset(
    """Afghan Albanian Algerian American Andorran Angolan Arab Arabian Arabic Argentine Argentinian Argentinean Armenian
    Asian African Aussie Australian Austrian Azerbaijani Azeri Bahraini Balinese Bangladeshi Basque Bavarian Belarusian
    Belarussian Belgian Bengali Berliner Bolivian Bosnian Brazilian Briton British Bulgarian Burmese Burundian Cambodian
    Cameroonian Canadian Catalan Chadian Chechen Chilean Chinese Colombian Congolese Cornish Corsican Costa Rican Creole
    Croat Croatian Cuban Cypriot Czech Dane Danish Dominican Dutch Ecuadorian Ecuadorean Egyptian English Englishman
    Eritrean Estonian Ethiopian European Fijian Filipino Filipina Finn Finnish Flemish French Frenchman Gambian Georgian
    German Ghanaian Greek Guatemalan Guinean Guyanese Haitian Hawaiian Hispanic Honduran Hungarian Icelandic Icelander
    Indian Indonesian Iranian Iraqi Irish Irishman Islamic Islamist Israeli Italian Ivorian Jamaican Japanese Javanese
    Jewish Jew Jordanian Kashmiri Kazakh Kenyan Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao Laotian Latin Latino
    Latina Latvian Lebanese Liberian Libyan Lithuanian Londoner Macedonian Malagasy Malawian Malay Malaysian Malian
    Maltese Maori Mauritanian Mauritian Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican Muslim Moslem Muscovite
    Namibian Nepalese Nepali Nicaraguan Nigerian Nigerien Nordic Norwegian Omani Ottoman Pakistani Palestinian Panamanian
    Paraguayan Parisian Pashtun Persian Peruvian Pole Polish Portuguese Punjabi Qatari Quebecois Roma Romanian Roman Russian
    Rwandan Saudi Scot Scots Scottish Senegalese Serb Serbian Serbs Sicilian Siberian Sikh Sinhalese Slav Slavic Slovak
    Slovakian Slovene Slovenian Somali Spaniard Spanish Sri Lankan Sudanese Swede Swedish Swiss Syrian Taiwanese Tajik
    Tamil Tanzanian Tatar Texan Thai Tibetan Togolese Trinidadian Tunisian Turk Turkish Turkmen Ugandan Uighur Uyghur
    Ecuadoran Salvadoran Salvadorean Bahamian Barbadian Belizean Beninese Bhutanese Botswanan Bruneian Burkinabe Cypriote
    Emirati Gabonese Grenadian Maldivian Papuan Samoan Singaporean Surinamese Swazi Timorese Tongan Catalonian Bosniak
    Ukrainian Uruguayan Uzbek Venetian Venezuelan Vietnamese Welsh Welshman Yemeni Yorker Yugoslav Zambian Zimbabwean
    Christian Catholic Protestant Buddhist Hindu Baptist Methodist Presbyterian Lutheran Anglican Orthodox Mormon Sunni
    Shia Shiite Zionist Zionism Islam Judaism Christianity Buddhism Hinduism Communist Marxist Nazi Fascist Socialist
    Republican Democrat Democratic Liberal Conservative Labour Tory Whig Olympic Olympics Olympian Paralympic
    Californian Floridian Virginian Midwestern Midwest Southern Northern Eastern Western Arctic Antarctic Atlantic Pacific
    Mediterranean Caribbean Balkan Baltic Caucasian Hollywood Bollywood Medicare Medicaid Asiad""".split()
)
"Adjectives and nouns of places, peoples, faiths and parties."


def is_people(word: str) -> bool:
    """True for a people, faith or party, also in the plural ("Russians")."""
    return word in DEMONYMS or (word[-1:] == "s" and word[:-1] in DEMONYMS)


@cache
def well_known() -> frozenset[str]:
    """Capitalised words that a reader knows, folded: major places, peoples, days, months; plurals of peoples."""
    # the file holds each name without diacritics too, so lower case is enough
    single = set(" ".join(_gazetteer()[:2]).lower().split())
    peoples = {d.lower() for d in DEMONYMS}
    return frozenset(single | peoples | {p + "s" for p in peoples} | {d.lower() for d in CALENDAR})


@cache
def place_words() -> frozenset[str]:
    """Every word of every place of the gazetteer, in lower case, without diacritics too."""
    return frozenset(" ".join(_gazetteer()).lower().split())


@cache
def folded_given_names() -> frozenset[str]:
    """Given names as `fold` writes them."""
    return frozenset(fold(n) for n in given_names())


TITLE_MODIFIERS = frozenset(
    """Foreign Defense Defence Prime Treasury Interior Finance Health Education Energy Transport Home First Former
    Ex-President Deputy Vice Assistant Acting Lieutenant Major Brigadier Attorney Press National Security Police Fire
    Chief Supreme Grand High Crown Opposition Labor Labour Agriculture Commerce Trade Justice Culture Environment State
    House Senate Majority Minority Party City County District Associate Executive Managing General Head Senior Junior
    Staff Sen Rep Lt Maj Brig Gov""".split()
)
"What may stand before or between titles; no title by itself."

ORGANISATION_HEADS = frozenset(
    """Academy Administration Agency Airlines Airways Alliance Army Assembly Associates Association Authority Bank Board
    Brigade Brothers Bureau Cabinet Center Centre Chamber Charity Church Club Coalition College Commission Committee
    Community Company Conference Confederation Congress Consortium Cooperative Corporation Corps Council Court Department
    Directorate Division Economist Enterprises Entertainment Exchange Federation Fleet Force Forces Forum Foundation Front
    Fund Government Group Guard Guild Hospital House Industries Inquiry Institute Institution Institutes International
    Laboratory Laboratories League Library Ltd Media Ministry Mission Mosque Movement Museum Nations Navy Network News Office
    Orchestra Organisation Organization Parliament Partners Party Police Post Press Publishing Railway Railways Records
    Regiment Registry School Schools Secretariat Senate Service Services Society Squadron Staff Studio Studios Systems
    Team Technologies Telegraph Theatre Theater Times Trust Tribunal Union United University Ventures Watch Workers
    Airport Stadium""".split()
)
"A run with one of these as its last word, or before an “of”, names an organisation."

LEGAL_SUFFIXES = frozenset(
    """Inc Corp Co Ltd LLC LLP PLC Plc plc AG SA GmbH NV SpA AB Oyj ASA BV KG Pty Bhd Limited Incorporated Corporation Company
    Companies Cos Holdings Group Holding""".split()
)
"The form of a company: with it or without it, the company is the same."

PLACE_HEADS = frozenset(
    """Street Road Avenue Square Park River Lake Mountain Mountains Island Islands Bay Sea Ocean Valley County Province
    District Region Bridge Hill Hills Beach Coast Peninsula Desert Gulf Strait Canal Boulevard Lane Heights Republic
    Kingdom States City Town Village Airport Stadium Square Palace Castle""".split()
)

NUMERALS = frozenset("Jr Sr II III IV Jnr Snr".split())
"What may follow a surname."

NOT_A_NAME = frozenset(
    """Photo Photos Image Images Video Read More Share Reuters/ AFP/ Getty Advertisement Copyright Email Website Internet
    Mum Mom Dad Mummy Daddy Grandma Grandpa God Lord Sir Madam Congress Parliament Senate Tweet TV PM MP MPs CEO DVD GDP
    ID IT OK AM BST GMT EST EDT PST UTC PR Q A Nobel Oscar Oscars Grammy Covid Covid-19 COVID-19 Coronavirus""".split()
)

ROLE_NOUNS = frozenset(
    """actor actress adviser advisor aide ambassador analyst anchor archbishop architect artist assistant astronaut athlete
    attorney author ballerina banker bishop blogger boss boxer broadcaster brother builder businessman businesswoman campaigner
    candidate captain cardinal chairman chairwoman chair chef chief child choreographer coach colleague columnist comedian
    commander commentator commissioner composer conductor congressman congresswoman consultant contestant coordinator
    correspondent councillor councilman councilwoman counsel counselor critic curator dancer daughter dealer defender deputy
    designer detective diplomat director doctor driver economist editor educator engineer entrepreneur envoy evangelist
    executive expert explorer farmer father fighter filmmaker financier firefighter footballer forward founder friend
    general goalkeeper golfer governor guard guitarist head historian host husband inspector instructor investigator
    investor journalist judge jockey keeper king lawmaker lawyer leader lecturer lieutenant magistrate maker man manager
    mayor mechanic midfielder minister model mother musician neighbor neighbour newcomer nominee novelist nurse officer
    official operator opponent owner painter partner pastor pathologist patient performer philosopher photographer physician
    physicist pianist pilot player playwright poet policeman politician pope president presenter priest prince princess
    principal producer professor programmer prosecutor psychiatrist psychologist publisher queen quarterback rapper reader
    rebel receiver reporter representative resident researcher rider rival runner scholar scientist screenwriter secretary
    senator sergeant sheriff shopkeeper singer sister skipper soldier solicitor son songwriter speaker specialist
    spokesman spokesperson spokeswoman star striker student superintendent surgeon survivor suspect swimmer teacher teammate
    technician tenor treasurer trader trainer tycoon uncle veteran victim vice-president vice-chairman vice-chairwoman
    volunteer voter warden wife winger winner witness woman worker writer""".split()
)
"What people are: a capitalised run right after one of these is a person."

SPEECH = frozenset(
    """said says say saying told tells added adds asked asks replied warned warns noted notes insisted insists explained
    explains argued argues claimed claims stated states declared declares announced acknowledged admitted admits confirmed
    denied suggested urged wrote writes tweeted recalled continued concluded believes believed thinks thought
    testified vowed pledged stressed remarked commented described complained joked""".split()
)

NICKNAMES = {
    nick: full
    for line in """william bill billy will willie|robert bob bobby rob robbie bert|richard dick rick ricky rich|james jim
    jimmy jamie|john jack johnny jon|jonathan jon jonny|edward ed eddie ted teddy ned|thomas tom tommy|michael mike mick
    mickey|joseph joe joey|charles charlie chuck chas|daniel dan danny|david dave|donald don donnie|anthony tony|christopher
    chris|matthew matt|nicholas nick|gregory greg|stephen steve stevie|steven steve stevie|timothy tim|andrew andy drew|benjamin ben
    benny|samuel sam sammy|alexander alex sandy sasha|alexandra alex sandra|kenneth ken kenny|ronald ron ronnie|lawrence
    larry|laurence larry|jeffrey jeff|geoffrey geoff|gerald gerry jerry|patrick pat paddy|patricia pat patty tricia|peter
    pete|philip phil|phillip phil|raymond ray|frederick fred freddie|francis frank|franklin frank|henry harry hank|harold
    harry|leonard len leo|nathaniel nate nat|nathan nate|theodore ted theo|walter walt|vincent vince|victor vic|terence
    terry|douglas doug|bernard bernie|albert al bert|alfred alf al|arthur art|abraham abe|elizabeth liz beth betty lizzie
    eliza betsy|margaret maggie meg peggy|katherine kate kathy katie|catherine cathy kate|kathleen kathy|deborah debbie
    deb|susan sue susie|barbara barb|jennifer jen jenny|jessica jess|rebecca becky|christine chris|christina chris|pamela
    pam|victoria vicky|samantha sam|cynthia cindy|dorothy dot|judith judy|jacqueline jackie|mikhail misha|vladimir
    volodya|dmitry dima|jeremy jez|mohammed mo|zachary zach|joshua josh|jacob jake|ignacio nacho|francisco paco
    pancho|jose pepe""".replace("\n    ", " ").split("|")
    for full, *nicks in [line.split()]
    for nick in nicks
}
"Short form → one of the full forms; lower case."
