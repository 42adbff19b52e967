import { InputNumber, Select } from 'antd';
import { useFormats, useText } from '../app/context.ts';
import type { LayerMode } from './frictionDraft.ts';

export interface SpeedLine {
  class: string;
  /** How often the class occurs: ways, lines or cells. */
  count: number;
  /** Null: no speed, so nobody goes there. */
  speedKmh: number | null;
  mode?: LayerMode;
}

interface SpeedTableProps {
  lines: readonly SpeedLine[];
  /** What is counted, as a heading. */
  counted: string;
  onSpeed: (name: string, speedKmh: number | null) => void;
  onMode?: (name: string, mode: LayerMode) => void;
}

const MODES = ['walking', 'bicycling', 'motorized'] as const;
const FASTEST_KMH = 300;

/** Classes found in the data, each with the speed people have on it; an empty speed closes the class. */
export function SpeedTable({ lines, counted, onSpeed, onMode }: SpeedTableProps) {
  const text = useText();
  const formats = useFormats();
  return (
    <table className="speed-table">
      <thead><tr><th>{text('import.class')}</th><th className="number">{counted}</th><th>{text('import.speed')}</th>{onMode !== undefined && <th>{text('import.mode')}</th>}</tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.class} className={line.speedKmh === null ? 'closed' : undefined}>
            <td className="ellipsis" title={line.class}>{line.class}</td>
            <td className="number">{formats.count(line.count)}</td>
            <td>
              <InputNumber
                size="small" value={line.speedKmh} min={0} max={FASTEST_KMH} controls={false} changeOnWheel={false} suffix={text('unit.km/h')} placeholder={text('import.closed')}
                onChange={(value) => onSpeed(line.class, value)} aria-label={text('import.speedOf', { name: line.class })}
              />
            </td>
            {onMode !== undefined && (
              <td>
                <Select
                  size="small" value={line.mode ?? 'walking'} onChange={(value: LayerMode) => onMode(line.class, value)} disabled={line.speedKmh === null}
                  options={MODES.map((value) => ({ value, label: text(`mode.${value}`) }))} aria-label={text('import.modeOf', { name: line.class })}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
