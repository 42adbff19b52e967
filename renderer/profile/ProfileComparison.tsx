import { DownloadOutlined } from '@ant-design/icons';
import { Button, Empty, Select, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { stampOf } from '../analysis/datasets.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { profileLabel, useProfilesOf } from '../app/profiles.ts';
import type { ProfileInfo } from '../app/profiles.ts';
import { useAnswer } from '../app/useAnswer.ts';
import { FillTable } from '../table/FillTable.tsx';
import { ViewSwitch } from '../table/ViewSwitch.tsx';
import { PARTS, SIEVES, differenceRows, nameOfDifference, sieved } from './differences.ts';
import type { DifferenceRow, Part, Sieve } from './differences.ts';
import { Missing } from './Missing.tsx';
import { useFieldWords } from './useFieldWords.ts';
import { targetOf, thresholdOf } from './written.ts';

const TAGS = { new: 'tag-met', gone: 'tag-below', differs: 'tag-near' } as const;

/** Two profiles side by side: what only one of them has, what differs value by value, and which of them asks for more. */
export function ProfileComparison({ from, to }: { from: ProfileInfo; to: ProfileInfo }) {
  const text = useText();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const words = useFieldWords();
  const reading = { text, formats: useFormats(), language };
  const profiles = useProfilesOf(useMemo(() => [from.id, to.id], [from.id, to.id]));
  const comparison = useAnswer('profiles.compare', { from: from.id, to: to.id }, stampOf(project, ['profiles']));
  const [chosen, setChosen] = useState<Part | null>(null);
  const [sieve, setSieve] = useState<Sieve>('all');
  const counts = useMemo(() => (comparison === null ? null : sieved(comparison)), [comparison]);
  if (comparison === null || counts === null) return null;
  if (counts.all === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('profile.same')} />;
  const part = chosen ?? PARTS.find((one) => comparison[one].length > 0)!;
  const rows = differenceRows(comparison[part], sieve);
  /** What the one profile that has it asks for. */
  const asked = (side: 'from' | 'to', id: string) => {
    const profile = profiles?.[side === 'from' ? 0 : 1];
    const [indicator, rule] = [part === 'indicators' ? profile?.indicators.find((one) => one.id === id) : undefined, part === 'rules' ? profile?.rules.find((one) => one.id === id) : undefined];
    return indicator !== undefined ? targetOf(indicator, reading) : rule !== undefined ? thresholdOf(rule, reading) : text('profile.has');
  };
  const cell = (row: DifferenceRow, side: 'from' | 'to') => {
    if (row.field === '') return row.difference.change === (side === 'from' ? 'gone' : 'new') ? asked(side, row.difference.id) : <span className="missing">—</span>;
    const value = words.value(row.field, row[side]);
    return value === null ? <Missing /> : <span className={row.isFirst && row.difference.stricter === side ? 'compare-stricter' : undefined}>{value}</span>;
  };
  const columns: TableProps<DifferenceRow>['columns'] = [
    { title: text('profile.name'), key: 'name', width: 250, render: (_, row) => (row.isFirst ? <span className="compare-name"><b title={row.difference.id}>{nameOfDifference(language, row.difference)}</b><Tag className={TAGS[row.difference.change]}>{text(`profile.change.${row.difference.change}`)}</Tag></span> : null) },
    { title: text('profile.field'), key: 'field', width: 130, render: (_, row) => <span title={row.field}>{row.field === '' ? '' : words.field(row.field)}</span> },
    { title: <span title={profileLabel(language, from)}>{text('profile.a')}</span>, key: 'from', width: 205, render: (_, row) => cell(row, 'from') },
    { title: <span title={profileLabel(language, to)}>{text('profile.b')}</span>, key: 'to', width: 205, render: (_, row) => cell(row, 'to') },
    { title: text('profile.stricter'), key: 'stricter', width: 110, render: (_, row) => (row.isFirst && row.difference.stricter !== null ? <Tag className="compare-verdict">{text(`profile.stricter.${row.difference.stricter}`)}</Tag> : null) },
  ];
  return (
    <div className="profile-comparison" data-testid="profile-differences">
      <dl className="compare-sides">
        {([['profile.a', from], ['profile.b', to]] as const).map(([name, { title, version, documentNumber }]) => <div key={name}><dt>{text(name)}</dt><dd>{profileLabel(language, { title, version })}{documentNumber !== null && <small>{documentNumber}</small>}</dd></div>)}
      </dl>
      <p className="compare-sum">{text('profile.compareSum', { all: counts.all, from: counts.from, to: counts.to, gone: counts.gone, new: counts.new })}</p>
      <div className="profile-bar">
        <ViewSwitch<Part> value={part} onChange={setChosen} views={PARTS.map((value) => ({ value, label: text(`profile.differences.${value}`, { count: comparison[value].length }), disabled: comparison[value].length === 0 }))} />
        <span className="toolbar-space" />
        <Select size="small" value={sieve} popupMatchSelectWidth={false} aria-label={text('profile.sieve')} onChange={setSieve} options={SIEVES.map((value) => ({ value, label: `${text(`profile.sieve.${value}`)} · ${counts[value]}`, disabled: counts[value] === 0 }))} />
        <Button size="small" icon={<DownloadOutlined aria-hidden />} title={text('profile.compareExport.hint')} onClick={() => void actions.exportComparison(from.id, to.id)}>{text('profile.compareExport')}</Button>
      </div>
      <div className="profile-table"><FillTable<DifferenceRow> label={text('profile.compareTable')} rows={rows} columns={columns} rowKey={(row) => row.key} width={900} empty={text('table.empty')} selected={null} onSelect={() => undefined} /></div>
      <p className="field-hint">{text('profile.stricter.hint')}</p>
    </div>
  );
}
