import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Basis, RunInfo } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { stampOf } from '../analysis/datasets.ts';
import { useBench, useWorkbench } from '../app/context.ts';
import { bandColours, reachBasis, reachTravel } from './reach.ts';
import type { ReachPlace, ReachTravel } from './reach.ts';

/** People within one limit; null without a population. */
export interface ReachRow {
  limit: number;
  colour: string;
  persons: number | null;
  places: number | null;
  share: number | null;
}

export interface Reach {
  place: ReachPlace | null;
  travel: ReachTravel;
  limits: number[];
  state: 'busy' | 'done' | 'refused';
  rows: ReachRow[];
  findings: Finding[];
  basis: Basis | null;
  /** What the map draws: the ground of every limit, largest first. */
  drawn: FeatureCollection | null;
  open: (place: ReachPlace | null) => void;
  setLimits: (limits: number[]) => void;
}

interface Answered {
  key: string;
  shapes: FeatureCollection<MultiPolygon> | null;
  findings: Finding[];
}

/** The reach of one place by the travel of the run on the screen, asked anew whenever place, travel, limits or data change. */
export function useReach(run: RunInfo | null): Reach {
  const { client, actions } = useBench();
  const project = useWorkbench((state) => state.project);
  // Other facilities, other places: an index among them would mean another one.
  const places = stampOf(project, ['facilities']);
  const [opened, setOpened] = useState<{ place: ReachPlace; among: string } | null>(null);
  const place = opened !== null && opened.among === places ? opened.place : null;
  const open = useCallback((next: ReachPlace | null) => setOpened(next === null ? null : { place: next, among: places }), [places]);
  const travel = useMemo(() => reachTravel(run), [run]);
  const [chosen, setChosen] = useState<{ unit: string; limits: number[] } | null>(null);
  const limits = chosen?.unit === travel.unit ? chosen.limits : travel.limits;
  const setLimits = useCallback((next: number[]) => setChosen({ unit: travel.unit, limits: next }), [travel.unit]);
  const from = place === null ? null : place.facility === undefined ? { lon: place.lon, lat: place.lat } : { facility: place.facility.index };
  const stamp = stampOf(project, ['facilities', 'population', 'roads', 'friction']);
  const key = from === null ? null : JSON.stringify({ from, ...travel.keys, [travel.unit === 'minutes' ? 'minutes' : 'radiusMeters']: limits });
  const [answer, setAnswer] = useState<Answered | null>(null);
  const wanted = key === null ? null : `${key} ${stamp}`;
  useEffect(() => {
    if (key === null || wanted === null) return;
    let current = true;
    const put = (shapes: Answered['shapes'], findings: Finding[]) => current && setAnswer({ key: wanted, shapes, findings });
    client.call('travel.isochrones', JSON.parse(key) as Parameters<typeof client.call<'travel.isochrones'>>[1]).then(
      (shapes) => put(shapes as unknown as FeatureCollection<MultiPolygon>, []),
      (error: unknown) => {
        put(null, error instanceof InputError ? error.findings : []);
        if (current && !(error instanceof InputError)) actions.report(error);
      },
    );
    return () => {
      current = false;
    };
  }, [client, actions, key, wanted]);
  useEffect(() => {
    if (place === null) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') open(null);
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [place, open]);

  return useMemo(() => {
    const now = place !== null && answer?.key === wanted ? answer : null;
    const features = now?.shapes?.features.toReversed() ?? [];
    const colours = bandColours(features.length);
    const figure = (at: number, name: string) => features[at].properties?.[name] as number | null;
    const rows = features.map((_, at): ReachRow => ({
      limit: figure(at, travel.unit === 'minutes' ? 'limit_minutes' : 'limit_meters')!, colour: colours[at], persons: figure(at, 'persons'), places: figure(at, 'places'), share: figure(at, 'persons_share'),
    }));
    const meters = travel.keys.model === 'radius' ? features.map((_, at) => figure(at, 'limit_meters')!) : [];
    const shapes = features.map((one, at) => ({ ...one, properties: { colour: colours[at] } })).toReversed();
    return {
      place, travel, limits, open, setLimits, rows, findings: now?.findings ?? [],
      state: now === null ? 'busy' : now.shapes === null ? 'refused' : 'done',
      basis: now === null ? null : reachBasis(travel, limits, meters, project),
      drawn: place === null ? null : { type: 'FeatureCollection', features: [...shapes, ...centre(place)] },
    };
  }, [place, answer, wanted, travel, limits, open, setLimits, project]);
}

/** A ring around the place itself. */
function centre(place: ReachPlace | null): FeatureCollection['features'] {
  if (place === null) return [];
  return [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [place.lon, place.lat] } }];
}
