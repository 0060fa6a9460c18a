"""The arithmetic rules against statements made by formula: silent on the right ones, loud when one number is changed.

The wording varies as news copy does. `right` draws a true statement with the number that is planted wrong in it.
"""

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.headlines.headline_count import HeadlineCount
from copychief_rules.headlines.headline_figure import HeadlineFigure
from copychief_rules.numbers.age_mismatch import AgeMismatch
from copychief_rules.numbers.conflicting_figures import ConflictingFigures
from copychief_rules.numbers.count_mismatch import CountMismatch
from copychief_rules.numbers.percent_or_points import PercentOrPoints
from copychief_rules.numbers.percentages_over_whole import PercentagesOverWhole
from copychief_rules.numbers.reversed_range import ReversedRange
from copychief_rules.numbers.sum_mismatch import SumMismatch
from copychief_rules.numbers.wrong_change import WrongChange
from copychief_rules.numbers.wrong_conversion import WrongConversion

ARITHMETIC = (
    AgeMismatch,
    ConflictingFigures,
    CountMismatch,
    HeadlineCount,
    HeadlineFigure,
    PercentOrPoints,
    PercentagesOverWhole,
    ReversedRange,
    SumMismatch,
    WrongChange,
    WrongConversion,
)
many = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
some = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)

WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def say(n):
    """A small number as newspapers write it."""
    return WORDS[n] if n < 10 else str(n)


def found(text, rules=ARITHMETIC, published=None):
    """Codes of what the rules find in the text."""
    return {d.code for rule in rules for d in run(rule, text, Good(text, published=published))}


def silent(text, published=None):
    assert found(text, published=published) == set(), text


# ── changes ──────────────────────────────────────────────────────────────────────────────


@st.composite
def change(draw):
    """(text with {share}, the right share in percent)."""
    before = draw(st.integers(20, 980))
    share = draw(st.integers(4, 95))
    up = draw(st.booleans())
    after = round(before * (1 + share / 100 if up else 1 - share / 100))
    assume(after > 9)
    real = round(abs(after / before - 1) * 100)
    assume(real >= 2)
    form = draw(
        st.sampled_from(
            ["${:,} million", "{:,} euros", "£{:,}bn", "{:,} members", "{:,}", "{:,} tonnes", "¥{:,} billion"]
        )
    )
    a, b = form.format(before), form.format(after)
    template = draw(
        st.sampled_from(
            [
                "Sales {rose} {{share}}% to {b} from {a}.",
                "Sales {rose} {{share}} percent in the year, to {b} from {a}.",
                "Sales {rose} to {b} from {a}, a {{share}}% {rise}.",
                "Sales {rose} from {a} to {b}, {an} {rise} of {{share}}%.",
                "Sales {rose} by {{share}} per cent, from {a} to {b}, the group said.",
                "Sales were {b} in 2023, {up} from {a} a year earlier, a {{share}}% {rise}.",
                "Sales came to {b}, {up} {{share}}% from {a}, and the group hired more staff.",
                "The group reported sales of {b}, compared with {a} last year, a {rise} of {{share}} percent.",
                "Sales in the north {rose} from {a} to {b} ({up} {{share}}%), the group said.",
                "It posted a {{share}}% {rise} in sales to {b} from {a}.",
            ]
        )
    )
    words = (
        {"rose": "rose", "rise": "rise", "up": "up", "an": "a"}
        if up
        else {"rose": "fell", "rise": "fall", "up": "down", "an": "a"}
    )
    return template.format(a=a, b=b, **words), real


@many
@given(change())
def test_right_changes(made):
    text, share = made
    silent(text.format(share=share))


@some
@given(change(), st.sampled_from([-1, 1]), st.integers(25, 60))
def test_wrong_changes(made, sign, off):
    text, share = made
    wrong = share + sign * off
    assume(wrong > 1)
    assert "NUM005" in found(text.format(share=wrong), [WrongChange]), text.format(share=wrong)


