import { CloseOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useCallback, useMemo } from 'react';
import { histogram } from '../../geo/figure/histogram.ts';
import { useBench, useFormats, useNames, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import { useTypeName } from '../app/typeName.ts';
import type { Screen } from '../app/screen.ts';
import type { Kind } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { useSize } from '../chart/useSize.ts';
import { CheckBadge } from '../app/CheckBadge.tsx';
import { IndicatorSection } from './IndicatorSection.tsx';
import { MeasureSection } from './MeasureSection.tsx';
import { PlaceSection } from './PlaceSection.tsx';
import { ShareRow } from './ShareRow.tsx';
import { TagSection } from './TagSection.tsx';
import { ValueSection } from './ValueSection.tsx';
import { WhySection } from './WhySection.tsx';

interface UnitCardProps {
  screen: Screen;
  zones: Zones | null;
  /** What is on the screen in one sentence. */
  headline: string;
}

/** Kinds whose own figures fill the card: those of a coverage run would only be beside the point. */
const OWN_FIGURES: readonly Kind[] = ['accessibility', 'comparison', 'sensitivity', 'overview', 'disparity', 'rules', 'equity', 'moran', 'convergence', 'progress', 'composite'];
const MORE = ['backup', 'served', 'residual'] as const;

/** Everything known of the chosen county; of the whole area while none is chosen. */
export function UnitCard({ screen, zones, headline }: UnitCardProps) {
  const { kind, run, coverage, gaps, uncovered } = screen;
  const text = useText();
  const formats = useFormats();
  const limitName = useLimitName();
  const typeName = useTypeName();
  const names = useNames();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const [frame, width] = useSize<HTMLDivElement>();
  const zone = selected === null ? undefined : zones?.byCode.get(selected);
  const unit = coverage === null ? null : selected === null ? coverage.total : coverage.byCode.get(selected) ?? null;
  const shares = useMemo(() => coverage?.units.map((one) => one.share) ?? [], [coverage]);
  const draw = useCallback(
    () => histogram(shares, {
      width: Math.max(160, width), height: 76, title: text('card.distribution'), domain: [0, 1], bins: 20, marker: unit?.share,
      format: (value) => (value === 0 || value === 1 ? `${value * 100}%` : formats.share(value)),
      barTitle: (from, to, count) => text('card.bar', { from: Math.round(from * 100), to: Math.round(to * 100), count }),
    }),
    [shares, width, text, formats, unit],
  );
  const tooFar = coverage?.run.notes.find((note) => note.code === 'network.too-far' && Number(note.values?.['persons']) > 0);
  // What is on the map comes first.
  const indicators = gaps !== null && selected !== null ? <IndicatorSection gaps={gaps} code={selected} width={width} /> : null;
  const beside = !OWN_FIGURES.includes(kind) || run === null;
  const title = selected === null ? text('card.whole') : zone?.name ?? unit?.name ?? selected;
  return (
    <aside className="card-pane" aria-label={text('card.label')} data-testid="card">
      <header>
        <h2>{title}</h2>
        {zone?.poor === true && <Tag className="tag-poor">{text('tag.poor')}</Tag>}
        {selected !== null && <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={text('card.close')} onClick={() => store.set({ selected: null })} />}
        <div className="card-sub">{selected === null ? text('card.units', { count: formats.count(zones?.list.length ?? 0) }) : [regionNames(zone?.parent ?? ''), selected].filter((part) => part !== '').join(' · ')}</div>
      </header>
      <div className="card-body" ref={frame}>
        {headline !== '' && <p className="card-headline" data-testid="headline">{headline}</p>}
        {run !== null && <CheckBadge checks={run.checks} />}
        {kind === 'gaps' && indicators}
        <MeasureSection screen={screen} code={selected} />
        {screen.overview !== null && kind === 'overview' && <WhySection overview={screen.overview} code={selected} />}
        <ValueSection screen={screen} code={selected} />
        {kind === 'overview' && run !== null && indicators}
        {beside && coverage !== null && unit !== null && (
          <>
            <section>
              <h3>{kind === 'coverage' ? text('kind.coverage') : text('card.coverageOf', { run: coverage.run.analysisId })}<small>{kind === 'coverage' ? `${coverage.run.analysisId} · ` : ''}{typeName(coverage.type, coverage.run)} · {limitName(coverage.limit)}</small></h3>
              <div className="headline" title={formats.count(unit.uncovered)}>
                <span className="headline-figure">{formats.compact(unit.uncovered)}</span>
                <span>{text('card.uncoveredPeople')}<br />{text('card.ofPeople', { persons: formats.compact(unit.persons) })}</span>
              </div>
              {selected === null && tooFar !== undefined && <p className="card-note">{text('coverage.unreachable', { persons: formats.compact(Number(tooFar.values?.['persons'])), places: formats.count(Number(tooFar.values?.['places'])) })}</p>}
              {MORE.filter((figure) => !Number.isNaN(unit[figure])).map((figure) => <ShareRow key={figure} name={text(figure === 'served' ? 'column.servedPeople' : `column.${figure}`)} share={unit[figure] / unit.persons} persons={Number.NaN} plain={figure === 'residual'} />)}
            </section>
            <section>
              <h3>{text('card.byType')}</h3>
              {coverage.everyType(selected ?? '').map(({ type, figures }) => (
                <ShareRow key={type} name={typeName(type, coverage.run)} share={figures.share} persons={figures.uncovered} active={type === coverage.type} onSelect={() => store.set({ facilityType: type, kind: 'coverage', place: null })} />
              ))}
            </section>
            {coverage.groups.length > 0 && (
              <section>
                <h3>{text('card.byGroup')}</h3>
                {coverage.groups.map((group) => <ShareRow key={group} name={names(group)} share={unit.groups[group].share} persons={unit.groups[group].persons - unit.groups[group].covered} />)}
                {!Number.isNaN(unit.areaShare) && <ShareRow name={text('column.areaShare')} share={unit.areaShare} persons={Number.NaN} />}
              </section>
            )}
            <section>
              <h3>{text('card.distribution')}</h3>
              <Figure draw={draw} />
            </section>
          </>
        )}
        {beside && uncovered !== null && coverage !== null && <PlaceSection uncovered={uncovered} code={selected} zones={zones} />}
        {beside && kind !== 'gaps' && indicators}
        {selected === null && kind === 'coverage' && coverage !== null && <TagSection shown={coverage} />}
        {run === null && coverage === null && gaps === null && <p className="card-empty">{text('card.nothing')}</p>}
      </div>
    </aside>
  );
}
