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
  const { encoding, crs, sheet, layer } = options;
  const key = path === null ? null : JSON.stringify([path, encoding, crs, sheet, layer]);
  const [kept, setKept] = useState<(Inspected & { key: string; path: string }) | null>(null);
  useEffect(() => {
    if (path === null || key === null) return;
    let current = true;
    client.call('datasets.inspect', { path, encoding, crs, sheet, layer }).then(
      (inspection) => current && setKept({ key, path, state: 'read', inspection, findings: inspection.notes as Finding[] }),
      (error: unknown) => {
        if (!current) return;
        const findings = error instanceof InputError ? error.findings : [];
        // What was seen before the refused override stays in view: the fields to mend it hang on it.
        setKept((before) => ({ key, path, state: 'refused', inspection: before?.path === path ? before.inspection : null, findings }));
        if (!(error instanceof InputError)) actions.report(error);
      },
    );
    return () => {
      current = false;
    };
  }, [client, actions, key, path, encoding, crs, sheet, layer]);
  if (path === null || kept === null || kept.path !== path) return { state: path === null ? 'none' : 'reading', inspection: null, findings: [] };
  return { state: kept.key === key ? kept.state : 'reading', inspection: kept.inspection, findings: kept.findings };
}
