"""Settings from the client and from files, several roots, files in none, and plugins that nobody trusts."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol import types

pytestmark = pytest.mark.asyncio

TEXT = "It rained on the the town.\n\nTK: ask the clerk.\n"


async def codes(ed, uri):
    return sorted(d.code for d in await ed.diagnostics(uri))


async def test_the_client_s_settings(start, tmp_path):
    uri = (tmp_path / "a.md").as_uri()
    ed = await start(tmp_path, settings={"ignore": ["RES001"]})
    ed.open(uri, TEXT)
    assert await codes(ed, uri) == ["REP006"]

    async def change(value):
        settings = {"copychief": {"delay": 10, **value}}
        ed.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        return await codes(ed, uri)

    assert await change({}) == ["REP006", "RES001"]
    assert await change({"select": ["RES"]}) == ["RES001"]
    assert await change({"enable": False}) == []
    assert await change({"profile": "loud", "ignore": "RES"}) == ["REP006", "RES001"]
    told = " ".join(m.message for m in ed.client.messages)
    assert "copychief.ignore: must be a list of strings" in told
    assert "editor settings: profile must be one of desk, strict, audit" in told
    ed.client.set_configuration({"copychief": {"ignore": ["REP"], "delay": 10}})
    ed.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    assert await codes(ed, uri) == ["RES001"]  # the server asked


@pytest.mark.parametrize("watch", [True, False])
async def test_configuration_files_are_read_again(start, tmp_path, watch):
    uri, config = (tmp_path / "a.md").as_uri(), tmp_path / "copychief.toml"
    ed = await start(tmp_path, watch=watch)
    ed.open(uri, TEXT)
    assert await codes(ed, uri) == ["REP006", "RES001"]
    assert bool(ed.registered) == watch

    async def write(text):
        config.write_text(text)
        if watch:
            event = types.FileEvent(config.as_uri(), types.FileChangeType.Changed)
            ed.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        else:
            ed.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))
        return await codes(ed, uri)

    assert await write('ignore = ["RES"]\n') == ["REP006"]
    assert await write('ignroe = ["RES"]\n') == ["REP006", "RES001"]
    ed.replace(uri, 0, 0, "\n")
    assert await codes(ed, uri) == ["REP006", "RES001"]
    assert sum("did you mean" in m.message for m in ed.client.messages) == 1
    assert await write('select = ["RES"]\n') == ["RES001"]


async def test_each_root_has_its_settings_and_files_in_no_root_theirs(start, tmp_path):
    for name, config in (("one", 'ignore = ["REP"]\n'), ("two", 'ignore = ["RES"]\n'), ("three", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "copychief.toml").write_text(config)
    ed = await start(tmp_path / "one")
    one, two, three = ((tmp_path / n / "a.md").as_uri() for n in ("one", "two", "three"))
    for uri in (one, two, three):
        ed.open(uri, TEXT)
        (expected,) = [x for u, x in ((one, ["RES001"]), (two, ["REP006"]), (three, ["REP006", "RES001"])) if u == uri]
        assert await codes(ed, uri) == expected
    added = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder((tmp_path / "two").as_uri(), "two")], [])
    ed.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(added))
    (tmp_path / "two" / "b.md").write_text(TEXT)
    report = await ed.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=[]))
    assert (tmp_path / "two" / "b.md").as_uri() in {i.uri for i in report.items}


@pytest.mark.parametrize(("language", "found"), [("markdown", 1), ("plaintext", 0)])
async def test_unsaved_buffers(start, tmp_path, language, found):
    ed = await start(tmp_path, settings={"select": ["REP006", "HED006"]})
    ed.open("untitled:Untitled-1", "```\nthe the code\n```\n\nIt rained on the the town.\n", language)
    lines = [d.range.start.line for d in await ed.diagnostics("untitled:Untitled-1")]
    assert lines[-1] == 4
    assert (1 in lines) == (not found)


@pytest.mark.parametrize("trusted", [False, True])
async def test_a_plugin_in_the_workspace_runs_only_if_trusted(start, tmp_path, trusted):
    room = tmp_path / "venv" / "site-packages"
    info = room / "stranger-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[copychief]\nstranger = stranger\n")
    (room / "stranger.py").write_text(
        "from pathlib import Path\n"
        "from copychief.plugins import hookimpl\n"
        "Path(__file__).with_name('ran').touch()\n"
        "@hookimpl\n"
        "def copychief_rules():\n"
        "    return []\n"
    )
    ed = await start(tmp_path, settings={"trusted": trusted}, env={"PYTHONPATH": str(room)})
    ed.open((tmp_path / "a.md").as_uri(), TEXT)
    assert await codes(ed, (tmp_path / "a.md").as_uri()) == ["REP006", "RES001"]
    assert (room / "ran").exists() == trusted
    assert any("isn't trusted" in m.message for m in ed.client.messages) == (not trusted)


PIECES = [
    "It rained on the the town. ",
    "🎉",
    "\r\n",
    "\n\n",
    "\r",
    "Ines Okafor said so. ",
    "\u2028",
    "# ",
    "“",
    "\ud83d",
]
EDIT = st.tuples(st.floats(0, 1), st.integers(0, 20), st.lists(st.sampled_from(PIECES), max_size=4).map("".join))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
async def test_random_edits_over_the_wire(start, tmp_path, encoding):
    """The text is drawn as by hypothesis, but one server serves all draws."""
    ed = await start(tmp_path, encodings=[encoding])
    loop = asyncio.get_running_loop()
    drawn: list[list[tuple[float, int, str]]] = []

    @settings(max_examples=12, suppress_health_check=list(HealthCheck), database=None)
    @given(st.lists(EDIT, min_size=1, max_size=5))
    def draw(edits):
        drawn.append(edits)

    await loop.run_in_executor(None, draw)
    for number, edits in enumerate(drawn):
        kept, fresh = ((tmp_path / f"{name}{number}.md").as_uri() for name in ("kept", "fresh"))
        ed.open(kept, TEXT)
        await ed.diagnostics(kept)
        for where, length, new in edits:
            size = len(ed.texts[kept])
            at = min(int(where * size), size)
            end = min(size, at + length)
            # not between \r and \n: no client can point there
            at, end = (i + (ed.texts[kept][i - 1 : i + 1] == "\r\n") for i in (at, end))
            ed.replace(kept, at, max(at, end), new)
        ed.open(fresh, ed.texts[kept])
        after = {}
        while set(after) != {kept, fresh}:
            got = await asyncio.wait_for(ed.published.get(), 20)
            if got.version == ed.versions[got.uri]:
                after[got.uri] = [(d.code, d.range, d.message) for d in got.diagnostics]
        assert after[kept] == after[fresh], repr(ed.texts[kept])
