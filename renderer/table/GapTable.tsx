import { Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { bullet } from '../../geo/figure/bullet.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import { decimalsOf, fixed, significantDecimals } from '../app/format.ts';
import type { GapRow, GapState } from '../app/gaps.ts';
import type { GapsShown } from '../app/shown.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { numberColumn, termTitle, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byNumber } from './order.ts';

interface GapTableProps {
  gaps: GapsShown;
  /** Those of the chosen indicator that pass the filter. */
  rows: readonly GapRow[];
  zones: Zones | null;
}

/** Missing sorts last: it is not known to be bad. */
export const STATE_ORDER: readonly GapState[] = ['below', 'near', 'met', 'missing'];

/** Counties against the benchmark of one indicator, the worst first. */
export function GapTable({ gaps: { run, chosen }, rows, zones }: GapTableProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const spread = useMemo(() => chosen.map((row) => row.value), [chosen]);
  // Figures as the table wrote them stand on their point; quotients have any number of decimals.
  const decimals = useMemo(() => { const written = decimalsOf(spread); return written < 3 ? written : Math.min(3, significantDecimals(spread)); }, [spread]);
  const sorted = useMemo(() => [...rows].sort((a, b) => byNumber<GapRow>((row) => row.rank)(a, b)), [rows]);
  const columns = useMemo((): TableProps<GapRow>['columns'] => {
    const has = (key: 'severity' | 'relativeGap' | 'zScore' | 'events' | 'low') => chosen.some((row) => !Number.isNaN(row[key]));
    const grades = ((run.analysis['severity'] ?? []) as number[]).map((grade) => formats.share(grade)).join(text('list.comma'));
    // English heads are longer.
    const wider = formats.language === 'en' ? 18 : 0;
    return [
      numberColumn<GapRow>({ key: 'rank', title: termTitle('rank_worst', text('column.rank')), width: 64, of: (row) => row.rank, render: formats.count, first: 'ascend' }),
      unitColumn<GapRow>(text, zones, 140),
      { title: text('column.state'), dataIndex: 'state', width: 82, sorter: byNumber((row) => STATE_ORDER.indexOf(row.state)), render: (state: GapState) => <Tag className={`tag-${state}`}>{text(`state.${state}`)}</Tag> },
      ...(has('severity') ? [numberColumn<GapRow>({ key: 'severity', title: termTitle('severity', text('column.severity'), { grades }), width: 96, of: (row) => row.severity, render: (grade) => (grade > 0 ? <b className="state-below">{formats.count(grade)}</b> : formats.count(grade)) })] : []),
      numberColumn<GapRow>({ key: 'value', title: text('column.value'), width: 84, of: (row) => row.value, render: (value) => fixed(value, decimals) }),
      ...(has('low') ? [{ title: text('column.interval'), key: 'interval', width: 108, align: 'right' as const, render: (_: unknown, row: GapRow) => (Number.isNaN(row.low) ? '—' : `${fixed(row.low, decimals)}–${fixed(row.high, decimals)}`) }] : []),
      ...(has('events') ? [numberColumn<GapRow>({ key: 'events', title: text('column.events'), width: 72, of: (row) => row.events, render: formats.count })] : []),
      numberColumn<GapRow>({ key: 'benchmark', title: text('column.benchmark'), width: 84 + wider, of: (row) => row.benchmark, render: (value) => fixed(value, decimals) }),
      numberColumn<GapRow>({ key: 'gap', title: text('column.gap'), width: 84, of: (row) => row.gap, render: (gap) => `${gap > 0 ? '+' : ''}${fixed(gap, decimals)}` }),
      ...(has('relativeGap') ? [numberColumn<GapRow>({ key: 'relativeGap', title: termTitle('relative_gap', text('column.relativeGap')), width: 92, of: (row) => row.relativeGap, render: (gap) => (Number.isNaN(gap) ? '—' : `${gap > 0 ? '+' : ''}${formats.share(gap)}`) })] : []),
      numberColumn<GapRow>({ key: 'attainment', title: termTitle('attainment', text('column.attainment')), width: 96 + wider, of: (row) => row.attainment, render: formats.share }),
      ...(has('zScore') ? [numberColumn<GapRow>({ key: 'zScore', title: termTitle('z_score', text('column.zScore')), width: 72, of: (row) => row.zScore, render: (z) => fixed(z, 2) })] : []),
      {
        title: text('column.position'), key: 'position', width: 190,
        render: (_, row) => <Figure className="figure-inline" draw={() => bullet({ width: 170, height: 18, title: `${row.name} ${formats.figure(row.value)}`, value: row.value, benchmark: row.benchmark, spread, below: row.state === 'below' })} />,
      },
      numberColumn<GapRow>({ key: 'persons', title: text('column.persons'), width: 96, of: (row) => row.persons, render: formats.count }),
    ];
  }, [text, formats, zones, run, chosen, spread, decimals]);
  return (
    <FillTable<GapRow>
      units label={text('kind.gaps')} rows={sorted} columns={columns} rowKey={(row) => row.code} width={1090} empty={text('table.empty')}
      selected={selected} onSelect={(code) => store.set({ selected: code })}
    />
  );
}
