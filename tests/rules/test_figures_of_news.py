"""Figures in the commonest wordings of news: what contradicts itself by one number is found, the right one let be."""

import re

import pytest

from copychief.rule import Rule
from copychief.testing import run
from copychief_rules.dates.span_mismatch import SpanMismatch
from copychief_rules.numbers.age_mismatch import AgeMismatch
from copychief_rules.numbers.conflicting_figures import ConflictingFigures
from copychief_rules.numbers.count_mismatch import CountMismatch
from copychief_rules.numbers.percentages_over_whole import PercentagesOverWhole
from copychief_rules.numbers.sum_mismatch import SumMismatch
from copychief_rules.numbers.wrong_change import WrongChange

# {right|wrong}; // parts paragraphs
PASSAGES: dict[type[Rule], list[str]] = {
    ConflictingFigures: [
        "A fire destroyed 14 vans on Tuesday night.//Crews fought it until dawn. All {14|16} vans belonged to one firm.",
        "Storms sank five yachts in the harbour.//Divers will try to raise the {five|six} yachts on Thursday.",
        "The state will spend 2.4 billion pounds on the line.//Critics say the {2.4|4.2} billion pounds would be better spent on buses.",
        "A judge jailed Peter Marsh for eight years on Friday.//His lawyer said the {eight|nine}-year sentence was too long.",
        "Karen Holt was sentenced to six years for fraud.//Holt's {six|seven}-year sentence will be served in Ohio.",
        "Rachel Dunn, who was jailed for five years, has lost her appeal.//Her victim's mother said {five|three} years was not enough.",
        "The mill reported a loss of $4.2 million for the year.//The {$4.2|$2.4} million loss was the biggest in a decade.",
        "Ward scored 24 points in the final.//Ward's {24|22} points led both teams.",
        "The factory employs 320 people and makes tyres.//The factory, which employs {320|230} people, was closed at noon.",
        "The blaze that destroyed six shops began in a cellar.//The blaze destroyed {six|eight} shops in an hour.",
        "The union said 2,400 nurses would strike on Friday.//The {2,400|4,200} nurses want a pay rise.",
    ],
    SumMismatch: [
        "Twelve people were hurt in the crash, {seven|eight} of them children and five adults.",
        "The team has won six, drawn three and lost one of its {10|12} games this season.",
        "The Hawks have won nine and lost {five|seven} of their 14 games.",
        "The charity raised 12,000 pounds from a concert and 8,500 pounds from a raffle, {20,500|21,500} pounds in all.",
        "The fund will pay for a roof ($40,000), a lift ($25,000) and seats ($15,000), a total of {$80,000|$90,000}.",
        "A total of 25 schools took part, 14 primary schools and {11|13} secondary schools.",
        "Of the 90 passengers on the train, 62 escaped unhurt and {28|38} were treated for cuts.",
    ],
    PercentagesOverWhole: [
        "Three quarters of the money will come from the state and {a quarter|a third} from the city.",
        "The electricity comes from coal (45 percent), gas (35 percent) and wind ({20|30} percent).",
        "The town gets 48 percent of its income from grants, 37 percent from tax and {15|25} percent from fees.",
        "About 57 percent of the patients were men and {43|53} percent women.",
    ],
    WrongChange: [
        "Shares in the retailer fell 50 cents, or 5 percent, to {$9.50|$9.05} from $10.",
        "The council raised the fee from 40 to 50 pounds, an increase of {25|20} percent.",
    ],
    AgeMismatch: [
        "John Webb, 45, was jailed at Leeds Crown Court. The {45|54}-year-old had denied all charges.",
        "A 19-year-old man was stabbed outside a club. The victim, {19|29}, is in a stable condition.",
        "Her son Jack, 12, and daughter Lily, 9, were in the car. {Jack|Lily}, 12, broke an arm.",
    ],
    CountMismatch: [
        "It will open stores in three cities: {Leeds, Bristol and Derby|Leeds, Bristol, Norwich and Derby}.",
        "Four countries - France, Spain, {Italy and Greece|and Greece} - opposed the plan.",
        "Both candidates, {Olga Marin and Ion Rusu|Olga Marin, Ion Rusu and Vlad Popa}, promised lower taxes.",
        "The trio of Sam Ford, {Lee Hunt|Lee Hunt, Ed Moor} and Max Bell will lead the team.",
        "It signed three players this summer, keeper Ivan Petrov, {back Luis Gomez|back Luis Gomez, winger Omar Diaz} and striker Karl Weber.",
        "Two men, {Ben Clarke, 31,|Ben Clarke, 31, Paul Dean, 28,} and Tom Yates, 40, were shot.",
        "Three men, aged {21, 24 and 31|21, 24, 27 and 31}, were held.",
        "He has two sons, {Mark and Neil|Mark, Neil and Owen}, from his first marriage.",
    ],
    SpanMismatch: [
        "Building began in 2001 and took {five|eight} years; the bridge opened in 2006.",
        "Restoration started in 2012 and took {seven|nine} years. The church reopened in 2019.",
        "She was arrested in June 2015 and released in June 2018 after {three|five} years in prison.",
        "The ship sank in 1942. {Seventy|Eighty} years later, in 2012, divers found the wreck.",
        "The strike began on Monday and ended on Thursday after {three|five} days.",
        "The mill closed in 1950. {Twenty-six|Thirty-six} years later, in 1976, it burned down.",
    ],
}


@pytest.mark.parametrize(("rule", "passage"), [(r, p) for r, rows in PASSAGES.items() for p in rows])
def test_one_number_makes_it_wrong(rule, passage):
    right, wrong = (re.sub(r"\{([^|{}]*)\|([^|{}]*)\}", rf"\{n}", passage).replace("//", "\n\n") for n in (1, 2))
    assert not run(rule, right)
    assert run(rule, wrong)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            ConflictingFigures,
            "Police in Kent arrested 12 people on Monday.\n\nPolice in Essex arrested 15 people at the weekend.",
        ),
        (
            ConflictingFigures,
            "The fire destroyed six homes. In the next street it destroyed eight homes, and others burned.",
        ),
        (ConflictingFigures, "Nine councillors were in favour and four against. All 13 councillors were present."),
        (ConflictingFigures, "He was jailed for eight years.\n\nHer nine-year sentence was cut."),
        (
            ConflictingFigures,
            "Ward scored 24 points in the final.\n\nWard's 31 points a game this season are a record.",
        ),
        (AgeMismatch, "John Webb, 45, hit a cyclist on the bridge. The 43-year-old died at the scene."),
        (AgeMismatch, "Sam Ford, 23, replaced Lee Hunt. The 26-year-old had been hurt."),
        (AgeMismatch, "A man aged 34 was stabbed by another man. The 33-year-old was arrested."),
        (CountMismatch, "Two of the men, John Smith, 21, Peter Doyle, 24, and Mark Reed, 30, may speak."),
        (
            CountMismatch,
            "Four boys, aged 14, 15 and 16, were held. Patrols fall into two sub - groups, day patrols and night patrols.",
        ),
        (SpanMismatch, "Work began in 2001 and took three years. A second hall, begun in 2006, opened in 2010."),
        (SpanMismatch, "The hall, which opened in 1990, closed in 2010 after eight years of neglect."),
        (SumMismatch, "The Hawks have won nine and lost four of their 14 games."),
        (PercentagesOverWhole, "They named rents (45 percent), wages (38 percent) and the weather (25 percent)."),
    ],
)
def test_two_things(rule, text):
    assert not run(rule, text)
