// The VS Code client: finds Python, starts `copychief server`, restarts it when its settings change.

import { existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

const LANGUAGES = ["markdown", "plaintext", "html"];
let client: LanguageClient | undefined;
let bundled = "";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("copychief.restart", restart),
    vscode.commands.registerCommand("copychief.fixAllHere", fixAllHere),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("copychief.interpreter")) void restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  bundled = context.asAbsolutePath("venv");
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("copychief");
  const { command, args } = findServer(settings.get<string>("interpreter", ""));
  const server: ServerOptions = { command, args, options: { cwd: firstFolder() } };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: { ...plain(settings), trusted: vscode.workspace.isTrusted },
    synchronize: { configurationSection: "copychief" },
    middleware: {
      // VS Code asks for all articles of a workspace again and again; only those who want that shall pay for it
      provideWorkspaceDiagnostics: (ids, token, report, next) =>
        vscode.workspace.getConfiguration("copychief").get<boolean>("workspace", false)
          ? next(ids, token, report)
          : { items: [] },
      workspace: {
        // trust is VS Code's to say, not a setting that a workspace can bring along
        didChangeConfiguration: async () => {
          const now = plain(vscode.workspace.getConfiguration("copychief"));
          await client?.sendNotification("workspace/didChangeConfiguration", {
            settings: { copychief: { ...now, trusted: vscode.workspace.isTrusted } },
          });
        },
      },
    },
  };
  client = new LanguageClient("copychief", "Copychief", server, options);
  try {
    await client.start();
  } catch (error) {
    const choice = await vscode.window.showErrorMessage(
      `Copychief doesn't start (${command} ${args.join(" ")}): ${String(error)}. Install it with: pip install "copychief[lsp]"`,
      "Open Settings",
    );
    if (choice) await vscode.commands.executeCommand("workbench.action.openSettings", "copychief.interpreter");
  }
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined);
  client = undefined;
  await start();
}

async function fixAllHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client) return;
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  await vscode.commands.executeCommand("copychief.fixAll", uri);
}

/** The settings the server knows; `getConfiguration` hands out an object with methods besides. */
function plain(settings: vscode.WorkspaceConfiguration): Record<string, unknown> {
  const keys = ["enable", "profile", "select", "extendSelect", "ignore", "delay"];
  return Object.fromEntries(keys.map((key) => [key, settings.get(key)]));
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

/**
 * The interpreter that was set; a virtual environment in a trusted workspace; one that was packed with the extension;
 * `copychief` on the PATH; python3. `-P` keeps Python from importing what lies in the workspace, trusted or not.
 */
function findServer(interpreter: string): { command: string; args: string[] } {
  const module = ["-P", "-m", "copychief", "server"];
  if (interpreter) return { command: interpreter.replace(/^~(?=\/)/, process.env.HOME ?? "~"), args: module };
  const windows = process.platform === "win32";
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  const environments = folders.flatMap((f) => [".venv", "venv"].map((name) => path.join(f.uri.fsPath, name)));
  for (const environment of [...environments, bundled]) {
    const bin = path.join(environment, windows ? "Scripts" : "bin");
    if (existsSync(path.join(bin, windows ? "copychief.exe" : "copychief"))) {
      return { command: path.join(bin, windows ? "python.exe" : "python"), args: module };
    }
  }
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const found = path.join(folder, windows ? "copychief.exe" : "copychief");
    if (path.isAbsolute(folder) && existsSync(found)) return { command: found, args: ["server"] };
  }
  return { command: windows ? "python" : "python3", args: module };
}
