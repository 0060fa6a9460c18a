"""Every rule against its own examples: the harness asserts far more than the carets say."""

import pytest

from copychief.plugins import Plugins
from copychief.rule import UnavailableError
from copychief.testing import check_rule

RULES = Plugins().rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_examples(rule):
    try:
        check_rule(rule)
    except UnavailableError as error:
        pytest.skip(str(error))
