import type { FeatureCollection } from 'geojson';
import { Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import type { FilterSpecification, GeoJSONSource, MapGeoJSONFeature, MapMouseEvent, PointLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Zones } from '../app/zones.ts';
import { parentBoundaries } from './boundaries.ts';
import { fillByClass, mapStyle } from './style.ts';
import type { SourceName } from './style.ts';
import { FACILITY_SHAPES, facilityImage, hatchImage, IMAGE_OPTIONS, siteImage } from './symbols.ts';

// MapLibre looks for its worker beside its own module, where a bundler does not leave it.
setWorkerUrl(workerUrl);

/** What lies under the pointer, topmost first. */
export interface Pointed {
  layer: 'site' | 'facility' | 'place' | 'zone';
  /** Texts and numbers only: whatever else a feature has is not shown. */
  properties: Record<string, string | number | null>;
  x: number;
  y: number;
  /** In which half of the map: what is shown beside the pointer goes to the other side. */
  right: boolean;
  low: boolean;
}

export interface SceneEvents {
  point: (pointed: Pointed | null) => void;
  select: (code: string | null) => void;
  fail: (error: unknown) => void;
}

const POINTED_LAYERS: Record<string, Pointed['layer']> = { 'sites-symbol': 'site', 'facilities-symbol': 'facility', 'uncovered-circle': 'place', 'zones-fill': 'zone' };
const LEGEND_WIDTH = 216;
const FACILITY_ZOOM_STEPS = 1.2;
const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The map itself: one object between React and MapLibre. Calls made before the style is there wait for it. */
export class MapScene {
  private readonly map: MapLibre;
  /** Work asked for before the style was there; null once it is. */
  private waiting: (() => void)[] | null = [];
  private readonly scale: ScaleControl;
  private whole: Zones['bbox'] = null;
  /** Has the user moved the map? Until then it keeps showing everything. */
  private moved = false;
  private manyFacilities = false;
  private classes: Int8Array = new Int8Array(0);

  constructor(container: HTMLElement, events: SceneEvents) {
    this.map = new MapLibre({
      container, style: mapStyle(), center: [104, 35], zoom: 3, minZoom: 2, maxZoom: 15, attributionControl: false, fadeDuration: 0,
      dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, refreshExpiredTiles: false,
      canvasContextAttributes: { preserveDrawingBuffer: true },
      localIdeographFontFamily: '"Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif',
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.scale = new ScaleControl({ maxWidth: 110 });
    this.map.addControl(this.scale, 'bottom-right');
    void this.map.once('load', () => {
      for (const shape of FACILITY_SHAPES) this.map.addImage(`facility-${shape}`, facilityImage(shape), IMAGE_OPTIONS);
      this.map.addImage('hatch', hatchImage(), IMAGE_OPTIONS);
      this.map.addImage('site', siteImage(), IMAGE_OPTIONS);
      const waiting = this.waiting ?? [];
      this.waiting = null;
      for (const work of waiting) work();
    });
    this.map.on('movestart', (event) => {
      if (event.originalEvent !== undefined) this.moved = true;
    });
    this.map.on('error', (event) => events.fail(event.error));
    this.map.on('mousemove', (event) => events.point(this.pointed(event)));
    this.map.on('mouseout', () => events.point(null));
    this.map.on('click', (event) => {
      const zone = this.featuresAt(event.point, ['zones-fill'])[0] as MapGeoJSONFeature | undefined;
      events.select(zone === undefined ? null : String(zone.properties['code']));
    });
  }

  setZones(zones: Zones): void {
    this.classes = new Int8Array(zones.list.length).fill(-1);
    const shapes = zones.list.map((zone) => ({ type: 'Feature' as const, id: zone.index, properties: { code: zone.code, poor: zone.poor }, geometry: zone.feature.geometry }));
    const labels = zones.list.map((zone, order) => ({ type: 'Feature' as const, properties: { name: zone.name, order }, geometry: { type: 'Point' as const, coordinates: zone.label } }));
    const parents = parentBoundaries(zones.list.map((zone) => ({ parent: zone.parent, geometry: zone.feature.geometry })));
    this.later(() => {
      this.map.removeFeatureState({ source: 'zones' });
      this.fill('zones', collection(shapes));
      this.fill('labels', collection(labels));
      this.fill('parents', parents === null ? EMPTY : collection([{ type: 'Feature', properties: {}, geometry: parents }]));
      this.whole = zones.bbox;
      this.moved = false;
      this.fitWhole(false);
    });
  }

  /** `classes[index]` of each zone, -1 for no data, and a colour per class. */
  paint(classes: Int8Array, colours: readonly string[]): void {
    this.later(() => {
      for (let id = 0; id < classes.length; id++) {
        if (this.classes[id] !== classes[id]) this.map.setFeatureState({ source: 'zones', id }, { class: classes[id] });
      }
      this.classes = classes;
      this.map.setPaintProperty('zones-fill', 'fill-color', fillByClass(colours));
    });
  }

  set(source: SourceName, features: FeatureCollection | null): void {
    this.later(() => this.fill(source, features ?? EMPTY));
  }

  showLabels(visible: boolean): void {
    this.later(() => this.map.setLayoutProperty('zones-label', 'visibility', visible ? 'visible' : 'none'));
  }

  /** Outlines a zone; brings it into view where it is not wholly inside. */
  select(code: string | null, bbox: [number, number, number, number] | null): void {
    this.later(() => {
      const filter: FilterSpecification = ['==', ['get', 'code'], code ?? ''];
      this.map.setFilter('zones-selected', filter);
      this.map.setFilter('zones-selected-halo', filter);
      if (bbox === null) return;
      const view = this.map.getBounds();
      const inside = bbox[0] >= view.getWest() && bbox[2] <= view.getEast() && bbox[1] >= view.getSouth() && bbox[3] <= view.getNorth();
      if (!inside) this.map.fitBounds(bbox, { padding: 90, maxZoom: this.map.getZoom(), duration: 300 });
    });
  }

  /** Brings all zones into view, beside the legend where there is room for both. */
  fitWhole(animate = true): void {
    this.later(() => {
      if (this.whole === null) return;
      const room = this.map.getContainer().clientWidth - LEGEND_WIDTH;
      const padding = { top: 14, bottom: 14, right: 14, left: room > LEGEND_WIDTH ? LEGEND_WIDTH : 14 };
      this.map.fitBounds(this.whole, { padding, duration: animate ? 300 : 0 });
      this.moved = false;
      this.thinFacilities();
    });
  }

  /** `many` facilities are drawn only from closer by, where they can be told apart. */
  setFacilities(features: FeatureCollection | null, many: boolean): void {
    this.later(() => {
      this.manyFacilities = many;
      this.thinFacilities();
      this.fill('facilities', features ?? EMPTY);
    });
  }

  zoom(steps: number): void {
    this.moved = true;
    this.map.zoomTo(this.map.getZoom() + steps, { duration: 150 });
  }

  resize(): void {
    this.map.resize();
    if (!this.moved) this.fitWhole(false);
  }

  remove(): void {
    this.map.remove();
  }

  private later(work: () => void): void {
    if (this.waiting === null) work();
    else this.waiting.push(work);
  }

  private thinFacilities(): void {
    const wholeZoom = this.whole === null ? 0 : this.map.cameraForBounds(this.whole)?.zoom ?? 0;
    this.map.setLayerZoomRange('facilities-symbol', this.manyFacilities ? Math.min(14, wholeZoom + FACILITY_ZOOM_STEPS) : 0, 24);
  }

  private fill(source: SourceName, features: FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)!.setData(features);
  }

  private featuresAt(at: PointLike, layers: string[]): MapGeoJSONFeature[] {
    return this.map.getLayer(layers[0]) === undefined ? [] : this.map.queryRenderedFeatures(at, { layers });
  }

  private pointed(event: MapMouseEvent): Pointed | null {
    const feature = this.featuresAt(event.point, Object.keys(POINTED_LAYERS))[0] as MapGeoJSONFeature | undefined;
    this.map.getCanvas().style.cursor = feature === undefined ? '' : 'pointer';
    if (feature === undefined) return null;
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { x, y } = event.point;
    return { layer: POINTED_LAYERS[feature.layer.id], properties: feature.properties, x, y, right: x > clientWidth / 2, low: y > clientHeight / 2 };
  }
}

function collection(features: FeatureCollection['features']): FeatureCollection {
  return { type: 'FeatureCollection', features };
}
