import { useMemo } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import type { CompositeShown, IndexWeight } from '../app/composite.ts';
import { Figure } from '../chart/Figure.tsx';
import { numberColumn, termTitle } from './columns.tsx';
import { FillTable } from './FillTable.tsx';

/** The weights of an index beside those of the two schemes that need no judgement; for the chosen unit its value, score and contribution. */
export function WeightTable({ shown: { weights, parts, byCode } }: { shown: CompositeShown }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const selected = useWorkbench((state) => state.selected);
  const unit = selected === null ? undefined : byCode.get(selected);
  const columns = useMemo(() => {
    const own = new Map(parts.filter((part) => part.code === unit?.code).map((part) => [part.indicator, part]));
    return [
      { title: text('gaps.indicator'), dataIndex: 'indicator', width: 220, ellipsis: true, render: (indicator: string) => <span title={indicator}>{names(indicator)}</span> },
      { title: text('composite.area'), dataIndex: 'area', width: 110, ellipsis: true, render: (area: string) => (area === '' ? '—' : names(area)) },
      { title: text('gaps.direction'), dataIndex: 'direction', width: 92, render: (direction: string) => text(direction === 'lower' ? 'gaps.direction.lower' : 'gaps.direction.higher') },
      numberColumn<IndexWeight>({ key: 'weight', title: text('composite.weight'), width: 170, of: (row) => row.weight, first: 'descend', render: (value) => <div className="share-cell"><span>{formats.share(value)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 84, height: 8, title: formats.share(value), share: value, plain: true })} /></div> }),
      numberColumn<IndexWeight>({ key: 'equal', title: text('composite.weights.equal'), width: 92, of: (row) => row.equal, render: formats.share }),
      numberColumn<IndexWeight>({ key: 'entropy', title: termTitle('entropy', text('composite.weights.entropy')), width: 92, of: (row) => row.entropy, render: formats.share }),
      ...(unit === undefined ? [] : [
        numberColumn<IndexWeight>({ key: 'value', title: text('composite.ofUnit', { name: unit.name }), width: 120, of: (row) => own.get(row.indicator)?.value ?? Number.NaN, render: formats.figure }),
        numberColumn<IndexWeight>({ key: 'score', title: text('composite.score'), width: 84, of: (row) => own.get(row.indicator)?.score ?? Number.NaN, render: formats.statistic }),
        numberColumn<IndexWeight>({ key: 'contribution', title: termTitle('contribution', text('composite.contribution')), width: 92, of: (row) => own.get(row.indicator)?.contribution ?? Number.NaN, render: formats.statistic }),
      ]),
    ];
  }, [text, formats, names, parts, unit]);
  return <FillTable<IndexWeight> label={text('view.weights')} rows={weights} columns={columns} rowKey={(row) => row.indicator} width={unit === undefined ? 776 : 1072} empty={text('table.empty')} selected={null} onSelect={() => undefined} />;
}
