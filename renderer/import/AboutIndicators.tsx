import { Checkbox, Input } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import type { Finding } from '../../api/findings.ts';
import { MoreFields } from '../analysis/MoreFields.tsx';
import { useText } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { aboutOf, indicatorsSeen, withFact } from './indicatorLayout.ts';
import type { Draft } from './draft.ts';

interface AboutIndicatorsProps {
  inspection: Inspection;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: readonly Finding[];
}

const WORDS = ['unit', 'denominator', 'area'] as const;

/** Unit, denominator and service area of every indicator, and whether it may be summed: folded, for a table is read without. */
export function AboutIndicators({ inspection, draft, onChange, findings }: AboutIndicatorsProps) {
  const text = useText();
  const about = aboutOf(draft);
  const indicators = indicatorsSeen(draft, inspection);
  if (indicators.length === 0) return null;
  const told = Object.keys(about).length;
  return (
    <MoreFields label={text('about.title')} said={told === 0 ? text('about.said') : text('about.told', { told, all: indicators.length })} wrong={findings.length > 0}>
      <table className="speed-table about-table field-wide">
        <thead><tr><th>{text('about.indicator')}</th>{WORDS.map((key) => <th key={key}>{text(`about.${key}`)}</th>)}<th>{text('about.additive')}</th></tr></thead>
        <tbody>
          {indicators.map((name) => (
            <tr key={name}>
              <td className="ellipsis" title={name}>{name}</td>
              {WORDS.map((key) => (
                <td key={key}><Input size="small" value={about[name]?.[key] ?? ''} aria-label={`${name}: ${text(`about.${key}`)}`} onChange={(event) => onChange(withFact(draft, name, { [key]: event.target.value }))} /></td>
              ))}
              <td><Checkbox checked={about[name]?.additive === true} aria-label={`${name}: ${text('about.additive')}`} onChange={(event) => onChange(withFact(draft, name, { additive: event.target.checked }))} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {findings.length > 0 && <FindingList findings={findings} />}
    </MoreFields>
  );
}
