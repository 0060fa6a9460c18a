"""TEN001."""

from __future__ import annotations

from collections.abc import Iterator

from copychief.diagnostic import Confidence, Edit, Finding, Fix, Related, Severity
from copychief.document import Document
from copychief.english.quotation_marks import QUOTATION_MARKS
from copychief.english.sentences import SENTENCES
from copychief.english.tags import TAGS
from copychief.english.times import TIMES
from copychief.english.verbs import VERBS
from copychief.english.vocabulary import BLOCK_WORDS
from copychief.english.words import WORDS
from copychief.rule import Bad, Good, Rule
from copychief_rules.tense._article import Article
from copychief_rules.tense._clash import Clash, clashes
from copychief_rules.tense._events import EVENT_PLACES
from copychief_rules.tense._quoted import QUOTED


class TenseTimeClash(Rule):
    """The verb's tense contradicts a time expression of its own clause.

    “Yesterday the minister announces …”, “last week … wins”, “he has signed it two days ago”, “tomorrow … was”. The time
    must belong to the verb; where it may lie ahead (“on Friday”, “in March”, “in 2014”), the verbs around decide. A plural
    that governs a third person (“the strikers wins a rise in 1994”) is a slip whatever the time belongs to, and so is a
    third person where a participle was due (“a treaty signs last year”). A clause of time says when, too: “since Mr. Roe
    takes over, profits have doubled”. What is said in quotations, of states and habits, and of what is fixed for a coming
    day (“the fair opens on Friday”) is right.

    Why: one of the two is wrong, and the reader can't tell which.
    Leave it when: the present is the story's own tense for the past, and the article keeps to it.
    Not caught: times that may belong to a noun (“the vote last week means …”); “is” and “has”, unless the time opens the
    sentence or stands right beside them; what may be planned (“visits on Friday”, “opens in March”), unless the article
    tells of the same day in the past or the date of publication is known; “the call comes five days after the vote”.
    """

    code, name, since = "TEN001", "tense-time-clash", "0.1"
    severity = Severity.WARNING
    needs = (TIMES, SENTENCES, WORDS, BLOCK_WORDS, TAGS, VERBS, QUOTATION_MARKS, QUOTED, EVENT_PLACES)

    examples = (
        Bad(
            """
            Yesterday the minister announces a plan for the harbour.
            ~~~~~~~~~              ^^^^^^^^^ “announced”
            """,
            fixed="Yesterday the minister announced a plan for the harbour.",
        ),
        Bad(
            """
            The team wins the cup last week and was cheered in the streets.
                     ^^^^         ~~~~~~~~~ present tense
            """
        ),
        Bad(
            """
            In the end she has signed the contract two days ago.
                           ^^^^^^^^^^              ~~~~~~~~~~~~ “signed”
            """
        ),
        Bad(
            """
            He left for Rome. Tomorrow, he flew home.
                              ~~~~~~~~     ^^^^ past tense
            """
        ),
        Bad(
            """
            When the police came, he jumps out of the window and ran.
            ~~~~~~~~~~~~~~~~~~~~     ^^^^^ “jumped”
            """
        ),
        Bad(
            """
            Yesterday the owner, Northern Ferries, stops all sailings to the island.
            ~~~~~~~~~                              ^^^^^ “stopped”
            """
        ),
        Bad(
            """
            The company will close the plant yesterday, officials said.
                        ^^^^^^^^^^           ~~~~~~~~~ tells of the future
            """
        ),
        Bad(
            """
            The guards left. Authorities announces last week the arrest of a man.
                                         ^^^^^^^^^ ~~~~~~~~~ “announced”
            """
        ),
        Bad(
            """
            The 28-year-old wins her first medal last week and wept on the podium.
                            ^^^^                 ~~~~~~~~~ “won”
            """
        ),
        Bad(
            """
            The minister left. Its shares closes up 3% in London on Monday, and retail sales fell.
                                          ^^^^^^                    ~~~~~~ “closed”
            """
        ),
        Bad(
            """
            The strike ended last week after the union accepts the offer.
                             ~~~~~~~~~                 ^^^^^^^ “accepted”
            """
        ),
        Bad(
            """
            The firm makes a profit of $3 million (£2 million) last year, it said.
                     ^^^^^                                     ~~~~~~~~~ “made”
            """
        ),
        Bad(
            """
            He left. Since Mr. Roe takes over, profits have doubled.
                                   ^^^^^               ~~~~~~~~~~~~ “have doubled” counts from a past: “took”
            """,
            fixed="He left. Since Mr. Roe took over, profits have doubled.",
        ),
        Bad(
            """
            The trial ended on the same day it begins in court.
                      ~~~~~                    ^^^^^^ “began”
            """
        ),
        Bad(
            """
            They approved a free trade agreement signs last year.
                                                 ^^^^^ ~~~~~~~~~ a participle is due: “signed”
            """
        ),
        Bad(
            """
            Yesterday the minister is in Rome.
            ~~~~~~~~~              ^^ “was”
            """
        ),
        Good("The council will discuss the plans it saw yesterday. Police will study the crash last week."),
        Good("When the bell rang, he was asleep. When it rings, he opens the door. After the vote, she says, he left."),
        Good("The festival opens on Friday and ends next week. The council meets tomorrow."),
        Good("The vote last week means that the plan is dead. The move follows a strike last year."),
        Good("Last week the team won. The coach says that last year was harder. It has lost twice since last month."),
        Good("“Yesterday he comes in and says no,” she said. Last year’s report shows losses."),
        Good("She said that the meeting was next week, and that it had been fixed a year ago."),
        Good("Since the shop closes at six, we have bought it elsewhere. When it comes to bread, the town was rich."),
        Good(
            "The town paid for road signs last year. It is two years ago that he left. If he loses on Friday, she rules."
        ),
        Good("The law, which was passed in 1998, protects the coast. He has lived here since 2003."),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        article = Article(doc)
        found = list(clashes(article))
        seen: set[tuple[int, int]] = set()
        for c in found:
            verb_at = (c.sentence.index, c.verb.start)
            if verb_at in seen:
                continue
            seen.add(verb_at)
            if (
                not c.certain
                and c.verb.tense == "present"
                and not c.verb.perfect
                and c.unit not in ("day", "night", "week")
            ):
                # two in a row are the story's manner, not a slip
                near = {
                    (d.sentence.index, d.verb.start)
                    for d in found
                    if d.verb.tense == "present" and not d.verb.perfect and abs(d.sentence.index - c.sentence.index) < 6
                }
                around = article.around(c.sentence, c.verb)
                if len(near) > 1 or (around.events > 1 and not around.past):
                    continue
                if c.kind in ("year", "month", "date", "clause") and around.present > around.past:
                    continue  # the past of novels and of history told in the present
            yield _finding(c)


def _finding(clash: Clash) -> Finding:
    time, verb, right = clash.time, clash.verb, clash.right
    if clash.kind == "participle":
        message = f"“{verb.text}” is present tense, where a participle is due: “{right}”"
    elif clash.kind == "since":
        message = f"“{verb.text}” is present tense, but “{time.text}” counts from a past: “{right}”"
    elif verb.tense == "past":
        message = f"“{verb.text}” is past tense, but “{time.text}” is still to come"
    elif verb.modal:
        message = f"“{verb.text}” tells of the future, but “{time.text}” is past"
    elif verb.perfect:
        message = f"“{verb.text}” with “{time.text}”: a time that is over takes “{right}”"
    else:
        message = f"“{verb.text}” is present tense, but “{time.text}” is past: “{right}”"
    fixes = [Fix(f"Change to “{right}”", (Edit(verb.span, right),))] if right and not verb.negated else []
    return Finding(
        verb.span,
        message,
        related=[Related(time.span, f"“{time.text}”")],
        fixes=fixes,
        facts={"verb": verb.text, "tense": verb.tense, "time": time.text, "kind": clash.kind},
        confidence=Confidence.HIGH,
    )
