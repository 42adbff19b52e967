import { Select, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { bullet } from '../../geo/figure/bullet.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { decimalsOf, fixed } from '../app/format.ts';
import type { GapRow, GapState } from '../app/gaps.ts';
import type { GapsShown } from '../app/shown.ts';
import { Figure } from '../chart/Figure.tsx';
import { FillTable } from './FillTable.tsx';
import { byNumber, byText } from './order.ts';

/** Missing sorts last: it is not known to be bad. */
const STATE_ORDER: readonly GapState[] = ['below', 'near', 'met', 'missing'];

/** Counties against the benchmark of one indicator, the worst first. */
export function GapTable({ gaps }: { gaps: GapsShown }) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const names = useNames();
  const selected = useWorkbench((state) => state.selected);
  const { indicator, chosen } = gaps;
  const spread = useMemo(() => chosen.map((row) => row.value), [chosen]);
  const decimals = useMemo(() => decimalsOf(spread), [spread]);
  const rows = useMemo(() => [...chosen].sort((a, b) => byNumber<GapRow>((row) => row.rank)(a, b)), [chosen]);
  const columns = useMemo((): TableProps<GapRow>['columns'] => [
    { title: text('column.rank'), dataIndex: 'rank', width: 70, align: 'right', defaultSortOrder: 'ascend', sorter: byNumber((row) => row.rank), render: formats.count },
    { title: text('level.zones'), dataIndex: 'name', width: 150, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.code}>{name}{row.poor && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span> },
    { title: text('column.state'), dataIndex: 'state', width: 92, sorter: byNumber((row) => STATE_ORDER.indexOf(row.state)), render: (state: GapState) => <Tag className={`tag-${state}`}>{text(`state.${state}`)}</Tag> },
    { title: text('column.value'), dataIndex: 'value', width: 90, align: 'right', sorter: byNumber((row) => row.value), render: (value: number) => fixed(value, decimals) },
    { title: text('column.benchmark'), dataIndex: 'benchmark', width: 90, align: 'right', render: (value: number) => fixed(value, decimals) },
    { title: text('column.gap'), dataIndex: 'gap', width: 90, align: 'right', sorter: byNumber((row) => row.gap), render: (gap: number) => `${gap > 0 ? '+' : ''}${fixed(gap, decimals)}` },
    { title: text('column.attainment'), dataIndex: 'attainment', width: 112, align: 'right', sorter: byNumber((row) => row.attainment), render: formats.share },
    {
      title: text('column.position'), key: 'position', width: 190,
      render: (_, row) => <Figure className="figure-inline" draw={() => bullet({ width: 170, height: 18, title: `${row.name} ${formats.figure(row.value)}`, value: row.value, benchmark: row.benchmark, spread, below: row.state === 'below' })} />,
    },
    { title: text('column.persons'), dataIndex: 'persons', width: 100, align: 'right', sorter: byNumber((row) => row.persons), render: formats.count },
  ], [text, formats, spread, decimals]);
  return (
    <div className="table-pane">
      <div className="table-bar">
        <Select
          size="small" className="indicator-picker" value={indicator?.indicator} onChange={(value) => store.set({ indicator: value })} showSearch popupMatchSelectWidth={false} aria-label={text('gaps.indicator')}
          options={gaps.indicators.map((one) => ({ value: one.indicator, label: names(one.indicator) }))}
        />
        {indicator !== null && (
          <span className="table-note">
            {text('gaps.summary', { direction: text(`gaps.direction.${indicator.direction}`), benchmark: formats.figure(indicator.benchmark), below: formats.count(indicator.below), n: formats.count(indicator.n) })}
            {indicator.persons_below !== null && text('gaps.summary.persons', { persons: formats.compact(indicator.persons_below) })}
            {indicator.poor_below !== null && text('gaps.summary.poor', { poor: formats.count(indicator.poor_below) })}
          </span>
        )}
        <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
      </div>
      <FillTable<GapRow>
        label={text('kind.gaps')} rows={rows} columns={columns} rowKey={(row) => row.code} width={960} empty={text('table.empty')}
        selected={selected} onSelect={(code) => store.set({ selected: code })}
      />
    </div>
  );
}
