import { useEffect, useState } from 'react';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { useBench } from '../app/context.ts';
import type { Inspected } from './useInspection.ts';

interface Wanted {
  path: string;
  crs?: string;
  layer?: string;
}

const keyOf = ({ path, crs, layer }: Wanted) => JSON.stringify([path, crs, layer]);

/** What an importer sees in each of several files, by path; a file is read again when its coordinates or layer are overridden. */
export function useInspections(wanted: readonly Wanted[]): Map<string, Inspected> {
  const { client, actions } = useBench();
  const [kept, setKept] = useState<ReadonlyMap<string, Inspected>>(new Map());
  const keys = wanted.map(keyOf).join('\u0000');
  useEffect(() => {
    let current = true;
    const put = (key: string, seen: Inspected) => current && setKept((before) => new Map(before).set(key, seen));
    for (const one of wanted) {
      const key = keyOf(one);
      if (kept.has(key)) continue;
      client.call('datasets.inspect', one).then(
        (inspection) => put(key, { state: 'read', inspection, findings: inspection.notes as Finding[] }),
        (error: unknown) => {
          put(key, { state: 'refused', inspection: null, findings: error instanceof InputError ? error.findings : [] });
          if (current && !(error instanceof InputError)) actions.report(error);
        },
      );
    }
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the keys say which files; what has been read is not read again
  }, [keys]);
  return new Map(wanted.map((one) => [one.path, kept.get(keyOf(one)) ?? { state: 'reading', inspection: null, findings: [] }]));
}
