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
def major_places() -> frozenset[str]:
    """Countries, states, regions and cities that a writer is expected to spell as the gazetteer does."""
    return frozenset((_DATA / "places.txt").read_text(encoding="utf-8").split("\n\n")[0].split("\n"))


@cache
def places() -> frozenset[str]:
    """All places of the gazetteer: the major ones and smaller cities."""
    return frozenset((_DATA / "places.txt").read_text(encoding="utf-8").replace("\n\n", "\n").strip().split("\n"))


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
    Ukrainian Uruguayan Uzbek Venetian Venezuelan Vietnamese Welsh Welshman Yemeni Yorker Yugoslav Zambian Zimbabwean
    Christian Catholic Protestant Buddhist Hindu Baptist Methodist Presbyterian Lutheran Anglican Orthodox Mormon Sunni
    Shia Shiite Zionist Zionism Islam Judaism Christianity Buddhism Hinduism Communist Marxist Nazi Fascist Socialist
    Republican Democrat Democratic Liberal Conservative Labour Tory Whig Olympic Olympics Olympian Paralympic
    Californian Floridian Virginian Midwestern Midwest Southern Northern Eastern Western Arctic Antarctic Atlantic Pacific
    Mediterranean Caribbean Balkan Baltic Caucasian Hollywood Bollywood Medicare Medicaid Asiad""".split()
)
"Adjectives and nouns of places, peoples, faiths and parties."


@cache
def well_known() -> frozenset[str]:
    """Capitalised words that a reader knows, folded: places, peoples, days, months; plurals of peoples."""
    # the file holds each name without diacritics too, so lower case is enough
    single = set((_DATA / "places.txt").read_text(encoding="utf-8").lower().split())
    peoples = {d.lower() for d in DEMONYMS}
    return frozenset(single | peoples | {p + "s" for p in peoples} | {d.lower() for d in CALENDAR})


@cache
def folded_given_names() -> frozenset[str]:
    """Given names as `fold` writes them."""
    return frozenset(fold(n) for n in given_names())
