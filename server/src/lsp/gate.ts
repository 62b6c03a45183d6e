import { type Connection, ErrorCodes, type Message, type MessageStrategy, ResponseError } from 'vscode-languageserver';

/** What a request before `initialize`, and one after `shutdown`, is taken for. */
const EARLY = 'kijun/early';
const LATE = 'kijun/late';

/** Lets in what the protocol allows at a time: nothing before `initialize`, and behind `shutdown` only `exit`. */
export function createGate(): MessageStrategy {
  let refusal: string | undefined = EARLY;
  return {
    handleMessage: (message, next) => {
      const { method, id } = message as Message & { readonly method?: string; readonly id?: unknown };
      const isAnswer = method === undefined;
      if (method === 'initialize' && refusal === EARLY) refusal = undefined;
      if (isAnswer || method === 'exit' || refusal === undefined) next(message);
      // what expects no answer is dropped
      else if (id !== undefined) next({ ...message, method: refusal, params: undefined } as Message);
      if (method === 'shutdown' && refusal === undefined) refusal = LATE;
    },
  };
}

/** Answers what the gate does not let in. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(EARLY, () => new ResponseError(ErrorCodes.ServerNotInitialized, 'initialize comes first'));
  connection.onRequest(LATE, () => new ResponseError(ErrorCodes.InvalidRequest, 'the server was shut down'));
}
