"""Shares, changes and ages in the free wording of news: a wrong sentence is reported, its right twin is not.

Each line holds a sentence with “wrong|right” in the place of the number that is put wrong.
"""

import re

import pytest

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.numbers.age_mismatch import AgeMismatch
from copychief_rules.numbers.percentages_over_whole import PercentagesOverWhole
from copychief_rules.numbers.wrong_change import WrongChange

PLACE = re.compile(r"\{([^|]*)\|([^}]*)\}")
AROUND = (
    "The board met in the old mill, and few came.\n\n{} Nobody was surprised.\n\nIt will meet again in the spring.\n"
)


def codes(text, rule):
    text = AROUND.format(text)
    return [d.code for d in run(rule, text, Good(text, published="2024-06-15"))]


def lines(text):
    return [line.strip() for line in text.strip().splitlines()]


def check(line, rule):
    assert codes(PLACE.sub(r"\1", line), rule) == [rule.code]
    assert codes(PLACE.sub(r"\2", line), rule) == []


SHARES = lines("""
    Asked which they would buy, 51% chose the red one, 32% the blue and {27|17}% the green.
    Some 57 percent of tenants backed the move, 31 percent opposed it and {22|12} percent were undecided.
    The survey found 57% in favour, 31% against and {22|12}% unsure.
    The dairy is owned 55% by farmers, 25% by the bank and {30|20}% by the town.
    Half of the guests came by rail, a third came by road and {a quarter|a sixth} came by boat.
    The state has 45% of the shares, a bank 35% and the staff the remaining {30|20}%.
    The Rask family owns 65 percent of the yard and the remaining {45|35} percent belongs to its crew.
    About 70 percent of the cost is paid by the county. The remaining {50|30} percent is left to the parish.
    The town gets 40% of the fee, the county gets 35% and the rest, {35|25}%, goes to the school.
    The blend is 50% rye, 35% wheat and {25|15}% oats.
    The alloy consists of 75 percent copper, 15 percent zinc and {20|10} percent tin.
    Exports are split 60 percent to Asia, 25 percent to Europe and {25|15} percent to Africa.
    Two-thirds of the runners are women and {45|33}% are men.
    Women hold 45% of the seats and men {65|55}%.
    Ms. Roe led with 52 percent, compared with 38 percent for Mr. Doe and {20|10} percent for Mr. Loe.
    The levy passed, 58 percent to {52|42} percent.
    The yes side took 57 percent and the no side {53|43} percent.
    A third of the grant will pay for books, half for wages and {30|16} percent for repairs.
    The cost will be shared, with the state paying 60 percent and the county {50|40} percent.
    Of those polled, 47 percent want it open, 31 percent want it shut and {32|22} percent have no opinion.
    Approval stands at 47 percent, with {58|48} percent disapproving.
    A third of the members opposed it, {75 percent|60 percent} backed it.
""")

CHANGES = lines("""
    Fares climbed to $1,200 in May, up {9|20} percent from $1,000 in April.
    The grant was cut by {$5|$10} million, from $40 million to $30 million.
    The queue grew to 6,000 from 4,000, a jump of {2,600|2,000}.
    There were 300 entries, {three times|twice} as many as the 150 recorded in 2019.
    The bill came to $15 million, double the {$5|$7.5} million that was planned.
    Police counted 700 thefts, more than double the {500|300} reported a year earlier.
    Only {20|45} singers came, half as many as the 90 of last year.
    The school has 240 pupils, {60|40} more than the 200 it had in 2015.
    The club has 900 members, {300|100} fewer than the 1,000 it had in 2015.
    The bank raised its rate by {50|75} basis points, from 2.25% to 3%.
    Turnout fell {5|9} percentage points, from 61% to 52%.
    Support rose to 47 percent from 41 percent, a gain of {9|6} points.
    The fare will go up {50|75} cents, from $2.50 to $3.25.
    The mill employs 1,200 people, down {600|300} from 1,500 a year ago.
    Sales reached $150 million last year. That was up {30|50} percent from $100 million the year before.
    Debt fell to $80 million. A year earlier it was $100 million, a drop of {35|20}%.
    Thefts increased fivefold, from 20 to {60|100}.
    The stock closed at $36, {20|10} percent below its opening price of $40.
    A {30|20}% discount took the price from $50 to $40.
    The stock fell $3, or {15|10} percent, to close at $27.
    The index lost 120 points, or {3.1|1.1} percent, to 10,800.
    Profit rose {25|15}% to £546m ($704m) from £475m ($612m) a year earlier.
    The dam holds {80|40} tonnes, a third of the 120 tonnes it held in May.
""")

