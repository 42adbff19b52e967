import type { ReactNode } from 'react';
import { useFormats, useNames, useRegionNames, useText } from '../app/context.ts';
import { useDisparityWritten } from '../app/disparityWritten.ts';
import { fixed } from '../app/format.ts';
import { groupValueName } from '../app/groupName.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { useRuleName } from '../app/ruleName.ts';
import { useRuleNames } from '../app/ruleNames.ts';
import { isShareRule } from '../app/rules.ts';
import type { Screen } from '../app/screen.ts';
import { useValueWritten } from '../app/valueWritten.ts';
import { Term } from '../table/Term.tsx';

interface ValueSectionProps {
  screen: Screen;
  /** County, or null for the whole area. */
  code: string | null;
}

interface Line {
  key: string;
  name: ReactNode;
  value: ReactNode;
  need?: boolean;
}

/** The figures of a kind that compares values, for the chosen county; of the whole area the few that belong in a card. */
export function ValueSection({ screen, code }: ValueSectionProps) {
  const text = useText();
  const lines = useLines(screen, code);
  if (screen.run === null || lines.length === 0) return null;
  return (
    <section>
      <h3>{text(`kind.${screen.kind}`)}<small>{screen.run.analysisId}</small></h3>
      <dl className="card-figures">
        {lines.map(({ key, name, value, need = false }) => <div key={key}><dt>{name}</dt><dd className={need ? 'need' : ''}>{value}</dd></div>)}
      </dl>
    </section>
  );
}

