import { Select } from 'antd';
import type { TableProps } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { partBars } from '../../geo/figure/parts.ts';
import { useFormats, useNames, useRegionNames, useText } from '../app/context.ts';
import type { Decomposition, EquityGroup, EquityShown } from '../app/equity.ts';
import { fixed, significantDecimals } from '../app/format.ts';
import { groupName, groupValueName } from '../app/groupName.ts';
import { isShareValue } from '../app/valueWritten.ts';
import { FigureFrame } from '../chart/FigureFrame.tsx';
import type { FigureSize } from '../chart/FigureFrame.tsx';
import { numberColumn, termTitle } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

/** Theil between and within the groups, and each group by itself. */
export function EquityGroups({ shown }: { shown: EquityShown }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const regionNames = useRegionNames();
  const { run, groups, decomposition, statistics } = shown;
  const [wanted, setLevel] = useState(1);
  const levels = decomposition.map(({ groups: column }, index) => ({ value: index + 1, label: groupName(text, names, column) }));
  const level = levels.some(({ value }) => value === wanted) ? wanted : 1;
  const rows = useMemo(() => groups.filter((group) => group.level === level), [groups, level]);
  const draw = useCallback(({ width, height }: FigureSize) => {
    const parts = (between: (one: Decomposition) => number, within: (one: Decomposition) => number) => [
      ...decomposition.map((one, index) => ({ name: text(index === 0 ? 'equity.between' : 'equity.betweenInside', { groups: groupName(text, names, one.groups) }), value: between(one), kind: 'between' as const })),
      { name: text('equity.within'), value: within(decomposition.at(-1)!), kind: 'within' as const },
    ];
    return partBars([
      { name: text('statistic.theil_t'), total: statistics.theil_t, parts: parts((one) => one.between, (one) => one.within) },
      { name: text('statistic.theil_l'), total: statistics.theil_l, parts: parts((one) => one.betweenL, (one) => one.withinL) },
    ], { width, height, title: text('equity.parts'), format: formats.statistic, share: formats.share, none: '—', partTitle: (bar, part) => `${bar.name} · ${part.name}: ${formats.statistic(part.value)} (${formats.share(part.value / bar.total)})` });
  }, [text, formats, names, decomposition, statistics]);
  const columns = useMemo((): TableProps<EquityGroup>['columns'] => {
    const decimals = significantDecimals(rows.map(({ mean }) => mean));
    const number = (key: keyof EquityGroup, title: React.ReactNode, width: number, render: (value: number) => string) => numberColumn<EquityGroup>({ key, title, width, of: (row) => Number(row[key]), render });
    return [
      { title: text('column.group'), dataIndex: 'group', width: 130, ellipsis: true, sorter: byText((row) => row.group), render: (group: string, row) => <span title={row.parent === '' ? group : `${row.parent} / ${group}`}>{groupValueName(text, regionNames, ([run.analysis['groups']].flat() as string[])[level - 1], group)}</span> },
      number('n', text('column.units'), 70, formats.count),
      number('mean', text('column.meanValue'), 92, (value) => (isShareValue(run) ? formats.share(value) : fixed(value, decimals))),
      number('gini', termTitle('gini', text('statistic.gini')), 84, (value) => fixed(value, 4)),
      number('cv', termTitle('cv', text('statistic.cv')), 84, (value) => fixed(value, 4)),
      number('theilT', termTitle('theil_t', text('statistic.theil_t')), 90, (value) => fixed(value, 5)),
      number('valueShare', termTitle('share_of_value', text('column.shareOfValue')), 98, formats.share),
      number('weightShare', termTitle('share_of_weight', text('column.shareOfWeight')), 98, formats.share),
      number('between', termTitle('decomposition', text('column.betweenPart')), 98, (value) => fixed(value, 5)),
      number('within', termTitle('decomposition', text('column.withinPart')), 98, (value) => fixed(value, 5)),
    ];
  }, [text, formats, regionNames, rows, run, level]);
  return (
    <div className="chart-split chart-first">
      <FigureFrame title={text('equity.parts')} draw={draw} definition={text('definition.parts')} fileName={`${run.analysisId}-theil`} run={run} note={levels.length > 1 && <Select size="small" variant="borderless" value={level} onChange={setLevel} options={levels} popupMatchSelectWidth={false} aria-label={text('view.groups')} />} />
      <FillTable<EquityGroup> label={text('view.groups')} rows={rows} columns={columns} rowKey={(row) => `${row.parent}/${row.group}`} width={840} empty={text('table.empty')} selected={null} onSelect={() => undefined} />
    </div>
  );
}
