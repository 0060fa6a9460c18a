"""A headless Neovim opens a sample, shows its diagnostics, applies a fix and a rename."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NVIM = os.environ.get("COPYCHIEF_NVIM") or shutil.which("nvim")
HERE = Path(__file__).parent
SAMPLE = """\
# 🚢 Ines Okafor opens the harbour 🎉

🧭 Ines Okafor, the mayor of Lindholm, opened the new pier on Monday. Okafor’s plan was long in the making.

“We have waited 🕰️ for this day for a very long time,” Okafor said.

🚧 The the pier is 340 metres long.
"""


@pytest.mark.skipif(NVIM is None, reason="needs Neovim 0.7 or newer: apt-get install neovim, or set COPYCHIEF_NVIM")
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_session_in_neovim(tmp_path, ends):
    sample, out = tmp_path / "story.md", tmp_path / "out.json"
    sample.write_bytes(SAMPLE.replace("\n", ends).encode())
    paths = {
        "CC_EDITORS": str(HERE.parents[1] / "lint" / "editors" / "neovim"),
        "CC_PYTHON": sys.executable,
        "CC_SAMPLE": str(sample),
        "CC_OUT": str(out),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    subprocess.run(
        [str(NVIM), "--headless", "--clean", "-c", f"luafile {HERE / 'nvim_session.lua'}"],
        env=os.environ | paths,
        timeout=120,
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
    )
    seen = json.loads(out.read_text(encoding="utf-8"))
    assert not seen["errors"], seen["errors"]
    assert {"code": "REP006", "words": "The the", "line": 6} in seen["before"]
    assert "Let it stand: stet REP006" in seen["offered"]
    fixed = SAMPLE.rstrip("\n").replace("The the", "The")
    assert seen["fixed"] == fixed
    assert seen["renamed"] == fixed.replace("Ines Okafor", "Bola Akintola").replace("Okafor", "Akintola")
    assert "REP006" not in [d["code"] for d in seen["after"]]
