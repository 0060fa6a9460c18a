"""Which quotation marks belong together: the ground that the quotations layer and QUO001 stand on.

Double marks of any shape (straight, curly, guillemets, '' and ``) are paired in each block by what stands on
either side of them; a quotation that is still open where a block ends may go on in the next one, if that
opens with a mark again. Feet, inches and apostrophes are no quotation marks. Single marks are paired apart,
since most of them are apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from copychief.document import Block, BlockKind, Document, Layer
from copychief.english import speech
from copychief.lazy import lazy


class Role(Enum):
    """What a mark does, as far as its neighbours say."""

    OPEN = 1
    CLOSE = 2
    EITHER = 3
    MEASURE = 4
    "Behind a digit: inches, or the end of a quotation that ends in a figure."


class Mark(NamedTuple):
    """A double quotation mark; start and end count in the block's text."""

    start: int
    end: int
    shape: str
    '`"`, `“`, `«` or `„`, whichever way it is turned.'
    role: Role
    turned: bool = False
    "A curly mark that faces the wrong way."


class Pair(NamedTuple):
    """What two marks enclose, in one block; `open` and `close` are None where the text goes on."""

    open: Mark
    close: Mark | None
    single: bool = False


class Fault(NamedTuple):
    """A mark without its partner."""

    mark: Mark
    missing: str
    '"closing" or "opening"'
    partner: tuple[int, Mark] | None = None
    "A later block and the mark in it that seems to close this one: what is missing is an opening mark there."


class BlockMarks(NamedTuple):
    """The marks of one block, paired as far as the block itself allows."""

    pairs: tuple[Pair, ...]
    unclosed: tuple[Mark, ...]
    unopened: tuple[Mark, ...]
    leads: bool
    "The block's first character is an opening mark: a quotation may run on into it."


_MARK = lazy("\"|“|”|„|«|»|″|''|``|’’|‘‘")
_SINGLE = lazy(
    r"['‘’](?:(?<!’)(?<![\w'’‘`].)(?=[\w$£€\[(…\"“])|(?<!‘)(?<=[^\s'’‘`(\[].)(?![\w'’]))"  # opening, closing
)
_SHAPES = {'"': '"', "''": '"', "``": '"', "“": "“", "”": "“", "’’": "“", "‘‘": "“", "„": "“", "«": "«", "»": "«"}
_OPENERS = "([{<—–-/‘'’“\"«…"
_CLOSERS = ".,;:!?)]}>—–-…/’'”\"»"
_NO_LABEL = lazy(r"[.!?…\"“”«»]|''")
_STAGE = lazy(r"\(|[A-Z][A-Z ]+:")
_KEYED_FOR_APOSTROPHE = lazy(r"[a-z]s[\"”] [a-z\"“]")
'“the players" bus”: no quotation, but an apostrophe that went wrong'
_FULL_STOPS = ".!?…’'\"”)—"
_LEADS_SPEECH = ".!?…:,’'\"”)]—–-"
# ’tis, ’90s and what else begins with an apostrophe
_ELISION = lazy(
    r"['‘’](?:\d0s|\d\ds?\b|tis\b|twas\b|twere\b|til\b|till\b|em\b|n\b|cause\b|round\b|bout\b|cos\b|cuz\b|ello\b|e\b"
    r"|im\b|er\b|ere\b|neath\b|fraid\b|nuff\b|nother\b|twixt\b|hood\b)",
    re.IGNORECASE,
)


def scan(text: str) -> Iterator[Mark]:
    """The double marks of a text, each with its role."""
    guillemets = "«" in text and "»" in text  # a lone one parts the items of a menu
    for m in _MARK.finditer(text):
        start, end = m.span()
        glyph = m.group()
        if glyph == "″" or (glyph in "«»" and not guillemets):
            continue
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isdigit() and glyph in "\"”''’’" and not after.isalnum():
            feet = start > 2 and re.search(r"\d['’′]\s?\d{1,2}$", text[max(0, start - 6) : start]) is not None
            if not feet:
                yield Mark(start, end, _SHAPES[glyph], Role.MEASURE)
            continue
        yield Mark(start, end, _SHAPES[glyph], *_role(glyph, before, after, start))


def _role(glyph: str, before: str, after: str, start: int) -> tuple[Role, bool]:
    free_before = before.isspace()
    free_after = after.isspace()
    opens = (free_before or before in _OPENERS) and not free_after and (after not in _CLOSERS or after in "…’'“\"-–—.")
    closes = (free_after or after in _CLOSERS) and not free_before and before not in "([{"
    if glyph in ("“", "‘‘", "``", "„"):
        turned = (start > 0 and not opens and closes) or (before in ".,!?" and after == "[")
        return (Role.CLOSE if turned else Role.OPEN), turned
    if glyph in ("”", "’’"):
        turned = opens and not closes and free_before
        return (Role.OPEN if turned or not start else Role.CLOSE), turned
    if glyph in "«»":  # « French » and »German« marks face either way
        if opens != closes and not (free_before and after in _CLOSERS):
            return (Role.OPEN if opens else Role.CLOSE), False
        return (Role.OPEN if glyph == "«" else Role.CLOSE), False
    if opens != closes:
        return (Role.OPEN if opens else Role.CLOSE), False
    return Role.EITHER, False


