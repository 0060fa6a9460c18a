"""Where a statement ends and its source begins: “… and nine were released, the sheriff's office said.”"""

from __future__ import annotations

from copychief.lazy import lazy

_SAYS = r"(?:said|says|added|told|reported|wrote|announced|noted|explained|shows?|showed|found|confirmed)\b"
_SOURCE = lazy(
    rf",\s(?:(?:according\sto|said|says|added)\s[^;:“”\"]+|(?!and\b|but\b|who\b|which\b|while\b|with\b)[A-Za-z][^,;:“”\"\d]{{0,60}}?(?:,\s[^,;:“”\"\d]{{2,40}},)?\s{_SAYS}[^;:“”\"\d]*)$"
)


def end_of_claim(text: str, start: int, end: int) -> int:
    """The end of what `text[start:end]` states, without its full stop and the source that it closes with."""
    while end > start and text[end - 1] in ".!? ":
        end -= 1
    m = _SOURCE.search(text[start:end])
    return start + m.start() if m else end
