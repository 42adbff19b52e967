import type { FeatureCollection, Point } from 'geojson';
import { Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import type { FilterSpecification, GeoJSONSource, MapGeoJSONFeature, MapMouseEvent, PointLike } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Zones } from '../app/zones.ts';
import { parentBoundaries } from './boundaries.ts';
import { NOT_DRAWN } from './painted.ts';
import type { MapPicture } from './picture.ts';
import type { ReachPlace } from './reach.ts';
import { fillByClass, mapStyle, zoomedLayout, zoomedPaint } from './style.ts';
import type { SourceName } from './style.ts';
import { FACILITY_SHAPES, facilityImage, hatchImage, IMAGE_OPTIONS, siteImage } from './symbols.ts';

// MapLibre looks for its worker beside its own module, where a bundler does not leave it.
setWorkerUrl(workerUrl);

/** What lies under the pointer, topmost first. */
export interface Pointed {
  layer: 'site' | 'facility' | 'place' | 'disputed' | 'township' | 'zone';
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
  /** Code of the zone clicked; null outside all. */
  select: (code: string | null) => void;
  /** Code of the zone clicked with Shift held down. */
  brush: (code: string) => void;
  /** Takes a place clicked on the map, where someone waits for one: nothing is then chosen. */
  take: (place: [number, number]) => boolean;
  /** A facility was clicked, or any place with the second button; `code`: the zone a clicked facility lies in. */
  reach: (place: ReachPlace, code: string | null) => void;
  fail: (error: unknown) => void;
}

