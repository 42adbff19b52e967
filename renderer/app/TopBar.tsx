import { DownloadOutlined, ExperimentOutlined, FileAddOutlined, FolderOpenOutlined, SaveOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented, Tag, Tooltip } from 'antd';
import type { MenuProps } from 'antd';
import { useState } from 'react';
import { RUN_TABLES } from '../../api/contract.ts';
import { useBench, useText, useWorkbench } from './context.ts';
import { ProjectDialog } from './ProjectDialog.tsx';

/** The project, what can be done with it as a whole, and the language. */
export function TopBar() {
  const text = useText();
  const { actions } = useBench();
  const project = useWorkbench((state) => state.project);
  const language = useWorkbench((state) => state.language);
  const shown = useWorkbench((state) => state.shown);
  const kind = useWorkbench((state) => state.kind);
  const [dialog, setDialog] = useState<'create' | 'open' | null>(null);
  const run = project?.runs.find((one) => one.id === shown[kind]);
  const tables = RUN_TABLES.filter((name) => run?.tables.some((table) => table.name === name));
  const exports: MenuProps['items'] = tables.flatMap((name) => {
    const table = text(`table.${name}`);
    const csv = { key: `${name}.csv`, label: text('export.csv', { table }) };
    if (name !== 'main') return [csv];
    // Trips have no zone to be drawn in; only a friction surface has a time for every cell.
    const drawn = run?.tables.some((one) => one.name === 'main' && one.columns.includes('code')) === true ? [{ key: `${name}.geojson`, label: text('export.geojson', { table }) }] : [];
    return [csv, ...drawn, ...(run?.kind === 'coverage' && run.basis.model === 'friction' ? [{ key: `${name}.geotiff`, label: text('export.geotiff') }] : [])];
  });
  return (
    <header className="top-bar">
      <h1>{text('app.name')}<span>{text('app.subtitle')}</span></h1>
      <div className="project-name" title={project?.path}>{project === null ? '' : project.title ?? project.name}</div>
      {project?.synthetic === true && <Tag className="tag-synthetic">{text('synthetic')}</Tag>}
      <span className="toolbar-space" />
      <Button type="text" icon={<FileAddOutlined aria-hidden />} onClick={() => setDialog('create')}>{text('project.new')}</Button>
      <Button type="text" icon={<FolderOpenOutlined aria-hidden />} onClick={() => setDialog('open')}>{text('project.open')}</Button>
      <Button type="text" icon={<ExperimentOutlined aria-hidden />} onClick={() => void actions.openSample()}>{text('project.sample')}</Button>
      <Tooltip title={text('project.recipeHint')}><Button type="text" icon={<SaveOutlined aria-hidden />} disabled={project === null} onClick={() => void actions.saveRecipe()}>{text('project.recipe')}</Button></Tooltip>
      <Dropdown
        trigger={['click']} disabled={run === undefined}
        menu={{
          items: exports,
          onClick: ({ key }) => {
            const [table, format] = key.split('.') as [(typeof RUN_TABLES)[number], 'csv' | 'geojson' | 'geotiff'];
            if (run !== undefined) void actions.exportTable({ id: run.id, table, format });
          },
        }}
      >
        <Button type="text" icon={<DownloadOutlined aria-hidden />} disabled={run === undefined}>{text('export')}</Button>
      </Dropdown>
      <Segmented size="small" aria-label={text('language')} value={language} onChange={(value) => actions.setLanguage(value)} options={[{ value: 'zh' as const, label: '中文' }, { value: 'en' as const, label: 'English' }]} />
      {dialog !== null && <ProjectDialog kind={dialog} onClose={() => setDialog(null)} />}
    </header>
  );
}
