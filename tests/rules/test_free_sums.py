"""Sums, counts and spans in the free wording of news: each right as it stands, and found when one number is changed."""

import pytest

from copychief.testing import run
from copychief_rules.dates.span_mismatch import SpanMismatch
from copychief_rules.numbers.count_mismatch import CountMismatch
from copychief_rules.numbers.reversed_range import ReversedRange
from copychief_rules.numbers.sum_mismatch import SumMismatch

# {right|wrong}
SUMS = [
    # totals behind their parts
    "The depot took in 12 trams on Monday and 9 on Tuesday, {21|24} in total.",
    "Six cooks and five waiters walked out, {11|13} people in all.",
    "Ms. Hale paid $400,000 and her sister $150,000, a combined {$550,000|$650,000}.",
    "The gale felled 14 oaks and eight elms, for a total of {22|25}.",
    "Marsh scored 14, Dunn scored nine and Pell scored six, a total of {29|32}.",
    "Two wells ran dry in May and seven in June, bringing the total to {nine|11}.",
    "The zoo had 20 otters before April, when four more brought the total to {24|26}.",
    "The lodge spent £3 million on the roof and £2 million on the walls, making a total of {£5 million|£6 million}.",
    # what the whole is made of
    "The 30-member chorus consists of 12 basses, 10 tenors and {8|6} altos.",
    "The £8 million prize comprises £4 million for the port, £2 million for the pier and {£2 million|£3 million} for the park.",
    "The $90 million is split between Marow, which gets $60 million, and Lisk, which gets {$30 million|$40 million}.",
    "The $60 million plan includes $40 million for roads and {$15 million|$25 million} for bridges.",
    "The ship lost 14 hands, 6 of them at Wick, 5 at Thurso and {3|5} at sea.",
    "The league has 20 clubs, with 12 in the north and {8|10} in the south.",
    "Rovers drew up 20 plans, keeping 12, changing 5 and dropping {3|5}.",
    "The mine laid off 90 men, including 40 at Wick, 30 at Lisk and {20|30} at Tarn.",
    "Nine riders were hurt, three badly and {six|eight} slightly.",
    "The Greens won 12 seats, the Blues nine and the Reds {four|six} in the 25-seat assembly.",
    "Of the $30 million, $18 million will go to the port and {$12 million|$15 million} to the pier.",
    "The $30 million will go to roads ($18 million), schools ($9 million) and parks ({$3 million|$6 million}).",
    "Six members voted for the pier, four voted against it and {two|three} abstained, with all 12 members present.",
    "The chain will close 60 of its shops, 40 in cities and {20|26} in villages.",
    # groups that are parted
    "Of the 18 boats, 11 finished and {seven|nine} sank.",
    "Of the 60 who replied, 30 were in favour, {20|25} were against and 10 had no view.",
    "Among the 30 sailors, 15 were from Wick, nine from Lisk and {six|eight} from Tarn.",
    "Five of the 12 huts were destroyed and the remaining {seven|eight} were damaged.",
    "Five of the 12 sailors survived; the other {seven|eight} drowned.",
    "Four of the nine suspects were freed and {five|four} remain in jail.",
    "The school has 40 pupils, {22|24} of whom are girls and 18 boys.",
    "Sixteen climbers set out. Nine returned and {seven|nine} died.",
    "The ferry had 50 people on board. Of those, 30 were rescued and {20|24} drowned.",
    "There are nine jurors. Five are women and {four|three} are men.",
    "The dead were four women and three men. All {seven|eight} lived in Wick.",
    # what is left, and who has how much
    "Crews mended 60 of the 90 lamps on Friday. They will mend the remaining {30|40} on Monday.",
    "Six of the 11 goats had come home by dusk and the remaining {five|seven} were in the hills.",
    "The inspectors listed 18 faults. Eleven of them have been mended and {seven|nine} have not.",
    "Nine of the 20 lamps glowed, and {11|13} did not.",
    "The crew caught {14|24} of 21 goats.",
    "The Greens had 30 of the 60 seats, the ruling Blues 18 and the Reds {12|22}, the clerk said.",
    "The bench scored 26 points: Tull had 12, Moss eight and Dunn {six|nine}.",
    "Pike shot 18 ducks and Dunn 12, {30|34} between them.",
    "Rovers have 37 points from 16 games. They have won 12, drawn {one|two} and lost three.",
    "The mill will cost $34 million. Of the cost, $21 million will come from the town and {$13 million|$18 million} from a bank.",
    "The fair sent 80 tents and will send another 40 if it rains, which would bring the total to {120|140}.",
    # lists with words in them
    "Of the $62 million, $36 million goes to roads and parks, $16 million to schools and {$10 million|$20 million} to mills and piers.",
    "The two books sold 60,000 copies between them, 45,000 of the first and {15,000|25,000} of the second.",
    "The audit has 11 findings: two of high, four of medium and {five|six} of low risk.",
    "Eleven people were taken to the Mercy General Hospital: four guests with burns, {five|six} guests who had slept and two workers.",
    "The inn has 640 beds at two sites: 410 at Wick and {230|330} at Tarn.",
    "Of the 62 flights, 40 were flown from a British base, {15|25} from an Italian one and seven from a Chilean one.",
    "He spent £90,000 on a boat, £56,000 on a caravan and {£40,000|£60,000} on bets, a total of £186,000.",
    "The town received 212 letters about it. Of these, 140 were against it, {61|71} were in favour and 11 were neutral, the clerk, Ann Hale, said.",
    "The squad of 26 includes three keepers, nine backs, eight wings and {six|nine} forwards.",
    "The club has 320 members, 180 of them women and {140|150} men.",
    "The road is 84 kilometres long, 51 of them in Wick and {33|43} in Tarn.",
    # a total in another sentence
    "The ferry was carrying 214 people when it sank. On board were {187|178} passengers and 27 crew, the owner said.",
    "The firm wants to build 120 homes. It will put up 84 houses and {36|46} flats.",
    # votes
    "The board voted {8|7} to 3, with all 11 members present.",
    "The nine-member court ruled {5-4|7-4}.",
    "The seven judges split {5-2|6-2}.",
]
SILENT_SUMS = [
    "Of the 40 soldiers, 22 were wounded, 20 were killed or captured.",
    "Crews mended 60 of the 90 lamps on Friday, 10 more on Sunday, and will mend the remaining 20 on Monday.",
    "The inspectors listed 18 faults and 22 wishes. Eleven of them have been met and nine have not.",
    "The Greens had 30 of the 60 seats, the Blues 18 and the Reds nine.",
    "Rovers have 37 points from 16 games. At home they have won five, drawn one and lost two.",
    "Of their last 12 games they have won six. This season they have won 12, drawn two and lost three.",
    "The mill will cost $34 million. Of the cost, about $21 million will come from the town and $8 million from a bank.",
    "The ferry can carry 400 people. It had 187 passengers and 27 crew.",
    "The firm has built 900 homes. It will put up 84 houses and 36 flats.",
    "The council voted 7-2, and 9 of 10 homes are dry.",
    "The fund is £1.8m: £900,000 for the school, £600,000 for the surgery and £320,000 for the path.",
    "The hall held 14 people: seven men and seven women.",
    "The board has nine members, six of whom voted for the plan; two were absent.",
    "The Greens won 12 seats and the Blues nine in the 25-seat assembly.",
    "Of the 18 wards, 11 were flooded and nine were without power.",
    "Of the 18 homes, 11 were damaged by wind and nine were damaged by water.",
    "Of the 60 who replied, 30 were in favour and 25 were against.",
    "Five of the 12 matches were drawn and the last three were lost.",
    "Of the 30 teams, 20 won in May and 12 lost in June.",
    "Twelve people were charged. Seven pleaded guilty and six were jailed.",
    "Eight of the 14 sailors were rescued by boat and seven are still in hospital.",
    "The bank closed 64 branches last year, 40 in May and 28 in June were reopened.",
    "Of the $30 million, $18 million will go to the port and $9 million to the pier.",
    "The home has 60 rooms, 40 with baths and 24 with views.",
    "Fourteen sailors returned. Nine were married and seven were over 40.",
    "Five of the 12 huts were destroyed, and the other three on the pier were damaged.",
    "Five of the 12 sailors drowned on Monday, two on Friday, and the other five were saved.",
    "Four of the nine suspects were freed and two were fined.",
    "Three more trams came in May and five in June, bringing the total to 11.",
    "A man and two women drowned at Wick and four men at Lisk, 8 in all.",
    "Two cooks and five waiters were among the dead, 9 in all.",
    "She won 3 cups in 2004 and 4 in 2008, and 9 in all.",
    "The depot took in 12 trams on Monday and 9 on Tuesday, about 24 in total.",
    "The firm will cut 900 jobs in the north: 500 in Wick and 300 in Lisk among them.",
    "The fleet of 25 ships consists of 10 tankers, 8 ferries and some tugs.",
    "The council voted 9-3 to sue the seven-member board.",
    "The seven-member board asked the council, which voted 9-3, to wait.",
    "The 11-member board voted 6 to 3, and the council voted 9 to 4, with all 15 members present and two abstaining.",
]
COUNTS = [
    "The {three|four} winners are Ann Hale, Ben Moss and Cal Dunn.",
    "The {two|three} captains were Ann Hale and Ben Moss.",
    "The {four|three} countries are France, Spain, Italy and Greece.",
    "The choir sings in {four|three} languages: French, German, Latin and Greek.",
    "The plan has {two|three} aims: housing and transport.",
    "She has {four|three} sons, Al, Ben, Cal and Dan.",
    "The firm works in {four|three} countries: Kenya, Uganda, Malawi and Chad.",
    "The flag has {three|four} colours (red, white and blue).",
    "Two of the {three|five} officers, Al Hale, Ben Moss and Cal Dunn, spoke.",
    "The mayor named {two|three} conditions: an end to coal by 2035 and a new law.",
    "The plan has {two|three} aims: to cut waste and to save energy.",
    "She wrote {two|three} novels, “Low Water” (1981) and “High Water” (1995), and a play.",
    "He has {three|four} children aged two, five and nine.",
    "The other {four|five} libraries, in Wick, Tarn, Lisk and Marow, will close.",
    "The firm was founded by {two|three} brothers, Arne and Viggo Hale, who sold fish.",
    "The coroner asked {three|two} questions: the speed, the fog and the light, said Ann Hale, who heads the board.",
]
SILENT_COUNTS = [
    "Police held four boys aged 14 and 15.",
    "The two shops, in Paris, France, and Rome, will close.",
    "The plan has three aims: to cut waste and costs and to save energy.",
    "Two of the three officers, Al Hale and Ben Moss, spoke.",
    "The two winners are Ann Hale, of Wick, and Ben Moss.",
    "Among the five winners are Ann Hale, Ben Moss and Cal Dunn.",
    "The two cities are Paris, Texas, and Rome, Georgia.",
    "She has two sons, Al and Ben, and a daughter, Cal.",
    "He had three rules: work and play, rest and pray, eat and sleep.",
    "The two sides differ on three points: wages, hours and leave.",
    "He faces three charges: assault and battery.",
]
RANGES = [
    "Boats {cost from $30 to $50|cost from $50 to $30}.",
    "Fines range from {£20 to £90|£90 to £20}.",
    "The poles are from {20 to 30|30 to 20} metres tall.",
    "She led the club from {March 2011 until May 2014|May 2014 until March 2011}.",
    "The duke ({1702-1744|1744-1702}) built it.",
    "Sales will grow by {between 4% and 6%|between 6% and 4%}.",
    "The mill expects earnings of {$4.20 to $4.60|$4.60 to $4.20} a share.",
]
SILENT_RANGES = [
    "The gap is between 6% and 4%.",
    "It made a cut of $5 to $3 in the fee.",
    "Boats went from $50 to $30, and a hut was cut from $90 to $60.",
    "Prizes range from $5,000 for the winner to $100 for the last.",
    "She led him 47 percent to 39 percent. It takes 12 to 8 to win.",
]
SPANS = [
    "He ran the inn from 1990 to 2002, a span of {12|eight} years.",
    "For {12|eight} years, from 1990 to 2002, he ran the inn.",
    "The fair runs from July 1 to July 14, {14|ten} days in all.",
    "The {four|seven}-year war, from 1914 to 1918, ruined the port.",
    "The war (1914-1918) lasted {four|seven} years.",
    "The {four|nine}-day fair runs from May 3 to May 6.",
    "It took {nine|five} years to dig the canal, from 1890 to 1899.",
    "The king ruled for {20|12} years, from 1901 until his death in 1921.",
    "He was jailed in 1990 and freed in 2010 after {20|12} years.",
    "The talks opened on June 4 and closed on June 9 after {five|two} days.",
    "Founded in 1920, the club marked its {60th|50th} anniversary in 1980.",
    "They married in 1960 and celebrated their {golden|silver} wedding in 2010.",
]
SILENT_SPANS = [
    "He ran the inn from 1990 to 2002, eight years longer than his father.",
    "He ran the inn for 15 years and the bank from 1980 to 2005.",
    "The 30-year bond issue from 1990 to 1995 was sold.",
    "He was hurt in 2001 and retired in 2010 after 15 years, the last five as captain.",
    "The firm, founded in 1950, moved in 1990 after 30 years in Wick.",
    "Founded in 1920, it moved in 1940, and its owner, born in 1950, celebrated his 50th birthday in 2000.",
    "In fiscal 1999 to 2005, ten years in all, sales fell.",
    "He was mayor from 1998 to 2006 and again from 2010 to 2012, ten years in all.",
]


