import { BINDING_KEYS } from '../../../api/bindingKeys.ts';
import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { RuleBinding, RulesAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadAreas, loadFacilities, loadIndicators, loadZones } from '../../load.ts';
import { chooseYear, requireColumns } from '../values/indicatorColumns.ts';
import { profilesNamed, testsAsked } from './ruleTests.ts';
import type { TestVersions } from './ruleTests.ts';
import { openReason } from './testUnits.ts';

const SCOPE: readonly (keyof RuleBinding)[] = ['scopeTag', 'scopeArea'];

/**
 * What can be said of a rule analysis without computing it: profiles and rules are known, bindings fit the kind of their rule and name
 * columns, types, attributes, tags and areas that exist, and no threshold is set twice. Throws its findings.
 */
export function checkRules(project: ProjectFile, analysis: RulesAnalysis): void {
  const profiles = profilesNamed(project, analysis);
  testsAsked(profiles, analysis);
  // A rule may be bound that this run does not ask for.
  const tests = testsAsked(profiles, { ...analysis, rules: undefined });
  const bound = Object.entries(analysis.bind ?? {});
  const findings = bound.flatMap(([id, binding]) => {
    const parameter = `analyses.${analysis.id}.bind.${id}`;
    const versions = tests.filter(([test]) => test.id === id || test.rule.id === id);
    return [...keyFaults(id, binding, versions, parameter), ...nameFaults(project, binding, parameter)];
  });
  if (findings.length > 0) throw new InputError(findings);
  const tables = loadIndicators(project);
  for (const [id, { column, per }] of bound) {
    const parameter = `analyses.${analysis.id}.bind.${id}`;
    const named = Object.entries({ column, per }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    requireColumns(tables, named.map(([key, name]) => ({ column: name, parameter: `${parameter}.${key}` })));
    if (column !== undefined && analysis.year !== undefined) chooseYear(tables, [column], analysis.year, `analyses.${analysis.id}.year`);
  }
}

function keyFaults(id: string, binding: RuleBinding, versions: readonly TestVersions[], parameter: string): Finding[] {
  const [{ rule }] = versions[0];
  const findings: Finding[] = [];
  const allowed = [...BINDING_KEYS[rule.kind], ...SCOPE, ...(rule.kind === 'gap' ? [] : (['threshold'] as const))];
  for (const key of Object.keys(binding) as (keyof RuleBinding)[]) {
    if (!allowed.includes(key)) findings.push({ code: 'recipe.unknown-key', severity: 'error', parameter: `${parameter}.${key}`, values: { key, ...nearestValue(key, allowed), known: allowed.join(', ') } });
  }
  const parts = versions.map(([test]) => test.id);
  if (versions.length > 1 && id === rule.id && (binding.column !== undefined || binding.threshold !== undefined)) {
    findings.push({ code: 'rules.parts', severity: 'error', parameter, values: { rule: id, known: parts.join(', ') } });
  }
  const testing = versions.flat().find((test) => openReason(test) === null && test.threshold !== null);
  if (binding.threshold !== undefined && testing) {
    findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `${parameter}.threshold`, values: { one: 'threshold', other: `${testing.profile.id}: ${testing.operator} ${testing.threshold}` } });
  }
  if (binding.column !== undefined && (binding.coverage !== undefined || binding.facilityTypes !== undefined)) {
    findings.push({ code: 'parameter.conflict', severity: 'error', parameter, values: { one: 'column', other: binding.coverage === undefined ? 'facilityTypes' : 'coverage' } });
  }
  return findings;
}

/** Types, attributes, tags and areas that a binding names and the project lacks. */
function nameFaults(project: ProjectFile, binding: RuleBinding, parameter: string): Finding[] {
  const findings: Finding[] = [];
  const unknown = (key: keyof RuleBinding, value: string, known: readonly string[]): void => {
    if (!known.includes(value)) findings.push({ code: 'rules.unknown-name', severity: 'error', parameter: `${parameter}.${key}`, values: { text: value, known: known.join(', '), ...nearestValue(value, known) } });
  };
  const facilities = binding.facilityTypes === undefined && binding.attribute === undefined ? null : loadFacilities(project);
  const types = [...new Set(facilities?.types)].sort();
  for (const type of binding.facilityTypes ?? []) unknown('facilityTypes', type, types);
  if (binding.attribute !== undefined) unknown('attribute', binding.attribute, Object.keys(facilities?.attributes ?? {}));
  if (binding.scopeTag !== undefined) unknown('scopeTag', binding.scopeTag, [...new Set((['zones', 'townships'] as const).flatMap((level) => Object.keys(loadZones(project, level)?.tags ?? {})))]);
  if (binding.scopeArea !== undefined) unknown('scopeArea', binding.scopeArea, [...new Set(loadAreas(project).flatMap(({ names }) => names))]);
  return findings;
}
