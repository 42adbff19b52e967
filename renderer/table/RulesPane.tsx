import { useState } from 'react';
import { useFormats, useText } from '../app/context.ts';
import type { ProfileUsed, RulesShown } from '../app/rules.ts';
import type { Zones } from '../app/zones.ts';
import type { Text } from '../text/text.ts';
import { ConflictTable } from './ConflictTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { RuleSummaryTable } from './RuleSummaryTable.tsx';
import { RuleUnitTable, VerdictTable } from './RuleUnitTable.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

interface RulesPaneProps {
  shown: RulesShown;
  zones: Zones | null;
}

/** Every standard with how many units fail it, the units of the one looked at, and where two profiles differ. */
export function RulesPane({ shown, zones }: RulesPaneProps) {
  const text = useText();
  const formats = useFormats();
  const [view, setView] = useState<'rules' | 'units' | 'conflicts'>('rules');
  const { conflicts, rule, profiles, run } = shown;
  const printed = [...profiles.map((profile) => profilePrinted(text, profile)), profiles.length > 1 ? text(`rules.precedence.${run.analysis['precedence'] === 'first' ? 'first' : 'strictest'}`) : ''].filter((part) => part !== '').join('; ');
  return (
    <div className="table-pane">
      <div className="table-bar">
        {(view === 'units' || (view === 'rules' && rule !== null)) && <FilterBar zones={zones} />}
        <ViewSwitch value={view} onChange={setView} views={[{ value: 'rules', label: text('view.rules') }, { value: 'units', label: text('rules.units') }, { value: 'conflicts', label: text('rules.conflicts', { count: formats.count(conflicts.length) }), disabled: conflicts.length === 0 }]} />
        {view === 'rules' && rule === null && <span className="table-note">{text('rules.choose')}</span>}
        <span className="table-note bar-end" title={printed} data-testid="profiles-used">{printed}</span>
      </div>
      {view === 'rules' && (
        <div className={rule === null ? 'table-only' : 'chart-split rule-split'}>
          <RuleSummaryTable shown={shown} />
          {rule !== null && <RuleUnitTable shown={shown} zones={zones} />}
        </div>
      )}
      {view === 'units' && <VerdictTable shown={shown} zones={zones} />}
      {view === 'conflicts' && <ConflictTable shown={shown} />}
    </div>
  );
}

/** Document, version, period and status of a profile, as it is printed beside every result. */
function profilePrinted(text: Text, { title, version, document, status, period }: ProfileUsed): string {
  const years = period === null ? '' : `${period.from}–${period.to ?? ''}`;
  return [document ?? title, text('profile.version', { version }), [years, text(`profile.status.${status}`)].filter((part) => part !== '').join(' ')].join(' · ');
}
