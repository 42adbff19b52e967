import { Splitter } from 'antd';
import { useEffect, useState } from 'react';
import { UnitCard } from '../card/UnitCard.tsx';
import { MapView } from '../map/MapView.tsx';
import { aboveOf } from '../text/provinces.ts';
import { useBench, useText } from './context.ts';
import { LeftPanel } from './LeftPanel.tsx';
import { ResultTabs } from './ResultTabs.tsx';
import { useScreen } from './screen.ts';
import { useZones } from './shown.ts';
import { useToggleName } from './toggleName.ts';
import { useHeadline } from './useHeadline.ts';

/** Height of the results: as they open, and where figures are to be read. */
const [USUAL_SHARE, TALL_SHARE] = ['40%', '72%'];

/** The one screen: data and analyses left, the map with the card of the chosen county, the tables below. */
export function Workbench() {
  const text = useText();
  const zones = useZones('zones');
  const townships = useZones('townships');
  const { store } = useBench();
  useEffect(() => store.set({ above: aboveOf(zones?.list.map(({ parent }) => parent) ?? []) }), [store, zones]);
  const screen = useScreen();
  const headline = useHeadline(zones, screen);
  const [results, setResults] = useState<number | string>(USUAL_SHARE);
  const tall = results === TALL_SHARE;
  const frame = useToggleName(text('panel.fold'));
  return (
    <div className="workbench" ref={frame}>
      <Splitter>
        <Splitter.Panel defaultSize={300} min={240} max={460} collapsible><LeftPanel /></Splitter.Panel>
        <Splitter.Panel>
          <Splitter orientation="vertical" onResize={([, size]) => setResults(size)}>
            <Splitter.Panel min={220}>
              <Splitter>
                <Splitter.Panel min={320}><MapView zones={zones} townships={townships} screen={screen} headline={headline} /></Splitter.Panel>
                <Splitter.Panel defaultSize={300} min={240} max={520} collapsible><UnitCard zones={zones} screen={screen} headline={headline} /></Splitter.Panel>
              </Splitter>
            </Splitter.Panel>
            <Splitter.Panel size={results} min={140} collapsible><ResultTabs screen={screen} zones={zones} tall={tall} onTall={() => setResults(tall ? USUAL_SHARE : TALL_SHARE)} /></Splitter.Panel>
          </Splitter>
        </Splitter.Panel>
      </Splitter>
    </div>
  );
}
