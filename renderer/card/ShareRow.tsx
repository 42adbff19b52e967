import { useCallback } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useFormats, useText } from '../app/context.ts';
import { Figure } from '../chart/Figure.tsx';

interface ShareRowProps {
  name: string;
  share: number;
  /** People without; NaN prints none. */
  persons: number;
  active?: boolean;
  /** Neither good nor bad: without the bar of the covered part. */
  plain?: boolean;
  onSelect?: () => void;
}

/** A share with its bar and the people left out; where it can be chosen, a button that puts it on the map. */
export function ShareRow({ name, share, persons, active = false, plain = false, onSelect }: ShareRowProps) {
  const text = useText();
  const formats = useFormats();
  const draw = useCallback(() => shareBar({ width: 52, height: 8, title: `${name} ${formats.share(share)}`, share }), [name, share, formats]);
  const content = (
    <>
      <span className="share-name" title={name}>{name}</span>
      {plain ? <span /> : <Figure className="figure-inline" draw={draw} />}
      <b>{formats.share(share)}</b>
      <span className="share-left" title={Number.isNaN(persons) || plain ? undefined : text('card.left', { persons: formats.count(persons) })}>{Number.isNaN(persons) ? '' : formats.compact(persons)}</span>
    </>
  );
  if (onSelect === undefined) return <div className="share-row">{content}</div>;
  return <button type="button" className={active ? 'share-row active' : 'share-row'} aria-pressed={active} onClick={onSelect}>{content}</button>;
}
