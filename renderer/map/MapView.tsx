import { bbox, featureCollection } from '@turf/turf';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { Alert } from 'antd';
import { max } from 'd3-array';
import { scaleSqrt } from 'd3-scale';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { basisLine } from '../../api/messages/index.ts';
import { stampOf } from '../analysis/datasets.ts';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import { comparedBases } from '../app/comparison.ts';
import { opened, rowAbove } from '../app/gapsAbove.ts';
import { saveFile } from '../app/save.ts';
import type { Screen } from '../app/screen.ts';
import type { SitingShown } from '../app/shown.ts';
import type { UncoveredShown } from '../app/uncovered.ts';
import { useAnswer } from '../app/useAnswer.ts';
import type { Zone, Zones } from '../app/zones.ts';
import { toggled } from '../chart/brush.ts';
import { svgImage, withFonts } from '../chart/exportFigure.ts';
import { bandRows, reachRows } from './bandLegend.ts';
import { BasisStrip } from './BasisStrip.tsx';
import { Legend } from './Legend.tsx';
import { legendOf, severityOf } from './legend.ts';
import type { LegendFacts } from './legend.ts';
import { mappedValues } from './mapped.ts';
import { NOT_DRAWN, paintedClasses } from './painted.ts';
import type { Mapped } from './painted.ts';
import { MapToolbar } from './MapToolbar.tsx';
import { MapTooltip } from './MapTooltip.tsx';
import { composePicture, PICTURE_RATIO } from './picture.ts';
import { ReachPanel } from './ReachPanel.tsx';
import type { ReachPlace } from './reach.ts';
import { MapScene } from './scene.ts';
import type { Pointed } from './scene.ts';
import { shapeOf } from './symbols.ts';
import { useSubject } from './useSubject.ts';
import { useVariableName } from './variableName.ts';
import { hasBands, useBands } from './useBands.ts';
import { useDisputed } from './useDisputed.ts';
import { usePicking } from './usePicking.ts';
import { usePlace } from './usePlace.ts';
import { useReach } from './useReach.ts';
import { useWorse } from './worse.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

/** What the panel of a place's reach takes of the right side of the map, in pixels. */
const REACH_WIDTH = 268;
/** Beyond this many, facilities are drawn from closer by only. */
const MANY_FACILITIES = 1500;

/** What the map shows of a project without zones, so that nothing of the project before it stays. */
const NO_ZONES: Zones = { list: [], byCode: new Map(), bbox: null };

interface MapViewProps {
  zones: Zones | null;
  townships: Zones | null;
  screen: Screen;
  headline: string;
}

