import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import type { Kind } from '../app/workbench.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { Field } from './fields.tsx';
import { indicatorsIn } from './indicators.ts';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { ServiceFields } from './ServiceFields.tsx';
import { TagField } from './UnitSelects.tsx';

const RARER = ['limit', 'group', 'tag', 'services', 'disparity'] as const;

/** 一页总览: results that are there already, put on one page: indicators, coverage, people, and why a county is red. */
export function OverviewForm() {
  const text = useText();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  const ids = useMemo(() => {
    const of = (kind: Kind) => [...new Set((project?.runs ?? []).filter((run) => run.kind === kind).map((run) => run.analysisId))];
    return { gaps: of('gaps'), coverage: of('coverage'), disparity: of('disparity') };
  }, [project]);
  const [chosenGaps, setGaps] = useState<string[] | null>(null);
  const [chosenCoverage, setCoverage] = useState<string[] | null>(null);
  const [shareNeeded, setShareNeeded] = useState<number | null>(null);
  const [limit, setLimit] = useState<number | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  const [services, setServices] = useState<Record<string, string[]>>({});
  const [disparity, setDisparity] = useState<string[]>([]);
  const gaps = chosenGaps ?? ids.gaps.slice(-1);
  const coverage = chosenCoverage ?? ids.coverage.slice(0, 1);
  // Service areas of the chosen indicators; of those in none, the indicator itself.
  const areas = new Map(indicatorsIn(project).map(({ name, area }) => [name, area]));
  const serviceKeys = [...new Set(gaps.flatMap((id) => {
    const totals = (project?.runs ?? []).findLast((run) => run.kind === 'gaps' && run.analysisId === id)?.totals ?? {};
    return Object.entries(totals as Record<string, { column?: string }>).map(([indicator, { column }]) => areas.get(column ?? indicator) || indicator);
  }))];
  const named = Object.fromEntries(Object.entries(services).filter(([key]) => serviceKeys.includes(key)));
  const groups = (project?.datasets.findLast(({ role }) => role === 'population')?.meta['groups'] ?? []) as string[];
  const missing = ids.gaps.length + ids.coverage.length === 0 ? text('overview.needs') : gaps.length + coverage.length === 0 ? text('overview.needsOne') : null;
  return (
    <AnalysisCard
      kind="overview" fields={['gaps', 'coverage', 'shareNeeded', ...RARER]} missing={missing}
      compose={(id) => ({
        id, kind: 'overview', ...(gaps.length === 0 ? {} : { gaps }), ...(coverage.length === 0 ? {} : { coverage }), ...(shareNeeded === null ? {} : { shareNeeded: shareNeeded / 100 }),
        ...(limit === null ? {} : { limit }), ...(group === null ? {} : { group }), ...(tag === null ? {} : { tag }),
        ...(Object.keys(named).length === 0 ? {} : { services: named }), ...(gaps.length === 0 || disparity.length === 0 ? {} : { disparity }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('overview.coverage')} findings={findings['coverage']} hint={text('overview.coverage.hint')}>
            {(id, status) => <Select id={id} mode="multiple" status={status} value={coverage} onChange={setCoverage} options={ids.coverage.map((one) => ({ value: one, label: one }))} placeholder={text('overview.none')} aria-label={text('overview.coverage')} />}
          </Field>
          <Field wide label={text('overview.gaps')} findings={findings['gaps']}>
            {(id, status) => <Select id={id} mode="multiple" status={status} value={gaps} onChange={setGaps} options={ids.gaps.map((one) => ({ value: one, label: one }))} placeholder={text('overview.none')} aria-label={text('overview.gaps')} />}
          </Field>
          <NumberField wide label={text('overview.shareNeeded')} hint={text('overview.shareNeeded.hint')} value={shareNeeded} onChange={setShareNeeded} minimum={0.1} maximum={100} suffix="%" placeholder={text('overview.everybody')} findings={findings['shareNeeded']} />
          <MoreFields
            label={text('more')} wrong={RARER.some((field) => findings[field] !== undefined)}
            said={[limit === null ? text('overview.more.limit') : text('limit.minutes', { minutes: limit }), text('overview.more.group', { group: names(group ?? 'urban') })].join(' · ')}
          >
            <NumberField label={text('map.limit')} hint={text('overview.limit.hint')} value={limit} onChange={setLimit} minimum={0.000001} placeholder="30" findings={findings['limit']} />
            <Field label={text('overview.group')} findings={findings['group']}>
              {(id, status) => <Select id={id} status={status} value={group} allowClear placeholder={names('urban')} onChange={(next: string | undefined) => setGroup(next ?? null)} options={groups.map((one) => ({ value: one, label: names(one) }))} />}
            </Field>
            <TagField label={text('gaps.tag')} value={tag} onChange={setTag} findings={findings['tag']} />
            <ServiceFields keys={serviceKeys} value={services} onChange={setServices} />
            {ids.disparity.length > 0 && gaps.length > 0 && (
              <Field wide label={text('overview.disparity')} hint={text('overview.disparity.hint')} findings={findings['disparity']}>
                {(id, status) => <Select id={id} mode="multiple" status={status} value={disparity} onChange={setDisparity} options={ids.disparity.map((one) => ({ value: one, label: one }))} placeholder={text('overview.none')} aria-label={text('overview.disparity')} />}
              </Field>
            )}
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}
