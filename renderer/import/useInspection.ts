import { useEffect, useState } from 'react';
import type { Inspection } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { useBench } from '../app/context.ts';
import type { FileOptions } from './roleFields.ts';

export interface Inspected {
  state: 'none' | 'reading' | 'read' | 'refused';
  inspection: Inspection | null;
  findings: Finding[];
}

/** What an importer sees in a file, asked again whenever encoding, coordinates, sheet or layer are overridden. */
export function useInspection(path: string | null, options: FileOptions): Inspected {
  const { client, actions } = useBench();
  const [inspected, setInspected] = useState<Inspected>({ state: 'none', inspection: null, findings: [] });
  const { encoding, crs, sheet, layer } = options;
  useEffect(() => {
    if (path === null) return;
    let current = true;
    setInspected((before) => ({ ...before, state: 'reading' }));
    client.call('datasets.inspect', { path, encoding, crs, sheet, layer }).then(
      (inspection) => current && setInspected({ state: 'read', inspection, findings: inspection.notes as Finding[] }),
      (error: unknown) => {
        if (!current) return;
        if (error instanceof InputError) setInspected((before) => ({ state: 'refused', inspection: before.inspection, findings: error.findings }));
        else {
          setInspected({ state: 'refused', inspection: null, findings: [] });
          actions.report(error);
        }
      },
    );
    return () => {
      current = false;
    };
  }, [client, actions, path, encoding, crs, sheet, layer]);
  return inspected;
}
