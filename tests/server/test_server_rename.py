"""A rename gives every mention its own form of the new name."""

from __future__ import annotations

import pytest

from copychief.desk import Desk
from copychief.fixes import apply_edits
from copychief.formats import bundled
from copychief.plugins import Plugins
from copychief.server import mentions
from copychief.server.articles import Articles

DESK = Desk(Plugins().rules(), bundled(), {"select": ["REP006"]}, isolated=True)


def renamed(text: str, at: str, new: str, suffix: str = ".md") -> str:
    article = Articles(DESK).get(f"file:///nowhere/story{suffix}", text)
    mention = mentions.at(article, text.index(at) + 1)
    assert mention is not None
    return apply_edits(text, mentions.rename(article, mention, new))


@pytest.mark.parametrize(
    ("text", "at", "new", "after"),
    [
        (  # a middle initial and a title stay; the possessive goes along
            "Maria F. Torres spoke on Monday. Ms. Torres’s plan is Maria Torres's own, and Torres knows it.",
            "Torres knows",
            "Vidal",
            "Maria F. Vidal spoke on Monday. Ms. Vidal’s plan is Maria Vidal's own, and Vidal knows it.",
        ),
        (  # an apostrophe alone belongs to names in s
            "Peter Jones spoke on Monday. Jones’ plan was long. Jones' car was not.",
            "Peter Jones",
            "Peter Smith",
            "Peter Smith spoke on Monday. Smith’s plan was long. Smith's car was not.",
        ),
        (  # another name in s keeps it
            "Peter Jones spoke on Monday. Jones’ plan was long.",
            "Jones’",
            "Edwards",
            "Peter Edwards spoke on Monday. Edwards’ plan was long.",
        ),
        (  # particles are part of the surname
            "Anna van der Berg spoke on Monday. “I can,” Anna van der Berg said.",
            "Anna van",
            "Anna de Vries",
            "Anna de Vries spoke on Monday. “I can,” Anna de Vries said.",
        ),
        (  # marks, links and line ends between the parts stay where they are
            "**Peter** Okello spoke on Monday. Later [Peter\nOkello](https://example.org) left.",
            "Okello spoke",
            "Pedro Akena",
            "**Pedro** Akena spoke on Monday. Later [Pedro\nAkena](https://example.org) left.",
        ),
        (  # the abbreviation goes with the name
            "The Harbour Workers Union (HWU) met on Monday. The HWU is old.",
            "Harbour",
            "Dock Crews Union",
            "The Dock Crews Union (DCU) met on Monday. The DCU is old.",
        ),
        (  # … but not the name with the abbreviation
            "The Harbour Workers Union (HWU) met on Monday. The HWU is old.",
            "HWU is",
            "H.W.U.",
            "The Harbour Workers Union (H.W.U.) met on Monday. The H.W.U. is old.",
        ),
    ],
)
def test_forms(text, at, new, after):
    assert renamed(text, at, new) == after


def test_capitals_stay_capitals():
    text = "# MAYOR PETER OKELLO RESIGNS\n\nPeter Okello, the mayor, resigned on Monday. Okello said no more. OKELLOS\n"
    assert renamed(text, "Okello said", "Akena") == text.replace("OKELLO ", "AKENA ").replace("Okello", "Akena")
    after = "# MAYOR PEDRO AKENA RESIGNS\n\nPedro Akena, the mayor, resigned on Monday. Akena said no more. OKELLOS\n"
    assert renamed(text, "Peter Okello", "Pedro Akena") == after
    assert renamed(text, "Peter Okello", "Pelé").startswith("# MAYOR PELÉ RESIGNS\n\nPelé, the mayor")


def test_html_is_escaped():
    text = "<p>Bell &amp; Sons Ltd opened on Monday. Bell &amp; Sons Ltd is old.</p>"
    after = renamed(text, "Bell", "Hook & Daughters Ltd", ".html")
    assert after == "<p>Hook &amp; Daughters Ltd opened on Monday. Hook &amp; Daughters Ltd is old.</p>"


def test_two_people_of_one_surname_are_two():
    text = "Peter Okello met Grace Okello on Monday. “Yes,” Grace Okello said. Peter Okello nodded.\n"
    after = renamed(text, "Grace Okello said", "Grace Akena")
    assert after == "Peter Okello met Grace Akena on Monday. “Yes,” Grace Akena said. Peter Okello nodded.\n"


@pytest.mark.parametrize("bad", ["", "  ", "\n", "…"])
def test_what_is_no_name(bad):
    with pytest.raises(mentions.BadNameError):
        renamed("Peter Okello spoke on Monday.", "Peter", bad)
