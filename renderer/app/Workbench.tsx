import { Empty, Splitter, Tabs } from 'antd';
import { UnitCard } from '../card/UnitCard.tsx';
import { MapView } from '../map/MapView.tsx';
import { AccessibilityPane } from '../table/AccessibilityPane.tsx';
import { ComparisonPane } from '../table/ComparisonPane.tsx';
import { CoverageTable } from '../table/CoverageTable.tsx';
import { GapTable } from '../table/GapTable.tsx';
import { SensitivityPane } from '../table/SensitivityPane.tsx';
import { SitingPane } from '../table/SitingPane.tsx';
import { TripsPane } from '../table/TripsPane.tsx';
import { useBench, useText } from './context.ts';
import { LeftPanel } from './LeftPanel.tsx';
import { useScreen } from './screen.ts';
import { useZones } from './shown.ts';
import { useToggleName } from './toggleName.ts';
import { useHeadline } from './useHeadline.ts';
import type { Kind } from './workbench.ts';

/** The one screen: data and analyses left, the map with the card of the chosen county, the tables below. */
export function Workbench() {
  const text = useText();
  const { store } = useBench();
  const zones = useZones('zones');
  const townships = useZones('townships');
  const screen = useScreen();
  const { kind, coverage, level, accessibility, comparison, sensitivity, od, gaps, siting } = screen;
  const headline = useHeadline(zones, screen);
  const frame = useToggleName(text('panel.fold'));
  const none = (which: Kind) => <Empty className="pane-empty" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text(`kind.${which}.none`)} />;
  return (
    <div className="workbench" ref={frame}>
      <Splitter>
        <Splitter.Panel defaultSize={300} min={240} max={460} collapsible><LeftPanel /></Splitter.Panel>
        <Splitter.Panel>
          <Splitter orientation="vertical">
            <Splitter.Panel min={220}>
              <Splitter>
                <Splitter.Panel min={320}><MapView zones={zones} townships={townships} screen={screen} headline={headline} /></Splitter.Panel>
                <Splitter.Panel defaultSize={300} min={240} max={520} collapsible><UnitCard zones={zones} screen={screen} headline={headline} /></Splitter.Panel>
              </Splitter>
            </Splitter.Panel>
            <Splitter.Panel defaultSize="34%" min={140} collapsible>
              <Tabs
                className="result-tabs" size="small" activeKey={kind} onChange={(key) => store.set({ kind: key as Kind, place: null })}
                items={[
                  { key: 'coverage', label: text('kind.coverage'), children: coverage === null || level === null ? none('coverage') : <CoverageTable coverage={coverage} level={level} zones={zones} /> },
                  { key: 'accessibility', label: text('kind.accessibility'), children: accessibility === null ? none('accessibility') : <AccessibilityPane shown={accessibility} zones={zones} /> },
                  { key: 'comparison', label: text('kind.comparison'), children: comparison === null ? none('comparison') : <ComparisonPane shown={comparison} zones={zones} /> },
                  { key: 'sensitivity', label: text('kind.sensitivity'), children: sensitivity === null ? none('sensitivity') : <SensitivityPane shown={sensitivity} zones={zones} /> },
                  { key: 'od', label: text('kind.od'), children: od === null ? none('od') : <TripsPane key={od.run.id} shown={od} /> },
                  { key: 'gaps', label: text('kind.gaps'), children: gaps === null ? none('gaps') : <GapTable gaps={gaps} /> },
                  { key: 'siting', label: text('kind.siting'), children: siting === null ? none('siting') : <SitingPane siting={siting} zones={zones} /> },
                ]}
              />
            </Splitter.Panel>
          </Splitter>
        </Splitter.Panel>
      </Splitter>
    </div>
  );
}
