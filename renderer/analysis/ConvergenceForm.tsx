import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { indicatorYearsIn } from './datasets.ts';
import { denominatorKeys, NO_DENOMINATOR } from './denominator.ts';
import { DenominatorFields } from './DenominatorFields.tsx';
import { Field } from './fields.tsx';
import { IndicatorSelect } from './IndicatorSelect.tsx';
import { GroupsField } from './UnitSelects.tsx';

/** 收敛: is the spread among the units closing (sigma), and do those behind catch up (beta). */
export function ConvergenceForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const [column, setColumn] = useState<string | null>(null);
  const [denominator, setDenominator] = useState(NO_DENOMINATOR);
  const [chosenFrom, setFrom] = useState<number | null>(null);
  const [chosenTo, setTo] = useState<number | null>(null);
  const [groups, setGroups] = useState<string[]>([]);
  const [from, to] = [chosenFrom ?? years.at(-1) ?? null, chosenTo ?? years[0] ?? null];
  const missing = years.length < 2 ? text('convergence.needsYears') : column === null ? text('value.needs') : from === null || to === null || from >= to ? text('convergence.needsOrder') : null;
  const options = years.map((year) => ({ value: year, label: String(year) }));
  return (
    <AnalysisCard
      kind="convergence" fields={['column', 'per', 'times', 'from', 'to', 'groups']} missing={missing}
      compose={(id) => (column === null || from === null || to === null ? null : { id, kind: 'convergence', column, ...denominatorKeys(denominator), from, to, ...(groups.length === 0 ? {} : { groups: groups[0] }) })}
    >
      {(findings) => (
        <>
          <Field wide label={text('value.of')} findings={findings['column']}>
            {(id, status) => <IndicatorSelect id={id} status={status} value={column} onChange={setColumn} placeholder={text('value.chooseIndicator')} label={text('value.of')} />}
          </Field>
          <DenominatorFields value={denominator} onChange={setDenominator} findings={findings['per']} />
          <Field label={text('convergence.from')} findings={findings['from']}>{(id, status) => <Select id={id} status={status} value={from} onChange={setFrom} options={options} />}</Field>
          <Field label={text('convergence.to')} findings={findings['to']}>{(id, status) => <Select id={id} status={status} value={to} onChange={setTo} options={options} />}</Field>
          <GroupsField single label={text('convergence.groups')} hint={text('convergence.groups.hint')} value={groups} onChange={setGroups} findings={findings['groups']} />
        </>
      )}
    </AnalysisCard>
  );
}
