import { AutoComplete, Checkbox, Input, Select, Spin } from 'antd';
import { useEffect } from 'react';
import type { Inspection } from '../../api/contract.ts';
import { useFormats, useText } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { AddFiles } from './FilePick.tsx';
import { classesOf, guessUse } from './frictionDraft.ts';
import type { LayerKind, LayerUse, SpeedRow } from './frictionDraft.ts';
import { baseName, LAYER_KEYS, layersOf, speedRowsOf } from './roleFields.ts';
import type { InputFieldsProps } from './draft.ts';
import { crsName, geometryName, SYSTEMS } from './SourceFacts.tsx';
import { SpeedTable } from './SpeedTable.tsx';
import { useInspections } from './useInspections.ts';

type FrictionLayersProps = Omit<InputFieldsProps, 'inspection'>;

/** Every file of the surface with what it is, and the speed of every class found in them. */
export function FrictionLayers({ draft, onChange, findings, files, onFiles }: FrictionLayersProps) {
  const text = useText();
  const uses = layersOf(draft) ?? [];
  const rows = speedRowsOf(draft);
  const inspected = useInspections(files.map((path) => ({ path, crs: uses.find((use) => use.path === path)?.crs, layer: uses.find((use) => use.path === path)?.layer })));
  const inspectionOf = (path: string) => inspected.get(path)?.inspection ?? undefined;
  const fresh = files.filter((path) => inspectionOf(path) !== undefined && !uses.some((use) => use.path === path));
  useEffect(() => {
    if (fresh.length > 0) onChange({ ...draft, layers: settled([...uses, ...fresh.map((path) => guessUse(path, inspectionOf(path)!))]) });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a file is guessed once, when it has been read
  }, [fresh.join('\u0000')]);
  const change = (path: string, part: Partial<LayerUse>) => onChange({ ...draft, layers: uses.map((use) => (use.path === path ? { ...use, ...part } : use)) });
  const changeRow = (name: string, part: Partial<SpeedRow>) => {
    const before = rows.find((row) => row.class === name) ?? { class: name, speedKmh: null, mode: 'walking' as const };
    onChange({ ...draft, speedRows: [...rows.filter((row) => row.class !== name), { ...before, ...part }] });
  };
  const classes = classesOf(uses, inspectionOf);
  const told = LAYER_KEYS.flatMap((key) => findings[key] ?? []);
  return (
    <div className="layers">
      {told.length > 0 && <FindingList findings={told} />}
      {files.map((path) => {
        const use = uses.find((one) => one.path === path);
        const state = inspected.get(path);
        return (
          <div className="layer" key={path}>
            <div className="layer-head">
              <span className="ellipsis" title={baseName(path)}><b>{baseName(path)}</b> <Facts inspection={state?.inspection ?? null} /></span>
              {state === undefined || state.state === 'reading' ? <Spin size="small" /> : (
                <Select<LayerKind>
                  value={use?.as} onChange={(as) => onChange({ ...draft, layers: settled([...uses.filter((one) => one.path !== path), { ...(use ?? { path }), as }]) })} aria-label={text('import.layerAs', { name: baseName(path) })}
                  options={kindsOf(state.inspection).map((value) => ({ value, label: text(`layer.${value}`) }))}
                />
              )}
            </div>
            {state !== undefined && state.findings.some((finding) => finding.severity !== 'note') && use?.as !== 'none' && <FindingList findings={state.findings.filter((finding) => finding.severity !== 'note')} />}
            {use !== undefined && state?.inspection != null && <Details use={use} inspection={state.inspection} onChange={(part) => change(path, part)} />}
          </div>
        );
      })}
      <AddFiles label={text('import.addLayers')} onFiles={onFiles} />
      {!uses.some((use) => use.as === 'speeds') && classes.length > 0 && (
        <div className="field field-wide">
          <span className="groups-title">{text('input.speeds')} *</span>
          <SpeedTable
            counted={text('import.countCells')}
            lines={classes.map(({ class: name, count }) => {
              const row = rows.find((one) => one.class === name);
              return { class: name, count, speedKmh: row?.speedKmh ?? null, mode: row?.mode };
            })}
            onSpeed={(name, speedKmh) => changeRow(name, { speedKmh })} onMode={(name, mode) => changeRow(name, { mode })}
          />
          <div className="field-hint">{text('import.layerSpeedsHint')}</div>
        </div>
      )}
    </div>
  );
}