def read(text, side):
    """The sentence with the right or the wrong number in its braces."""
    head, rest = text.split("{")
    choice, tail = rest.split("}")
    return head + choice.split("|")[side] + tail


def told(rule, texts):
    return [(rule, text) for text in texts]


PAIRS = [
    *told(SumMismatch, SUMS),
    *told(CountMismatch, COUNTS),
    *told(ReversedRange, RANGES),
    *told(SpanMismatch, SPANS),
]
SILENT = [
    *told(SumMismatch, SILENT_SUMS),
    *told(CountMismatch, SILENT_COUNTS),
    *told(ReversedRange, SILENT_RANGES),
    *told(SpanMismatch, SILENT_SPANS),
]


@pytest.mark.parametrize(("rule", "text"), PAIRS)
def test_one_changed_number_is_found(rule, text):
    assert run(rule, read(text, 0)) == []
    (found,) = run(rule, read(text, 1))
    assert found.code == rule.code


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_what_only_looks_wrong_is_left_alone(rule, text):
    assert run(rule, text) == []


def test_a_sum_names_its_parts():
    (found,) = run(SumMismatch, "Of the 18 boats, 11 finished and nine sank.")
    assert found.message == "11 + 9 = 20, more than 18"
    assert found.facts["operands"] == [11, 9]


def test_a_vote_names_the_body():
    (found,) = run(SumMismatch, "The board voted 7 to 3, with all 11 members present.")
    assert found.message == "7 + 3 = 10 votes, not 11"
