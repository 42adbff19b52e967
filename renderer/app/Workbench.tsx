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

/** Height of the results where figures are to be read closely. */
const TALL_SHARE = '72%';
/** As they open: this share of the window, but on low ones as many pixels as a figure with its bars needs, half the window at most. */
const [USUAL_SHARE, FIGURE_HEIGHT, MOST_SHARE] = [0.4, 336, 0.5];

export function usualHeight(windowHeight: number): number {
  return Math.round(Math.max(USUAL_SHARE * windowHeight, Math.min(FIGURE_HEIGHT, MOST_SHARE * windowHeight)));
}

/** The one screen: data and analyses left, the map with the card of the chosen county, the tables below. */
export function Workbench() {
  const text = useText();
  const zones = useZones('zones');
  const townships = useZones('townships');
  const { store } = useBench();
  useEffect(() => store.set({ above: aboveOf(zones?.list.map(({ parent }) => parent) ?? []) }), [store, zones]);
  const screen = useScreen();
  const headline = useHeadline(zones, screen);
  const frame = useToggleName(text('panel.fold'));
  const [height, setHeight] = useState(0);
  // Null while nobody has drawn the border elsewhere: it then follows the window.
  const [drawn, setResults] = useState<number | string | null>(null);
  const results = drawn ?? usualHeight(height);
  const tall = results === TALL_SHARE;
  useEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setHeight(Math.floor(entry.contentRect.height)));
    watcher.observe(frame.current!);
    return () => watcher.disconnect();
  }, [frame]);
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
            <Splitter.Panel size={results} min={140} collapsible><ResultTabs screen={screen} zones={zones} tall={tall} onTall={() => setResults(tall ? null : TALL_SHARE)} /></Splitter.Panel>
          </Splitter>
        </Splitter.Panel>
      </Splitter>
    </div>
  );
}
