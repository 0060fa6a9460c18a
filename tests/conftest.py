"""What all tests share: hypothesis without deadlines (shared machines), and no silent skips in CI."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("copychief", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("copychief")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    """With COPYCHIEF_NO_SKIPS set, a skipped test is a failure: a part is missing that CI should have."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("COPYCHIEF_NO_SKIPS") or reporter is None or hasattr(session.config, "workerinput"):
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped and exitstatus == 0:
        for report in skipped:
            reporter.write_line(f"skipped, but must run here: {report.nodeid}: {report.longrepr[-1]}")
        session.exitstatus = 1
