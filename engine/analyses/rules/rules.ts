import type { Finding } from '../../../api/findings.ts';
import type { RulesAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { policyOf } from '../../profiles.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis } from '../basis.ts';
import type { References } from '../values/references.ts';
import { checkRules } from './checkRules.ts';
import { conflictsOf, testAtLevels } from './precedence.ts';
import { ruleData } from './ruleData.ts';
import type { RuleData } from './ruleData.ts';
import { conflictColumns, countReasons, countStates, mainColumns, summaryColumns } from './ruleTables.ts';
import { profilesNamed, testsAsked } from './ruleTests.ts';

/** Units held against the rules of one or several standards profiles. */
export function runRules(project: ProjectFile, given: RulesAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  checkRules(project, given);
  const analysis = { ...given, precedence: given.precedence ?? ('strictest' as const) };
  const profiles = profilesNamed(project, analysis);
  const started = performance.now();
  const data = ruleData(project, analysis, references);
  control.report('figures', 0.2);
  const tests = testsAsked(profiles, analysis);
  const levels = tests.flatMap((versions) => testAtLevels(data, versions, analysis.precedence));
  const conflicts = conflictsOf(tests, analysis.precedence);
  const results = levels.flatMap((each) => each.results);
  const counts = countStates(results);
  const failing = new Set(results.filter(({ state }) => state === 'fail').map(({ test }) => test.rule.id));
  return {
    analysisId: analysis.id, kind: 'rules', analysis,
    basis: { ...tableBasis(project, data.population?.source ?? '', analysis.year ?? null), policy: policyOf(...profiles) },
    totals: {
      profiles: profiles.map(({ id, version, title, documentNumber, period, status }) => ({ id, version, title: title.zh, document: documentNumber, period, status })),
      precedence: profiles.length > 1 ? analysis.precedence : null, rules: new Set(tests.map(([{ rule }]) => rule.id)).size, thresholds: tests.length,
      passed: counts.pass, failed: counts.fail, no_data: counts['no-data'], not_applicable: counts['not-applicable'], share_passed: counts.pass + counts.fail > 0 ? counts.pass / (counts.pass + counts.fail) : null,
      rules_failed: failing.size, reasons: Object.fromEntries(countReasons(results)), conflicts: new Set(conflicts.map(({ rule }) => rule)).size,
    },
    notes: [...data.tables.flatMap((table) => table.notes), ...data.notes, ...outsideNotes(data)], ...provenance(project, started),
    tables: [{ name: 'main', columns: mainColumns(levels) }, { name: 'summary', columns: summaryColumns(levels) }, { name: 'conflicts', columns: conflictColumns(conflicts) }],
  };
}

/** Facilities that lie in no county are told: they count for none. */
function outsideNotes(data: RuleData): Finding[] {
  const counties = data.units('county', null);
  const unitOf = counties && data.unitOfFacility(counties);
  const count = unitOf?.filter((unit) => unit < 0).length ?? 0;
  return count === 0 ? [] : [{ code: 'analysis.facilities-outside-zones', severity: 'note', values: { count } }];
}
