"""The extension in a real VS Code (code-server), driven in a real Chromium; screenshots are kept in .artefacts/."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXTENSION = ROOT / "lint" / "editors" / "vscode"
ARTEFACTS = ROOT / ".artefacts"
CODE_SERVER = os.environ.get("COPYCHIEF_CODE_SERVER")
CHROMIUM = os.environ.get("COPYCHIEF_CHROMIUM") or shutil.which("chromium")
SAMPLE = """\
# 🚢 Ines Okafor opens the harbour 🎉

🧭 Ines Okafor, the mayor of Lindholm, opened the new pier on Monday. Okafor’s plan was long in the making.

“We have waited 🕰️ for this day for a very long time,” Okafor said.

🚧 The the pier is 340 metres long.
"""
SETTINGS = {
    "security.workspace.trust.enabled": False,
    "workbench.startupEditor": "none",
    "telemetry.telemetryLevel": "off",
    "editor.fontSize": 15,
    "editor.wordWrap": "on",
    "editor.minimap.enabled": False,
    "editor.unicodeHighlight.ambiguousCharacters": False,
    "copychief.interpreter": sys.executable,
    "copychief.delay": 50,
}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.skipif(
        CODE_SERVER is None,
        reason="needs code-server: install it as install_code_server in .ci/extras does and set COPYCHIEF_CODE_SERVER",
    ),
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium, or set COPYCHIEF_CHROMIUM"),
]


@pytest.fixture(scope="module")
def vsix(tmp_path_factory):
    """The packaged extension: type-checked, bundled and packed now."""
    if not (EXTENSION / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=EXTENSION, check=True)
        subprocess.run(["npm", "rebuild", "esbuild"], cwd=EXTENSION, check=True)
    out = tmp_path_factory.mktemp("vsix") / "copychief.vsix"
    subprocess.run(["npm", "run", "package", "--", "--out", str(out)], cwd=EXTENSION, check=True, capture_output=True)
    return out


@pytest.fixture
def code_server(tmp_path, vsix):
    """(address, workspace folder) of a running VS Code with the extension."""
    entry = ["node", str(Path(str(CODE_SERVER)) / "out" / "node" / "entry.js")]
    data, home, workspace = tmp_path / "data", tmp_path / "home", tmp_path / "workspace"
    for folder in (data / "User", home, workspace):
        folder.mkdir(parents=True)
    (data / "User" / "settings.json").write_text(json.dumps(SETTINGS))
    (workspace / "story.md").write_text(SAMPLE, encoding="utf-8")
    options = ["--user-data-dir", str(data), "--extensions-dir", str(tmp_path / "extensions")]
    env = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    env.pop("VSCODE_IPC_HOOK_CLI", None)
    install = subprocess.run(
        [*entry, *options, "--install-extension", str(vsix)], env=env, check=True, capture_output=True, text=True
    )
    assert "successfully installed" in install.stdout
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            [
                *entry,
                *options,
                *(
                    "--auth",
                    "none",
                    "--bind-addr",
                    f"127.0.0.1:{port}",
                    "--disable-telemetry",
                    "--disable-update-check",
                ),
            ],
            env=env,
            stdout=log,
            stderr=log,
        )
        try:
            for _ in range(150):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.2)
            yield f"http://127.0.0.1:{port}/?folder={workspace}", workspace
        finally:
            process.terminate()
            process.wait(20)


def saved(page, path: Path, expected: str) -> None:
    """Save, and hold the file against what it should say."""
    for _ in range(20):
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        if path.read_text(encoding="utf-8") == expected:
            return
    assert path.read_text(encoding="utf-8") == expected


def go_to(page, line: int, column: int) -> None:
    page.keyboard.press("Control+g")
    page.wait_for_selector(".quick-input-widget input", state="visible")
    page.keyboard.type(f":{line}:{column}")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)


def test_squiggles_quick_fix_and_rename(code_server, tmp_path):
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install playwright")
    address, workspace = code_server
    story = workspace / "story.md"
    ARTEFACTS.mkdir(exist_ok=True)
    with sync_api.sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "browser"),
            executable_path=CHROMIUM,
            args=CHROMIUM_FLAGS,
            viewport={"width": 1280, "height": 800},
        )
        page = context.pages[0]
        page.set_default_timeout(60_000)
        try:
            page.goto(address)
            page.wait_for_selector(".explorer-folders-view >> text=story.md")
            page.dblclick(".explorer-folders-view >> text=story.md")
            page.wait_for_selector(".monaco-editor .view-line")
            page.wait_for_selector(".squiggly-warning")
            page.keyboard.press("Control+Shift+m")
            page.wait_for_selector(".markers-panel .monaco-list-row >> text=REP006")
            page.wait_for_timeout(1000)
            page.screenshot(path=ARTEFACTS / "vscode-1-diagnostics.png")

            page.click(".view-line >> nth=0")
            go_to(page, 7, 7)
            page.keyboard.press("Control+.")
            page.wait_for_selector(".action-widget >> text=Delete the second")
            page.wait_for_timeout(500)
            page.screenshot(path=ARTEFACTS / "vscode-2-quick-fix.png")
            page.keyboard.press("Enter")  # the preferred fix is the first
            fixed = SAMPLE.replace("The the", "The")
            saved(page, story, fixed)
            page.wait_for_selector(".markers-panel .monaco-list-row >> text=REP006", state="detached")

            page.click(".view-line >> nth=0")
            go_to(page, 5, SAMPLE.split("\n")[4].index("Okafor") + 3)
            page.keyboard.press("F2")
            page.wait_for_selector(".rename-box input", state="visible")
            assert page.input_value(".rename-box input") == "Okafor"
            page.fill(".rename-box input", "Akintola")
            page.press(".rename-box input", "Enter")
            saved(page, story, fixed.replace("Okafor", "Akintola"))
            page.wait_for_timeout(500)
            page.screenshot(path=ARTEFACTS / "vscode-3-rename.png")
        except Exception:
            page.screenshot(path=ARTEFACTS / "vscode-failed.png")
            raise
        finally:
            context.close()
