import { Tag, Tooltip } from 'antd';
import type { TableProps } from 'antd';
import { useCallback, useMemo } from 'react';
import { addedSteps } from '../../geo/figure/steps.ts';
import { useBench, useFormats, useText, useWorkbench } from '../app/context.ts';
import type { ProposedSite } from '../app/siting.ts';
import type { SitingShown } from '../app/shown.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { useSize } from '../chart/useSize.ts';
import { FillTable } from './FillTable.tsx';

/** The proposal: people covered before and after, what each site adds, how good the method can be, and the sites. */
export function SitingPane({ siting, zones }: { siting: SitingShown; zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const [chart, width, height] = useSize<HTMLDivElement>();
  const { totals, sites } = siting;
  const draw = useCallback(() => {
    const title = text('siting.chart');
    return addedSteps(sites.map((site) => site.gained), {
      width: Math.max(120, width), height: Math.max(80, height), title, before: totals.before, format: formats.compact,
      barTitle: (index, added, after) => text('siting.bar', { order: index + 1, name: sites[index].name, added: formats.count(added), after: formats.count(after) }),
    });
  }, [text, formats, sites, totals, width, height]);
  const columns = useMemo((): TableProps<ProposedSite>['columns'] => [
    { title: text('column.order'), dataIndex: 'order', width: 52, align: 'right', render: formats.count },
    { title: text('column.site'), dataIndex: 'name', width: 108, ellipsis: true, render: (name: string, row) => <span title={row.id}>{name === '' ? row.id : name}</span> },
    { title: text('level.zones'), dataIndex: 'code', width: 84, ellipsis: true, render: (code: string) => zones?.byCode.get(code)?.name ?? code },
    { title: text('column.gained'), dataIndex: 'gained', width: 84, align: 'right', render: (value: number) => <b>{formats.count(value)}</b> },
    { title: text('column.gainedTotal'), dataIndex: 'gainedTotal', width: 92, align: 'right', render: formats.count },
  ], [text, formats, zones]);
  const share = (persons: number) => formats.share(persons / totals.persons);
  return (
    <div className="siting-pane">
      <div className="siting-summary">
        <dl>
          <div><dt>{text('siting.before')}</dt><dd>{formats.compact(totals.before)}<small>{share(totals.before)}</small></dd></div>
          <div><dt>{text('siting.after')}</dt><dd className="good">{formats.compact(totals.after)}<small>{share(totals.after)}</small></dd></div>
          <div><dt>{text('siting.added')}</dt><dd>+{formats.compact(totals.after - totals.before)}<small>{text('siting.sitesCount', { count: sites.length })}</small></dd></div>
        </dl>
        <div className="siting-method">
          <Tag className={totals.status === 'heuristic' ? 'tag-near' : 'tag-met'}>{totals.status === 'heuristic' ? text('siting.heuristic') : totals.status}</Tag>
          <Tooltip title={text('siting.boundHint')}>
            <span>{text('siting.bound', { bound: totals.bound === null ? '—' : formats.count(totals.bound), gap: totals.gap === null ? '—' : formats.share(totals.gap) })}</span>
          </Tooltip>
        </div>
      </div>
      <div className="siting-chart">
        <h4>{text('siting.chart')}</h4>
        <div ref={chart} className="siting-chart-frame"><Figure draw={draw} /></div>
      </div>
      <FillTable<ProposedSite>
        label={text('siting.sites')} rows={sites} columns={columns} rowKey={(row) => row.id} width={380} empty={text('siting.noSites')}
        selected={sites.find((site) => site.code !== '' && site.code === selected)?.id ?? null}
        onSelect={(id) => {
          const code = sites.find((site) => site.id === id)?.code ?? '';
          if (code !== '') store.set({ selected: code });
        }}
      />
    </div>
  );
}
