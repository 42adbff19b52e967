import type { RuleKind } from './ruleTerms.ts';
import type { RuleBinding } from './valueAnalyses.ts';

/** What connects a rule of a kind to the data of the project, besides its threshold and scope; of several ways (a column, or facilities) one is used. */
export const BINDING_KEYS: Record<RuleKind, readonly (keyof RuleBinding)[]> = {
  presence: ['facilityTypes', 'attribute', 'column'],
  'service-time': ['coverage', 'type', 'limit', 'shareNeeded', 'column', 'per', 'times'],
  ratio: ['facilityTypes', 'attribute', 'column', 'per', 'times'],
  share: ['facilityTypes', 'attribute', 'column', 'per', 'times'],
  coverage: ['coverage', 'type', 'limit', 'column', 'per', 'times'],
  frequency: ['column', 'per', 'times'],
  capacity: ['facilityTypes', 'attribute', 'column', 'per', 'times'],
  spread: ['facilityTypes', 'attribute', 'column'],
  gap: ['column', 'per', 'times', 'direction', 'tolerance'],
};