@many
@given(
    st.integers(2, 900),
    st.sampled_from(
        [("doubled", 2), ("tripled", 3), ("halved", 0.5), ("more than doubled", 2.2), ("nearly tripled", 2.85)]
    ),
)
def test_right_multiples(before, times):
    word, factor = times
    after = round(before * factor)
    assume(before > 20)
    silent(f"The number of visitors {word} from {before:,} to {after:,} in a year.")
    assert found(f"The number of visitors {word} from {after:,} to {before:,} in a year.", [WrongChange]) == {"NUM005"}


@many
@given(st.integers(3, 90), st.integers(2, 40), st.booleans(), st.integers(0, 3))
def test_percent_and_points(before, step, up, form):
    after = before + step if up else before - step
    assume(0 < after < 100)
    relative = round(abs(after / before - 1) * 100)
    assume(relative > 2 * step + 3)
    word = "rose" if up else "fell"
    text = [
        "Turnout {word} from {a}% to {b}%, a change of {x}.",
        "Turnout {word} by {x}, from {a} percent to {b} percent.",
        "Turnout {word} {x} to {b}% from {a}%.",
        "Turnout was {b}%, {way} from {a}%, {x} {way}.",
    ][form].replace("a change", "an increase" if up else "a decrease")
    fill = {"word": word, "a": before, "b": after, "way": "up" if up else "down"}
    if form == 3:
        text = "Turnout {word} to {b}% from {a}%, or by {x}."
    silent(text.format(x=f"{step} percentage points", **fill))
    silent(text.format(x=f"{relative}%", **fill))
    assert found(text.format(x=f"{step}%", **fill), [PercentOrPoints]) == {"NUM006"}, text.format(x=f"{step}%", **fill)


# ── sums and shares ──────────────────────────────────────────────────────────────────────


@st.composite
def parted(draw):
    """(text with {total}, the right total)."""
    people = draw(st.booleans())
    parts = draw(st.lists(st.integers(2, 60), min_size=2, max_size=4))
    heads = (
        ["men", "women", "children", "teenagers"]
        if people
        else ["from the city", "from the county", "from the coast", "from abroad"]
    )
    listed = [f"{say(n)} {h}" for n, h in zip(parts, heads, strict=False)]
    text = ", ".join(listed[:-1]) + " and " + listed[-1]
    noun = "people" if people else "players"
    shape = draw(
        st.sampled_from(
            [
                "The hall held {{total}} {noun} — {text} — at noon.",
                "The hall held {{total}} {noun}: {text}.",
                "The hall held {{total}} {noun} ({text}) at noon.",
            ]
        )
    )
    return shape.format(noun=noun, text=text), sum(parts)


@many
@given(parted())
def test_right_sums(made):
    text, total = made
    silent(text.format(total=total))


@some
@given(parted(), st.sampled_from([-2, -1, 1, 2, 10]))
def test_wrong_sums(made, off):
    text, total = made
    # a total of a hundred or more that ends in zero may be rounded
    assume(total + off > 2 and not (total + off >= 100 and (total + off) % 10 == 0))
    assert "NUM003" in found(text.format(total=total + off), [SumMismatch]), text.format(total=total + off)


