"""Every capability, asked of the server's process, about an article with emoji and CRLF line ends."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

pytestmark = pytest.mark.asyncio

ARTICLE = """\
# 🚢 Ines Okafor opens the harbour 🎉

🧭 Ines Okafor, the mayor of Lindholm, opened the new pier on Monday. Okafor’s plan cost $4.5 million, the harbour board said.

“We have waited 🕰️ for this day for a very long time,” Okafor said.

🚧 The the pier is 340 metres long.

Workers at Nordvik Shipping Corp. cheered. Nordvik Shipping had asked Okafor for a longer pier.

🗳️ The council voted for the pier in a long session that ended at midnight.

The council voted for the pier in a long session that ended at midnight. “I. Okafor,” the plaque says.
"""
CRLF = ARTICLE.replace("\n", "\r\n")
ENCODINGS = ["utf-8", "utf-16", "utf-32"]


def code(found, wanted):
    return next(d for d in found if d.code == wanted)


@pytest.fixture
def uri(tmp_path):
    return (tmp_path / "a story.md").as_uri()


@pytest.mark.parametrize("pull", [False, True])
@pytest.mark.parametrize("encoding", ENCODINGS)
async def test_diagnostics_stand_where_the_text_does(start, uri, tmp_path, encoding, pull):
    ed = await start(tmp_path, encodings=[encoding], pull=pull)
    assert ed.result.capabilities.position_encoding == encoding
    ed.open(uri, CRLF)
    found = await ed.diagnostics(uri)
    doubled, repeated = code(found, "REP006"), code(found, "REP001")
    assert ed.quoted(uri, doubled.range) == "The the"
    assert ed.quoted(uri, repeated.range).startswith("The council voted")
    assert list(repeated.tags) == [types.DiagnosticTag.Unnecessary]
    assert doubled.source == "copychief"
    assert doubled.code_description.href.endswith("#rep006-doubled-word")
    other = repeated.related_information[0]
    assert other.location.uri == uri
    assert "The council voted" in ed.quoted(uri, other.location.range)
    assert other.location.range.start.line < repeated.range.start.line
    assert doubled.data["fixes"] == ["Delete the second"]


async def test_diagnostics_follow_edits_and_their_version(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, CRLF)
    assert code(await ed.diagnostics(uri), "REP006")
    at = ed.texts[uri].index("The the") + 4
    ed.replace(uri, at, at + 4, "🎉")
    assert not [d for d in await ed.diagnostics(uri) if d.code == "REP006"]
    ed.replace(uri, 0, 0, "🎉\r\n\r\nHe said that that was the the end.\r\n\r\n")
    assert ed.quoted(uri, code(await ed.diagnostics(uri), "REP006").range) == "the the"


async def test_closing_clears_and_a_quiet_client_hears_nothing(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, ARTICLE)
    assert await ed.diagnostics(uri)
    ed.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    last = await asyncio.wait_for(ed.published.get(), 20)
    assert not last.diagnostics


async def test_a_pull_with_the_same_result_is_unchanged(start, uri, tmp_path):
    ed = await start(tmp_path, pull=True)
    ed.open(uri, ARTICLE)
    document = types.TextDocumentIdentifier(uri)
    one = await ed.client.text_document_diagnostic_async(types.DocumentDiagnosticParams(document))
    again = types.DocumentDiagnosticParams(document, previous_result_id=one.result_id)
    assert (await ed.client.text_document_diagnostic_async(again)).kind == "unchanged"
    ed.replace(uri, len(ARTICLE), len(ARTICLE), "\nIt rained on the the town.\n")
    three = await ed.client.text_document_diagnostic_async(again)
    assert three.kind == "full"
    assert len(three.items) == len(one.items) + 1


async def test_of_many_pulls_while_typing_only_the_last_is_answered(start, uri, tmp_path):
    ed = await start(tmp_path, pull=True, settings={"delay": 200})
    ed.open(uri, ARTICLE)
    await ed.diagnostics(uri)
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    asked = []
    for _ in range(5):
        ed.replace(uri, len(ed.texts[uri]), len(ed.texts[uri]), "x")
        asked.append(asyncio.ensure_future(ed.client.text_document_diagnostic_async(params)))
        await asyncio.sleep(0)
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [getattr(a, "code", None) for a in answers] == [-32802] * 4 + [None]
    assert answers[-1].kind == "full"
    assert answers[0].data == {"retriggerRequest": True}
    assert not ed.client.log_messages


async def test_workspace_diagnostics(start, tmp_path):
    other = tmp_path / "second root"
    for folder, name in ((tmp_path, "a.md"), (tmp_path, "b.txt"), (other, "c.md")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(f"The story of {name}\r\n\r\nIt rained on the the town.\r\n".encode())
    (tmp_path / "binary.md").write_bytes(b"\0\1")
    ed = await start(tmp_path, other, pull=True)
    open_uri = (tmp_path / "a.md").as_uri()
    ed.open(open_uri, "The unsaved text is all right.\n")
    tokens = {"work_done_token": "bar"}
    ask = types.WorkspaceDiagnosticParams(previous_result_ids=[], **tokens)
    items = {i.uri: i for i in (await ed.client.workspace_diagnostic_async(ask)).items}
    assert not items[open_uri].items
    assert items[open_uri].version == 1
    ranges = [[d.range.start.line for d in items[(f).as_uri()].items] for f in (tmp_path / "b.txt", other / "c.md")]
    assert ranges == [[2], [2]]
    kinds = [p["kind"] for p in ed.progress["bar"]]
    assert (kinds[0], kinds[-1]) == ("begin", "end")
    known = [types.PreviousResultId(u, i.result_id) for u, i in items.items()]
    (tmp_path / "b.txt").write_bytes(b"The story of b\n\nIt rained on on the the town.\n")
    again = await ed.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous_result_ids=known))
    assert {i.uri for i in again.items if i.kind == "full"} == {(tmp_path / "b.txt").as_uri()}
    parts = types.WorkspaceDiagnosticParams(previous_result_ids=[], partial_result_token="part")
    assert not (await ed.client.workspace_diagnostic_async(parts)).items
    assert len(ed.progress["part"]) == len(items)


async def test_cancelling_stops_workspace_diagnostics(start, tmp_path):
    for n in range(120):
        (tmp_path / f"{n:03}.md").write_text(ARTICLE.replace("340", str(n)) * 3, encoding="utf-8")
    ed = await start(tmp_path, pull=True)
    ask = types.WorkspaceDiagnosticParams(previous_result_ids=[], work_done_token="bar")
    request = asyncio.ensure_future(ed.client.protocol.send_request_async("workspace/diagnostic", ask, msg_id="big"))
    while len(ed.progress.get("bar", [])) < 4:
        await asyncio.sleep(0.01)
    ed.client.cancel_request(types.CancelParams("big"))
    with pytest.raises(JsonRpcException) as error:
        await asyncio.wait_for(request, 20)
    assert error.value.code == -32800
    done = len(ed.progress["bar"])
    assert done < 120
    ed.open((tmp_path / "x.md").as_uri(), ARTICLE)
    assert await ed.diagnostics((tmp_path / "x.md").as_uri())
    assert len(ed.progress["bar"]) <= done + 1


async def actions(ed, uri, words, nth=0, only=None):
    where = types.Range(ed.at(uri, words, nth), ed.at(uri, words, nth))
    context = types.CodeActionContext(diagnostics=[], only=only)
    found = await ed.client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
    )
    return {a.title: a for a in found}


@pytest.mark.parametrize("documents", [True, False])
async def test_fixes_and_stets_as_actions(start, uri, tmp_path, documents):
    ed = await start(tmp_path, documents=documents)
    ed.open(uri, CRLF)
    offered = await actions(ed, uri, "The the")
    fix = offered["Delete the second"]
    assert fix.is_preferred
    assert fix.kind == "quickfix"
    assert fix.diagnostics[0].code == "REP006"
    assert ed.apply(fix.edit, uri) == CRLF.replace("The the", "The")
    stet = ed.apply(offered["Let it stand: stet REP006"].edit, uri)
    assert stet == CRLF.replace("🚧 The", "<!-- stet REP006: reason -->\r\n🚧 The")
    assert await actions(ed, uri, "The the", only=["refactor"]) == {}
    everything = await actions(ed, uri, "Workers", only=["source.fixAll"])
    assert ed.apply(everything["Fix all safe problems"].edit, uri) == CRLF.replace("The the", "The")
    ed.replace(uri, 0, len(CRLF), stet)
    found = {d.code for d in await ed.diagnostics(uri)}
    assert "REP006" not in found
    assert "CHF003" not in found


@pytest.mark.parametrize(
    "text",
    [
        "- One item.\n- It rained on the the town.\n- Three.\n",
        "> It rained on the the town, she wrote.\n",
        "| Town | Rain |\n|---|---|\n| One | 1 |\n\nIt rained on the the town.\n",
        "It rained. " * 3 + "\n\nIt rained on the the town.",
    ],
)
async def test_a_stet_works_wherever_the_finding_is(start, uri, tmp_path, text):
    ed = await start(tmp_path, settings={"select": ["REP006"]})
    ed.open(uri, text)
    if not await ed.diagnostics(uri):
        pytest.fail("nothing found")
    offered = await actions(ed, uri, "the the")
    ed.replace(uri, 0, len(text), ed.apply(offered["Let it stand: stet REP006"].edit, uri))
    assert not await ed.diagnostics(uri)


async def test_a_stet_is_found_when_it_is_chosen(start, uri, tmp_path):
    ed = await start(tmp_path, resolve=True)
    ed.open(uri, CRLF)
    stet = (await actions(ed, uri, "The the"))["Let it stand: stet REP006"]
    assert stet.edit is None
    made = await ed.client.code_action_resolve_async(stet)
    assert "<!-- stet REP006: reason -->" in ed.apply(made.edit, uri)
    ed.replace(uri, 0, 0, "\r\n")
    with pytest.raises(JsonRpcException, match="changed"):
        await ed.client.code_action_resolve_async(stet)


async def test_commands_do_the_same(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, CRLF)
    mark = code(await ed.diagnostics(uri), "REP006").data["fingerprint"]

    async def run(name, *arguments):
        ed.applied.clear()
        await ed.client.workspace_execute_command_async(types.ExecuteCommandParams(name, list(arguments)))
        return ed.apply(ed.applied[0].edit, uri)

    fixed = CRLF.replace("The the", "The")
    assert await run("copychief.fix", uri, mark, 0) == fixed
    assert await run("copychief.fixAll", uri) == fixed
    assert "<!-- stet REP006: reason -->" in await run("copychief.stet", uri, mark)
    with pytest.raises(JsonRpcException, match="no such fix"):
        await run("copychief.fix", uri, "0000", 0)
    with pytest.raises(JsonRpcException):
        await run("copychief.addName", uri, "gods", "Odin")
    await ed.client.workspace_execute_command_async(
        types.ExecuteCommandParams("copychief.openDocumentation", ["REP006"])
    )
    assert ed.shown[0].uri.endswith("#rep006-doubled-word")


async def test_a_name_goes_into_the_house_list(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, ARTICLE)
    offered = await actions(ed, uri, "Okafor’s plan", only=["refactor"])
    assert list(offered) == ["Add “Ines Okafor” to the house's people"]
    command = types.ExecuteCommandParams("copychief.addName", [uri, "people", "Ines Okafor"])
    await ed.client.workspace_execute_command_async(command)
    create, change = ed.applied[0].edit.document_changes
    assert create.uri == change.text_document.uri == (tmp_path / "copychief.toml").as_uri()
    assert change.edits[0].new_text == '[names]\npeople = ["Ines Okafor"]\n'
    (tmp_path / "pyproject.toml").write_text('# ours\n[tool.copychief]\nprofile = "strict"\n')
    ed.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    await ed.client.workspace_execute_command_async(command)
    (change,) = ed.applied[1].edit.document_changes
    assert change.text_document.uri == (tmp_path / "pyproject.toml").as_uri()
    assert change.edits[0].new_text == '\n[tool.copychief.names]\npeople = ["Ines Okafor"]\n'
    assert change.edits[0].range == types.Range(types.Position(3, 0), types.Position(3, 0))


async def test_names_are_symbols(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, CRLF)
    client = ed.client
    target = await client.text_document_definition_async(types.DefinitionParams(**ed.where(uri, "Okafor said")))
    assert ed.quoted(uri, target.range) == "Ines Okafor"
    assert target.range.start.line == 2
    places = await client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(True), **ed.where(uri, "Okafor’s"))
    )
    assert [ed.quoted(uri, p.range) for p in places] == [
        *["Ines Okafor"] * 2,
        *["Okafor"] * 3,
        "I. Okafor",
    ]
    fewer = await client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(False), **ed.where(uri, "Okafor’s"))
    )
    assert len(fewer) == len(places) - 1
    lit = await client.text_document_document_highlight_async(
        types.DocumentHighlightParams(**ed.where(uri, "Okafor’s"))
    )
    assert [h.range for h in lit] == [p.range for p in places]
    nothing = types.DefinitionParams(**ed.where(uri, "cheered"))
    assert await client.text_document_definition_async(nothing) is None


@pytest.mark.parametrize(
    ("at", "new", "changes"),
    [
        ("Ines Okafor, the", "Inês Oka", {"Ines Okafor": "Inês Oka", "I. Okafor": "I. Oka", "Okafor": "Oka"}),
        ("Okafor’s", "Akintola", {"Okafor": "Akintola"}),
        ("Ines Okafor, the", "Pelé", {"Ines Okafor": "Pelé", "I. Okafor": "Pelé", "Okafor": "Pelé"}),
        ("Okafor said", "Bola Akintola", {"Ines": "Bola", "I.": "B.", "Okafor": "Akintola"}),
        ("Nordvik Shipping had", "Sørvik Line", {"Nordvik Shipping": "Sørvik Line"}),
    ],
)
async def test_rename_changes_every_mention_in_its_own_form(start, uri, tmp_path, at, new, changes):
    ed = await start(tmp_path, encodings=["utf-16"])
    ed.open(uri, CRLF)
    ready = await ed.client.text_document_prepare_rename_async(types.PrepareRenameParams(**ed.where(uri, at)))
    assert ed.quoted(uri, ready.range) == ready.placeholder
    edit = await ed.client.text_document_rename_async(types.RenameParams(new_name=new, **ed.where(uri, at)))
    expected = CRLF
    for old, name in changes.items():
        expected = expected.replace(old, name)
    assert ed.apply(edit, uri) == expected


async def test_what_is_no_name_is_not_renamed(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, ARTICLE)
    assert (
        await ed.client.text_document_prepare_rename_async(types.PrepareRenameParams(**ed.where(uri, "pier"))) is None
    )
    with pytest.raises(JsonRpcException, match="letter") as error:
        await ed.client.text_document_rename_async(types.RenameParams(new_name=" \n", **ed.where(uri, "Okafor’s")))
    assert error.value.data is None


async def test_outline(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, CRLF)
    groups = await ed.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    )
    seen = {g.name: {c.name: c.detail for c in g.children} for g in groups}
    assert seen["People"]["Ines Okafor"] == "the mayor of Lindholm, 6×"
    assert list(seen["Organisations"]) == ["Nordvik Shipping Corp"]
    assert seen["Figures"]["$4.5 million"] == "the harbour board"
    assert seen["Figures"]["340 metres"] == "no source"
    assert seen["Quotations"] == {"We have waited 🕰️ for this day for a very long time,": "Okafor"}
    for group in groups:
        assert all(ed.quoted(uri, c.selection_range).strip() for c in group.children)


async def test_hover(start, uri, tmp_path):
    ed = await start(tmp_path)
    ed.open(uri, CRLF)

    async def hover(words):
        got = await ed.client.text_document_hover_async(types.HoverParams(**ed.where(uri, words)))
        return got and got.contents.value

    name = await hover("Okafor’s")
    assert "**Ines Okafor** · person · the mayor of Lindholm" in name
    assert "First mention in line 3: “" in name
    assert "6 mentions" in name
    assert "Source: the harbour board (said)" in await hover("$4.5")
    assert "4,500,000 USD" in await hover("$4.5")
    assert "No source" in await hover("340")
    finding = await hover("The the")
    assert "**REP006 doubled-word** (warning)" in finding
    assert "**Why:**" in finding
    assert await hover("cheered") is None


async def test_hover_shows_the_arithmetic(start, uri, tmp_path):
    ed = await start(tmp_path, settings={"select": ["NUM005"]})
    ed.open(uri, "Sales rose 50% to 120 boats, from 100 boats a year earlier, the yard said.\n")
    assert code(await ed.diagnostics(uri), "NUM005")
    got = await ed.client.text_document_hover_async(types.HoverParams(**ed.where(uri, "50%")))
    assert "100 → 120 = 20" in got.contents.value
    assert "the text says `50`" in got.contents.value


async def test_names_are_completed(start, uri, tmp_path):
    (tmp_path / "copychief.toml").write_text('[names]\npeople = ["Oluwaseun Adebayo"]\n')
    ed = await start(tmp_path)
    text = ARTICLE + "\n🎉 The mayor, Ines Ok and Ol and No and ok"
    ed.open(uri, text)

    async def complete(words):
        at = text.rindex(words) + len(words)
        got = await ed.client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(uri), ed.place(uri, at))
        )
        return {i.label: ed.quoted(uri, i.text_edit.range) for i in got.items}

    assert (await complete("Ines Ok"))["Ines Okafor"] == "Ines Ok"
    assert await complete("and Ol") == {"Oluwaseun Adebayo": "Ol"}
    assert "Nordvik Shipping Corp" in await complete("and No")
    assert await complete("and ok") == {}
