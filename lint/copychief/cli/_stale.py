"""Which baseline entries no finding answers to any more, as far as this run can tell."""

from __future__ import annotations

from collections.abc import Iterable

from copychief.baseline import Accepted, Baseline
from copychief.desk import Desk


def stale_entries(desk: Desk, baselines: Iterable[Baseline]) -> list[tuple[str, Accepted, int]]:
    """(path, entry, count) for each; an entry of a rule that this run's selection left out is not judged."""
    rules = {r.code: r for r in desk.rules}
    out = []
    for baseline in baselines:

        def shows(name: str, a: Accepted, baseline: Baseline = baseline) -> bool:
            selection = desk.settings(baseline.root / name).selection
            rule = rules.get(a.code)
            if rule is None:
                return True  # a code that is gone, or the host's own
            return selection.wants(rule) and selection.shows(a.severity, a.confidence)

        out += baseline.stale(shows)
    return out
