import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { Profile, ProfileRule, ProfileScope } from '../../../api/profile.ts';
import type { Operator } from '../../../api/ruleTerms.ts';
import type { RuleBinding, RulesAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { findProfile } from '../../profiles.ts';

/** One threshold of a rule of a profile: the rule itself, or one of its parts. */
export interface RuleTest {
  /** Id of the rule, or `rule.part`. */
  id: string;
  /** `某规则`, or `某规则：某部分`. */
  name: string;
  profile: Profile;
  rule: ProfileRule;
  operator: Operator;
  /** Null: left open by the document. */
  threshold: number | null;
  scope: ProfileScope | undefined;
  /** Columns of indicator tables that are looked for when nothing is bound. */
  columns: string[];
}

/** The same test of all profiles that have it, in the order in which the analysis names the profiles. */
export type TestVersions = RuleTest[];

/** Profiles an analysis names. Throws InputError `profile.unknown`. */
export function profilesNamed(project: ProjectFile, analysis: RulesAnalysis): Profile[] {
  const names = [analysis.profile].flat();
  return names.map((name, i) => findProfile(project, name, `analyses.${analysis.id}.profile${names.length > 1 ? `[${i}]` : ''}`));
}

/** Thresholds of a profile one by one, in its order. */
export function testsOf(profile: Profile): RuleTest[] {
  return profile.rules.flatMap((rule): RuleTest[] => {
    const whole: RuleTest = {
      id: rule.id, name: rule.name.zh, profile, rule, operator: rule.operator, threshold: rule.threshold, scope: rule.scope, columns: [...(rule.indicator === undefined ? [] : [rule.indicator]), rule.id],
    };
    return rule.parts?.map((part): RuleTest => ({
      ...whole, id: `${rule.id}.${part.id}`, name: `${rule.name.zh}：${part.name.zh}`, operator: part.operator ?? rule.operator, threshold: part.threshold, scope: part.scope ?? rule.scope,
      columns: [...(part.indicator === undefined ? [] : [part.indicator]), `${rule.id}.${part.id}`],
    })) ?? [whole];
  });
}

/** Tests the analysis asks for. Throws InputError `profile.unknown-reference` for a rule that no profile has, in `rules` or `bind`. */
export function testsAsked(profiles: readonly Profile[], analysis: RulesAnalysis): TestVersions[] {
  const all = profiles.flatMap(testsOf);
  const known = new Set(all.flatMap(({ id, rule }) => [rule.id, id]));
  const findings: Finding[] = [
    ...(analysis.rules ?? []).map((id, i) => ({ id, parameter: `rules[${i}]` })), ...Object.keys(analysis.bind ?? {}).map((id) => ({ id, parameter: `bind.${id}` })),
  ].filter(({ id }) => !known.has(id)).map(({ id, parameter }) => (
    { code: 'profile.unknown-reference', severity: 'error', parameter: `analyses.${analysis.id}.${parameter}`, values: { text: id, ...nearestValue(id, known) } }));
  if (findings.length > 0) throw new InputError(findings);
  const wanted = analysis.rules && new Set(analysis.rules);
  const versions = new Map<string, TestVersions>();
  for (const test of all) {
    if (wanted && !wanted.has(test.id) && !wanted.has(test.rule.id)) continue;
    versions.set(test.id, [...(versions.get(test.id) ?? []), test]);
  }
  return [...versions.values()];
}

/** What the analysis binds to a test: to the part, else to the whole rule. */
export function bindingOf(analysis: RulesAnalysis, test: RuleTest): RuleBinding {
  return analysis.bind?.[test.id] ?? analysis.bind?.[test.rule.id] ?? {};
}