/** Of land cover, elevation and tables of speeds there is one: what has been said last stands. */
function settled(uses: LayerUse[]): LayerUse[] {
  const single = (kind: LayerKind) => kind === 'landCover' || kind === 'elevation' || kind === 'speeds';
  return uses.map((use, at) => (single(use.as) && uses.some((other, later) => later > at && other.as === use.as) ? { ...use, as: 'none' as const } : use));
}

function kindsOf(inspection: Inspection | null): LayerKind[] {
  if (inspection === null) return ['none'];
  if (inspection.width !== undefined) return ['landCover', 'elevation', 'none'];
  return inspection.geometry === null ? ['speeds', 'none'] : ['roads', 'barriers', 'none'];
}

function Facts({ inspection }: { inspection: Inspection | null }) {
  const text = useText();
  const formats = useFormats();
  if (inspection === null) return null;
  const facts = [
    inspection.width === undefined ? inspection.geometry === null ? inspection.format : geometryName(text, inspection.geometry) : `${inspection.width} × ${inspection.height}`,
    inspection.classes === undefined ? '' : text('import.classesFound', { count: formats.count(Object.keys(inspection.classes).length) }),
    inspection.rows === null ? '' : text('import.rows', { rows: formats.count(inspection.rows) }),
    crsName(inspection.crs.value),
  ];
  return <small>{facts.filter((fact) => fact !== '').join(' · ')}</small>;
}

/** What must be known of one layer besides what it is. */
function Details({ use, inspection, onChange }: { use: LayerUse; inspection: Inspection; onChange: (part: Partial<LayerUse>) => void }) {
  const text = useText();
  const options = inspection.fields.map((field) => ({ value: field.name, label: field.name }));
  const column = (key: 'class' | 'speedKmh' | 'mode' | 'label', required: boolean) => (
    <label>
      <span>{text(key === 'class' ? 'input.class' : `layer.column.${key}`)}{required ? ' *' : ''}</span>
      <Select allowClear showSearch value={use[key]} onChange={(value: string | undefined) => onChange({ [key]: value })} options={options} placeholder={text('import.noColumn')} />
    </label>
  );
  const unplaced = use.as !== 'speeds' && use.as !== 'none' && (inspection.crs.value === null || use.crs !== undefined);
  return (
    <div className="layer-details">
      {use.as === 'roads' && (use.constant === undefined
        ? column('class', true)
        : <label><span>{text('input.class')} *</span><Input value={use.constant} onChange={(event) => onChange({ constant: event.target.value })} /></label>)}
      {use.as === 'roads' && <Checkbox checked={use.constant !== undefined} onChange={(event) => onChange({ constant: event.target.checked ? '' : undefined })}>{text('layer.constant')}</Checkbox>}
      {use.as === 'barriers' && <Checkbox checked={use.closesRoads === true} onChange={(event) => onChange({ closesRoads: event.target.checked ? true : undefined })}>{text('layer.closesRoads')}</Checkbox>}
      {use.as === 'speeds' && <>{column('class', true)}{column('speedKmh', true)}{column('mode', false)}{column('label', false)}</>}
      {(inspection.layers?.length ?? 0) > 1 && (
        <label><span>{text('import.layer')}</span><Select value={use.layer ?? inspection.layers![0]} onChange={(layer) => onChange({ layer })} options={inspection.layers!.map((value) => ({ value, label: value }))} /></label>
      )}
      {unplaced && (
        <label>
          <span>{text('data.crs')} *</span>
          <AutoComplete allowClear value={use.crs ?? ''} onChange={(typed: string | undefined) => onChange({ crs: typed === undefined || typed.trim() === '' ? undefined : typed.trim() })} options={SYSTEMS.map((value) => ({ value, label: value }))} />
        </label>
      )}
    </div>
  );
}
