import type { Feature, FeatureCollection } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { useBench } from '../app/context.ts';
import type { CoverageShown } from '../app/shown.ts';
import { bandColours } from './reach.ts';

export interface Bands {
  /** The ground within every limit, largest first, each with its colour; null until it is there. */
  drawn: FeatureCollection | null;
  /** Colour of each limit, ascending. */
  colours: string[];
}

/** Can the run on the screen be drawn as bands: does it cover ground, and has it limits to tell apart? */
export function hasBands(coverage: CoverageShown): boolean {
  return (coverage.run.basis.model === 'radius' || coverage.run.basis.model === 'friction') && coverage.limits.length > 1;
}

/** The travel-time surface of a coverage run, drawn by its limits one in the other; asks for nothing while `coverage` is null. */
export function useBands(coverage: CoverageShown | null, stamp: string): Bands | null {
  const { reader, actions } = useBench();
  const [kept, setKept] = useState<{ key: string; areas: Feature[][] } | null>(null);
  const id = coverage?.run.id ?? null;
  const type = coverage?.type ?? '';
  const count = coverage?.limits.length ?? 0;
  const key = `${id} ${type} ${count} ${stamp}`;
  useEffect(() => {
    if (id === null) return;
    let current = true;
    Promise.all(Array.from({ length: count }, (_, limit) => reader.read('runs.coveredArea', { id, facilityType: type, limit }, stamp))).then(
      (areas) => current && setKept({ key, areas: areas.map((area) => area.features as Feature[]) }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [reader, actions, id, type, count, stamp, key]);
  return useMemo(() => {
    if (id === null) return null;
    const colours = bandColours(count);
    if (kept === null || kept.key !== key) return { drawn: null, colours };
    const features = kept.areas.flatMap((area, at) => area.map((one): Feature => ({ ...one, properties: { colour: colours[at] } }))).toReversed();
    return { drawn: { type: 'FeatureCollection', features }, colours };
  }, [id, count, kept, key]);
}
