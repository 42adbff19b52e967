import { useEffect, useState } from 'react';
import type { Method, Params, Result } from '../../api/contract.ts';
import { useBench } from './context.ts';

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