def pair_block(text: str, kind: BlockKind) -> BlockMarks:
    """The marks of a block, paired. Pure: knows nothing of other blocks."""
    if kind is BlockKind.CODE:
        return BlockMarks((), (), (), False)
    marks = list(scan(text))
    if not marks:
        return BlockMarks(tuple(_singles(text, ())), (), (), False)
    leading = len(text) - len(text.lstrip())
    pairs: list[Pair] = []
    stack: list[Mark] = []
    left: list[Mark] = []  # given up, because another quotation opened
    unopened: list[Mark] = []
    for i, mark in enumerate(marks):
        role = mark.role
        if (
            not stack
            and mark.role is Role.CLOSE
            and _KEYED_FOR_APOSTROPHE.search(text, max(0, mark.start - 2), mark.end + 2)
        ):
            continue
        if role is Role.MEASURE:
            if not stack or _is_inches(marks, i, text):
                continue
            role = Role.CLOSE
        elif role is Role.EITHER:
            role = Role.CLOSE if stack else Role.OPEN
        if role is Role.OPEN:
            if stack and stack[-1].shape == mark.shape:
                left.append(stack.pop())
            stack.append(mark)
        elif stack:
            pairs.append(Pair(stack.pop(), mark))
        elif left:  # the same marks inside each other
            pairs.append(Pair(left.pop(), mark))
        else:
            unopened.append(mark)
    # a transcript is quoted line by line, each with its speaker or a stage direction
    stack = [mark for mark in stack if mark.start != leading or not _STAGE.match(text, mark.end)]
    if (
        left
        and pairs
        and left[0].start == leading
        and pairs[-1].close
        and pairs[-1].close.end == len(text.rstrip())
        and not speech.TAIL.search(text, left[0].end, pairs[-1].open.start)  # “We won, she said. “It was luck.”
    ):
        pairs.append(Pair(left.pop(0), pairs[-1].close))  # one mark closes both
    pairs.extend(_singles(text, pairs))
    pairs.sort(key=lambda p: (p.open.start, -(p.close.end if p.close else 0)))
    leads = bool(marks) and marks[0].role in (Role.OPEN, Role.EITHER) and not text[: marks[0].start].strip()
    return BlockMarks(tuple(pairs), tuple(sorted(left + stack)), tuple(unopened), leads)


def _is_inches(marks: Sequence[Mark], i: int, text: str) -> bool:
    """Is the mark behind a digit no end, though a quotation is open? So it is if another end comes before a beginning."""
    following = marks[i + 1] if i + 1 < len(marks) else None
    return following is not None and following.role in (Role.CLOSE, Role.MEASURE)


def _singles(text: str, doubles: Sequence[Pair]) -> Iterator[Pair]:
    """Quotations in single marks: an opening one that is no elision, up to the likeliest closing one."""
    if "'" not in text and "‘" not in text:
        return
    marks = list(_SINGLE.finditer(text))
    spans = sorted((p.open.end, p.close.start) for p in doubles if p.close)
    at = 0
    for i, m in enumerate(marks):
        if m.start() < at or not _opens(text, m):
            continue
        near = bisect_right(spans, (m.start(), len(text)))
        bound = min((end for _, end in spans[max(0, near - 3) : near] if m.start() < end), default=len(text))
        close = _closing(text, marks, i + 1, bound)
        if close is None:
            continue
        at = close.end()
        yield Pair(
            Mark(m.start(), m.end(), m.group().replace("‘", "“").replace("'", '"'), Role.OPEN),
            Mark(close.start(), close.end(), close.group().replace("’", "“").replace("'", '"'), Role.CLOSE),
            single=True,
        )


def _opens(text: str, m: re.Match[str]) -> bool:
    before = text[m.start() - 1] if m.start() else " "
    return (before.isspace() or before in _OPENERS) and not _ELISION.match(text, m.start()) and m.end() < len(text)


