import { bbox } from '@turf/turf';
import type { FeatureCollection, Point } from 'geojson';
import { Alert } from 'antd';
import { max } from 'd3-array';
import { scaleSqrt } from 'd3-scale';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { stampOf } from '../analysis/datasets.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { useAnswer } from '../app/reader.ts';
import type { CoverageShown, GapsShown, SitingShown } from '../app/shown.ts';
import type { UncoveredPlaces } from '../app/uncovered.ts';
import type { Zones } from '../app/zones.ts';
import { BasisStrip } from './BasisStrip.tsx';
import { Legend } from './Legend.tsx';
import { mappedValues, paintedClasses } from './mapped.ts';
import { MapToolbar } from './MapToolbar.tsx';
import { MapTooltip } from './MapTooltip.tsx';
import { MapScene } from './scene.ts';
import type { Pointed } from './scene.ts';
import { shapeOf } from './symbols.ts';

/** As many of the worst uncovered places as are drawn, besides all of the chosen county; the legend states the number. */
export const DRAWN_PLACES = 300;

/** Beyond this many, facilities are drawn from closer by only. */
const MANY_FACILITIES = 1500;

/** What the map shows of a project without zones, so that nothing of the project before it stays. */
const NO_ZONES: Zones = { list: [], byCode: new Map(), bbox: null };

interface MapViewProps {
  zones: Zones | null;
  townships: Zones | null;
  coverage: CoverageShown | null;
  gaps: GapsShown | null;
  siting: SitingShown | null;
  uncovered: UncoveredPlaces | null;
}

