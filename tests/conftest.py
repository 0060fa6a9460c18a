"""What all tests share: hypothesis without deadlines (shared machines), and no silent skips in CI."""

import os
import subprocess
import sys

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
    for report in skipped:
        reporter.write_line(f"skipped, but must run here: {report.nodeid}: {report.longrepr[-1]}")
    if skipped and exitstatus == 0:
        session.exitstatus = 1


@pytest.fixture
def copychief(tmp_path, monkeypatch):
    """Runs the command line in a scratch folder, with a scratch cache; returns the finished process (bytes out)."""
    monkeypatch.setenv("COPYCHIEF_CACHE_DIR", str(tmp_path / ".cache"))
    folder = tmp_path / "desk"
    folder.mkdir()

    def run(*arguments, data=b"", cwd=folder, env=None, timeout=None):
        command = [sys.executable, "-m", "copychief", *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=cwd,
            input=data,
            capture_output=True,
            check=False,
            env={**os.environ, **(env or {})},
            timeout=timeout,
        )

    run.folder = folder
    return run


@pytest.fixture(scope="session")
def pip_install():
    """`pip_install(project, site)` builds a project as a user would and puts it into a folder of its own."""

    def install(project, site):
        done = subprocess.run(
            [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(site), str(project)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode and "hatchling" in done.stderr and "No matching distribution" in done.stderr:
            pytest.skip("building a plugin needs hatchling: pip install hatchling, or a package registry")
        assert done.returncode == 0, done.stderr
        return site

    return install
