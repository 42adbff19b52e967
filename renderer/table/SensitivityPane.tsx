import { Segmented, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { ribbons } from '../../geo/figure/ribbon.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import type { RibbonFigures, SensitivityShown, VariantFigures } from '../app/sensitivity.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import { useVariantName } from '../app/variantName.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { useSize } from '../chart/useSize.ts';
import { FillTable } from './FillTable.tsx';
import { byNumber, byText } from './order.ts';

interface SensitivityPaneProps {
  shown: SensitivityShown;
  zones: Zones | null;
}

/** How far every county's share moves over the cases, whose verdict turns over, and by which case. */
export function SensitivityPane({ shown, zones }: SensitivityPaneProps) {
  const text = useText();
  const formats = useFormats();
  const variantName = useVariantName(shown.variants);
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const [view, setView] = useState<'variants' | 'counties'>('variants');
  const [frame, width, height] = useSize<HTMLDivElement>();
  const { units, byCode, variants, total } = shown;
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => units.filter(keeps), [units, keeps]);
  const draw = useCallback(() => ribbons(units.map((unit) => ({ code: unit.code, low: unit.low, base: unit.base, high: unit.high, flips: unit.flips > 0 })), {
    width: Math.max(160, width), height: Math.max(90, height), title: text('sensitivity.chart'), verdict: total.verdictShare, verdictLabel: text('sensitivity.verdict', { share: formats.share(total.verdictShare) }), selected: selected ?? '',
    ribbonTitle: ({ code }) => {
      const unit = byCode.get(code)!;
      const values = { name: unit.name, base: formats.share(unit.base), low: formats.share(unit.low), high: formats.share(unit.high), count: unit.flips };
      return text(unit.flips > 0 ? 'sensitivity.chart.flips' : 'sensitivity.chart.county', values);
    },
  }), [units, byCode, total, width, height, selected, text, formats]);
  const variantColumns = useMemo((): TableProps<VariantFigures>['columns'] => [
    { title: text('column.variant'), dataIndex: 'variant', width: 170, ellipsis: true, render: (name: string) => <span title={name}>{variantName(name)}</span> },
    { title: text('column.sharesOfVariant'), dataIndex: 'share', width: 76, align: 'right', sorter: byNumber((row) => row.share), render: formats.share },
    { title: text('column.flipped'), dataIndex: 'flipped', width: 84, align: 'right', sorter: byNumber((row) => row.flipped), render: (value: number) => (value > 0 ? <b className="state-below">{formats.count(value)}</b> : formats.count(value)) },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with its variants only
  ], [text, formats, variants]);
  const countyColumns = useMemo((): TableProps<RibbonFigures>['columns'] => [
    { title: text('level.zones'), dataIndex: 'name', width: 108, ellipsis: true, sorter: byText((row) => row.name), render: (name: string, row) => <span title={row.code}>{name}{zones?.byCode.get(row.code)?.poor === true && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span> },
    { title: text('column.base'), dataIndex: 'base', width: 72, align: 'right', sorter: byNumber((row) => row.base), render: formats.share },
    { title: text('column.low'), dataIndex: 'low', width: 66, align: 'right', sorter: byNumber((row) => row.low), render: formats.share },
    { title: text('column.high'), dataIndex: 'high', width: 66, align: 'right', sorter: byNumber((row) => row.high), render: formats.share },
    { title: text('column.flips'), dataIndex: 'flips', width: 72, align: 'right', defaultSortOrder: 'descend', sortDirections: ['descend', 'ascend'], sorter: byNumber((row) => row.flips), render: (value: number, row) => <span title={row.flippedBy.map(variantName).join('; ')}>{value > 0 ? <b className="state-below">{formats.count(value)}</b> : formats.count(value)}</span> },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming function is new at every rendering and changes with its variants only
  ], [text, formats, zones, variants]);
  return (
    <div className="table-pane sensitivity-pane">
      <dl className="figures-row">
        <div><dt>{text('sensitivity.base')}</dt><dd>{formats.share(total.base)}</dd></div>
        <div><dt>{text('sensitivity.low')}</dt><dd>{formats.share(total.low)}<small>{variantName(total.variantLow)}</small></dd></div>
        <div><dt>{text('sensitivity.high')}</dt><dd>{formats.share(total.high)}<small>{variantName(total.variantHigh)}</small></dd></div>
        <div><dt>{text('sensitivity.flipping')}</dt><dd className={total.flipping > 0 ? 'need' : ''}>{formats.count(total.flipping)}<small>{text('sensitivity.ofCounties', { count: formats.count(units.length) })}</small></dd></div>
        <Segmented
          size="small" value={view} onChange={setView} aria-label={text('access.view')}
          options={(['variants', 'counties'] as const).map((value) => ({ value, label: text(`sensitivity.${value}`) }))}
        />
      </dl>
      <div className="chart-split chart-first">
        <div className="side-chart">
          <h4>{text('sensitivity.chart')}<small><i className="key key-flips" />{text('sensitivity.key.flips')}<i className="key key-firm" />{text('sensitivity.key.firm')}</small></h4>
          <div
            ref={frame} className="side-chart-frame"
            onClick={(event) => {
              const code = (event.target as Element).closest('[data-code]')?.getAttribute('data-code');
              if (code !== null && code !== undefined) store.set({ selected: code });
            }}
          >
            <Figure draw={draw} />
          </div>
        </div>
        {view === 'variants'
          ? <FillTable<VariantFigures> key="variants" label={text('sensitivity.variants')} rows={variants} columns={variantColumns} rowKey={(row) => row.variant} width={330} empty={text('table.empty')} selected={null} onSelect={() => undefined} />
          : <FillTable<RibbonFigures> key="counties" units label={text('sensitivity.counties')} rows={rows} columns={countyColumns} rowKey={(row) => row.code} width={384} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />}
      </div>
    </div>
  );
}
