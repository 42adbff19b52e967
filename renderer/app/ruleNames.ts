import { format } from '../../api/messages/index.ts';
import { RULE_KINDS, RULE_LEVELS, RULE_REASONS } from '../../api/ruleTerms.ts';
import type { RuleState } from '../../api/ruleTerms.ts';
import { useNames, useText, useWorkbench } from './context.ts';

interface RuleNames {
  kind: (kind: string) => string;
  level: (level: string) => string;
  state: (state: RuleState) => string;
  /** Why a unit was not tested; '' for none. */
  reason: (reason: string) => string;
  /** The most frequent reason of a summary, with the number of units. */
  reasons: (reasons: string) => string;
}

/** The words of rules in the reader's language; what is not known stays as it is. */
export function useRuleNames(): RuleNames {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const reason = (one: string) => {
    const known = RULE_REASONS.find((item) => item === one);
    return known === undefined ? one : format(language, `ruleReason.${known}`);
  };
  return {
    kind: (kind) => {
      const known = RULE_KINDS.find((one) => one === kind);
      return known === undefined ? kind : text(`ruleKind.${known}`);
    },
    level: (level) => {
      const known = RULE_LEVELS.find((one) => one === level);
      return known === undefined ? level : text(`ruleLevel.${known}`);
    },
    state: (state) => format(language, `ruleState.${state}`),
    reason,
    reasons: (list) => reason(list.split('; ')[0].replace(/ \d+$/, '')),
  };
}

/** Reading name of a tag or an area a rule holds in. */
export function useScopeName(): (scope: string) => string {
  const names = useNames();
  return (scope) => scope.split(/, ?/).map(names).join(', ');
}
