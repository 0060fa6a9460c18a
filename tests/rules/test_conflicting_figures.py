"""NUM002: one quantity with two values in the many ways that a story names it again, and pairs that only look so."""

import pytest

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.numbers.conflicting_figures import ConflictingFigures

# first mention, second mention, the right number and a wrong one
NAMED_AGAIN = [
    (
        "The chain will close 14 stores this year, it said on Monday.",
        "In all, {} stores will close, the chain said.",
        14,
        12,
    ),
    (
        "A jury awarded the family $4.2 million on Tuesday.",
        "The firm will appeal against the ${} million award.",
        "4.2",
        "4.8",
    ),
    (
        "The school has 640 pupils and a waiting list.",
        "With {} pupils, the school is the largest in the valley.",
        640,
        460,
    ),
    (
        "The bridge is 340 metres long and has four lanes.",
        "At {} metres long, the bridge is the longest in the county.",
        340,
        430,
    ),
    (
        "A fire destroyed six boats in the harbour on Sunday night.",
        "Firemen could not save the {} boats, which burned to the waterline.",
        "six",
        "seven",
    ),
    (
        "Three men were arrested on Friday after a raid on a warehouse.",
        "The {} men are to appear in court on Monday.",
        "three",
        "four",
    ),
    ("The theatre has 800 seats and was built in 1911.", "All {} seats were sold for the last night.", 800, 900),
    (
        "The charity raised £36,000 for an ambulance.",
        "The £{} raised will pay for the driver as well.",
        "36,000",
        "63,000",
    ),
    (
        "Five miners were trapped underground on Tuesday when a tunnel fell in.",
        "The {} trapped miners were brought up at dawn.",
        "five",
        "six",
    ),
    (
        "Police seized 46 kilograms of cocaine at the port.",
        "The {} kilograms of cocaine were hidden under bananas.",
        46,
        64,
    ),
    (
        "The stadium will cost $310 million, the club said.",
        "The ${} million stadium is to open in three years.",
        310,
        330,
    ),
    (
        "The court sentenced him to 12 years in prison on Friday.",
        "He will appeal against the {}-year sentence.",
        12,
        15,
    ),
    ("The couple gave $3 million to the zoo.", "The ${} million gift will pay for a house for the apes.", "3", "5"),
    ("Thieves drove off 38 tractors in a year.", "The {} tractors were shipped abroad.", 38, 83),
]

TWO_THINGS = [
    "The chain will close 14 stores. The rival will close 12 stores.",
    "The chain will close 14 stores in the north. It will close 12 stores in the south.",
    "She scored 12 points in the opener. He scored 15 points in the final.",
    "The boys won 12 games. The girls won nine games.",
    "The old bridge is 340 metres long. The new bridge is 430 metres long.",
    "The hall has 800 seats. The theatre has 900 seats.",
    "Thieves took six boats. The seven boats that were left were chained.",
    "Three men were arrested on Friday. Police let two men go. The two men left by a side door.",
    "Five miners were trapped. Rescuers freed two miners at dawn. The three miners still below could be heard.",
    "The firm was fined $4 million for the spill. It paid the $2 million fine for the leak.",
    "A court sentenced Mr. Bray to 12 years in prison. Ms. Odell got the 15-year sentence she feared.",
    "The jury awarded the widow $4 million. The judge cut the $4 million award to $3 million.",
    "The stadium cost $310 million. The $40 million stadium roof came later.",
    "Ms. Odell sold 14 houses in May. Mr. Bray sold 12 houses.",
    "The school has 640 pupils. The two schools have 900 pupils.",
    "The crew rescued 12 sailors from the first ship. The crew rescued nine sailors from the second ship.",
    "The team played 20 matches. The team won 12 matches.",
    "Police stopped 40 cars. Officers searched 12 cars.",
    "The council owns 30 flats. The 28 flats on Elm Street are empty.",
    "The town bought nine buses. All 40 buses run on gas.",
    "The storm damaged 40 houses. The storm destroyed 12 houses.",
    "The army moved 300 soldiers to the border. The 500 soldiers at the camp stayed.",
    "The plant employs 300 workers. The plant laid off 40 workers.",
    "It has sold 300 copies here. It has sold 5,000 copies abroad.",
    "The book sold 300 copies. The paperback sold 900 copies.",
    "A man with three dogs lives at No. 4. His neighbour has five dogs.",
    "The train has eight cars. The longer train has twelve cars.",
    "The tower is 80 metres high. The mast on it is 20 metres high.",
    "Rebels freed 12 hostages. Rebels still hold 30 hostages.",
    "The farm has 300 cows. The farm sells 40 cows a year.",
    "The museum shows 40 paintings. The museum owns 900 paintings.",
    "The fleet has 40 ships. The 12 ships sail on Monday.",
    "The judge heard 14 witnesses. The jury believed 12 witnesses.",
    "The bill passed with 60 votes. The bill needed 51 votes.",
    "The cup holds 12 balls. Each box holds 40 balls.",
    "The charity raised $30,000. The $5,000 raised at the fair will buy a van.",
    "Voters chose 12 members. The 15 members of the board met.",
    "The quake killed 12 people. The quake killed 30 cows.",
    "The ministry approved 14 projects. The ministry rejected 12 projects.",
    "He wrote 12 novels. He burned three novels.",
    "Work began on 40 homes. Work ended on 38 homes.",
]


def found(first, again):
    text = f"News of the county\n\n{first}\n\nThe weather was fine.\n\n{again}\n"
    return [text[d.span.start : d.span.end] for d in run(ConflictingFigures, text, Good(text, format="plain"))]


@pytest.mark.parametrize(("first", "again", "right", "wrong"), NAMED_AGAIN)
def test_a_number_that_was_another_before(first, again, right, wrong):
    assert found(first, again.format(right)) == []
    (said,) = found(first, again.format(wrong))
    assert str(wrong) in said


def test_things_of_another_kind_beside_them():
    assert found("Thieves took nine tractors and five small red tractors.", "The eight tractors were sold.") == [
        "eight tractors"
    ]


@pytest.mark.parametrize("story", TWO_THINGS)
def test_two_things_with_a_number_each(story):
    first, again = story.split(". ", 1)
    assert found(f"{first}.", again) == []
