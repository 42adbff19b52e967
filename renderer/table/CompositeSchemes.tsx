import { useMemo } from 'react';
import type { Text } from '../text/text.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import type { CompositeShown, IndexUnit } from '../app/composite.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { numberColumn, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';

/** A scheme that leaves one indicator out. */
const WITHOUT = 'without:';

/** The rank of every unit under each scheme of weights, and how far it moves from the chosen one. */
export function CompositeSchemes({ shown: { units, robustness }, zones }: { shown: CompositeShown; zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const columns = useMemo(() => {
    const schemes = [...new Set(robustness.map(({ scheme }) => scheme))];
    const found = new Map(robustness.map((one) => [`${one.scheme} ${one.code}`, one]));
    const moved = (change: number) => (Number.isNaN(change) || change === 0 ? '' : change > 0 ? `+${formats.count(change)}` : `−${formats.count(-change)}`);
    return [
      unitColumn<IndexUnit>(text, zones),
      numberColumn<IndexUnit>({ key: 'rank', title: text('column.rank'), width: 100, of: (row) => row.rank, render: formats.count, first: 'ascend' }),
      ...schemes.map((scheme) => numberColumn<IndexUnit>({
        key: scheme, title: schemeName(text, names, scheme), width: 136, of: (row) => found.get(`${scheme} ${row.code}`)?.rank ?? Number.NaN,
        render: (rank, row) => <>{formats.count(rank)}<small className="rank-moved">{moved(found.get(`${scheme} ${row.code}`)?.rankChange ?? Number.NaN)}</small></>,
      })),
    ];
  }, [text, formats, names, zones, robustness]);
  return <FillTable<IndexUnit> units label={text('view.robustness')} rows={rows} columns={columns} rowKey={(row) => row.code} width={760} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />;
}

function schemeName(text: Text, names: (name: string) => string, scheme: string): string {
  if (scheme.startsWith(WITHOUT)) return text('composite.scheme.without', { indicator: names(scheme.slice(WITHOUT.length)) });
  const known = ['equal', 'equal-by-area', 'entropy', 'own', 'ahp'] as const;
  const found = known.find((one) => one === scheme);
  return found === undefined ? scheme : text(`composite.weights.${found}`);
}
