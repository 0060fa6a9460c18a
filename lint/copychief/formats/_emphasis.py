"""Emphasis and strikethrough: which delimiters of a Markdown text pair, by CommonMark's delimiter stack."""

from __future__ import annotations


class Run:
    """A piece of the output: `text[lo:hi]`, or `put` in its place. A delimiter run shrinks as it is used."""

    __slots__ = ("after", "before", "char", "closes", "hi", "lo", "opens", "put", "size")

    def __init__(self, lo: int, hi: int, put: str | None = None) -> None:
        self.lo, self.hi, self.put = lo, hi, put
        self.char, self.opens, self.closes, self.size = "", False, False, hi - lo
        self.before: Run | None = None
        self.after: Run | None = None


def pair(bottom: Run) -> None:
    """Pair the delimiters above `bottom` and shrink the runs by what was paired."""
    failed: dict[tuple[str, bool, int], int] = {}  # no opener for such a closer stands before here
    closer = bottom.after
    while closer is not None:
        if not closer.closes:
            closer = closer.after
            continue
        key = (closer.char, closer.opens, closer.size % 3)
        limit = failed.get(key, 0)
        opener = closer.before
        while opener is not None and opener is not bottom and opener.lo >= limit:
            if opener.opens and opener.char == closer.char and not _odd_sum(opener, closer):
                break
            opener = opener.before
        if opener is None or opener is bottom or opener.lo < limit:
            failed[key] = closer.lo
            following = closer.after
            if not closer.opens:
                _unlink(closer)
            closer = following
            continue
        used = 2 if opener.hi - opener.lo >= 2 and closer.hi - closer.lo >= 2 else 1
        opener.hi -= used
        closer.lo += used
        opener.after, closer.before = closer, opener  # what stood between pairs with nothing any more
        if opener.hi == opener.lo:
            _unlink(opener)
        if closer.hi == closer.lo:
            following = closer.after
            _unlink(closer)
            closer = following
    bottom.after = None


def _odd_sum(opener: Run, closer: Run) -> bool:
    """CommonMark's rule of three: `*a**b*` is not two emphases."""
    return (closer.opens or opener.closes) and closer.size % 3 != 0 and (opener.size + closer.size) % 3 == 0


def _unlink(run: Run) -> None:
    if run.before is not None:
        run.before.after = run.after
    if run.after is not None:
        run.after.before = run.before
