import { Button } from 'antd';
import { useState } from 'react';
import { useBench, useFormats, useText } from '../app/context.ts';
import type { UncoveredShown } from '../app/uncovered.ts';
import type { Zones } from '../app/zones.ts';

interface PlaceSectionProps {
  uncovered: UncoveredShown;
  /** County, or null for the whole area. */
  code: string | null;
  zones: Zones | null;
}

const SHORT = 8;
const LONG = 100;

/** The places beyond the limit, most people first. */
export function PlaceSection({ uncovered, code, zones }: PlaceSectionProps) {
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const [long, setLong] = useState(false);
  const list = code === null ? uncovered.largest : uncovered.inCounty;
  if (list === null) return null;
  const { places, total } = list;
  const shown = places.slice(0, long ? LONG : SHORT);
  return (
    <section>
      <h3>{text('card.places')}<small>{text('card.placesCount', { count: formats.count(total) })}</small></h3>
      {shown.length === 0 && <div className="card-note">{text('card.noPlaces')}</div>}
      <ol className="places">
        {shown.map((place) => (
          <li key={place.id}>
            {code === null
              ? <button type="button" className="link" onClick={() => store.set({ selected: place.code })} title={place.id}>{place.name}<small>{zones?.byCode.get(place.code)?.name ?? place.code}</small></button>
              : <span title={place.id}>{place.name}</span>}
            <b>{formats.count(place.persons)}</b>
          </li>
        ))}
      </ol>
      {places.length > SHORT && <Button type="link" size="small" onClick={() => setLong(!long)}>{text(long ? 'card.fewer' : 'card.more')}</Button>}
    </section>
  );
}
