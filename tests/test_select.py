"""Which rule runs: codes, prefixes, names; the longest match wins."""

import pytest

from copychief.diagnostic import Confidence, Severity
from copychief.rule import Rule
from copychief.select import Selection, UnknownSelectorError, check_selectors


class Variant(Rule):
    code, name = "NAM001", "name-variant"


class Grade(Rule):
    code, name, default = "REA001", "reading-grade", False


@pytest.mark.parametrize(
    ("selection", "variant", "grade"),
    [
        (Selection(), True, False),
        (Selection(select=("ALL",)), True, False),
        (Selection(select=("NAM",)), True, False),
        (Selection(select=("name-variant",)), True, False),
        (Selection(select=("REA",)), False, True),
        (Selection(extend_select=("REA001",)), True, True),
        (Selection(ignore=("NAM",)), False, False),
        (Selection(select=("NAM001",), ignore=("NAM",)), True, False),
        (Selection(select=("NAM",), ignore=("NAM001",)), False, False),
        (Selection(select=("NAM",), ignore=("NAM",)), False, False),
        (Selection(ignore=("ALL",)), False, False),
    ],
)
def test_longest_match_wins(selection, variant, grade):
    assert selection.wants(Variant) is variant
    assert selection.wants(Grade) is grade


@pytest.mark.parametrize(
    ("profile", "severity", "confidence", "shown"),
    [
        ("desk", Severity.WARNING, Confidence.MEDIUM, True),
        ("desk", Severity.WARNING, Confidence.LOW, False),
        ("desk", Severity.INFO, Confidence.HIGH, True),
        ("desk", Severity.INFO, Confidence.MEDIUM, False),
        ("strict", Severity.INFO, Confidence.MEDIUM, True),
        ("strict", Severity.ERROR, Confidence.LOW, False),
        ("audit", Severity.INFO, Confidence.LOW, True),
    ],
)
def test_profiles(profile, severity, confidence, shown):
    assert Selection(profile=profile).shows(severity, confidence) is shown


def test_unknown_selector_suggests():
    with pytest.raises(UnknownSelectorError, match="did you mean 'name-variant'"):
        check_selectors(["name-varaint"], [Variant, Grade])
    check_selectors(["NAM", "all", "reading-grade"], [Variant, Grade])


def test_the_hosts_own_go_by_code_prefix_and_name():
    host = [("CHF003", "unused-stet")]
    check_selectors(["CHF", "chf003", "unused-stet"], [Variant], host)
    for slip in ("CHF999", "unused-stat", ""):
        with pytest.raises(UnknownSelectorError, match="unknown rule"):
            check_selectors([slip], [Variant], host)
