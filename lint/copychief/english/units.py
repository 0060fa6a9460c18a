"""What figures are counted in: currencies and units of measure, by the words and signs of newspapers."""

from __future__ import annotations

from typing import Final

SIGNS: Final = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₦": "NGN",
    "₪": "ILS",
}
"Currency signs that stand before a number."
SIGN_PREFIXES: Final = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "r": "BRL", "nt": "TWD",
    "u.s": "USD", "t": "TTD", "z": "ZWD", "aud": "AUD", "cdn": "CAD",
}  # fmt: skip
"Letters glued to “$”."
CODES: Final = frozenset(
    "usd gbp eur jpy cny rmb chf inr aud cad nzd hkd sgd rs rub krw zar brl mxn sek nok dkk pkr npr try".split()
)
"Letters before a number: “EUR 20”, “Rs 500”."
NAMES: Final = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "peso": "MXN", "pesos": "MXN", "rand": "ZAR",
    "franc": "CHF", "francs": "CHF", "krone": "NOK", "kroner": "NOK", "krona": "SEK", "kronor": "SEK", "won": "KRW", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "shekel": "ILS", "shekels": "ILS", "riyal": "SAR", "riyals": "SAR", "dirham": "AED",
    "dirhams": "AED", "dinar": "DIN", "dinars": "DIN", "naira": "NGN", "lira": "TRY", "liras": "TRY", "reais": "BRL", "hryvnia": "UAH",
    "zloty": "PLN", "forint": "HUF", "marks": "DEM", "sterling": "GBP", "cents": "¢", "cent": "¢", "pence": "p",
}  # fmt: skip
NATIONS: Final = frozenset(
    "us u.s american australian canadian singapore hong kong zealand taiwan swiss french danish swedish norwegian"
    " russian indian pakistani chinese japanese mexican philippine chilean colombian saudi turkish british irish"
    " new".split()
)
"Words between a number and the name of its currency: “20 million Swiss francs”."
DOLLARS: Final = {
    "australian": "AUD", "canadian": "CAD", "singapore": "SGD", "hong": "HKD", "taiwan": "TWD", "new": "NZD", "zealand": "NZD",
}  # fmt: skip
GLUED_MONEY: Final = {"p": "p", "c": "¢"}

MEASURES: Final = {
    word: unit
    for unit, words in {
        "kilometre": "km kms kilometre kilometres kilometer kilometers",
        "mile": "mile miles",
        "metre": "metre metres meter meters",
        "foot": "ft foot feet",
        "inch": "inch inches",
        "yard": "yard yards yds",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "millimetre": "mm millimetre millimetres millimeter millimeters",
        "kilogram": "kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos",
        "gram": "gram grams grammes",
        "milligram": "mg milligrams",
        "pound": "lb lbs pound pounds",
        "ounce": "oz ounce ounces",
        "stone": "stone",
        "ton": "ton tons",
        "tonne": "tonne tonnes",
        "acre": "acre acres",
        "hectare": "ha hectare hectares",
        "litre": "litre litres liter liters",
        "gallon": "gallon gallons",
        "pint": "pint pints",
        "barrel": "barrel barrels bpd",
        "celsius": "celsius centigrade",
        "fahrenheit": "fahrenheit",
        "degree": "degree degrees",
        "mile_per_hour": "mph",
        "kilometre_per_hour": "kph kmh kmph",
        "knot": "knot knots",
        "nautical_mile": "nm",
        "megawatt": "mw megawatt megawatts",
        "gigawatt": "gw gigawatt gigawatts",
        "kilowatt": "kw kilowatt kilowatts",
    }.items()
    for word in words.split()
}
"Word to unit; area, volume and speed are made of two words, see figures.py."
DURATIONS: Final = {
    word: unit
    for unit, words in {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
    }.items()
    for word in words.split()
}
MONTHS: Final = {
    name: n
    for n, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
