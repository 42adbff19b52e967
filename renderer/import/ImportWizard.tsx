import { Alert, Button, Modal, Radio, Select, Spin, Steps, Table } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { DatasetInfo, Inspection } from '../../api/contract.ts';
import { CancelledError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { format } from '../../api/messages/index.ts';
import { ROLES, SEVERAL_FILES } from '../../api/roles.ts';
import type { Role } from '../../api/recipe.ts';
import { findingsByField, sortToFields } from '../analysis/findingsByField.ts';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { JobLine } from '../app/JobStrip.tsx';
import type { TextKey } from '../text/text.ts';
import { ColumnFields } from './ColumnFields.tsx';
import { PickStep } from './PickStep.tsx';
import { FrictionFields } from './FrictionFields.tsx';
import { IndicatorFields } from './IndicatorFields.tsx';
import { MatrixFields } from './MatrixFields.tsx';
import { OsmRoads } from './OsmRoads.tsx';
import { RoadLines } from './RoadLines.tsx';
import { asksOf, baseName, draftFor, LAYER_KEYS, layersOf, mainFiles, MATRIX_UNITS, missingColumns, OTHER_KEYS, requestOf, ROAD_COLUMNS, ROAD_KEYS, roadSource, ROLE_COLUMNS } from './roleFields.ts';
import type { Draft, InputFieldsProps } from './draft.ts';
import type { FileOptions } from './roleFields.ts';
import { RoadTables } from './RoadTables.tsx';
import { SourceFacts } from './SourceFacts.tsx';
import { useInspection } from './useInspection.ts';

const OPTION_FIELDS = ['encoding', 'crs', 'sheet', 'layer'];
const PREVIEW_HEIGHT = 128;

/** 导入: choose files, see what is in them, say what they are, read the remarks. */
export function ImportWizard({ onClose }: { onClose: () => void }) {
  const text = useText();
  const formats = useFormats();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const job = useWorkbench((state) => state.jobs.find((one) => one.title === 'job.import'));
  const [files, setFiles] = useState<string[]>([]);
  const [path, setPath] = useState<string | null>(null);
  const [options, setOptions] = useState<FileOptions>({});
  const [role, setRole] = useState<Role | null>(null);
  const [draft, setDraft] = useState<Draft>({});
  const [replace, setReplace] = useState(false);
  const [refused, setRefused] = useState<FieldFindings>({});
  const mappedColumns = useRef<string | null>(null);
  const [imported, setImported] = useState<DatasetInfo | null>(null);
  const { state, inspection, findings } = useInspection(path, options);

  useEffect(() => {
    if (inspection === null) return;
    // Read again under another encoding or from another sheet, a file has other columns and the draft starts anew; under other
    // coordinates it has the same, and what has been said about them stands.
    const columns = inspection.fields.map((field) => field.name).join('\u0000');
    if (columns === mappedColumns.current) return;
    mappedColumns.current = columns;
    const suggested = ROLES.find((one) => one === inspection.suggestedRole) ?? null;
    setRole((before) => before ?? suggested);
    const next = role ?? suggested;
    if (next !== null) setDraft(draftFor(next, inspection, files.length));
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [inspection]);

  const chooseRole = (next: Role) => {
    setRole(next);
    setRefused({});
    if (inspection !== null) setDraft(draftFor(next, inspection, files.length));
  };
  const restart = () => {
    setFiles([]);
    mappedColumns.current = null;
    setPath(null);
    setOptions({});
    setRole(null);
    setDraft({});
    setRefused({});
    setImported(null);
  };
  const addFiles = (paths: string[]) => setFiles((before) => [...new Set([...before, ...paths])]);
  const fieldNames = [...OPTION_FIELDS, ...(role === null ? [] : ROLE_COLUMNS[role].map((field) => field.key)), ...ROAD_COLUMNS.map((field) => field.key), ...ROAD_KEYS, ...LAYER_KEYS, ...MATRIX_UNITS, ...OTHER_KEYS];
  const placed = useMemo((): FieldFindings => {
    const inspected = sortToFields(findings, OPTION_FIELDS);
    // The first question of all has its field even when it does not name it.
    for (const finding of inspected[''] ?? []) {
      const field = finding.code.startsWith('encoding.') ? 'encoding' : finding.code.startsWith('crs.') ? 'crs' : '';
      if (field !== '') (inspected[field] ??= []).push(finding);
    }
    return { ...inspected, '': (inspected[''] ?? []).filter((finding) => !/^(encoding|crs)\./.test(finding.code)), ...refused };
  }, [findings, refused]);
  const missing = role === null || inspection === null ? [] : missingColumns(role, draft, inspection);
  // Layers each say what they are in a list of their own; no one file is the file.
  const layered = role === 'friction' && layersOf(draft) !== undefined;
  const several = role !== null && SEVERAL_FILES.has(role);
  const existing = project?.datasets.some((dataset) => dataset.role === role) === true;

  const start = () =>
    actions.attempt(async () => {
      if (role === null || path === null) return;
      setRefused({});
      try {
        setImported(await actions.importDataset(requestOf(role, draft, path, options), several ? replace : true, baseName(path)));
      } catch (error) {
        if (!(error instanceof CancelledError)) setRefused(findingsByField(error, fieldNames));
      }
    });

  const step = imported !== null ? 2 : path !== null ? 1 : 0;
  return (
    <Modal
      open width={860} title={text('import.title')} onCancel={onClose} mask={{ closable: false }} className="import-wizard" destroyOnHidden
      footer={
        step === 0 ? null : step === 2 ? (
          <><Button onClick={restart}>{text('import.another')}</Button><Button type="primary" onClick={onClose}>{text('import.done')}</Button></>
        ) : (
          <>
            {missing.length > 0 && <span className="field-hint import-missing">{text('import.missing', { fields: missing.map((key) => text(`input.${key}` as TextKey)).join(text('import.separator')) })}</span>}
            <Button onClick={restart} disabled={job !== undefined}>{text('import.back')}</Button>
            <Button type="primary" disabled={role === null || missing.length > 0 || state !== 'read'} loading={job !== undefined} onClick={() => void start()}>{text('import.start')}</Button>
          </>
        )
      }
    >
      <Steps size="small" current={step} items={[{ title: text('import.step.pick') }, { title: text('import.step.map') }, { title: text('import.step.done') }]} />
      {step === 0 && (
        <PickStep
          onPaths={(paths) => {
            const main = mainFiles(paths);
            setFiles(main);
            setPath(main[0] ?? null);
          }}
        />
      )}
      {step === 1 && (
        <div className="import-body">
          <div className="import-file">
            {layered ? null : files.length > 1 ? <Select value={path} onChange={(next) => { setPath(next); setOptions({}); setRole(null); mappedColumns.current = null; }} options={files.map((one) => ({ value: one, label: baseName(one) }))} aria-label={text('import.chooseFile')} /> : <b>{baseName(path ?? '')}</b>}
            {state === 'reading' && <Spin size="small" />}
          </div>
          {placed['']?.length !== undefined && placed[''].length > 0 && <FindingList findings={placed['']} />}
          {!layered && <SourceFacts key={path} inspection={inspection} options={options} onChange={setOptions} findings={placed} asks={asksOf(inspection, role)} />}
          {inspection !== null && (
            <>
              {!layered && <Preview inspection={inspection} />}
              <div className="fields">
                <div className="field">
                  <label htmlFor="import-role">{text('import.role')} *</label>
                  <Select id="import-role" listHeight={420} value={role} onChange={chooseRole} placeholder={text('import.chooseRole')} options={ROLES.map((value) => ({ value, label: format(language, `role.${value}`) }))} />
                </div>
              </div>
              {role !== null && <RoleFields role={role} inspection={inspection} draft={draft} onChange={setDraft} findings={placed} files={files} onFiles={addFiles} options={options} />}
              {several && existing && (
                <Radio.Group className="import-replace" value={replace} onChange={(event) => setReplace(event.target.value as boolean)} options={[{ value: false, label: text('import.add') }, { value: true, label: text('import.replace') }]} />
              )}
              {role !== null && !several && existing && <Alert type="info" showIcon title={text('import.willReplace', { role: format(language, `role.${role}`) })} />}
            </>
          )}
          {job !== undefined && <JobLine job={job} />}
        </div>
      )}
      {step === 2 && imported !== null && (
        <div className="import-body">
          <Alert type="success" showIcon title={text('import.imported', { name: imported.name, rows: formats.count(imported.rowCount) })} />
          {imported.notes.length > 0 && <FindingList findings={imported.notes as Finding[]} />}
          {imported.notes.length === 0 && <p className="field-hint">{text('import.noNotes')}</p>}
        </div>
      )}
    </Modal>
  );
}

type RoleFieldsProps = InputFieldsProps & { role: Role; options: FileOptions };

/** The questions of the chosen role. */
function RoleFields({ role, options, ...given }: RoleFieldsProps) {
  const { files, onFiles: _onFiles, ...ofOneFile } = given;
  if (role === 'matrix') return <MatrixFields {...ofOneFile} />;
  if (role === 'friction') return <FrictionFields {...given} />;
  if (role === 'indicators') return <IndicatorFields {...ofOneFile} />;
  if (role !== 'roads') return <ColumnFields role={role} {...ofOneFile} />;
  const source = roadSource(given.inspection);
  if (source === 'osm') return <OsmRoads {...given} />;
  if (source === 'lines') return <RoadLines {...given} />;
  const { inspection: _inspection, ...ofTables } = ofOneFile;
  return <RoadTables files={files} options={options} {...ofTables} />;
}

function Preview({ inspection }: { inspection: Inspection }) {
  const text = useText();
  if (inspection.preview.length === 0) return null;
  return (
    <Table
      size="small" className="import-preview" pagination={false} scroll={{ x: 'max-content', y: PREVIEW_HEIGHT }} rowKey={(row) => String(row[0])}
      dataSource={inspection.preview.map((row, index) => [index + 1, ...row])}
      columns={inspection.fields.map((field, at) => ({
        key: field.name, title: <span>{field.name}<small className="preview-type">{text(`fieldType.${field.type}` as TextKey)}</small></span>,
        render: (_: unknown, row: (string | number | boolean | null)[]) => { const value = row[at + 1]; return value === null ? <span className="missing">—</span> : String(value); },
      }))}
    />
  );
}
