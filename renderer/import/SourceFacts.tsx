import { AutoComplete, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Inspection } from '../../api/contract.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useFormats, useText } from '../app/context.ts';
import type { Text } from '../text/text.ts';
import type { FileOptions } from './roleFields.ts';

interface SourceFactsProps {
  inspection: Inspection | null;
  options: FileOptions;
  onChange: (options: FileOptions) => void;
  findings: FieldFindings;
  /** Which facts a reader of this file can be wrong about: an extract has both, a table without places no coordinates. */
  asks: { encoding: boolean; crs: boolean };
}

/** From this confidence on nothing is asked; what was found is only said. */
const SURE = 0.9;
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le'];
/** Coordinate systems offered where one is to be named. */
export const SYSTEMS = ['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:4547', 'EPSG:4528', 'EPSG:3857'];

/** What was found out about the file, how sure that is, and the fields that overrule it: the file is then read again. */
export function SourceFacts({ inspection, options, onChange, findings, asks }: SourceFactsProps) {
  const [opened, setOpened] = useState(false);
  const text = useText();
  const formats = useFormats();
  const found = (guess: Inspection['encoding'] | undefined) =>
    guess === undefined ? undefined : guess.value === null ? text('import.notFound') : text('import.found', { value: guess.value, confidence: formats.share(guess.confidence) });
  const sure = (key: 'encoding' | 'crs') => !asks[key] || (options[key] === undefined && (inspection?.[key].confidence ?? 1) >= SURE && (findings[key] ?? []).every((finding) => finding.severity === 'note'));
  const shown = opened || !sure('encoding') || !sure('crs');
  const samples = inspection?.encoding.candidates?.filter((one) => one.sample !== undefined) ?? [];
  return (
    <div className="fields source-facts">
      <div className="facts-line">
        <Tag>{inspection?.format ?? '—'}</Tag>
        {inspection !== null && inspection.rows !== null && <span>{text('import.rows', { rows: formats.count(inspection.rows) })}</span>}
        {inspection?.geometry != null && <span>{geometryName(text, inspection.geometry)}</span>}
        {inspection?.width !== undefined && <span>{inspection.width} × {inspection.height}</span>}
        {inspection?.sum !== undefined && <span>{text('import.sum', { sum: formats.count(inspection.sum) })}</span>}
        {!shown && asks.encoding && <span>{inspection?.encoding.value}</span>}
        {!shown && asks.crs && inspection !== null && <span>{crsName(inspection.crs.value)}</span>}
        {!shown && (asks.encoding || asks.crs) && <button type="button" className="link" onClick={() => setOpened(true)}>{text('import.readOtherwise')}</button>}
      </div>
      {shown && asks.encoding && <Field label={text('data.encoding')} findings={findings['encoding']} hint={found(inspection?.encoding)}>
        {(id, status) => (
          <Select
            id={id} status={status} allowClear value={options.encoding} placeholder={inspection?.encoding.value ?? text('import.detect')} onChange={(encoding: string | undefined) => onChange({ ...options, encoding })}
            options={[...new Set([...(inspection?.encoding.candidates ?? []).map((one) => one.value), ...ENCODINGS])].map((value) => ({ value, label: value }))}
          />
        )}
      </Field>}
      {shown && asks.crs && <Field label={text('data.crs')} findings={findings['crs']} hint={found(inspection?.crs)}>
        {(id, status) => (
          <AutoComplete
            id={id} status={status} allowClear value={options.crs ?? ''} placeholder={inspection?.crs.value ?? text('import.detect')} onChange={(typed: string | undefined) => onChange({ ...options, crs: typed === undefined || typed.trim() === '' ? undefined : typed.trim() })}
            options={[...new Set([...(inspection?.crs.candidates ?? []).map((one) => one.value), ...SYSTEMS])].map((value) => ({ value, label: value }))}
          />
        )}
      </Field>}
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

/** Points, lines or areas, in the reader's words. */
export function geometryName(text: Text, geometry: string): string {
  return /Point/.test(geometry) ? text('geometry.point') : /Line/.test(geometry) ? text('geometry.line') : /Polygon/.test(geometry) ? text('geometry.polygon') : geometry;
}

/** A coordinate system by its short name: of a .prj the first name in it. */
export function crsName(crs: string | null): string {
  return crs === null ? '' : /^\w+\["([^"]+)"/.exec(crs)?.[1] ?? crs;
}
