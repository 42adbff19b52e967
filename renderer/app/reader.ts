import type { Client } from '../../api/client.ts';
import type { Method, Params, Result } from '../../api/contract.ts';

/**
 * Keeps answers that cannot change: a run never does, shapes and points only with their dataset. `stamp` names the
 * state of the data the answer depends on.
 */
export interface Reader {
  read: <M extends Method>(method: M, params: Params<M>, stamp: string) => Promise<Result<M>>;
}

const KEPT = 60;

export function createReader(client: Client): Reader {
  const answers = new Map<string, Promise<unknown>>();
  return {
    read: <M extends Method>(method: M, params: Params<M>, stamp: string) => {
      const key = `${method} ${JSON.stringify(params)} ${stamp}`;
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = client.call(method, params);
        answers.set(key, answer);
        // A failure is not kept: the next look asks again.
        answer.catch(() => answers.delete(key));
        if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
      }
      return answer as Promise<Result<M>>;
    },
  };
}