function useLines({ kind, disparity, rules, equity, moran, convergence, progress, composite }: Screen, code: string | null): Line[] {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const regionNames = useRegionNames();
  const ruleNames = useRuleNames();
  const ruleName = useRuleName(rules);
  const disparityWritten = useDisparityWritten();
  const valueWritten = useValueWritten();
  if (kind === 'equity' && equity !== null) {
    const unit = code === null ? undefined : equity.byCode.get(code);
    if (unit === undefined) {
      return (['gini', 'theil_t', 'cv', 'p90_p10'] as const).map((statistic) => ({ key: statistic, name: <Term term={statistic}>{text(`statistic.${statistic}`)}</Term>, value: formats.statistic(equity.statistics[statistic]) }));
    }
    const columns = [equity.run.analysis['groups'] ?? []].flat() as string[];
    return [
      { key: 'value', name: text('column.value'), value: valueWritten(equity.run)(unit.value) },
      { key: 'quotient', name: <Term term="location_quotient">{text('column.quotient')}</Term>, value: formats.statistic(unit.quotient), need: unit.quotient < 1 },
      { key: 'theil', name: <Term term="theil_part">{text('column.theilPart')}</Term>, value: formats.statistic(unit.theilPart) },
      ...(unit.groups.length === 0 ? [] : [{ key: 'groups', name: text('card.groupsOf'), value: unit.groups.map((group, level) => groupValueName(text, regionNames, columns[level], group)).join(' / ') }]),
    ];
  }
  if (kind === 'moran' && moran !== null) {
    const unit = code === null ? undefined : moran.byCode.get(code);
    if (unit === undefined) return [{ key: 'i', name: <Term term="moran_i">{text('moran.i')}</Term>, value: formats.statistic(moran.total.i) }, { key: 'geary', name: <Term term="geary">Geary C</Term>, value: formats.statistic(moran.total.geary) }];
    return [
      { key: 'cluster', name: <Term term="cluster">{text('column.cluster')}</Term>, value: unit.cluster === '' ? '—' : text(`category.lisa.${unit.cluster}`), need: unit.cluster === 'LL' },
      { key: 'value', name: text('column.value'), value: valueWritten(moran.run)(unit.value) }, { key: 'lag', name: <Term term="lag">{text('column.lag')}</Term>, value: valueWritten(moran.run)(unit.lag) }, { key: 'neighbours', name: text('column.neighbours'), value: formats.count(unit.neighbours) },
      { key: 'local', name: <Term term="local_i">{text('column.localI')}</Term>, value: formats.statistic(unit.localI) }, { key: 'p', name: <Term term="p_local" values={{ rate: moran.total.falseDiscovery }}>{text('column.pAdjusted')}</Term>, value: formats.probability(unit.pAdjusted) }, { key: 'gi', name: <Term term="gi">Gi*</Term>, value: formats.statistic(unit.gi) },
    ];
  }
  if (kind === 'convergence' && convergence !== null) {
    const { total } = convergence;
    const unit = code === null ? undefined : convergence.byCode.get(code);
    if (unit === undefined) return [{ key: 'cv', name: <Term term="sigma">{text('statistic.cv')}</Term>, value: `${formats.statistic(total.cvFrom)} → ${formats.statistic(total.cvTo)}` }, { key: 'slope', name: <Term term="beta">β</Term>, value: formats.statistic(total.slope) }];
    return [
      { key: 'from', name: String(total.from), value: formats.figure(unit.from) }, { key: 'to', name: String(total.to), value: formats.figure(unit.to) },
      { key: 'growth', name: <Term term="growth">{text('column.growth')}</Term>, value: formats.share(unit.growth) }, { key: 'residual', name: <Term term="residual">{text('column.residual')}</Term>, value: fixed(unit.residual * 100, 2), need: unit.residual < 0 },
    ];
  }
  if (kind === 'progress' && progress !== null) {
    const { total } = progress;
    const unit = code === null ? undefined : progress.byCode.get(code);
    if (unit === undefined) return [{ key: 'met', name: text('category.progress.met'), value: formats.count(total.met) }, { key: 'track', name: text('category.progress.on-track'), value: formats.count(total.onTrack) }, { key: 'behind', name: text('category.progress.behind'), value: formats.count(total.behind), need: total.behind > 0 }];
    return [
      { key: 'baseline', name: String(total.baselineYear), value: formats.figure(unit.baseline) }, { key: 'current', name: String(total.year), value: formats.figure(unit.current) }, { key: 'target', name: text('column.target', { year: total.targetYear }), value: formats.figure(unit.target) },
      { key: 'progress', name: <Term term="progress">{text('column.progress')}</Term>, value: formats.share(unit.progress), need: unit.state === 'behind' }, { key: 'expected', name: <Term term="expected">{text('column.expected')}</Term>, value: formats.share(unit.expectedProgress) },
      { key: 'forecast', name: <Term term="forecast">{text('column.forecast', { year: total.targetYear })}</Term>, value: formats.figure(unit.forecast) },
      ...(Number.isNaN(unit.remaining) ? [] : [{ key: 'remaining', name: <Term term="remaining">{text('column.remaining')}</Term>, value: formats.figure(unit.remaining) }]),
    ];
  }
  if (kind === 'composite' && composite !== null) {
    const unit = code === null ? undefined : composite.byCode.get(code);
    if (unit === undefined) return [];
    return [
      { key: 'rank', name: <Term term="rank">{text('column.rank')}</Term>, value: formats.count(unit.rank) }, { key: 'index', name: <Term term="index">{text('kind.composite')}</Term>, value: formats.statistic(unit.index) },
      ...composite.areas.map((area) => ({ key: `area-${area}`, name: names(area), value: formats.statistic(unit.areas[area]) })),
      ...composite.parts.filter((part) => part.code === unit.code).map((part) => ({ key: part.indicator, name: names(part.indicator), value: <>{formats.figure(part.value)}<small>{text('composite.score')} {formats.statistic(part.score)}</small></> })),
    ];
  }
  if (kind === 'disparity' && disparity !== null) {
    const { total } = disparity;
    const written = disparityWritten(disparity.run);
    const unit = code === null ? undefined : disparity.byCode.get(code);
    const { urban, rural, ratio } = unit ?? total;
    return [
      ...(Number.isNaN(urban) ? [] : [{ key: 'urban', name: text('column.urban'), value: written(urban) }, { key: 'rural', name: text('column.rural'), value: written(rural), need: rural < urban }, { key: 'ratio', name: <Term term="ratio">{text('column.urbanRuralRatio')}</Term>, value: formats.statistic(ratio) }]),
      ...(unit === undefined || Number.isNaN(unit.value) ? [] : [{ key: 'value', name: text('column.value'), value: written(unit.value) }]),
      ...(Number.isNaN(total.benchmark) ? [] : [{ key: 'benchmark', name: text('column.meanValue'), value: written(total.benchmark) }]),
    ];
  }
  if (kind === 'rules' && rules !== null) {
    if (code === null) return [];
    const kindOf = new Map(rules.summary.map(({ rule, kind: ruleKind }) => [rule, ruleKind]));
    const ruleWritten = ({ rule, operator }: { rule: string; operator: string }) => (isShareRule(kindOf.get(rule) ?? '', operator) ? formats.share : formats.figure);
    const shown = rules.rows.filter((row) => row.code === code && row.level === 'county' && (row.state === 'fail' || row.state === 'pass')).sort((a, b) => (a.state === b.state ? 0 : a.state === 'fail' ? -1 : 1));
    return shown.map((row) => ({ key: row.rule, name: <span title={ruleName(row.rule)}>{ruleName(row.rule)}</span>, value: <>{ruleWritten(row)(row.value)}<small>{operatorSign(row.operator)} {ruleWritten(row)(row.threshold)} · {ruleNames.state(row.state)}</small></>, need: row.state === 'fail' }));
  }
  return [];
}
