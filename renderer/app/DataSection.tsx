import { BookOutlined, DeleteOutlined, ImportOutlined } from '@ant-design/icons';
import { Badge, Button, Descriptions, Drawer, Empty, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import type { DatasetInfo } from '../../api/contract.ts';
import type { Finding } from '../../api/findings.ts';
import { format } from '../../api/messages/index.ts';
import type { Role } from '../../api/recipe.ts';
import { ImportWizard } from '../import/ImportWizard.tsx';
import { ProfileDialog } from '../profile/ProfileDialog.tsx';
import { useBench, useFormats, useText, useWorkbench } from './context.ts';
import { FindingList } from './FindingList.tsx';
import { useAnswer } from './useAnswer.ts';

/** 数据: what the project holds, and the way in for more. */
export function DataSection() {
  const text = useText();
  const formats = useFormats();
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const [opened, setOpened] = useState<number | null>(null);
  const [importing, setImporting] = useState(false);
  const [profiles, setProfiles] = useState(false);
  const datasets = project?.datasets ?? [];
  return (
    <>
      {datasets.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('data.empty')} />}
      {datasets.length > 0 && <ul className="datasets">
        {datasets.map((dataset) => (
          <li key={dataset.id}>
            <button type="button" className="dataset" onClick={() => setOpened(dataset.id)}>
              <span className="dataset-role">{format(language, `role.${dataset.role as Role}`)}</span>
              <span className="ellipsis" title={dataset.name}>{dataset.name}</span>
              <span className="dataset-rows">{formats.count(dataset.rowCount)}</span>
              <Badge count={dataset.notes.length} size="small" color="#8a6d1f" title={text('data.notes', { count: dataset.notes.length })} />
            </button>
          </li>
        ))}
      </ul>}
      <div className="data-buttons">
        <Button icon={<ImportOutlined aria-hidden />} disabled={project === null} onClick={() => setImporting(true)}>{text('data.import')}</Button>
        <Button icon={<BookOutlined aria-hidden />} disabled={project === null} onClick={() => setProfiles(true)}>{text('profile.manage')}</Button>
      </div>
      <DatasetDrawer dataset={datasets.find((one) => one.id === opened) ?? null} onClose={() => setOpened(null)} />
      {importing && <ImportWizard onClose={() => setImporting(false)} />}
      {profiles && <ProfileDialog onClose={() => setProfiles(false)} />}
    </>
  );
}

const PREVIEW_ROWS = 100;
/** Kinds of columns are told apart by a prefix in the project file; the reader knows them by name. */
const STORED_PREFIX = /^(field|tag|value|group):/;

function DatasetDrawer({ dataset, onClose }: { dataset: DatasetInfo | null; onClose: () => void }) {
  const text = useText();
  const formats = useFormats();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const path = useWorkbench((state) => state.project?.path);
  const rows = useAnswer('datasets.rows', dataset === null ? null : { id: dataset.id, offset: 0, limit: PREVIEW_ROWS }, path ?? '');
  return (
    <Drawer
      open={dataset !== null} onClose={onClose} size={640} title={dataset?.name}
      extra={dataset !== null && (
        <Popconfirm title={text('data.removeAsk')} okText={text('data.remove')} cancelText={text('cancel')} onConfirm={() => void actions.removeDataset(dataset.id).then(onClose)}>
          <Button danger size="small" icon={<DeleteOutlined aria-hidden />}>{text('data.remove')}</Button>
        </Popconfirm>
      )}
    >
      {dataset !== null && (
        <>
          <Descriptions
            size="small" column={2}
            items={[
              { key: 'role', label: text('data.role'), children: format(language, `role.${dataset.role as Role}`) },
              { key: 'rows', label: text('data.rows'), children: formats.count(dataset.rowCount) },
              { key: 'format', label: text('data.format'), children: dataset.format ?? '—' },
              { key: 'encoding', label: text('data.encoding'), children: dataset.encoding ?? '—' },
              { key: 'crs', label: text('data.crs'), children: dataset.crs ?? '—' },
              { key: 'files', label: text('data.files'), children: dataset.sources.map((source) => source.name).join(', ') },
            ]}
          />
          {dataset.notes.length > 0 && (
            <>
              <h3>{text('data.notesTitle')}</h3>
              <FindingList findings={dataset.notes as Finding[]} />
            </>
          )}
          <h3>{rows === null ? text('data.preview') : text('data.previewOf', { shown: formats.count(rows.rows.length), total: formats.count(rows.total) })}</h3>
          <Table
            size="small" loading={rows === null} pagination={false} scroll={{ x: 'max-content', y: 420 }} rowKey={(row) => String(row[0])}
            dataSource={rows?.rows.map((row, index) => [index + 1, ...row]) ?? []}
            columns={(rows?.columns ?? []).map((name, at) => ({ title: name.replace(STORED_PREFIX, ''), key: name, ellipsis: true, render: (_, row) => { const value = row[at + 1]; return value === null ? <span className="missing">—</span> : String(value); } }))}
          />
        </>
      )}
    </Drawer>
  );
}