@many
@given(st.lists(st.integers(1, 90), min_size=2, max_size=3), st.sampled_from([0, 0, 15, 30]), st.integers(0, 2))
def test_shares(shares, over, form):
    assume(sum(shares) < 98)
    last = 100 - sum(shares)
    every = [*shares, last + over]
    assume(max(every) < 100)
    if form == 0:
        fates = ["was sold", "was kept", "was given away", "was lost"]
        said = [f"{n}% {f}" for n, f in zip(every, fates, strict=False)]
        said[0] = f"{every[0]}% of the land was sold"
    elif form == 1:
        goes = ["to the schools", "to the roads", "to the parks", "to the choir"]
        said = [f"{n} percent {f}" for n, f in zip(every, goes, strict=False)]
        said[0] = f"{every[0]} percent of the money goes to the schools"
    else:
        names = ["Ms. Odell", "Mr. Bray", "Mr. Chen", "Ms. Rao"]
        said = [f"{f} {n}%" for n, f in zip(every, names, strict=False)]
        said[0] = f"Ms. Odell won {every[0]}% of the vote"
    text = ", ".join(said[:-1]) + " and " + said[-1] + "."
    text = text[0].upper() + text[1:]
    assert found(text) == ({"NUM004"} if over else set()), text


@many
@given(st.integers(2, 6), st.integers(0, 2), st.booleans(), st.sampled_from([0, 0, 1, 2, -1]))
def test_counted_lists(count, form, oxford, off):
    things = ["schools", "old roads", "parks", "clean water", "buses", "trees"][:count]
    stated = count + off
    assume(1 < stated < 10 and count > 2)
    listed = ", ".join(things[:-1]) + (", and " if oxford else " and ") + things[-1]
    text = [
        f"The mayor has {say(stated)} priorities: {listed}.",
        f"{say(stated).capitalize()} priorities — {listed} — stood out.",
        f"She named {say(stated)} main priorities for the town: {listed}.",
    ][form]
    assert found(text) == ({"NUM010"} if off else set()), text


# ── ages ─────────────────────────────────────────────────────────────────────────────────


@many
@given(
    st.integers(1930, 2005),
    st.dates(dt.date(2006, 1, 1), dt.date(2026, 12, 31)),
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from([0, 0, 5, -4]),
)
def test_ages(born, day, had_birthday, form, off):
    age = day.year - born - (not had_birthday) + off
    assume(5 <= age <= 110)
    text = [
        f"The baker, Ana Ruiz, {age}, who was born in {born}, said the oven would be mended.",
        f"Ana Ruiz, a {age}-year-old baker who was born in Porto in {born}, said the oven would be mended.",
        f"Born in {born}, Ana Ruiz, {age}, has baked all her life.",
        f"Ana Ruiz, {age}, was born in {born}.",
    ][form]
    assert found(text, published=day.isoformat()) == ({"NUM009"} if off else set()), text


@some
@given(st.integers(1900, 1950), st.integers(20, 70), st.booleans(), st.sampled_from([0, 0, 6]))
def test_ages_at_death(born, age, had_birthday, off):
    died = born + age + (not had_birthday)
    text = f"Lena Moor, born in {born}, died in {died} at the age of {age + off}."
    assert found(text) == ({"NUM009"} if off else set()), text


# ── conversions ──────────────────────────────────────────────────────────────────────────

AGES = [
    "{name}, {n}, works at the mill.",
    "{name}, aged {n}, works at the mill.",
    "{name}, now {n}, works at the mill.",
    "{name}, who is {n}, works at the mill.",
    "{name}, who is {n} years old, works at the mill.",
    "{name} is {n} and works at the mill.",
    "{name}, a {n}-year-old miller, was not hurt.",
    "The {n}-year-old miller, {name}, was not hurt.",
    "At {n}, {name} is the oldest hand at the mill.",
]


@pytest.mark.parametrize("form", AGES)
@pytest.mark.parametrize("off", [0, 3])
def test_an_age_in_the_words_of_news(form, off):
    first, again = form.format(name="Ada Quill", n=54), f"Ada Quill, {54 + off}, spoke first."
    hits = found(f"{first}\n\nThe doors were shut.\n\n{again}\n", [AgeMismatch])
    assert len(hits) == bool(off)


