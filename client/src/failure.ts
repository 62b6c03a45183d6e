import * as vscode from 'vscode';
import { CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import { t } from './words';

/** How often a server may die within {@link SPAN} before it is left alone. */
const OFTEN = 4;
const SPAN = 180_000;

/** A server that dies is started again, with one message; one that dies again and again is not. */
export function createErrorHandler(): ErrorHandler {
  const deaths: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      deaths.push(Date.now());
      const often = deaths.length >= OFTEN && deaths.at(-1)! - deaths.at(-OFTEN)! < SPAN;
      const again = t('The Kijun server has stopped and is started again. The log says why.');
      const enough = t('The Kijun server stopped several times and is not started again. The log says why.');
      const log = t('Show log');
      if (often || deaths.length === 1)
        void vscode.window.showWarningMessage(often ? enough : again, log).then((chosen) => {
          if (chosen) void vscode.commands.executeCommand('kijun.showOutput');
        });
      return { action: often ? CloseAction.DoNotRestart : CloseAction.Restart, handled: true };
    },
  };
}
