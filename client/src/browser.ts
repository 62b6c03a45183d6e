import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Kijun, run, stop } from './kijun';

export type { Kijun };

declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2];

/** The extension in a browser: the server is a Web Worker. */
export const activate = (context: vscode.ExtensionContext): Kijun =>
  run(context, (options) => {
    const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.web.js');
    return new LanguageClient('kijun', 'Kijun', new Worker(module.toString(true)), options);
  });

export const deactivate = stop;
