"""RES002."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from copychief.diagnostic import Confidence, Finding, Related, Severity
from copychief.document import Block, BlockKind, Document
from copychief.rule import Bad, Good, Rule
from copychief.text import Span
from copychief_rules.repeats._profile import WORD, content_stem, fold

_SMALL_WORDS = frozenset(
    "a an the and or but nor of in on at to for from by with as is vs via per up off out into onto over than about".split()
)
MAX_WORDS = 25
"A longer block is a paragraph, whatever it begins with."
MIN_TITLE = 7
"Words of a line that can be another story's headline; shorter ones are headings."
FOREIGN = 0.6
"So much of another headline's content stands nowhere in what follows it."


@cache
def _furniture() -> re.Pattern[str]:
    """What a page says around a story. Whole lines (`$`) or beginnings of a short block."""
    return re.compile(
        r"""
        (?P<path>(?:home(?:\s?page)?\s*[»›>/|]|[\w&’' ]{3,25}\s[»›]\s).*)
        | (?P<more>(?:read|see|watch|listen)\s*[:»›→|]\s*\S.*
            |(?:(?:read|see|watch|listen)\s(?:also|more|next|this)|also\ (?:read|see|watch)|must[- ]read|don[’']t\ miss
            |related(?:\s(?:stories|articles?|content|links|coverage|news|posts?|topics?))?|more\ (?:from|on)\b[^.!?:]{2,40}|more\ (?:stories|news|headlines)|(?:top|latest)\ (?:stories|headlines)|editor[’']?s[’']?\ picks?
            |recommended(?:\sfor\ you|\sreading)?|trending(?:\snow)?|most\ (?:read|viewed|popular)|you\ (?:may|might)\ (?:also|like)\b[^.!?:]{0,30}
            )\s*(?:[:»›→|]\s*\S.*|[:»›→]?$))
        | (?P<ad>advert(?:isement)?s?$|sponsored(?:\s(?:content|links?|by\b.*))?$|promoted\ content$|paid\ content$
            |(?:story|article|post)\ continues\b.*|continue\ reading\b.*|scroll\ (?:down\ )?(?:for|to)\b.*|(?:skip|jump)\ (?:to|past)\b.*
            |(?:click|tap)\ (?:here|to)\b.*|view\ comments|leave\ a\ (?:comment|reply)|\d+\ comments?$|comments?\ \(\d+\)|back\ to\ top
            |(?:hide|show)\ caption|toggle\ caption|enlarge\ this\ image|media\ playback\ is\ (?:not\ supported|unsupported)\b.*|loading(?:\.{3}|…)$|please\ enable\ (?:java|cookies)\b.*
            |(?:this|our)\ (?:site|website)\ uses\ cookies\b.*|we\ use\ cookies\b.*|originally\ published\ (?:as|on|at|in)\b.*
            |image\ source\b.*|view\ (?:image\ in\ full\s?screen|full\ image|gallery|in\ browser)|opens\ (?:in\ )?(?:a\ )?new\ (?:tab|window)
            |(?:listen\ to|hear)\ this\ (?:article|story|episode)\b.*|\d{1,2}[\s-]min(?:ute)?s?\ (?:read|listen)|after\ newsletter\ promotion
            |(?:end\ of|allow)\ (?:twitter|facebook|instagram|youtube|tiktok|x)\ (?:posts?|content|video).*
            |purchase\ licensing\ rights\b.*|this\ (?:article|story)\ is\ more\ than\ \w+\ \w+\ old)
        | (?P<share>share\ (?:this|on|via|with\ (?:your|a)\ friends?)\b.*|share$|(?:re)?tweet(?:\sthis)?$|print$|e-?mail(?:\sthis)?$|pin\ it$|copy\ link$
            |(?:follow|like|find|join|connect\ with)\ us\ on\ (?:facebook|twitter|x|instagram|linkedin|youtube|telegram|whatsapp|tiktok|threads|bluesky)\b.*)
        | (?P<join>(?:sign|signing)\ up\ (?:for|to|here|now)\b.*|(?:to\ )?subscribe\ (?:to\ (?:our|us|my|this)|now\b|here\b|today\b|for\b).*|subscribe$|subscribers\ only$
            |get\ (?:the\ latest|our|breaking|more)\b.*\b(?:inbox|newsletters?|app|alerts?|updates|delivered)\b.*|download\ (?:our|the)\b.*\bapp\b.*
            |(?:already\ a|become\ a|are\ you\ a)\ (?:subscriber|member)\b.*|log\ in\ (?:to|or)\b.*|create\ a\ free\ account\b.*)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


_FIRST = frozenset(
    "home read see also watch listen must don't don’t related more recommended trending most you advert advertisement"
    " advertisements adverts sponsored promoted paid story article post continue scroll skip jump click tap view leave"
    " comment comments back hide show toggle enlarge media loading please this our we originally share tweet retweet print email"
    " e-mail pin copy follow like find join connect sign signing to subscribe subscribers get download already become"
    " are log create image opens hear after end allow purchase top latest editor's editor’s editors editors' editors’".split()
)
"The first words of all of these: a block that begins with another needs no look."


class PageFurniture(Rule):
    """Something of the page around the story stands in the story.

    A breadcrumb (“Home » Politics”), “Read also: …”, “Advertisement”, share and newsletter prompts, a paragraph that
    is wholly one link, or the headline of another story between two paragraphs.

    Why: it came along with copy and paste, and the reader trips over it.
    Leave it when: the prompt is meant to stand there, in a newsletter or at the end of a post.

    A line is taken for another story's headline if it is set in title case, is as long as a headline, ends without
    a stop, and most of what it names is not in the paragraphs that follow. Shorter ones are not found.
    """

    code, name, since = "RES002", "page-furniture", "0.1"
    severity = Severity.WARNING
    reads = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.DECK})

    examples = (
        Bad(
            """
            Home » Politics » Council

            The council voted on Monday.
            """.replace("Council\n", "Council\n            ^^^^^^^^^^^^^^^^^^^^^^^^^\n")
        ),
        Bad(
            """
            The bridge closed at noon on Friday, and traffic was sent through the old town.

            Read also: Ferry runs aground off the northern isles
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            Engineers found a crack in a cable.

            Sign up for our daily newsletter
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            The bridge closed at noon on Friday.

            ADVERTISEMENT
            ^^^^^^^^^^^^^

            Engineers found a crack in a cable.

            Share this article on Facebook
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """
        ),
        Bad(
            """
            ## The bridge

            It closed at noon on Friday.

            [Ferry runs aground off the northern isles](https://example.org/ferry)
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            Engineers found a crack in a cable.
            """
        ),
        Bad(
            """
            ## The bridge

            It closed at noon on Friday, and traffic went through the old town.

            Farmers Brace for Another Dry Summer as Wells Run Low
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

            Engineers found a crack in a cable. They will look at the others next week.
            """
        ),
        Good("Read more books, she told them. Share this with your friends, he said. See also the note on page 4."),
        Good(
            "Related claims were dropped.\n\nMore on that later.\n\nSubscribe to an idea, and it owns you, she writes."
        ),
        Good(
            "The wells in the valley are low.\n\nFarmers Brace for Another Dry Summer as Wells Run Low\n\n"
            "Farmers in the valley brace for a dry summer. Another like the last, and half the wells are lost."
        ),
        Good("The crack in the cable\n\nEngineers found a crack. [The report](https://example.org) is out."),
        Good("- [The report](https://example.org/a)\n- [The map of the bridge](https://example.org/b)"),
    )

    def check(self, doc: Document) -> Iterator[Finding]:
        places: dict[str, list[Block]] = {}
        for i, block in enumerate(doc.blocks):
            if block.kind in self.reads:
                what = _prompt(block) or _linked(doc.blocks, i) or _title(doc, i)
                if what:
                    # one finding for a kind of prompt; each headline has its own
                    places.setdefault(what if what in _NAMES.values() else f"{what}{i}", []).append(block)
        for what, blocks in places.items():
            name = what.rstrip("0123456789")
            first, *more = blocks
            yield Finding(
                _whole(first),
                f"{name} is no part of the story" + (f" (here and in {len(more)} more places)" if more else ""),
                [Related(_whole(b), "and here") for b in more],
                facts={"texts": [b.text.strip() for b in blocks]},
                confidence=Confidence.MEDIUM if name == _TITLE else Confidence.HIGH,
            )


def _whole(block: Block) -> Span:
    text = block.text
    return block.source_span(len(text) - len(text.lstrip()), len(text.rstrip()))


_TITLE = "another story's headline"
_NAMES = {
    "path": "the path of a web page",
    "more": "a pointer to other stories",
    "ad": "a label of the page",
    "share": "a prompt to share",
    "join": "a prompt to subscribe",
}


def _prompt(block: Block) -> str:
    """What a line of a page is, if it is one."""
    text = block.text
    if len(text) > 200:
        return ""
    head = text.split(None, 1)
    first = head[0].strip(":»›|[(").lower() if head else ""
    if first not in _FIRST and not first[:1].isdigit() and "»" not in text and "›" not in text:
        return ""
    words = text.split()
    m = _furniture().fullmatch(text.strip(" [](){}*_-–—|.!"))
    if m is None or len(words) > MAX_WORDS:
        return ""
    kind = str(m.lastgroup)
    if (
        kind == "more" and block.kind is BlockKind.HEADING and block.level
    ):  # a heading that its writer set: “## Related stories”
        return ""
    if kind == "more" and ":" not in text and text.rstrip().endswith((".", "?")):
        return ""  # "More on that later."
    return _NAMES[kind]


def _linked(blocks: Sequence[Block], i: int) -> str:
    """A paragraph between paragraphs that is wholly one link of some words."""
    block = blocks[i]
    if block.kind is not BlockKind.PARAGRAPH or len(block.links) != 1 or not _between(blocks, i):
        return ""
    link, text = block.links[0], block.text
    around = text[: link.start] + text[link.end :]
    return "a linked headline" if not around.strip(" .*_") and len(text.split()) >= 4 else ""


def _between(blocks: Sequence[Block], i: int) -> bool:
    return 0 < i < len(blocks) - 1 and any(b.kind is BlockKind.PARAGRAPH for b in blocks[i + 1 : i + 3])


def _title(doc: Document, i: int) -> str:
    """A line in title case whose words mean nothing in what it stands above."""
    block = doc.blocks[i]
    text = block.text
    if block.level or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or not 30 < len(text) < 160:
        return ""
    if text[-1] in '.:;,!"”)…' or ":" in text or not text[0].isupper() or block.links or not _between(doc.blocks, i):
        return ""
    words = WORD.findall(text)
    if len(words) < MIN_TITLE or not _is_title_case(words) or not any(w.islower() for w in words):
        return ""
    if text == doc.metadata.headline:
        return ""
    said: set[str] = set()
    for after in doc.blocks[i + 1 :]:
        if after.kind in (BlockKind.HEADING, BlockKind.HEADLINE):
            break
        said.update(content_stem(fold(w)) for w in WORD.findall(after.text))
    content = [s for s in (content_stem(fold(w)) for w in words) if s]
    foreign = sum(s not in said for s in content)
    return _TITLE if content and foreign >= FOREIGN * len(content) else ""


def _is_title_case(words: Sequence[str]) -> bool:
    return all(w[0].isupper() or not w[0].isalpha() or w in _SMALL_WORDS for w in words)
