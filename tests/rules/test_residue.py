"""RES001 to RES004: right text that looks like residue is left alone, planted residue is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copychief.rule import Good
from copychief.testing import run
from copychief_rules.residue.broken_characters import BrokenCharacters
from copychief_rules.residue.chatbot_residue import ChatbotResidue
from copychief_rules.residue.page_furniture import PageFurniture
from copychief_rules.residue.placeholder import Placeholder

RULES = (Placeholder, PageFurniture, ChatbotResidue, BrokenCharacters)


def found(rule, text, form="plain"):
    return [(d.code, text[d.span.start : d.span.end]) for d in run(rule, text, Good(text, format=form))]


RIGHT = [
    "“They [the owners] were late,” she said.",
    "“We [sic] was there,” he wrote.",
    "“I told [name] to go,” the memo says.",
    "“[His] plan failed,” she said.",
    "The winner of Super Bowl XXX came from Dallas.",
    "The Games of the XXX Olympiad were held in London.",
    "An XXX-rated film ran in the old cinema.",
    "TK Maxx opened a shop on Elm Street.",
    "Flight TK 1951 left at noon.",
    "“Really???” he asked.",
    "She keeps a TODO list on the fridge.",
    "Women have two XX chromosomes.",
    "The report is 12 pages long.[1]",
    "Read more books, she told them.",
    "See also the note on page 4, he said.",
    "Share prices fell by a tenth.",
    "Related claims were dropped in March.",
    "Follow the river to the mill and turn left.",
    "Subscribers paid 12 pounds a month.",
    "Advertisements made up half of the income.",
    "Home sales fell in May.",
    "Top stories of the tower fell first.",
    "5 minutes later the wall fell.",
    "After the newsletter came out, sales rose.",
    "View from the hill: the lake.",
    "Image rights cost 5 million pounds.",
    "Comments on the plan are due by Friday.",
    "Certainly, here the river is deep.",
    "Of course, I can see why they left, she said.",
    "Sure, the bridge is old.",
    "As an AI researcher, I worry about it, she said.",
    "“I hope this helps them,” she said.",
    "“Let me know if you need anything else,” the clerk said.",
    "Here is a list of the dead: two men and a boy.",
    "She drove from São Paulo to Curitiba.",
    "Ångström, Łódź, Škoda, Đà Nẵng, Reykjavík and Besançon sent letters.",
    "The café in Málaga serves crème brûlée and jalapeños.",
    "The naïve façade of the Übermensch fell.",
    "The family emoji 👨\u200d👩\u200d👧 and the flag 🏳️\u200d🌈 were banned.",
    "In Persian one writes می\u200cخواهم.",
    "It costs £5, €6 or ¥700 – about 10° more.",
    "“It’s the ’60s,” she said — “again…”",
    "AT&T and R&D; fish & chips.",
    "The price is <10 and >5.",
    "Temperatures of 30°C ±2° were ½ as common.",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=8, unique=True), st.sampled_from([" ", "\n\n"]))
def test_right_statements_are_left_alone(sentences, between):
    text = "A quiet day in the town\n\n" + between.join(sentences) + "\n\nThe end came soon after that.\n"
    assert [x for rule in RULES for x in found(rule, text)] == []


HOLES = [
    "TK",
    "TKTK",
    "XXX",
    "[NAME HERE]",
    "[company name]",
    "[INSERT DATE]",
    "[QUOTE TK]",
    "???",
    "[quote to come]",
    "(spelling?)",
    "[CHECK]",
    "QUOTE HERE",
]


@pytest.mark.parametrize("hole", HOLES)
@pytest.mark.parametrize(
    "frame", ["The mayor, {}, spoke.", "Police said {} had left.", "It was {}.", "“We saw it,” said {}."]
)
def test_a_placeholder_is_found(hole, frame):
    text = "A headline\n\n" + frame.format(hole) + "\n"
    assert found(Placeholder, text) == [("RES001", hole)]


LINES = [
    "Read also: Ferry runs aground off the isles",
    "READ MORE: Ferry runs aground",
    "Read more",
    "Related stories:",
    "Advertisement",
    "Story continues below advertisement",
    "Share this article",
    "Sign up for our newsletter",
    "Sign up here to get the news in your inbox every morning.",
    "Click here to subscribe",
    "Follow us on Facebook and Twitter",
    "Home » News » Local",
    "Most read",
    "You may also like",
    "Scroll down for video",
    "Download our app",
    "Skip to main content",
    "Image source, Getty Images",
    "View image in fullscreen",
    "5 min read",
    "End of Twitter post",
    "This article is more than 3 years old",
    "Top stories",
    "Listen to this article",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_page_is_found(line):
    text = f"A headline for the day\n\nThe bridge closed at noon on Friday.\n\n{line}\n\nEngineers found a crack.\n"
    assert found(PageFurniture, text) == [("RES002", line)]


def test_furniture_of_one_kind_is_one_finding():
    text = "A headline\n\nIt rained.\n\nShare\n\nIt rained on.\n\nShare this article\n\nThen it stopped.\n"
    (diagnostic,) = run(PageFurniture, text, Good(text, format="plain"))
    assert [text[a:b] for a, b in (r.span for r in diagnostic.related)] == ["Share this article"]


@pytest.mark.parametrize(
    "residue",
    [
        "As an AI language model, I",
        "turn0search3",
        "turn12news0",
        ":contentReference[oaicite:4]{index=4}",
        "【4†source】",
        "[Your Name]",
        "[Your Company Name]",
        "I hope this helps!",
        "As of my last knowledge update",
        "I'm sorry, but I cannot fulfill",
    ],
)
def test_what_a_chatbot_leaves_is_found(residue):
    text = f"A headline\n\nThe dam is old. {residue}\n\nIt will be mended.\n"
    ((code, place),) = found(ChatbotResidue, text)
    assert code == "RES003"
    assert place in residue


ACCENTED = ["café", "déjà vu", "Málaga", "naïve", "São Paulo", "Zürich", "“quoted”", "don’t", "a – b", "€5", "£5", "…"]


@pytest.mark.parametrize("right", ACCENTED)
def test_mojibake_is_found_and_mended(right):
    wrong = right.encode().decode("windows-1252", "replace")
    if "\ufffd" in wrong:
        wrong = right.encode().decode("latin-1")
    text = f"A headline\n\nThey wrote {wrong} on the wall of the town hall.\n"
    mended = text
    for d in sorted(run(BrokenCharacters, text, Good(text, format="plain")), key=lambda d: -d.span.start):
        assert d.fixes[0].safe
        for edit in d.fixes[0].edits:
            mended = mended[: edit.span.start] + edit.text + mended[edit.span.end :]
    assert mended == f"A headline\n\nThey wrote {right} on the wall of the town hall.\n"


@pytest.mark.parametrize("char", ["\u200b", "\ufeff", "\xad", "\u2060", "\x0c", "\u200d"])
def test_unseen_characters_are_found(char):
    text = f"A headline\n\nThe may{char}or left.\n"
    assert found(BrokenCharacters, text) == [("RES004", char)]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all(text):
    for rule in RULES:
        for d in run(rule, f"A headline\n\n{text}\n", Good("", format="plain")):
            assert d.code.startswith("RES")


@pytest.mark.parametrize(
    "said",
    [
        "As an AI language\nmodel, I cannot know who won.",
        "Please let me\nknow if you need changes.",
        "As of my last update, the count went on.",
        "I don’t have access to real-time data.",
        "I’m sorry, but I can’t assist with that.",
        "I hope this helps!",
        "Please feel free to reach out if you need changes.",
        "Would you like me to shorten it?",
        "Regenerate response",
        "Word count: 512",
        "Revised version:",
        "Is there anything else you’d like me to change?",
        "The dam is old citeturn12news3 and high.",
        "The dam is old 【4†source】 and high.",
        "The dam is old attached_file:1 and high.",
        "The dam is old grok_card and high.",
        "The dam is old, says [Recipient Name].",
    ],
)
def test_no_chatbot_is_overlooked(said):
    assert found(ChatbotResidue, f"The dam held.\n\n{said}\n\nThe river fell.", "markdown")
