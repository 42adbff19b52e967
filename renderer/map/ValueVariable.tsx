import { Select } from 'antd';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { useRuleName } from '../app/ruleName.ts';
import type { Screen } from '../app/screen.ts';
import { valueVariable } from '../app/valueVariables.ts';
import type { ValueKind } from '../app/valueVariables.ts';
import { useVariableName } from './variableName.ts';
import { variablesOf } from './valueMaps.ts';
import { saysDirection, useWorse } from './worse.ts';

/** What the map shows of a kind that compares values: the variable, the rule where rules are tested, and which end is the need where the analysis does not say. */
export function ValueVariable({ kind, screen }: { kind: ValueKind; screen: Screen }) {
  const text = useText();
  const { store } = useBench();
  const chosen = useWorkbench((state) => state.valueVariables);
  const variableName = useVariableName();
  const worse = useWorse(screen.run);
  const { run, rules } = screen;
  const ruleName = useRuleName(rules);
  if (run === null) return null;
  const variable = valueVariable(chosen, kind);
  return (
    <>
      <Select
        size="small" className="wide" value={variable} onChange={(value) => store.set((state) => ({ valueVariables: { ...state.valueVariables, [kind]: value } }))} popupMatchSelectWidth={false} aria-label={text('map.variable')}
        options={variablesOf(kind, screen).map((value) => ({ value, label: variableName(value, screen) }))}
      />
      {kind === 'rules' && rules !== null && variable === 'state' && (
        <Select
          size="small" className="wide" value={rules.rule?.rule ?? ''} onChange={(value) => store.set({ rule: value === '' ? null : value })} showSearch popupMatchSelectWidth={false} aria-label={text('mapped.rule')}
          options={[{ value: '', label: text('mapped.allRules') }, ...[...new Set(rules.summary.map(({ rule }) => rule))].map((rule) => ({ value: rule, label: ruleName(rule) }))]}
        />
      )}
      {!saysDirection(run) && (
        <Select
          size="small" value={worse} onChange={(value) => store.set((state) => ({ worseIs: { ...state.worseIs, [run.id]: value } }))} popupMatchSelectWidth={false} aria-label={text('worse.label')}
          options={(['low', 'high'] as const).map((value) => ({ value, label: text(`worse.${value}`) }))}
        />
      )}
    </>
  );
}
