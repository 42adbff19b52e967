import { Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import { decimalsOf, fixed, significantDecimals } from '../app/format.ts';
import type { GapState } from '../app/gaps.ts';
import { opened } from '../app/gapsAbove.ts';
import type { AboveRow, GapsAbove } from '../app/gapsAbove.ts';
import type { GapsShown } from '../app/shown.ts';
import { numberColumn, termTitle } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { STATE_ORDER } from './GapTable.tsx';
import { byNumber, byText } from './order.ts';

/** Prefectures or provinces against the benchmark of one indicator, the worst first; one opens into its counties. */
export function GapAboveTable({ gaps: { indicator, chosen }, above: { level, rows } }: { gaps: GapsShown; above: GapsAbove }) {
  const text = useText();
  const formats = useFormats();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const region = useWorkbench((state) => state.filter.region);
  const better = indicator?.direction;
  const columns = useMemo((): TableProps<AboveRow>['columns'] => {
    // As many decimals as the county table has; a mean or quotient could have any number.
    const values = chosen.map((row) => row.value);
    const written = decimalsOf(values);
    const decimals = rows.every(({ rolledUp }) => rolledUp === 'sum') || written >= 3 ? written : Math.max(written, Math.min(3, significantDecimals(values)));
    // English heads are longer.
    const wider = formats.language === 'en' ? 18 : 0;
    const signed = (value: number) => `${value > 0 ? '+' : ''}${fixed(value, decimals)}`;
    const judged = rows.some((row) => row.state !== 'missing');
    return [
      { title: text(`level.${level}`), dataIndex: 'name', width: 124, ellipsis: true, sorter: byText((row) => regionNames(row.name)), render: (name: string, row) => <span title={row.code}>{row.code === name && level === 'provinces' && rows.length === 1 ? text('gaps.allCounties') : regionNames(name)}</span> },
      ...(judged ? [{ title: text('column.state'), dataIndex: 'state', width: 82, sorter: byNumber<AboveRow>((row) => STATE_ORDER.indexOf(row.state)), render: (state: GapState) => <Tag className={`tag-${state}`}>{text(`state.${state}`)}</Tag> }] : []),
      numberColumn<AboveRow>({ key: 'value', title: termTitle('rolled_up', text('column.value'), { how: text(`gaps.rolledUp.${rows[0]?.rolledUp ?? 'mean'}`) }), width: 84, of: (row) => row.value, render: (value) => <b>{fixed(value, decimals)}</b>, first: judged ? better === 'lower' ? 'descend' : 'ascend' : undefined }),
      ...(judged ? [
        numberColumn<AboveRow>({ key: 'benchmark', title: text('column.benchmark'), width: 82 + wider, of: (row) => row.benchmark, render: (value) => fixed(value, decimals) }),
        numberColumn<AboveRow>({ key: 'gap', title: text('column.gap'), width: 76, of: (row) => row.gap, render: signed }),
        numberColumn<AboveRow>({ key: 'relativeGap', title: termTitle('relative_gap', text('column.relativeGap')), width: 88, of: (row) => row.relativeGap, render: (gap) => (Number.isNaN(gap) ? '—' : `${gap > 0 ? '+' : ''}${formats.share(gap)}`) }),
        numberColumn<AboveRow>({ key: 'attainment', title: termTitle('attainment', text('column.attainment')), width: 92 + wider, of: (row) => row.attainment, render: formats.share }),
      ] : []),
      numberColumn<AboveRow>({ key: 'below', title: text('column.countiesBelow'), width: 100 + wider, of: (row) => row.below, render: (below, row) => <span><b className={below > 0 ? 'state-below' : ''}>{formats.count(below)}</b> / {formats.count(row.units)}</span> }),
      numberColumn<AboveRow>({ key: 'personsBelow', title: termTitle('persons_below', text('column.affected')), width: 98 + wider, of: (row) => row.personsBelow, render: formats.count }),
      numberColumn<AboveRow>({ key: 'persons', title: text('column.persons'), width: 96, of: (row) => row.persons, render: (persons, row) => <span title={row.withoutPersons > 0 ? text('gaps.withoutPersons', { count: formats.count(row.withoutPersons) }) : undefined}>{formats.count(persons)}{row.withoutPersons > 0 ? ' *' : ''}</span> }),
      ...(rows.some((row) => row.unitsMissing > 0) ? [numberColumn<AboveRow>({ key: 'missing', title: text('state.missing'), width: 84, of: (row) => row.unitsMissing, render: formats.count })] : []),
    ];
  }, [text, formats, regionNames, level, rows, chosen, better]);
  return (
    <FillTable<AboveRow>
      label={text(`level.${level}`)} rows={rows} columns={columns} rowKey={(row) => row.code} width={930} empty={text('table.empty')}
      selected={level === 'parents' ? region : null} onSelect={(code) => store.set((state) => opened(level, code, rows.length === 1, state.filter))}
    />
  );
}
