import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { RuleBinding } from '../../api/valueAnalyses.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { useProfileNames, useProfilesOf, wordsIn } from '../app/profiles.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { BindingEditor } from './BindingEditor.tsx';
import { bindablesOf, earlierBindings } from './bindings.ts';
import { indicatorYearsIn } from './datasets.ts';
import { Field } from './fields.tsx';

/** 标准核对: the rules of one or several profiles, tested with the data of the project. */
export function RulesForm() {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const units = project?.datasets.some(({ role }) => role === 'zones' || role === 'indicators') === true;
  const names = useProfileNames();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [precedence, setPrecedence] = useState<'strictest' | 'first'>('strictest');
  const [rules, setRules] = useState<string[]>([]);
  const [changed, setChanged] = useState<Record<string, RuleBinding> | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const ids = useMemo(() => chosen ?? names.slice(0, 1).map(({ id }) => id), [chosen, names]);
  const profiles = useProfilesOf(ids);
  const bindables = useMemo(() => {
    const all = (profiles ?? []).flatMap((profile) => bindablesOf(profile.rules));
    return [...new Map(all.map((rule) => [rule.id, rule])).values()];
  }, [profiles]);
  const areaName = (area: string) => {
    const found = profiles?.flatMap((profile) => profile.areas).find((one) => one.id === area);
    return found === undefined ? area : wordsIn(language, found.name);
  };
  const areas = [...new Set(bindables.map(({ area }) => area))];
  const earlier = useMemo(() => earlierBindings(project?.runs ?? []), [project]);
  const bindings = changed ?? earlier;
  // What the profiles at hand do not have, and what was opened and left empty, is no binding.
  const bind = Object.fromEntries(Object.entries(bindings).filter(([id, binding]) => Object.keys(binding).length > 0 && bindables.some((rule) => rule.id === id || rule.id.startsWith(`${id}.`))));
  return (
    <AnalysisCard
      kind="rules" fields={['profile', 'precedence', 'rules', 'bind', 'year']} missing={!units ? text('rules.needs') : ids.length === 0 ? text('profile.choose') : null}
      compose={(id) => ({
        id, kind: 'rules', profile: ids.length === 1 ? ids[0] : ids, ...(ids.length > 1 ? { precedence } : {}), ...(rules.length === 0 ? {} : { rules }), ...(Object.keys(bind).length === 0 ? {} : { bind }), ...(year === null ? {} : { year }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('profile.one')} findings={findings['profile']} hint={ids.length > 1 ? text('rules.profiles.order') : undefined}>
            {(id, status) => <Select id={id} mode="multiple" status={status} value={ids} onChange={setChosen} options={names.map((one) => ({ value: one.id, label: one.label, title: one.label }))} placeholder={text('profile.choose')} popupMatchSelectWidth={false} aria-label={text('profile.one')} />}
          </Field>
          {ids.length > 1 && (
            <Field wide label={text('rules.precedence')} findings={findings['precedence']}>
              {(id) => <Segmented id={id} block value={precedence} onChange={setPrecedence} aria-label={text('rules.precedence')} options={(['strictest', 'first'] as const).map((value) => ({ value, label: text(`rules.precedence.${value}.short`) }))} />}
            </Field>
          )}
          <Field wide label={text('rules.which')} findings={findings['rules']}>
            {(id, status) => (
              <Select
                id={id} mode="multiple" status={status} value={rules} onChange={setRules} placeholder={text('rules.all', { count: bindables.length })} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: ['label', 'value'] }} aria-label={text('rules.which')}
                options={areas.map((area) => ({ label: areaName(area), title: '', options: bindables.filter((rule) => rule.area === area).map((rule) => ({ value: rule.id, label: wordsIn(language, rule.name), title: rule.id })) }))}
              />
            )}
          </Field>
          <BindingEditor bindables={bindables} bindings={bindings} onChange={setChanged} areaName={areaName} findings={findings['bind']} />
          <Field label={text('gaps.year')} findings={findings['year']}>
            {(id, status) => <Select id={id} status={status} value={year} onChange={(next: number | undefined) => setYear(next ?? null)} allowClear placeholder={text('gaps.year.latest')} options={years.map((one) => ({ value: one, label: String(one) }))} />}
          </Field>
        </>
      )}
    </AnalysisCard>
  );
}