/** The map of what is shown, with its legend, its layers and the line that says what it rests on. */
export function MapView({ zones, townships, screen, headline }: MapViewProps) {
  const { kind, run, coverage, level, accessibility, gaps, siting, uncovered } = screen;
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store, actions } = useBench();
  const [scene, setScene] = useState<MapScene | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const [saving, setSaving] = useState(false);
  const language = useWorkbench((state) => state.language);
  const selected = useWorkbench((state) => state.selected);
  const search = useWorkbench((state) => state.search);
  const overlays = useWorkbench((state) => state.overlays);
  const classChoices = useWorkbench((state) => state.classes);
  const coverageVariable = useWorkbench((state) => state.coverageVariable);
  const gapVariable = useWorkbench((state) => state.gapVariable);
  const sitingVariable = useWorkbench((state) => state.sitingVariable);
  const accessVariable = useWorkbench((state) => state.accessVariable);
  const comparisonVariable = useWorkbench((state) => state.comparisonVariable);
  const sensitivityVariable = useWorkbench((state) => state.sensitivityVariable);
  const valueVariables = useWorkbench((state) => state.valueVariables);
  const brushed = useWorkbench((state) => state.brushed);
  const worse = useWorse(run);
  const project = useWorkbench((state) => state.project);
  const mapLevel = kind === 'coverage' && level !== null ? level.level : 'zones';
  const gapsAbove = kind === 'gaps' ? gaps?.above ?? null : null;

  // What a click means hangs on the level, which the scene, made once, must not know.
  const choose = useRef<(code: string | null) => void>(null);
  useEffect(() => {
    choose.current = (code) => {
      const prefecture = code === null ? '' : (zones?.byCode.get(code)?.parent ?? '');
      const above = gapsAbove === null || zones === null || code === null ? undefined : rowAbove(zones, gapsAbove, code);
      if (mapLevel === 'parents' && prefecture !== '') store.set({ level: 'zones', search: prefecture, selected: null });
      else if (above !== undefined) store.set((state) => opened(gapsAbove!.level, above.code, gapsAbove!.rows.length === 1, state.filter));
      else store.set({ selected: code });
    };
  }, [store, zones, mapLevel, gapsAbove]);
  const reach = useReach(run);
  // The first click on a facility asks for its reach, the second chooses its county.
  const openReach = useRef<(place: ReachPlace, code: string | null) => void>(null);
  useEffect(() => {
    openReach.current = (place, code) => {
      if (place.facility !== undefined && place.facility.index === reach.place?.facility?.index && code !== null) choose.current?.(code);
      else reach.open(place);
    };
  }, [reach]);
  const { picking, take } = usePicking();
  const attach = useCallback((container: HTMLDivElement) => {
    let made: MapScene | null = null;
    try {
      made = new MapScene(container, { point: setPointed, select: (code) => choose.current?.(code), brush: (code) => store.set((state) => ({ brushed: toggled(state.brushed, code) })), reach: (place, code) => openReach.current?.(place, code), take, fail: (error) => actions.report(error) });
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
  }, [store, actions, take]);

  const mapped = useMemo(
    () => (zones === null ? null : mappedValues(zones, townships, screen, { coverageVariable, gapVariable, sitingVariable, accessVariable, comparisonVariable, sensitivityVariable, valueVariables, worse })),
    [zones, townships, screen, coverageVariable, gapVariable, sitingVariable, accessVariable, comparisonVariable, sensitivityVariable, valueVariables, worse],
  );
  const painted = useMemo(() => (mapped === null ? null : paintedClasses(mapped, classChoices)), [mapped, classChoices]);

  useEffect(() => scene?.setPicking(picking), [scene, picking]);
  useEffect(() => scene?.setName(text('map.canvas')), [scene, text]);
  useEffect(() => {
    scene?.setZones(zones ?? NO_ZONES);
  }, [scene, zones]);
  useEffect(() => {
    if (zones === null) return;
    const ofZones = painted === null || mapped?.level === 'townships' ? new Int8Array(zones.list.length).fill(NOT_DRAWN) : painted.ofShape;
    scene?.paintZones(ofZones, painted?.colours ?? []);
    scene?.showPoor(mapped === null || mapped.level === 'zones');
  }, [scene, zones, mapped, painted]);
  useEffect(() => {
    const list = townships?.list ?? [];
    if (mapped?.level === 'townships' && painted !== null) {
      const { ofShape } = painted;
      scene?.paintTownships(list.flatMap((one, at) => (ofShape[at] === NOT_DRAWN ? [] : [townshipFeature(one, { class: ofShape[at] })])), painted.colours);
    } else scene?.paintTownships(selected === null ? [] : list.filter((one) => one.parent === selected).map((one) => townshipFeature(one, {})), []);
  }, [scene, townships, mapped, painted, selected]);
  useEffect(() => {
    const shown = mapped?.level === 'townships' && townships !== null ? townships.list.filter((_, at) => mapped.unitOfShape[at] >= 0) : zones?.list ?? [];
    scene?.set('labels', overlays.labels ? labelFeatures(shown, mapped?.level ?? 'zones', selected) : null);
  }, [scene, zones, townships, mapped, overlays.labels, selected]);

  const points = useAnswer('facilities.points', project?.datasets.some((one) => one.role === 'facilities') === true ? {} : null, stampOf(project, ['facilities']));
  const facilities = useMemo(() => facilityFeatures(points as FeatureCollection<Point> | null), [points]);
  const drawnFacilities = useMemo(() => {
    // The facilities of the figures on the screen, and no others.
    const type = kind === 'coverage' ? coverage?.type : kind === 'accessibility' ? accessibility?.type : undefined;
    const limited = type !== undefined && type !== 'all' ? [type] : kind === 'gaps' ? undefined : run?.analysis['facilityTypes'] as string[] | undefined;
    if (facilities === null || limited === undefined) return facilities?.drawn ?? null;
    return { ...facilities.drawn, features: facilities.drawn.features.filter((one) => limited.includes(String(one.properties?.['type'] ?? ''))) };
  }, [facilities, kind, coverage, accessibility, run]);
  const manyFacilities = (drawnFacilities?.features.length ?? 0) > MANY_FACILITIES;
  useEffect(() => {
    scene?.setFacilities(overlays.facilities ? drawnFacilities : null, manyFacilities);
  }, [scene, drawnFacilities, overlays.facilities, manyFacilities]);

  const showsCoverage = kind === 'coverage' && coverage !== null;
  const overRoads = coverage?.run.basis.model === 'network';
  const offersBands = showsCoverage && hasBands(coverage);
  const bands = useBands(offersBands && overlays.bands ? coverage : null, `${project?.path} ${coverage?.run.createdAt}`);
  const byLimits = reach.place === null ? bands?.drawn ?? null : reach.drawn;
  useEffect(() => scene?.set('reach', byLimits), [scene, byLimits]);
  // One ground at a time: the reach of a place or the bands, else the area of the chosen limit.
  const showsCovered = showsCoverage && reach.place === null && bands === null && coverage.run.basis.model !== 'matrix' && (overRoads ? overlays.roads : overlays.covered);
  const covered = useAnswer('runs.coveredArea', showsCovered ? { id: coverage.run.id, facilityType: coverage.type, limit: coverage.limitIndex } : null, `${project?.path} ${coverage?.run.createdAt}`);
  useEffect(() => scene?.set('covered', covered as FeatureCollection | null), [scene, covered]);
  useEffect(() => scene?.set('uncovered', showsCoverage && overlays.uncovered && uncovered !== null ? placeFeatures(uncovered) : null), [scene, uncovered, overlays.uncovered, showsCoverage]);
  useEffect(() => scene?.set('sites', kind === 'siting' && siting !== null ? siteFeatures(siting) : null), [scene, kind, siting]);

  useEffect(() => {
    const zone = selected === null ? undefined : zones?.byCode.get(selected);
    scene?.select(selected, zone === undefined ? null : extentOf([zone]));
  }, [scene, zones, selected]);
  const brushedZones = useMemo(() => new Set([...brushed].flatMap((code) => zones?.byCode.get(code)?.index ?? [])), [brushed, zones]);
  useEffect(() => scene?.brush(brushedZones), [scene, brushedZones]);
  // Drilled into a county's townships or a prefecture's counties, the map shows them closely; out again, everything.
  const drilled = useRef(false);
  const county = mapLevel === 'townships' ? selected : null;
  useEffect(() => {
    const inside = kind !== 'coverage' ? [] : (zones?.list ?? []).filter((zone) => (mapLevel === 'townships' ? zone.code === county : mapLevel === 'zones' && search !== '' && zone.parent === search));
    if (inside.length > 0) scene?.focus(extentOf(inside));
    else if (drilled.current) scene?.fitWhole();
    drilled.current = inside.length > 0;
  }, [scene, zones, kind, mapLevel, search, county]);

  usePlace(scene);
  const disputed = useDisputed(scene, screen);
  const variableName = useVariableName();
  const limitName = useLimitName();
  const pairNames = useMemo(() => ({ x: text(screen.gaps?.indicator?.direction === 'lower' ? 'bivariate.x.lower' : 'bivariate.x.higher', { indicator: names(screen.gaps?.indicator?.indicator ?? '') }), y: coverage === null ? '' : [text('bivariate.y'), limitName(coverage.limit)].join(' · ') }), [text, names, screen, coverage, limitName]);
  const facts = useMemo((): LegendFacts => ({
    text, formats, pairNames, severity: severityOf(screen), brushed: brushedZones.size, mapped, painted, overlays, manyFacilities, typeName: names,
    title: mapped === null ? '' : variableName(mapped.variable, screen),
    poorCounties: zones?.list.filter((zone) => zone.poor).length ?? 0,
    stale: covered?.stale === true,
    covered: !showsCoverage || coverage.run.basis.model === 'matrix' ? null : overRoads ? 'roads' : 'area',
    offersBands: offersBands && reach.place === null, bands: bandRows(bands, coverage, limitName),
    uncoveredTotal: showsCoverage ? uncovered?.largest.total ?? null : null, disputed,
    facilityTypes: facilities?.types ?? [], drawnTypes: new Set(drawnFacilities?.features.map((one) => String(one.properties?.['type'] ?? ''))),
    sites: kind === 'siting',
  }), [text, formats, names, pairNames, brushedZones, variableName, mapped, painted, overlays, manyFacilities, screen, zones, showsCoverage, coverage, covered, overRoads, uncovered, disputed, facilities, drawnFacilities, kind, offersBands, bands, reach.place, limitName]);

  const legend = useMemo(() => legendOf(facts), [facts]);

  const subject = useSubject(legend.title, screen);
  const savePicture = () => actions.attempt(async () => {
    if (scene === null || run === null) return;
    setSaving(true);
    try {
      const picture = await scene.picture(PICTURE_RATIO);
      // A picture cannot be zoomed: it names only what it shows.
      // Two runs on one map rest on both.
      const paired = painted?.form === 'pair' && coverage !== null ? [`${coverage.run.analysisId} ${basisLine(language, coverage.run.basis)}`] : [];
      const drawn = legendOf({ ...facts, bands: reachRows(reach, text, formats) ?? facts.bands, overlays: { ...overlays, facilities: overlays.facilities && picture.facilitiesDrawn } });
      const square = drawn.square === null ? null : await svgImage(withFonts(drawn.square));
      const canvas = composePicture(picture, drawn, square, {
        title: project?.title ?? project?.name ?? '', subject, sentence: headline, synthetic: run.basis.synthetic ? text('synthetic') : '', basis: [basisLine(language, run.basis, comparedBases(run)), ...paired, ...(reach.basis === null ? [] : [`${text('reach.title')} ${basisLine(language, reach.basis)}`])],
      });
      const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
      if (content === null) throw new Error('the picture could not be encoded');
      saveFile(`${run.analysisId}.png`, content);
    } finally {
      setSaving(false);
    }
  });

  return (
    <section className="map-pane" aria-label={text('map.label')}>
      <MapToolbar
        screen={screen} mapped={mapped} painted={painted} pairNames={pairNames} saving={saving}
        onPicture={scene === null || run === null ? null : () => void savePicture()}
      />
      <div className="map-frame">
        <div className="map-stage">
          <div ref={attach} className="map-canvas" data-testid="map" />
          {broken !== null && <Alert className="map-broken" type="warning" showIcon title={text('map.noWebgl')} description={broken} />}
          {zones === null && broken === null && <div className="map-empty">{text(project === null ? 'map.noProject' : 'map.noZones')}</div>}
          {scene !== null && zones !== null && <ZoomButtons scene={scene} />}
          {zones !== null && <Legend legend={legend} />}
          {scene !== null && reach.place !== null && <ReachPanel reach={reach} onShow={() => reach.drawn !== null && scene.focus(bbox(reach.drawn) as [number, number, number, number], REACH_WIDTH)} key={JSON.stringify(reach.place)} />}
          {picking && <div className="map-picking">{text('scenario.picking')}</div>}
          {pointed !== null && zones !== null && <MapTooltip pointed={pointed} zones={zones} townships={townships} screen={screen} mapped={mapped} pairNames={pairNames} />}
        </div>
        <BasisStrip run={run} paired={painted?.form === 'pair' ? coverage?.run ?? null : null} reach={reach.place === null ? null : reach.basis} />
      </div>
    </section>
  );
}

