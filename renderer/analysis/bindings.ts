import { BINDING_KEYS } from '../../api/bindingKeys.ts';
import type { ProfileRule } from '../../api/profile.ts';
import type { RuleKind } from '../../api/ruleTerms.ts';
import type { RuleBinding } from '../../api/valueAnalyses.ts';

export type BindingKey = keyof RuleBinding;

/** One threshold that can be bound: a rule, or a part of one. */
export interface Bindable {
  id: string;
  name: { zh: string; en?: string };
  area: string;
  kind: RuleKind;
  /** The document leaves it open: the user may set it. */
  open: boolean;
  scoped: boolean;
}

export function bindablesOf(rules: readonly ProfileRule[]): Bindable[] {
  return rules.flatMap(({ id, name, area, kind, threshold, nation, scope, parts }): Bindable[] => {
    if (parts === undefined) return [{ id, name, area, kind, open: threshold === null || nation === true, scoped: scope !== undefined }];
    return parts.map((part) => ({
      id: `${id}.${part.id}`, name: { zh: `${name.zh}：${part.name.zh}`, en: `${name.en ?? name.zh}: ${part.name.en ?? part.name.zh}` }, area, kind, open: part.threshold === null || nation === true, scoped: (part.scope ?? scope) !== undefined,
    }));
  });
}

/** The fields of a binding, in the order they are asked for. */
export function bindingKeys({ kind, open, scoped }: Bindable): BindingKey[] {
  return [...BINDING_KEYS[kind], ...(open && kind !== 'gap' ? (['threshold'] as const) : []), ...(scoped ? (['scopeTag', 'scopeArea'] as const) : [])];
}

/** A binding with one key set, or taken away where it is empty; a column stands alone, without facilities or a coverage. */
export function bound<K extends BindingKey>(binding: RuleBinding, key: K, value: RuleBinding[K] | null): RuleBinding {
  const { [key]: _, ...rest } = binding;
  const empty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  const next: RuleBinding = empty ? rest : { ...rest, [key]: value };
  if (key === 'column' && !empty) for (const other of ['facilityTypes', 'attribute', 'coverage', 'type', 'limit', 'shareNeeded'] as const) delete next[other];
  if ((key === 'facilityTypes' || key === 'coverage') && !empty) for (const other of ['column', ...(key === 'coverage' ? (['per', 'times'] as const) : [])] as const) delete next[other];
  return next;
}

/** Bindings of the newest run of the profiles: a planner connects them once. */
export function earlierBindings(runs: readonly { kind: string; analysis: Record<string, unknown> }[]): Record<string, RuleBinding> {
  return Object.assign({}, ...runs.filter((run) => run.kind === 'rules').map((run) => (run.analysis['bind'] ?? {}) as Record<string, RuleBinding>)) as Record<string, RuleBinding>;
}