const POINTED_LAYERS: Record<string, Pointed['layer']> = { 'sites-symbol': 'site', 'facilities-symbol': 'facility', 'uncovered-circle': 'place', 'disputed-circle': 'disputed', 'townships-fill': 'township', 'zones-fill': 'zone' };
const LEGEND_WIDTH = 216;
/** More zones than this lie close together where all are in view. */
const MANY_ZONES = 800;
const MANY_BRUSHED = 250;
/** Less than this between legend and panel shows nothing: what is focused on then lies under the legend. */
const LEAST_ROOM = 120;
const FACILITY_ZOOM_STEPS = 1.2;
/** Longest that is waited for the map to come to rest before its picture is taken. */
const REST_MILLISECONDS = 20_000;
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
  private picking = false;
  private classes: Int8Array = new Int8Array(0);
  private brushed: ReadonlySet<number> = new Set();

  constructor(container: HTMLElement, events: SceneEvents) {
    this.map = new MapLibre({
      container, style: mapStyle(), center: [104, 35], zoom: 3, minZoom: 2, maxZoom: 15, attributionControl: false, fadeDuration: 0,
      // Shift and a click brush: the box that zooms would swallow the click.
      boxZoom: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, renderWorldCopies: false, refreshExpiredTiles: false, crossSourceCollisions: false,
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
      if (events.take(placeOf(event))) return;
      const facility = event.originalEvent.shiftKey ? undefined : this.featuresAt(event.point, ['facilities-symbol'])[0] as MapGeoJSONFeature | undefined;
      const zone = this.featuresAt(event.point, ['zones-fill'])[0] as MapGeoJSONFeature | undefined;
      const code = zone === undefined ? null : String(zone.properties['code']);
      if (facility !== undefined) {
        const [lon, lat] = (facility.geometry as Point).coordinates;
        events.reach({ lon, lat, facility: { index: Number(facility.id), name: String(facility.properties['name'] ?? ''), type: String(facility.properties['type'] ?? '') } }, code);
        return;
      }
      if (event.originalEvent.shiftKey && code !== null) events.brush(code);
      else events.select(code);
    });
    // A finger held down on a touch screen comes as this too.
    this.map.on('contextmenu', (event) => {
      const [lon, lat] = placeOf(event);
      events.reach({ lon, lat }, null);
    });
  }

  /** While someone waits for a place, the pointer says so. */
  setPicking(picking: boolean): void {
    this.picking = picking;
    this.map.getCanvas().style.cursor = picking ? 'crosshair' : '';
  }

  setZones(zones: Zones): void {
    this.classes = new Int8Array(zones.list.length).fill(NOT_DRAWN);
    const shapes = zones.list.map((zone) => ({ type: 'Feature' as const, id: zone.index, properties: { code: zone.code, poor: zone.poor }, geometry: zone.feature.geometry }));
    const parents = parentBoundaries(zones.list.map((zone) => ({ parent: zone.parent, geometry: zone.feature.geometry })));
    this.later(() => {
      this.map.removeFeatureState({ source: 'zones' });
      this.brushed = new Set();
      this.fill('zones', collection(shapes));
      this.fill('parents', parents === null ? EMPTY : collection([{ type: 'Feature', properties: {}, geometry: parents }]));
      this.whole = zones.bbox;
      this.moved = false;
      this.fitWhole(false);
    });
  }

  /** Class of each zone by its index (see `Painted`), and a colour per class. */
  paintZones(classes: Int8Array, colours: readonly string[]): void {
    this.later(() => {
      for (let id = 0; id < classes.length; id++) {
        if (this.classes[id] !== classes[id]) this.map.setFeatureState({ source: 'zones', id }, { class: classes[id] });
      }
      this.classes = classes;
      this.map.setPaintProperty('zones-fill', 'fill-color', fillByClass(colours, 'feature-state'));
    });
  }

  /** Townships; those with a `class` among their properties are coloured by it, the others only outlined. */
  paintTownships(features: FeatureCollection['features'], colours: readonly string[]): void {
    this.later(() => {
      this.fill('townships', collection(features));
      this.map.setPaintProperty('townships-fill', 'fill-color', fillByClass(colours, 'get'));
    });
  }

  set(source: SourceName, features: FeatureCollection | null): void {
    this.later(() => this.fill(source, features ?? EMPTY));
  }

  /** Poor counties are hatched where the map shows counties. */
  showPoor(visible: boolean): void {
    this.later(() => this.map.setLayoutProperty('zones-poor', 'visibility', visible ? 'visible' : 'none'));
  }

  /** Name of the map for those who cannot see it; the map itself is one stop of the keyboard (arrows and + - move it). */
  setName(name: string): void {
    this.map.getCanvas().setAttribute('aria-label', name);
  }

  /** Marks brushed zones by their index and takes the others back; with none brushed nothing is. */
  brush(brushed: ReadonlySet<number>): void {
    this.later(() => {
      for (const id of this.brushed) if (!brushed.has(id)) this.map.setFeatureState({ source: 'zones', id }, { brushed: false });
      for (const id of brushed) if (!this.brushed.has(id)) this.map.setFeatureState({ source: 'zones', id }, { brushed: true });
      if ((this.brushed.size > 0) !== (brushed.size > 0)) this.map.setLayoutProperty('zones-dimmed', 'visibility', brushed.size > 0 ? 'visible' : 'none');
      // Outlines of a thousand zones are a black sheet: of many, only those that are not brushed recede.
      this.map.setPaintProperty('zones-brushed', 'line-opacity', brushed.size > MANY_BRUSHED ? 0 : 1);
      this.brushed = brushed;
    });
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

  /** Brings a part of the area into view and close; `right`: pixels at that side under which something else lies. */
  focus(bbox: [number, number, number, number], right = 0): void {
    this.later(() => {
      this.moved = true;
      this.map.fitBounds(bbox, { padding: this.padding(right), duration: 300 });
    });
  }

  /** Brings all zones into view, beside the legend where there is room for both. */
  fitWhole(animate = true): void {
    this.later(() => {
      if (this.whole === null) return;
      this.map.fitBounds(this.whole, { padding: this.padding(), duration: animate ? 300 : 0 });
      this.moved = false;
      this.scaleSymbols();
    });
  }

  /** `many` facilities are drawn only from closer by, where they can be told apart. */
  setFacilities(features: FeatureCollection | null, many: boolean): void {
    this.later(() => {
      this.manyFacilities = many;
      this.scaleSymbols();
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

  /** The map as it is framed now, once it has come to rest, with `ratio` canvas pixels to a pixel of the page. */
  async picture(ratio: number): Promise<MapPicture> {
    const { map } = this;
    const ratioBefore = map.getPixelRatio();
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    try {
      await new Promise<void>((resolve, reject) => {
        const tooLong = setTimeout(() => reject(new Error('the map did not come to rest')), REST_MILLISECONDS);
        // The drawing is only there while it is being handed on: it has to be read within this event.
        void map.once('idle', () => {
          clearTimeout(tooLong);
          canvas.getContext('2d')!.drawImage(map.getCanvas(), 0, 0, canvas.width, canvas.height);
          resolve();
        });
        map.setPixelRatio(ratio);
        map.triggerRepaint();
      });
    } finally {
      map.setPixelRatio(ratioBefore);
    }
    const middle = height / 2;
    const metersPerPixel = map.unproject([0, middle]).distanceTo(map.unproject([100, middle])) / 100;
    return { canvas, width, height, metersPerPixel, facilitiesDrawn: map.getZoom() >= (map.getLayer('facilities-symbol')?.minzoom ?? 0) };
  }

  remove(): void {
    this.map.remove();
  }

  private later(work: () => void): void {
    if (this.waiting === null) work();
    else this.waiting.push(work);
  }

  /** Beside the legend where there is room for both. */
  private padding(right = 0) {
    const room = this.map.getContainer().clientWidth - LEGEND_WIDTH - right;
    return { top: 14, bottom: 14, right: right + 14, left: room > (right === 0 ? LEGEND_WIDTH : LEAST_ROOM) ? LEGEND_WIDTH : 14 };
  }

  private scaleSymbols(): void {
    const wholeZoom = this.whole === null ? 0 : this.map.cameraForBounds(this.whole, { padding: this.padding() })?.zoom ?? 0;
    for (const [layer, property, value] of zoomedPaint(wholeZoom, this.classes.length > MANY_ZONES)) this.map.setPaintProperty(layer, property, value);
    for (const [layer, property, value] of zoomedLayout(wholeZoom)) this.map.setLayoutProperty(layer, property, value);
    this.map.setLayerZoomRange('facilities-symbol', this.manyFacilities ? Math.min(14, wholeZoom + FACILITY_ZOOM_STEPS) : 0, 24);
  }

  private fill(source: SourceName, features: FeatureCollection): void {
    void this.map.getSource<GeoJSONSource>(source)!.setData(features);
  }

  private featuresAt(at: PointLike, layers: string[]): MapGeoJSONFeature[] {
    return this.map.getLayer(layers[0]) === undefined ? [] : this.map.queryRenderedFeatures(at, { layers });
  }

  private pointed(event: MapMouseEvent): Pointed | null {
    // A township that is only outlined is part of its county.
    const feature = this.featuresAt(event.point, Object.keys(POINTED_LAYERS)).find((one) => one.layer.id !== 'townships-fill' || 'class' in one.properties);
    this.map.getCanvas().style.cursor = this.picking ? 'crosshair' : feature === undefined ? '' : 'pointer';
    if (feature === undefined) return null;
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { x, y } = event.point;
    return { layer: POINTED_LAYERS[feature.layer.id], properties: feature.properties, x, y, right: x > clientWidth / 2, low: y > clientHeight / 2 };
  }
}

/** Longitude and latitude under the pointer, to about a tenth of a metre. */
function placeOf({ lngLat }: MapMouseEvent): [number, number] {
  return [Number(lngLat.lng.toFixed(6)), Number(lngLat.lat.toFixed(6))];
}

function collection(features: FeatureCollection['features']): FeatureCollection {
  return { type: 'FeatureCollection', features };
}
