import { SearchOutlined } from '@ant-design/icons';
import { Input, Segmented, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { figuresOf } from '../app/coverage.ts';
import type { UnitFigures } from '../app/coverage.ts';
import { useAnswer } from '../app/reader.ts';
import type { CoverageShown } from '../app/shown.ts';
import type { Level } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { FillTable } from './FillTable.tsx';
import { byNumber, byText } from './order.ts';

interface CoverageTableProps {
  coverage: CoverageShown;
  zones: Zones | null;
}

interface Row extends UnitFigures {
  above: string;
  poor: boolean;
}

/** Counties (or prefectures, or the townships of the chosen county) with their coverage, most people uncovered first. */
export function CoverageTable({ coverage, zones }: CoverageTableProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const level = useWorkbench((state) => state.level);
  const selected = useWorkbench((state) => state.selected);
  const path = useWorkbench((state) => state.project?.path);
  const [wanted, setWanted] = useState('');
  const has = useCallback((name: string) => coverage.run.tables.some((table) => table.name === name), [coverage]);
  const shownLevel: Level = level === 'parents' && has('parents') ? 'parents' : level === 'townships' && has('townships') ? 'townships' : 'zones';
  const other = useAnswer('runs.rows', shownLevel === 'zones' ? null : { id: coverage.run.id, table: shownLevel }, `${path} ${coverage.run.createdAt}`);

  const rows = useMemo((): Row[] => {
    const units = shownLevel === 'zones' ? coverage.units : other === null ? [] : figuresOf(other, coverage.type, coverage.limit);
    const inside = shownLevel === 'townships' && selected !== null ? units.filter((unit) => unit.parent === selected) : units;
    const needle = wanted.trim().toLowerCase();
    return inside
      .map((unit) => {
        const zone = zones?.byCode.get(shownLevel === 'townships' ? unit.parent : unit.code);
        const above = shownLevel === 'townships' ? zone?.name ?? unit.parent : zone?.parent ?? '';
        return { ...unit, above, poor: shownLevel === 'zones' && zone?.poor === true };
      })
      .filter((row) => needle === '' || row.name.toLowerCase().includes(needle) || row.code.startsWith(needle) || row.above.toLowerCase().includes(needle));
  }, [coverage, zones, other, shownLevel, selected, wanted]);

  const columns = useMemo((): TableProps<Row>['columns'] => [
    {
      title: text(`level.${shownLevel}`), dataIndex: 'name', width: 150, sorter: byText((row) => row.name), ellipsis: true,
      render: (name: string, row) => <span title={row.code}>{name}{row.poor && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span>,
    },
    ...(shownLevel === 'parents' ? [] : [{ title: text(shownLevel === 'townships' ? 'level.zones' : 'level.parents'), dataIndex: 'above', width: 110, ellipsis: true, sorter: byText((row: Row) => row.above) }]),
    { title: text('column.persons'), dataIndex: 'persons', width: 100, align: 'right', sorter: byNumber((row) => row.persons), render: formats.count },
    { title: text('column.covered'), dataIndex: 'covered', width: 100, align: 'right', sorter: byNumber((row) => row.covered), render: formats.count },
    { title: text('column.uncovered'), dataIndex: 'uncovered', width: 110, align: 'right', defaultSortOrder: 'descend', sortDirections: ['descend', 'ascend'], sorter: byNumber((row) => row.uncovered), render: (value: number) => <b>{formats.count(value)}</b> },
    {
      title: text('column.share'), dataIndex: 'share', width: 170, sorter: byNumber((row) => row.share),
      render: (share: number) => <div className="share-cell"><span>{formats.share(share)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 84, height: 8, title: formats.share(share), share })} /></div>,
    },
    { title: text('column.areaShare'), dataIndex: 'areaShare', width: 100, align: 'right', sorter: byNumber((row) => row.areaShare), render: formats.share },
  ], [text, formats, shownLevel]);

  const townshipHint = shownLevel === 'townships' ? (selected === null ? text('table.townshipsAll') : text('table.townshipsOf', { name: zones?.byCode.get(selected)?.name ?? selected })) : '';
  return (
    <div className="table-pane">
      <div className="table-bar">
        <Input size="small" allowClear prefix={<SearchOutlined aria-hidden />} placeholder={text('table.search')} aria-label={text('table.search')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
        <Segmented
          size="small" value={shownLevel} onChange={(value) => store.set({ level: value })} aria-label={text('table.level')}
          options={(['zones', 'parents', 'townships'] as const).map((value) => ({ value, label: text(`level.${value}`), disabled: value !== 'zones' && !has(value) }))}
        />
        <span className="table-note">{townshipHint}</span>
        <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <FillTable<Row>
        label={text('kind.coverage')} rows={rows} columns={columns} rowKey={(row) => row.code} width={840} empty={text('table.empty')}
        selected={shownLevel === 'zones' ? selected : null}
        onSelect={(code) => {
          if (shownLevel === 'zones') store.set({ selected: code });
        }}
      />
    </div>
  );
}