AGES = lines("""
    Born in 1980, he was {25|32} when he won the cup in 2012.
    Mr. Poe (1920-1990) died at {75|70}.
    The poet Ole Rask (1899-1966) was {57|67} at his death.
    Anna Holt (1931-2004), who died aged {63|73}, painted the hall.
    She was {30|20} in 2005, having been born in 1985.
    Born in 1965, she turned {50|45} in 2010.
    He was born in 1970 and took over the farm in 1991, when he was {31|21}.
    In 1998, at the age of {30|40}, the singer, who was born in 1958, moved north.
    Ms. Vale, who joined the force at 18 in 1990, is now {40|52}.
    Mr. Tate, {43|53}, who was 19 in 1990, ran the mill.
    Anna Holt was born in 1931. She died in 2004 at {63|73}.
    Mr. Lund was born in 1962. He is {51|61}.
    Rosa Lund died on Monday. She was {92|82}. She was born in 1942.
    Rosa Lund died on Monday at {81|91}. The singer was born in 1933.
    Rosa Lund, who will turn {70|62} this year, was born in 1962.
    The poet (b. 1948) is {66|76}.
""")


SHARES += lines("""
    Of those asked, 54% use the bus, 31% use the tram and {25|15}% use something else.
    The poll found that 72 percent used the pool at least once a month, {29|19} percent less often and 9 percent never.
    The Greens took 42 percent of the vote, the Blues 34 percent and the Reds 13 percent. The other {21|11} percent went to small parties.
    Channel One gave the mayor 64 percent of its time and the three other candidates {46|36} percent between them.
""")
CHANGES += lines("""
    The birds nest in 60 boxes. The clerk looked into 48 of the boxes, or {70|80} percent, and left the rest.
    Of the 1,500 people who replied, 120, or {12|8}%, had no car.
    The mill makes 1,500 hats. Some {40|30} per cent of them, or 450, are green.
    The repairs will cost £2.4m. The county will pay half of it, or {£1.8m|£1.2m}.
    The mill will cut 1,800 jobs, about {19|9}% of its staff of 20,000.
    The fee is $12 million more than the $200 million of last year, a rise of {9|6}%.
    There were four storms in May and 12 in June, {twice|three times} as many.
    The new pump is {three times|twice} as fast, 40 litres a minute instead of 20.
    It needs 25 minutes, {a third|half} of the 50 minutes of the old one.
    The run took 14 seconds, down from 56 seconds, which is {a half|a quarter} of the time.
    The load fell from {90|120} boxes to 60 boxes, so it has halved.
    Hours will be cut from 30 to 20 a week, a reduction of a {half|third}.
    His term was cut from 12 years to nine, a reduction of {five|three} years.
    The index rose from 2,400 points to 2,448, or {4|2} percent.
    The jobless rate has risen from {12|7} percent to 8 percent.
    Output rose to 1.6 million tonnes from {1.9|1.2} million tonnes.
    The toll went up by {75|50} cents, from $2.50 to $3.
    The shares fell 38 pence, or {18|8}%, to 437 pence.
    House prices averaged £220,000, up from £200,000, a gain of {20|10}%.
    The fund shrank from $12 million to $9 million, a loss of a {third|quarter}.
""")
AGES += lines("""
    The poet, born in 1931, was {58|68} when she died in 1999.
    She ran the mill until 1983, when she retired at the age of {80|70}. She was born in Wick in 1913.
    He was born in 1944 and will turn {85|80} in March.
""")


@pytest.mark.parametrize("line", SHARES)
def test_shares(line):
    check(line, PercentagesOverWhole)


@pytest.mark.parametrize("line", CHANGES)
def test_changes(line):
    check(line, WrongChange)


