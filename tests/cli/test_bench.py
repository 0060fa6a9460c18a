"""`copychief dev bench` finds the tools that it measures beside ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from copychief.cli.dev.bench import OTHERS, find_other


def test_harper_goes_by_either_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_other(OTHERS["harper"]) == []
    for name in ("harper", "harper-cli"):  # where both are there, the program itself is called
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
        assert find_other(OTHERS["harper"]) == [name, "lint"]
