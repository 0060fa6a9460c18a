"""The keeper of the local server: starts it again once, and ends with who asked for it."""

import subprocess
import sys
import time
from pathlib import Path

from copychief_rules.languagetool import _keeper

KEEPER = [sys.executable, "-I", _keeper.__file__]


def keep(code, *arguments):
    return subprocess.Popen(
        [*KEEPER, sys.executable, "-c", code, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )


def wait_for(condition):
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_server_that_dies_is_started_once_more(tmp_path):
    log = tmp_path / "log"
    keeper = keep("import sys; open(sys.argv[1], 'a').write('x'); sys.exit(3)", log)
    assert keeper.wait(30) == 3
    keeper.communicate()
    assert log.read_text(encoding="utf-8") == "xx"


STAYS = "import sys, os, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


def test_the_server_ends_when_asked_or_when_the_asking_process_is_gone(tmp_path):
    for n, last in enumerate((b"\n", b"")):
        log = tmp_path / str(n)
        keeper = keep(STAYS, log)
        wait_for(lambda log=log: log.exists() and log.read_text(encoding="utf-8"))
        keeper.communicate(last, 30)
        assert keeper.returncode == 0
        if sys.platform == "linux":
            assert not Path(f"/proc/{log.read_text(encoding='utf-8')}").exists()
