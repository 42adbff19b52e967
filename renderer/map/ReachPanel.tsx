import { CloseOutlined, ZoomInOutlined } from '@ant-design/icons';
import { Button, Input, Spin } from 'antd';
import { useState } from 'react';
import { useFormats, useNames, useText } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { limitsTyped } from './reach.ts';
import type { Reach } from './useReach.ts';

/** The name of the place and the people within each limit; what the figures rest on is printed below the map. */
export function ReachPanel({ reach, onShow }: { reach: Reach; onShow: () => void }) {
  const { place, travel, limits, rows, state } = reach;
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const written = limits.join(', ');
  const [typed, setTyped] = useState<string | null>(null);
  if (place === null) return null;
  const wrong = typed !== null && limitsTyped(typed) === null;
  const take = () => {
    const next = typed === null ? null : limitsTyped(typed);
    if (next === null) return;
    setTyped(null);
    reach.setLimits(next);
  };
  const { facility } = place;
  const people = rows.some((row) => row.persons !== null);
  return (
    <aside className="reach-panel" aria-label={text('reach.title')} data-testid="reach" aria-busy={state === 'busy'}>
      <header>
        <span><b>{facility === undefined ? text('reach.place') : facility.name || text('reach.title')}</b><small>{facility !== undefined ? names(facility.type) : `${place.lon.toFixed(4)}, ${place.lat.toFixed(4)}`}</small></span>
        {state === 'done' && <Button type="text" size="small" icon={<ZoomInOutlined aria-hidden />} aria-label={text('reach.show')} title={text('reach.show')} onClick={onShow} />}
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={text('reach.close')} onClick={() => reach.open(null)} />
      </header>
      {state === 'busy' && <div className="reach-busy"><Spin size="small" /> {text('reach.busy')}</div>}
      {state === 'refused' && <FindingList findings={reach.findings} />}
      {state === 'done' && (
        <table>
          {people && <thead><tr><th>{text('reach.limits')}</th><th>{text(travel.keys.direction === 'from-facility' ? 'reach.peopleFrom' : 'reach.people')}</th><th>{text('reach.share')}</th></tr></thead>}
          <tbody>
            {rows.map((row) => (
              <tr key={row.limit}>
                <th scope="row"><i className="swatch" style={{ background: row.colour }} />{travel.unit === 'minutes' ? text('reach.row.minutes', { value: formats.figure(row.limit) }) : text('reach.row.meters', { value: formats.meters(row.limit) })}</th>
                {row.persons !== null && <td>{formats.count(row.persons)}</td>}
                {row.persons !== null && <td>{formats.share(row.share ?? Number.NaN)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {state === 'done' && !people && <p className="field-hint">{text('reach.noPeople')}</p>}
      <Input
        size="small" value={typed ?? written} status={wrong ? 'error' : ''} prefix={text('reach.limits')} suffix={text(travel.unit === 'minutes' ? 'unit.min' : 'unit.m')} aria-label={text('reach.limits')}
        onChange={(event) => setTyped(event.target.value)} onPressEnter={take} onBlur={take}
      />
      {wrong && <p className="field-hint">{text('reach.wrong')}</p>}
      <p className="reach-basis">{travel.run === null ? text('reach.byDefault') : text('reach.byRun', { run: travel.run.analysisId })}<br />{text(facility === undefined ? 'reach.hint' : 'reach.again')}</p>
    </aside>
  );
}