function extentOf(zones: readonly Zone[]): [number, number, number, number] {
  return bbox(featureCollection(zones.map((zone) => zone.feature))) as [number, number, number, number];
}

function townshipFeature(township: Zone, properties: { class?: number }): Feature {
  return { type: 'Feature', properties: { code: township.code, parent: township.parent, ...properties }, geometry: township.feature.geometry };
}

/** Names of the zones or townships, that of the chosen one before all others; of prefectures each at the zone nearest to the middle of its zones. */
function labelFeatures(shown: readonly Zone[], level: Mapped['level'], selected: string | null): FeatureCollection {
  const labelled = shown.filter((zone): zone is Zone & { label: [number, number] } => zone.label !== null);
  const feature = (name: string, [lon, lat]: [number, number], order: number): Feature => ({ type: 'Feature', properties: { name, order }, geometry: { type: 'Point', coordinates: [lon, lat] } });
  if (level === 'provinces') return featureCollection([]);
  if (level !== 'parents') return featureCollection(labelled.map((zone, order) => feature(zone.name, zone.label, zone.code === selected ? -1 : order)));
  const members = new Map<string, [number, number][]>();
  for (const { parent, label } of labelled) members.set(parent, [...(members.get(parent) ?? []), label]);
  return featureCollection([...members].map(([name, labels], order) => {
    const [lon, lat] = [0, 1].map((axis) => labels.reduce((sum, label) => sum + label[axis], 0) / labels.length);
    const distance = (label: [number, number]) => Math.hypot(label[0] - lon, label[1] - lat);
    return feature(name, labels.reduce((best, label) => (distance(label) < distance(best) ? label : best)), order);
  }));
}

function facilityFeatures(points: FeatureCollection<Point> | null): { drawn: FeatureCollection; types: string[] } | null {
  if (points === null) return null;
  const types = [...new Set(points.features.map((one) => String(one.properties?.['type'] ?? '')))].sort();
  const features = points.features.map((one) => ({ ...one, properties: { ...one.properties, shape: shapeOf(types, String(one.properties?.['type'] ?? '')) } }));
  return { drawn: { type: 'FeatureCollection', features }, types };
}

/** The largest places of all and every place of the chosen county, each once. */
function placeFeatures({ largest, inCounty }: UncoveredShown): FeatureCollection {
  const drawn = [...new Map([...largest.places, ...(inCounty?.places ?? [])].map((place) => [place.id, place])).values()];
  const radius = scaleSqrt().domain([0, max(drawn, (place) => place.persons) ?? 1]).range([0, 11]);
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
