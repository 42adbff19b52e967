import { useEffect, useState } from 'react';
import type { Client } from '../../api/client.ts';
import type { Method, Params, Result } from '../../api/contract.ts';
import { useBench } from './context.ts';

/**
 * Keeps answers that cannot change: a run never does, shapes and points only with their dataset. `stamp` names the
 * state of the data the answer depends on.
 */
export interface Reader {
  read: <M extends Method>(method: M, params: Params<M>, stamp: string) => Promise<Result<M>>;
  /** The same for an answer put together from several calls; `key` says all it depends on. */
  keep: <T>(key: string, make: () => Promise<T>) => Promise<T>;
}

const KEPT = 60;

export function createReader(client: Client): Reader {
  const answers = new Map<string, Promise<unknown>>();
  const keep: Reader['keep'] = <T>(key: string, make: () => Promise<T>) => {
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = make();
      answers.set(key, answer);
      // A failure is not kept: the next look asks again.
      answer.catch(() => answers.delete(key));
      if (answers.size > KEPT) answers.delete(answers.keys().next().value!);
    }
    return answer as Promise<T>;
  };
  return {
    keep,
    read: <M extends Method>(method: M, params: Params<M>, stamp: string) => keep(`${method} ${JSON.stringify(params)} ${stamp}`, () => client.call(method, params) as Promise<Result<M>>),
  };
}

/** The answer of a reading method, null until it is there; a failure goes to the problem panel. `params` null asks nothing. */
export function useAnswer<M extends Method>(method: M, params: Params<M> | null, stamp: string): Result<M> | null {
  const { reader, actions } = useBench();
  const key = params === null ? null : JSON.stringify(params);
  const [kept, setKept] = useState<{ key: string; value: Result<M> } | null>(null);
  const wanted = key === null ? null : `${key} ${stamp}`;
  useEffect(() => {
    if (key === null || wanted === null) return;
    let current = true;
    reader.read(method, JSON.parse(key) as Params<M>, stamp).then(
      (value) => current && setKept({ key: wanted, value }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [method, key, stamp, wanted, reader, actions]);
  return kept !== null && kept.key === wanted ? kept.value : null;
}
