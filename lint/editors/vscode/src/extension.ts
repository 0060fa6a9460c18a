// The VS Code client: finds Python, starts `copychief server`, restarts it when its settings change.

import { existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

const LANGUAGES = ["markdown", "plaintext", "html"];
let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("copychief.restart", restart),
    vscode.commands.registerCommand("copychief.fixAllHere", fixAllHere),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("copychief.interpreter")) void restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
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
  if (editor) await vscode.commands.executeCommand("copychief.fixAll", editor.document.uri.toString());
}

/** The settings the server knows; `getConfiguration` hands out an object with methods besides. */
function plain(settings: vscode.WorkspaceConfiguration): Record<string, unknown> {
  const keys = ["enable", "profile", "select", "extendSelect", "ignore", "delay"];
  return Object.fromEntries(keys.map((key) => [key, settings.get(key)]));
}

function firstFolder(): string | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

/** The interpreter that was set; a virtual environment in a trusted workspace; `copychief` on the PATH; python3. */
function findServer(interpreter: string): { command: string; args: string[] } {
  const module = ["-m", "copychief", "server"];
  if (interpreter) return { command: interpreter.replace(/^~(?=\/)/, process.env.HOME ?? "~"), args: module };
  const windows = process.platform === "win32";
  if (vscode.workspace.isTrusted) {
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      for (const name of [".venv", "venv"]) {
        const bin = path.join(folder.uri.fsPath, name, windows ? "Scripts" : "bin");
        if (existsSync(path.join(bin, windows ? "copychief.exe" : "copychief"))) {
          return { command: path.join(bin, windows ? "python.exe" : "python"), args: module };
        }
      }
    }
  }
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const found = path.join(folder, windows ? "copychief.exe" : "copychief");
    if (folder && existsSync(found)) return { command: found, args: ["server"] };
  }
  return { command: windows ? "python" : "python3", args: module };
}
