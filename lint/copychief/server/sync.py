"""What the client tells: texts opened, changed and closed, settings and configuration files changed."""

from __future__ import annotations

from lsprotocol import types

from copychief.server.session import Server
from copychief.server.settings import read

CONFIG_GLOBS = ("**/copychief.toml", "**/.copychief.toml", "**/pyproject.toml")


def register(server: Server) -> None:
    """Add the features to a server."""

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.begin(params)

    @server.feature(types.INITIALIZED)
    def initialized(ls: Server, _: types.InitializedParams) -> None:
        workspace = ls.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(g) for g in CONFIG_GLOBS])
            ls.client_register_capability(
                types.RegistrationParams(
                    [types.Registration("copychief-config", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)]
                )
            )

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        seen(ls, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.publish_later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        seen(ls, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.drop(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        settings = params.settings
        workspace = ls.client_capabilities.workspace
        if not settings and workspace and workspace.configuration:  # the client wants to be asked
            asked = types.ConfigurationParams([types.ConfigurationItem(section="copychief")])
            settings = (await ls.workspace_configuration_async(asked))[0]
        ls.settings, wrong = read(settings, ls.settings)
        ls.articles.problems += wrong
        ls.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_watched_files(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
        ls.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def did_change_workspace_folders(ls: Server, _: types.DidChangeWorkspaceFoldersParams) -> None:
        ls.reload()


def seen(ls: Server, uri: str) -> None:
    """An article was opened or saved: push, and read configuration files again if they are others now."""
    if ls.articles.settings_are_stale(uri):
        ls.reload()
    else:
        ls.publish(uri)
