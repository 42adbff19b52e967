import { AutoComplete, Select, Tag } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useFormats, useText } from '../app/context.ts';
import type { FileOptions } from './roleFields.ts';

interface SourceFactsProps {
  inspection: Inspection | null;
  options: FileOptions;
  onChange: (options: FileOptions) => void;
  findings: FieldFindings;
}

const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le'];
/** Coordinate systems offered where one is to be named. */
export const SYSTEMS = ['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:4547', 'EPSG:4528', 'EPSG:3857'];

/** What was found out about the file, how sure that is, and the fields that overrule it: the file is then read again. */
export function SourceFacts({ inspection, options, onChange, findings }: SourceFactsProps) {
  const text = useText();
  const formats = useFormats();
  const found = (guess: Inspection['encoding'] | undefined) =>
    guess === undefined ? undefined : guess.value === null ? text('import.notFound') : text('import.found', { value: guess.value, confidence: formats.share(guess.confidence) });
  const samples = inspection?.encoding.candidates?.filter((one) => one.sample !== undefined) ?? [];
  return (
    <div className="fields source-facts">
      <div className="facts-line">
        <Tag>{inspection?.format ?? '—'}</Tag>
        {inspection !== null && inspection.rows !== null && <span>{text('import.rows', { rows: formats.count(inspection.rows) })}</span>}
        {inspection?.geometry != null && <span>{inspection.geometry}</span>}
        {inspection?.width !== undefined && <span>{inspection.width} × {inspection.height}</span>}
        {inspection?.sum !== undefined && <span>{text('import.sum', { sum: formats.count(inspection.sum) })}</span>}
      </div>
      <Field label={text('data.encoding')} findings={findings['encoding']} hint={found(inspection?.encoding)}>
        {(id, status) => (
          <Select
            id={id} status={status} allowClear value={options.encoding} placeholder={inspection?.encoding.value ?? text('import.detect')} onChange={(encoding: string | undefined) => onChange({ ...options, encoding })}
            options={[...new Set([...(inspection?.encoding.candidates ?? []).map((one) => one.value), ...ENCODINGS])].map((value) => ({ value, label: value }))}
          />
        )}
      </Field>
      <Field label={text('data.crs')} findings={findings['crs']} hint={found(inspection?.crs)}>
        {(id, status) => (
          <AutoComplete
            id={id} status={status} allowClear value={options.crs ?? ''} placeholder={inspection?.crs.value ?? text('import.detect')} onChange={(typed: string | undefined) => onChange({ ...options, crs: typed === undefined || typed.trim() === '' ? undefined : typed.trim() })}
            options={[...new Set([...(inspection?.crs.candidates ?? []).map((one) => one.value), ...SYSTEMS])].map((value) => ({ value, label: value }))}
          />
        )}
      </Field>
      {samples.length > 0 && (inspection?.encoding.confidence ?? 1) < 0.9 && (
        <ul className="encoding-samples">{samples.map((one) => <li key={one.value}><b>{one.value}</b> {one.sample}</li>)}</ul>
      )}
      {(inspection?.sheets?.length ?? 0) > 1 && (
        <Field label={text('import.sheet')} findings={findings['sheet']}>
          {(id, status) => <Select id={id} status={status} value={options.sheet ?? inspection!.sheets![0]} onChange={(sheet) => onChange({ ...options, sheet })} options={inspection!.sheets!.map((value) => ({ value, label: value }))} />}
        </Field>
      )}
      {(inspection?.layers?.length ?? 0) > 1 && (
        <Field label={text('import.layer')} findings={findings['layer']}>
          {(id, status) => <Select id={id} status={status} value={options.layer ?? inspection!.layers![0]} onChange={(layer) => onChange({ ...options, layer })} options={inspection!.layers!.map((value) => ({ value, label: value }))} />}
        </Field>
      )}
    </div>
  );
}
