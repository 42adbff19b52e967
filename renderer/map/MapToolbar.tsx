import { PictureOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import { useTypeName } from '../app/typeName.ts';
import type { Screen } from '../app/screen.ts';
import type { AccessibilityShown } from '../app/accessibility.ts';
import type { GapsShown } from '../app/shown.ts';
import { isValueKind } from '../app/valueVariables.ts';
import type { AccessVariable, CoverageVariable, GapVariable } from '../app/workbench.ts';
import { ClassEditor } from './ClassEditor.tsx';
import type { Mapped, Painted } from './painted.ts';
import { PairBreaks, PairedCoverage } from './PairFields.tsx';
import { ValueVariable } from './ValueVariable.tsx';
import { useVariableName } from './variableName.ts';

interface MapToolbarProps {
  screen: Screen;
  mapped: Mapped | null;
  painted: Painted | null;
  /** Names of both axes of a bivariate map. */
  pairNames: { x: string; y: string };
  /** Saves the map as a picture; null while there is none. */
  onPicture: (() => void) | null;
  saving: boolean;
}

/** Which variable, facility type and limit the map shows, and how it is classed. */
export function MapToolbar({ screen, mapped, painted, pairNames, onPicture, saving }: MapToolbarProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const { kind, coverage, accessibility, comparison, sensitivity, gaps, siting } = screen;
  const coverageVariable = useWorkbench((state) => state.coverageVariable);
  const gapVariable = useWorkbench((state) => state.gapVariable);
  const sitingVariable = useWorkbench((state) => state.sitingVariable);
  const accessVariable = useWorkbench((state) => state.accessVariable);
  const comparisonVariable = useWorkbench((state) => state.comparisonVariable);
  const sensitivityVariable = useWorkbench((state) => state.sensitivityVariable);
  const variableName = useVariableName();
  const limitName = useLimitName();
  const typeName = useTypeName();
  const names = useNames();
  const coverageVariables: CoverageVariable[] = ['persons_share', 'area_share', 'uncovered', 'persons', ...(coverage?.groups ?? []).map((group): CoverageVariable => `share:${group}`)];
  return (
    <div className="map-toolbar" role="toolbar" aria-label={text('map.toolbar')}>
      {kind === 'coverage' && coverage !== null && (
        <>
          <Select size="small" value={coverageVariable} onChange={(value) => store.set({ coverageVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={coverageVariables.map((value) => ({ value, label: variableName(value, screen) }))} />
          <Select size="small" value={coverage.type} onChange={(value) => store.set({ facilityType: value })} popupMatchSelectWidth={false} aria-label={text('map.facilityType')} options={coverage.types.map((value) => ({ value, label: typeName(value, coverage.run) }))} />
          <Select size="small" value={coverage.limitIndex} onChange={(value) => store.set({ limit: value })} popupMatchSelectWidth={false} aria-label={text('map.limit')} options={coverage.limits.map((limit, value) => ({ value, label: limitName(limit) }))} />
        </>
      )}
      {kind === 'gaps' && gaps !== null && (
        <>
          <Select size="small" className="wide" value={gaps.indicator?.indicator} onChange={(value) => store.set({ indicator: value })} popupMatchSelectWidth={false} aria-label={text('gaps.indicator')} options={gaps.indicators.map(({ indicator }) => ({ value: indicator, label: names(indicator) }))} />
          <Select size="small" value={gapVariable} onChange={(value) => store.set({ gapVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={gapVariables(gaps).map((value) => ({ value, label: text(`variable.${value}`) }))} />
          {gapVariable === 'bivariate' && <PairedCoverage coverage={coverage} />}
        </>
      )}
      {kind === 'siting' && siting !== null && (
        <Select size="small" value={sitingVariable} onChange={(value) => store.set({ sitingVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={(['share_after', 'share_before', 'gained'] as const).map((value) => ({ value, label: text(`variable.${value}`) }))} />
      )}
      {kind === 'accessibility' && accessibility !== null && (
        <>
          <Select size="small" value={accessVariable} onChange={(value) => store.set({ accessVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={accessVariables(accessibility).map((value) => ({ value, label: variableName(value, screen) }))} />
          <Select size="small" value={accessibility.type} onChange={(value) => store.set({ facilityType: value })} popupMatchSelectWidth={false} aria-label={text('map.facilityType')} options={accessibility.types.map((value) => ({ value, label: typeName(value, accessibility.run) }))} />
        </>
      )}
      {kind === 'comparison' && comparison !== null && (
        <Select size="small" value={comparisonVariable} onChange={(value) => store.set({ comparisonVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={(['disputed_share', 'disputed', ...comparison.models.map((model) => `model:${model}` as const)] as const).map((value) => ({ value, label: variableName(value, screen) }))} />
      )}
      {kind === 'sensitivity' && sensitivity !== null && (
        <Select size="small" value={sensitivityVariable} onChange={(value) => store.set({ sensitivityVariable: value })} popupMatchSelectWidth={false} aria-label={text('map.variable')} options={(['ribbon', 'flips', 'share_low', 'share_base', 'share_high'] as const).map((value) => ({ value, label: variableName(value, screen) }))} />
      )}
      {isValueKind(kind) && <ValueVariable kind={kind} screen={screen} />}
      {mapped?.form === 'numbers' && painted?.form === 'numbers' && <ClassEditor mapped={mapped} painted={painted} formats={formats} />}
      {painted?.form === 'pair' && <PairBreaks painted={painted} names={pairNames} />}
      <span className="toolbar-space" />
      <Button size="small" type="primary" ghost icon={<PictureOutlined aria-hidden />} disabled={onPicture === null} loading={saving} onClick={() => onPicture?.()}>{text('export.picture')}</Button>
    </div>
  );
}

/** Grades of severity only where the run has them. */
function gapVariables({ run }: GapsShown): GapVariable[] {
  const graded: GapVariable[] = run.analysis['severity'] === undefined ? [] : ['severity'];
  return ['attainment', 'gap', 'value', 'state', ...graded, 'bivariate'];
}

function accessVariables({ method, groups }: AccessibilityShown): AccessVariable[] {
  const spread: AccessVariable[] = method === 'nearest' ? ['median', 'p90'] : [];
  return ['access', ...spread, 'reached_share', ...groups.map((group): AccessVariable => `access:${group}`)];
}