def _closing(text: str, marks: Sequence[re.Match[str]], first: int, bound: int) -> re.Match[str] | None:
    """The mark that closes what the one before `first` opens: the first one that can't be a possessive (workers’ rights).

    If there is none, the first one that may be both.
    """
    curly = marks[first - 1].group() == "‘"
    maybe = None
    for i in range(first, len(marks)):
        m = marks[i]
        if m.start() >= bound:
            break
        if m.group() == "‘" or (_opens(text, m) and not text[m.end() : m.end() + 1].isspace()):
            break  # the next one opens
        if curly and m.group() == "'":
            continue
        after = text[m.end() : m.end() + 2]
        possessive = text[m.start() - 1] in "sxz" and len(after) == 2 and after[0] == " " and after[1].isalnum()
        if not possessive:
            return m
        maybe = maybe or m
    return maybe


class Marks(NamedTuple):
    """The marks of an article: the pairs of each block, and every mark without a partner."""

    pairs: tuple[tuple[Pair, ...], ...]
    "By block. The pair of a quotation that runs on into the next block has no `close`."
    runs_on: frozenset[int]
    "Blocks whose last quotation goes on in the next block of running text."
    continued: frozenset[int]
    "Blocks whose first quotation goes on with that of an earlier one."
    faults: tuple[tuple[int, Fault], ...]
    "(block, fault) in order."


_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE_BLOCK})


def _marks(doc: Document) -> Marks:
    blocks = doc.per_block(pair_block)
    pairs = [list(b.pairs) for b in blocks]
    running = [i for i, b in enumerate(doc.blocks) if b.kind in _TEXT and not _is_label(b.text)]
    faults: list[tuple[int, Fault]] = []
    runs_on: set[int] = set()
    continued: set[int] = set()
    closing: set[tuple[int, Mark]] = set()  # marks that close what an earlier block opened
    for here, there in zip(running, [*running[1:], -1], strict=False):
        found = blocks[here]
        unclosed = list(found.unclosed)
        faults.extend((here, Fault(mark, "opening")) for mark in found.unopened if (here, mark) not in closing)
        if not unclosed:
            continue
        last = unclosed[-1]
        pairs[here].append(Pair(last, None))
        pairs[here].sort(key=lambda p: p.open.start)
        if there >= 0 and blocks[there].leads and _may_run_on(doc.blocks[here].text, last, doc.blocks[there].text):
            runs_on.add(here)
            continued.add(there)
            unclosed.pop()
        elif there >= 0 and blocks[there].unopened and not any(p.single for p in pairs[there]):
            end = blocks[there].unopened[0]
            if all(p.open.start > end.start for p in pairs[there]):
                closing.add((there, end))
                unclosed.pop()
                if not _is_credit(doc.blocks[there].text, end):
                    faults.append((here, Fault(last, "closing", (there, end))))
        faults.extend((here, Fault(mark, "closing")) for mark in unclosed)
    for i, found in enumerate(blocks):
        if doc.blocks[i].kind not in _TEXT:
            faults.extend((i, Fault(mark, "closing")) for mark in found.unclosed)
            faults.extend((i, Fault(mark, "opening")) for mark in found.unopened)
    faults = [(n, fault) for n, fault in faults if not _in_code(doc.blocks[n], fault.mark.start)]
    faults.sort(key=lambda f: (f[0], f[1].mark.start))
    return Marks(tuple(map(tuple, pairs)), frozenset(runs_on), frozenset(continued), tuple(faults))


def _in_code(block: Block, offset: int) -> bool:
    return any(start <= offset < end for start, end in block.code)


def _is_label(text: str) -> bool:
    """A word or three without a mark or a stop: it parts the paragraphs of a story and is none of them."""
    return len(text) < 40 and len(text.split()) <= 3 and _NO_LABEL.search(text) is None


def _is_credit(text: str, end: Mark) -> bool:
    """Is a block the credit line of a pull quote: a few words, and the quotation's closing mark behind them?"""
    return not text[end.end :].strip() and len(text.split()) <= 12


def _may_run_on(text: str, mark: Mark, following: str) -> bool:
    """Can a quotation that is open at the end of a paragraph go on in the next one?

    Only whole sentences run on (AP Stylebook, “quotation marks”), so the quotation stands at the start of a
    sentence or behind a comma or a colon. Not if the writer speaks again before the paragraph ends (“We won, she
    said.”), nor if somebody else speaks in the next one: there the mark is forgotten.
    """
    rest, before = text[mark.end :].strip(), text[: mark.start].rstrip()
    if (
        not rest
        or rest[-1] not in _FULL_STOPS
        or (before and before[-1] not in _LEADS_SPEECH)
        or (before[-1:] == "," and rest[0].islower())
        or speech.TAIL.search(rest)
    ):
        return False
    next_speaker = speech.SPEAKER.search(following)
    return next_speaker is None or not before or (next_speaker[1] or next_speaker[2]) in before


QUOTATION_MARKS: Layer[Marks] = Layer("quotation marks", _marks)
"""All quotation marks of the article, paired within blocks and across paragraphs that run on."""