@pytest.mark.parametrize(
    "other",
    [
        "Ada Quill, then 51, spoke first.",
        "Ada Quill was 51 when the mill burned.",
        "Mrs. Quill, 51, spoke first.",
        "Ada Quill will be 55 in May.",
        "In 2001 Ada Quill, 30, bought the mill.",
        "Ada Quill is 51 points ahead.",
    ],
)
def test_an_age_of_another_day_or_person(other):
    assert found(f"Ada Quill, 54, works at the mill.\n\n{other}\n", [AgeMismatch]) == set()


UNITS = [
    ("km", "miles", 0.621371),
    ("miles", "km", 1.609344),
    ("metres", "feet", 3.28084),
    ("feet", "metres", 0.3048),
    ("kg", "pounds", 2.204623),
    ("pounds", "kg", 0.453592),
    ("acres", "hectares", 0.404686),
    ("inches", "cm", 2.54),
    ("litres", "gallons", 0.264172),
    ("mph", "km/h", 1.609344),
    ("square miles", "square km", 2.589988),
    ("kilometers", "miles", 0.621371),
]


@many
@given(st.integers(1, 400), st.sampled_from(UNITS), st.integers(0, 3), st.sampled_from([1, 1, 1.6, 0.5]))
def test_conversions(value, unit, form, wrong):
    one, other, factor = unit
    exact = value * factor * wrong
    assume(exact >= 2)
    shown = f"{exact:.0f}" if exact >= 10 else f"{exact:.1f}"
    if exact >= 1000:
        shown = f"{exact:,.0f}"
    text = [
        f"The path is {value} {one} ({shown} {other}) long.",
        f"It was about {value} {one} (about {shown} {other}) from the gate.",
        f"They measured {value} {one}, or {shown} {other}, on Monday.",
        f"At {value} {one} [{shown} {other}], it is a record.",
    ][form]
    if wrong != 1 and form == 1:
        return  # a hedge on both sides hides much
    assert found(text) == ({"NUM008"} if wrong != 1 else set()), text


@some
@given(st.integers(-30, 50), st.booleans())
def test_temperatures(celsius, right):
    assume(celsius > 0)
    fahrenheit = round(celsius * 1.8 + 32) if right else round(celsius * 1.8 + 50)
    assume(right or abs(fahrenheit - celsius * 1.8) > 3)
    text = f"It was {celsius} degrees Celsius ({fahrenheit} degrees Fahrenheit) at noon."
    assert found(text) == (set() if right else {"NUM008"}), text


# ── ranges ───────────────────────────────────────────────────────────────────────────────


@many
@given(st.integers(11, 500), st.integers(1, 300), st.integers(0, 6))
def test_ranges(low, width, form):
    high = low + width
    texts = [
        ("The clinic treats between {} and {} patients a day.", True),
        ("The job pays ${}-${} a day.", True),
        ("It takes {} to {} minutes.", True),
        ("It cost between ${} million and ${} million.", True),
        ("The walls are {}–{} metres high.", True),
        ("The price went from ${} to ${} in a week.", False),
        ("The court heard {} to {} cases a month.", False),
    ]
    text, backwards = texts[form]
    silent(text.format(low, high))
    if backwards:
        assert "NUM007" in found(text.format(high, low), [ReversedRange]), text.format(high, low)


# ── headlines ────────────────────────────────────────────────────────────────────────────


@many
@given(st.integers(2, 400), st.integers(0, 4), st.sampled_from([0, 0, 1, 3, 7]))
def test_headline_counts(count, form, off):
    titles = [
        "{} goats escape from farm",
        "Storm cuts power to {} homes",
        "Police seek {} missing goats",
        "Town to plant {} trees",
        "Fire destroys {} barns",
    ]
    nouns = ["goats", "homes", "goats", "trees", "barns"]
    body = (
        f"The news came late on Monday. In all, {say(count)} {nouns[form]} were counted by the warden, who had been up since dawn.\n\n"
        "Nobody knew more, and the rain went on till evening."
    )
    assume((count + off) % 100)  # a round number may stand for what it rounds
    text = f"# {titles[form].format(count + off)}\n\n{body}"
    assert found(text) == ({"HED001"} if off else set()), text


