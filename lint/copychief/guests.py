"""Rules that ask another tool, and the servers they need: started once for a run, ended with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from copychief.engine import Settings
from copychief.rule import Rule


@contextmanager
def hosted(settings: Iterable[Settings], tell: Callable[[str], None]) -> Iterator[None]:
    """Start what the guests among the selected rules need, each configuration of a rule once; stop it at the end.

    What a guest has to say (where it sends text to, say) goes to `tell`, a line at a time.
    """
    wanted: dict[Rule, None] = {}
    for s in settings:
        wanted.update((r, None) for r in s.running if r.guest)
    with ExitStack() as stack:
        for rule in wanted:
            stack.callback(rule.stop)
            for line in rule.start():
                tell(line)
        yield