@pytest.mark.parametrize("line", AGES)
def test_ages(line):
    check(line, AgeMismatch)


@pytest.mark.parametrize(
    "text",
    lines("""
        About 54% use the bus, 31% use the tram and 25% of the others use something else.
        The Greens won 60 percent in Wick and 45 percent in Tarn. The other 13 percent of the state is empty.
        Asked what they liked, 60% chose the park, 55% the pool and 30% the library; many chose more than one.
        Of the members, 40% are women and 70% are over 50.
        Some 60 percent of men backed the plan, and 55 percent of women opposed it.
        Some 60 percent said yes to the pool, 55 percent said no to the park.
        The company is owned 51% by the state, and 60% of its sales come from Asia.
        The bank holds 60% of the shares in the mill and the state 70% of those in the port.
        France gets 70% of its power from atoms and Spain 40%.
        About 60% of homes have a car, 50% have a garden and 20% have neither.
        The region is 60 percent Hispanic, 55 percent white and 10 percent Black.
        Shares in the bank lost 60%, the insurer 35% and the broker 25%.
        The town went 58 percent to 42 percent for the levy.
        About 70 percent of the seats are filled. The remaining 50 seats go on sale on Monday.
        About 60 percent of the roads are paved. The other 60 percent figure is a slip.
        The cloth is 80% cotton and the lining 60% silk.
    """),
)
def test_shares_of_other_wholes(text):
    assert codes(text, PercentagesOverWhole) == []


@pytest.mark.parametrize(
    "text",
    lines("""
        Sales rose from $4 million to $6 million, up 80% since 2010.
        Shares fell 5%, to $38, having traded from $30 to $50.
        The workforce fell by 300 from 1,500, a 20% cut.
        The fee will rise by $10 each year, from $40 now to $70.
        The firm raised $5 million from 40 investors and $10 million from banks.
        He scored 30 goals, twice as many as anyone else, and 12 of the 20 were headers.
        She earns $90,000, three times the $10 an hour that he gets.
        Prices were three times more than the 100 pesos of May, or 400 pesos.
        Sales reached $150 million last year. Costs were up 30 percent from $100 million the year before.
        Debt fell to $80 million. Equity was $100 million, a drop of 30%.
        The team won 20 games last year. A year earlier it won 15, a drop of 5 from 2019.
        The stock fell $3, or 15 percent since May, to $27.
        Output fell tenfold, from 1,000 tonnes to 100 tonnes.
        Some 23 million will be without it. It compares to 27 million, or 50%, of the country.
        The club rose from 12th to 8 in the rankings, and its rank has risen from 12 to 8.
        He sold 48 of the hats, or 80 percent of his stock, and 60 coats.
        Of the 1,500 people who replied, 120 had no car, or 9% of those who work.
        The mill makes 1,500 hats and 900 coats. Some 30 per cent of them, or 720, are green.
        Five storms came in May and 12 in June, twice as many as anyone could recall.
    """),
)
def test_changes_of_other_things(text):
    assert codes(text, WrongChange) == []


@pytest.mark.parametrize(
    "text",
    lines("""
        Mr. Poe (1920-1990) joined the firm at 25.
        Mr. Poe (1920-1990) died at 69.
        Born in 1980, he was 31 when he won the prize in 2012.
        Born in 1980, he won the prize in 2012, three years after his wife, who was 25, had won it.
        She was 30 in 2005, and her sister was born in 1985.
        She was 30 in 2005. Born in 1985, her son is a singer.
        Anna Holt was born in 1931. Her husband died in 2004 at 63.
        Mr. Tate was 19 in 1990 and his son is now 20.
        The 62-year-old has known the singer, born in 1950, for years.
        Rosa Lund (1942-2010) and Jon Lund, who died at 90, ran the mill.
        Ann Roe met Bo Lind, born in 1980, when she was 30 in 2005.
        She was born in 1950. She is 30 minutes late.
        Born in 1980, Ann Roe won at 25 in 2005 and at 32 in 2012.
    """),
)
def test_ages_of_others(text):
    assert codes(text, AgeMismatch) == []
