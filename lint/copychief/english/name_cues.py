"""What stands around a capitalised run and says what it names: pure looks at the words beside it."""

from __future__ import annotations

from copychief.english.name_lists import ROLE_NOUNS, SPEECH


def title_case(text: str) -> bool:
    """True for a headline with capitals throughout, where a capital means nothing."""
    long = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) > 0.8 * len(long)


def word_before(text: str, at: int) -> str:
    """The word that ends right before `at`, quotation marks and commas between; "" at a start."""
    i = at
    while i and text[i - 1] in ' \n,”"':
        i -= 1
    j = i
    while j and (text[j - 1].isalnum() or text[j - 1] == "-"):
        j -= 1
    return text[j:i]


def word_after(text: str, at: int) -> str:
    """The word that follows `at` after one space; "" if something else does."""
    if text[at : at + 1] != " ":
        return ""
    j = at + 1
    while j < len(text) and text[j].isalpha():
        j += 1
    return text[at + 1 : j]


def spoken(text: str, start: int, end: int) -> bool:
    """A verb of speech beside the name, or a role before it: it is a person, or speaks like one."""
    after = word_after(text, end)
    if after in SPEECH:
        return True
    before = word_before(text, start)
    return before in SPEECH or before in ROLE_NOUNS