/** The map of what is shown, with its legend, its layers and the line that says what it rests on. */
export function MapView({ zones, townships, coverage, gaps, siting, uncovered }: MapViewProps) {
  const text = useText();
  const { store, actions } = useBench();
  const [scene, setScene] = useState<MapScene | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const kind = useWorkbench((state) => state.kind);
  const selected = useWorkbench((state) => state.selected);
  const overlays = useWorkbench((state) => state.overlays);
  const classChoices = useWorkbench((state) => state.classes);
  const coverageVariable = useWorkbench((state) => state.coverageVariable);
  const gapVariable = useWorkbench((state) => state.gapVariable);
  const sitingVariable = useWorkbench((state) => state.sitingVariable);
  const project = useWorkbench((state) => state.project);

  const attach = useCallback((container: HTMLDivElement) => {
    let made: MapScene | null = null;
    try {
      made = new MapScene(container, {
        point: setPointed,
        select: (code) => store.set({ selected: code }),
        fail: (error) => actions.report(error),
      });
    } catch (error) {
      // No WebGL: tables and charts still work, so the window stays.
      setBroken(error instanceof Error ? error.message : String(error));
    }
    setScene(made);
    const watcher = new ResizeObserver(() => made?.resize());
    watcher.observe(container);
    return () => {
      watcher.disconnect();
      made?.remove();
    };
  }, [store, actions]);

  const mapped = useMemo(() => (zones === null ? null : mappedValues(zones, { kind, coverage, gaps, siting, coverageVariable, gapVariable, sitingVariable })), [zones, kind, coverage, gaps, siting, coverageVariable, gapVariable, sitingVariable]);
  const painted = useMemo(() => (mapped === null ? null : paintedClasses(mapped, classChoices[mapped.variable])), [mapped, classChoices]);

  useEffect(() => {
    scene?.setZones(zones ?? NO_ZONES);
  }, [scene, zones]);
  useEffect(() => {
    if (zones === null) return;
    if (painted === null) scene?.paint(new Int8Array(zones.list.length).fill(-1), []);
    else scene?.paint(painted.ofZone, painted.colours);
  }, [scene, zones, painted]);
  useEffect(() => scene?.showLabels(overlays.labels), [scene, overlays.labels]);

  const points = useAnswer('facilities.points', project?.datasets.some((one) => one.role === 'facilities') === true ? {} : null, stampOf(project, ['facilities']));
  const facilities = useMemo(() => facilityFeatures(points as FeatureCollection<Point> | null), [points]);
  const drawnFacilities = useMemo(() => {
    // The facilities of the figures on the screen, and no others.
    const run = kind === 'coverage' ? coverage?.run : kind === 'siting' ? siting?.run : undefined;
    const limited = kind === 'coverage' && coverage !== null && coverage.type !== 'all' ? [coverage.type] : run?.analysis['facilityTypes'] as string[] | undefined;
    if (facilities === null || limited === undefined) return facilities?.drawn ?? null;
    return { ...facilities.drawn, features: facilities.drawn.features.filter((one) => limited.includes(String(one.properties?.['type'] ?? ''))) };
  }, [facilities, kind, coverage, siting]);
  useEffect(() => {
    scene?.setFacilities(overlays.facilities ? drawnFacilities : null, (drawnFacilities?.features.length ?? 0) > MANY_FACILITIES);
  }, [scene, drawnFacilities, overlays.facilities]);

  const showsCoverage = kind === 'coverage' && coverage !== null;
  const covered = useAnswer('runs.coveredArea', showsCoverage && overlays.covered ? { id: coverage.run.id, facilityType: coverage.type, limit: coverage.limitIndex } : null, `${project?.path} ${coverage?.run.createdAt}`);
  useEffect(() => scene?.set('covered', covered as FeatureCollection | null), [scene, covered]);
  useEffect(() => scene?.set('uncovered', showsCoverage && overlays.uncovered && uncovered !== null ? placeFeatures(uncovered, selected) : null), [scene, uncovered, overlays.uncovered, showsCoverage, selected]);
  useEffect(() => scene?.set('sites', kind === 'siting' && siting !== null ? siteFeatures(siting) : null), [scene, kind, siting]);

  useEffect(() => {
    const zone = selected === null ? undefined : zones?.byCode.get(selected);
    scene?.select(selected, zone === undefined ? null : (bbox(zone.feature) as [number, number, number, number]));
    const inside = selected === null ? [] : (townships?.list ?? []).filter((one) => one.parent === selected);
    scene?.set('townships', { type: 'FeatureCollection', features: inside.map((one) => one.feature) });
  }, [scene, zones, townships, selected]);

  return (
    <section className="map-pane" aria-label={text('map.label')}>
      <MapToolbar
        coverage={coverage} gaps={gaps} siting={siting} mapped={mapped} painted={painted}
        onZoom={(steps) => scene?.zoom(steps)} onFit={() => scene?.fitWhole()}
      />
      <div className="map-frame">
        <div className="map-stage">
        <div ref={attach} className="map-canvas" data-testid="map" />
        {broken !== null && <Alert className="map-broken" type="warning" showIcon title={text('map.noWebgl')} description={broken} />}
        {zones === null && broken === null && <div className="map-empty">{text(project === null ? 'map.noProject' : 'map.noZones')}</div>}
        {zones !== null && (
          <Legend
            mapped={mapped} painted={painted} zones={zones} gaps={gaps} kind={kind} covered={showsCoverage} uncovered={showsCoverage ? uncovered : null}
            facilityTypes={facilities?.types ?? []} drawnTypes={new Set(drawnFacilities?.features.map((one) => String(one.properties?.['type'] ?? '')))} manyFacilities={(drawnFacilities?.features.length ?? 0) > MANY_FACILITIES}
          />
        )}
        {pointed !== null && zones !== null && <MapTooltip pointed={pointed} zones={zones} coverage={coverage} gaps={gaps} siting={siting} mapped={mapped} />}
        </div>
        <BasisStrip run={kind === 'coverage' ? coverage?.run : kind === 'gaps' ? gaps?.run : siting?.run} />
      </div>
    </section>
  );
}

function facilityFeatures(points: FeatureCollection<Point> | null): { drawn: FeatureCollection; types: string[] } | null {
  if (points === null) return null;
  const types = [...new Set(points.features.map((one) => String(one.properties?.['type'] ?? '')))].sort();
  const features = points.features.map((one) => ({ ...one, properties: { ...one.properties, shape: shapeOf(types, String(one.properties?.['type'] ?? '')) } }));
  return { drawn: { type: 'FeatureCollection', features }, types };
}

function placeFeatures({ places }: UncoveredPlaces, selected: string | null): FeatureCollection {
  const drawn = places.filter((place, index) => index < DRAWN_PLACES || place.code === selected);
  const radius = scaleSqrt().domain([0, max(drawn, (place) => place.persons) ?? 1]).range([1, 11]);
  return {
    type: 'FeatureCollection',
    features: drawn.map((place) => ({ type: 'Feature', properties: { ...place, radius: radius(place.persons) }, geometry: { type: 'Point', coordinates: [place.lon, place.lat] } })),
  };
}

function siteFeatures({ sites }: SitingShown): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: sites.map((site) => ({ type: 'Feature', properties: { name: site.name, gained: site.gained, order: String(site.order) }, geometry: { type: 'Point', coordinates: [site.lon, site.lat] } })),
  };
}

