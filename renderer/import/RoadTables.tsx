import { Select } from 'antd';
import { useEffect } from 'react';
import type { Inspection } from '../../api/contract.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useText } from '../app/context.ts';
import type { TextKey } from '../text/text.ts';
import { baseName, ROAD_COLUMNS } from './roleFields.ts';
import type { Draft } from './draft.ts';
import type { FileOptions } from './roleFields.ts';
import { useInspection } from './useInspection.ts';

interface RoadTablesProps {
  files: readonly string[];
  draft: Draft;
  onChange: (draft: Draft) => void;
  options: FileOptions;
  findings: FieldFindings;
}

/** A road network in two tables: which file holds the nodes, which the edges, and their columns. */
export function RoadTables({ files, draft, onChange, options, findings }: RoadTablesProps) {
  const text = useText();
  const nodes = useInspection((draft['nodes'] as string | undefined) ?? null, options).inspection;
  const edges = useInspection((draft['edges'] as string | undefined) ?? null, options).inspection;
  useEffect(() => {
    // Of two files picked together the one is the nodes and the other the edges.
    const { nodes: nodePath, edges: edgePath } = draft;
    if (files.length !== 2 || (nodePath === undefined) === (edgePath === undefined)) return;
    const other = files.find((file) => file !== (nodePath ?? edgePath));
    onChange({ ...draft, [nodePath === undefined ? 'nodes' : 'edges']: other });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once per pick: what the user empties stays empty
  }, [files]);
  useEffect(() => {
    const guesses = roadGuesses(nodes, edges);
    const open = Object.entries(guesses).filter(([key]) => draft[key] === undefined);
    if (open.length > 0) onChange({ ...draft, ...Object.fromEntries(open) });
    // Guesses are made once per file, not again for a field the user has just emptied.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [nodes, edges]);
  return (
    <div className="fields">
      {(['nodes', 'edges'] as const).map((table) => (
        <div className="road-table" key={table}>
          <Field wide label={`${text(`input.${table}`)} *`} findings={findings[table]}>
            {(id, status) => <Select id={id} status={status} value={draft[table] as string | undefined} onChange={(path) => onChange({ ...draft, [table]: path })} options={files.map((path) => ({ value: path, label: baseName(path) }))} placeholder={text('import.chooseFile')} />}
          </Field>
          {ROAD_COLUMNS.filter((field) => field.of === table).map(({ key, required }) => (
            <Field key={key} label={`${text(`input.${key}` as TextKey)}${required ? ' *' : ''}`} findings={findings[key]}>
              {(id, status) => (
                <Select
                  id={id} status={status} allowClear showSearch value={draft[key] as string | undefined} onChange={(value: string | undefined) => onChange({ ...draft, [key]: value })} placeholder={text('import.noColumn')}
                  options={((table === 'nodes' ? nodes : edges)?.fields ?? []).map((field) => ({ value: field.name, label: field.name }))}
                />
              )}
            </Field>
          ))}
        </div>
      ))}
    </div>
  );
}

function roadGuesses(nodes: Inspection | null, edges: Inspection | null): Draft {
  const named = (inspection: Inspection | null, role: string) => inspection?.fields.find((field) => field.role === role)?.name;
  const guesses: Draft = { nodeId: named(nodes, 'id'), nodeLon: named(nodes, 'lon'), nodeLat: named(nodes, 'lat') };
  for (const key of ['from', 'to', 'minutes', 'lengthMeters', 'speedKmh', 'oneway']) guesses[key] = named(edges, key);
  return Object.fromEntries(Object.entries(guesses).filter(([, value]) => value !== undefined));
}
