import { CompressOutlined, ExpandAltOutlined } from '@ant-design/icons';
import { Button, Empty, Segmented, Tabs } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AccessibilityPane } from '../table/AccessibilityPane.tsx';
import { ComparisonPane } from '../table/ComparisonPane.tsx';
import { CompositePane } from '../table/CompositePane.tsx';
import { ConvergencePane } from '../table/ConvergencePane.tsx';
import { CoverageTable } from '../table/CoverageTable.tsx';
import { DisparityPane } from '../table/DisparityPane.tsx';
import { EquityPane } from '../table/EquityPane.tsx';
import { GapPane } from '../table/GapPane.tsx';
import { MoranPane } from '../table/MoranPane.tsx';
import { OverviewPane } from '../table/OverviewPane.tsx';
import { ProgressPane } from '../table/ProgressPane.tsx';
import { RulesPane } from '../table/RulesPane.tsx';
import { SensitivityPane } from '../table/SensitivityPane.tsx';
import { SitingPane } from '../table/SitingPane.tsx';
import { TripsPane } from '../table/TripsPane.tsx';
import { useBench, useText, useWorkbench } from './context.ts';
import type { Screen } from './screen.ts';
import { groupOfKind, KIND_GROUP_NAMES, KIND_GROUPS } from './workbench.ts';
import type { Kind, KindGroup } from './workbench.ts';
import type { Zones } from './zones.ts';

interface ResultTabsProps {
  screen: Screen;
  zones: Zones | null;
  /** Most of the window is given to the results. */
  tall: boolean;
  onTall: () => void;
}

/** The results in the three groups of the left panel; a group opens at the kind last looked at, else at its first with a result. */
export function ResultTabs({ screen, zones, tall, onTall }: ResultTabsProps) {
  const text = useText();
  const { store } = useBench();
  const shown = useWorkbench((state) => state.shown);
  const { kind } = screen;
  const group = groupOfKind(kind);
  const [last, setLast] = useState<Partial<Record<KindGroup, Kind>>>({});
  const open = (next: Kind) => {
    setLast({ ...last, [group]: kind });
    store.set({ kind: next, place: null });
  };
  const kinds: readonly Kind[] = KIND_GROUPS[group];
  const openGroup = (next: KindGroup) => {
    const members: readonly Kind[] = KIND_GROUPS[next];
    const before = last[next];
    open(before !== undefined && shown[before] !== undefined ? before : members.find((one) => shown[one] !== undefined) ?? members[0]);
  };
  return (
    <Tabs
      className="result-tabs" size="small" activeKey={kind} onChange={(key) => open(key as Kind)} tabBarGutter={16} destroyOnHidden
      tabBarExtraContent={{ left: <Segmented size="small" className="group-switch" value={group} onChange={openGroup} aria-label={text('group.label')} options={KIND_GROUP_NAMES.map((value) => ({ value, label: text(`group.${value}.short`), title: text(`group.${value}`) }))} />, right: <Button type="text" size="small" icon={tall ? <CompressOutlined aria-hidden /> : <ExpandAltOutlined aria-hidden />} aria-pressed={tall} title={text(tall ? 'panel.usual' : 'panel.tall')} aria-label={text(tall ? 'panel.usual' : 'panel.tall')} onClick={onTall} /> }}
      items={kinds.map((one) => ({ key: one, label: <span className={shown[one] === undefined ? 'tab-empty' : ''}>{text(`kind.${one}`)}</span>, children: <Pane kind={one} screen={screen} zones={zones} waiting={shown[one] !== undefined} /> }))}
    />
  );
}

function Pane({ kind, screen, zones, waiting }: { kind: Kind; screen: Screen; zones: Zones | null; waiting: boolean }) {
  const text = useText();
  const pane = paneOf(kind, screen, zones);
  if (pane !== null) return pane;
  // Its tables are on their way: saying that there is no result would be wrong for a moment.
  return waiting ? null : <Empty className="pane-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text(`kind.${kind}.none`)} />;
}

function paneOf(kind: Kind, screen: Screen, zones: Zones | null): ReactNode {
  const { coverage, level, accessibility, comparison, sensitivity, od, overview, gaps, disparity, rules, equity, moran, convergence, progress, composite, siting } = screen;
  switch (kind) {
    case 'coverage': return coverage === null || level === null ? null : <CoverageTable coverage={coverage} level={level} zones={zones} />;
    case 'accessibility': return accessibility && <AccessibilityPane shown={accessibility} zones={zones} />;
    case 'comparison': return comparison && <ComparisonPane shown={comparison} zones={zones} />;
    case 'sensitivity': return sensitivity && <SensitivityPane shown={sensitivity} zones={zones} />;
    case 'od': return od && <TripsPane key={od.run.id} shown={od} />;
    case 'overview': return overview && <OverviewPane key={overview.run.id} shown={overview} zones={zones} />;
    case 'gaps': return gaps && <GapPane gaps={gaps} zones={zones} />;
    case 'disparity': return disparity && <DisparityPane key={disparity.run.id} shown={disparity} zones={zones} />;
    case 'rules': return rules && <RulesPane key={rules.run.id} shown={rules} zones={zones} />;
    case 'equity': return equity && <EquityPane key={equity.run.id} shown={equity} zones={zones} />;
    case 'moran': return moran && <MoranPane shown={moran} zones={zones} />;
    case 'convergence': return convergence && <ConvergencePane key={convergence.run.id} shown={convergence} zones={zones} />;
    case 'progress': return progress && <ProgressPane shown={progress} zones={zones} />;
    case 'composite': return composite && <CompositePane key={composite.run.id} shown={composite} zones={zones} />;
    case 'siting': return siting && <SitingPane siting={siting} zones={zones} />;
  }
}