@pytest.mark.parametrize(
    ("title", "body", "wrong"),
    [
        ("20 poachers held", "Wardens held 19 poachers, including one boy, on Monday.", True),
        ("20 held in night on moor", "Wardens held 19 men and one woman on the moor on Monday.", False),
        (
            "Men jailed for up to 25 years",
            "A judge jailed the men for up to 20 years, the maximum term of 20 years.",
            True,
        ),
        ("Men jailed for up to 20 years", "A judge jailed eight men for 20 years and two for 12.", False),
        ("Fewer than 25 goats left", "The wardens counted 23 goats on the island this week.", False),
    ],
)
def test_headline_parts_and_limits(title, body, wrong):
    text = f"# {title}\n\n{body} The town was quiet afterwards, the warden said.\n"
    assert ("HED001" in found(text, [HeadlineFigure])) is wrong


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Dozen goats escape", "Twelve goats ran off on Monday, the farmer said."),
        ("Nearly 3,000 march", "The police counted 2,967 marchers in the square."),
        ("Sales up 33%", "Sales were up by a third on the year before, or 33.3 percent."),
        ("Half of pupils walk", "The survey found that 52% of the pupils walk."),
        ("Five goats found", "Three goats were found in a barn and two goats on the road."),
        ("Goat, 12, dies", "The 12-year-old goat died in its sleep."),
        ("Rovers win 3-1", "United lost 1-3 at home."),
        ("$1.2 billion deal", "The deal is worth $1,204 million, the firm said."),
        ("30 years on", "The well was dug in 1994. In 2024 it is dry."),
        ("Over 300 goats", "They counted 312 goats."),
        ("Boeing 737 lands", "The plane, a Boeing 737, came down softly."),
    ],
)
def test_headlines_may_say_it_otherwise(title, body):
    silent(f"# {title}\n\n{body} The rest of the day was quiet.")


# ── a whole story ────────────────────────────────────────────────────────────────────────

STORY = """# Ferry fire kills 9 off Harlow Bay

HARLOW BAY, Maine — Eight people were killed Sunday when fire swept through a car ferry, the coast guard said. The
captain, Ida Holm, 41, who was born in 1970, said the crew needed six minutes. She told reporters that 55% of the deck
was burnt, 30% was flooded and 25% was unharmed. The ferry lay 12 miles (30 km) off the coast.

On Monday, March 10, 2025, the line said it employed 210 sailors. Its share of the traffic rose from 30% to 36%, an
increase of 6%, it said. It reported sales of $48 million, up from $40 million, a 30% increase. A total of nine people
— four men, three women and one child — died, the police said. Its three stops — quay, school, mill and church —
take between 90 and 60 cars.
"""


def test_every_slip_of_a_story_is_found_once():
    wrong = {d.code: STORY[d.span.start : d.span.end] for rule in ARITHMETIC for d in run(rule, STORY)}
    assert wrong == {
        "HED001": "9",
        "NUM002": "nine people",
        "NUM003": "nine people",
        "NUM004": "25%",
        "NUM005": "30%",
        "NUM006": "6%",
        "NUM007": "90 and 60",
        "NUM008": "30 km",
        "NUM009": "41",
        "NUM010": "three stops",
    }


def test_the_story_put_right_is_left_alone():
    right = STORY
    for a, b in [
        ("kills 9", "kills 8"),
        ("Holm, 41", "Holm, 54"),
        ("25% was unharmed", "15% was unharmed"),
        ("(30 km)", "(19 km)"),
        ("increase of 6%", "increase of six percentage points"),
        ("a 30% increase", "a 20% increase"),
        ("total of nine", "total of eight"),
        ("three stops", "four stops"),
        ("90 and 60", "60 and 90"),
    ]:
        assert a in right
        right = right.replace(a, b)
    silent(right)
