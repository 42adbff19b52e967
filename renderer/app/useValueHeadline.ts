import { useDisparityWritten } from './disparityWritten.ts';
import { useNames, useRegionNames, useText } from './context.ts';
import { compositeSentence, convergenceSentence, countyCompositeSentence, countyConvergenceSentence, countyDisparitySentence, countyEquitySentence, countyMoranSentence, disparitySentence, equitySentence, moranSentence } from './equityHeadline.ts';
import { groupName } from './groupName.ts';
import type { Words } from './headline.ts';
import { countyOverviewSentence, countyProgressSentence, countyRulesSentence, overviewSentence, progressSentence, ruleSentence, rulesSentence } from './overviewHeadline.ts';
import { useRuleName } from './ruleName.ts';
import type { RulesShown } from './rules.ts';
import type { Screen } from './screen.ts';
import { useServiceName } from './serviceName.ts';
import { useTagName } from './tagName.ts';
import { useValueName } from './valueName.ts';
import { useValueWritten } from './valueWritten.ts';

/** The sentence of a kind that compares values, of the whole area or of the county `code`; '' while its figures are not there. */
export function useValueHeadline(shownRules: RulesShown | null): (words: Words, screen: Screen, code: string | null) => string {
  const text = useText();
  const names = useNames();
  const regionNames = useRegionNames();
  const valueName = useValueName();
  const serviceName = useServiceName();
  const disparityWritten = useDisparityWritten();
  const tagName = useTagName();
  const ruleName = useRuleName(shownRules);
  const valueWritten = useValueWritten();
  return (words, { kind, run, overview, disparity, rules, equity, moran, convergence, progress, composite }, code) => {
    if (run === null) return '';
    const value = valueName(run);
    if (kind === 'overview' && overview !== null) {
      const service = (item: Parameters<typeof serviceName>[0]) => serviceName(item, 'within');
      return code === null ? overviewSentence(words, overview, service) : countyOverviewSentence(words, overview, code, service, names);
    }
    if (kind === 'rules' && rules !== null) {
      if (code !== null) return countyRulesSentence(words, rules, code);
      return rules.rule === null ? rulesSentence(words, rules) : ruleSentence(words, ruleName(rules.rule.rule), rules);
    }
    if (kind === 'disparity' && disparity !== null) {
      const written = disparityWritten(disparity.run);
      return code === null ? disparitySentence(words, value, disparity, written, tagName(disparity.run), regionNames) : countyDisparitySentence(words, value, disparity, code, written);
    }
    if (kind === 'equity' && equity !== null) {
      if (code !== null) return countyEquitySentence(words, value, equity, code, valueWritten(equity.run));
      const [widest] = equity.decomposition;
      return equitySentence(words, value, equity, widest === undefined ? '' : groupName(text, names, widest.groups));
    }
    if (kind === 'moran' && moran !== null) return code === null ? moranSentence(words, value, moran) : countyMoranSentence(words, value, moran, code, valueWritten(moran.run));
    if (kind === 'convergence' && convergence !== null) return code === null ? convergenceSentence(words, value, convergence) : countyConvergenceSentence(words, value, convergence, code);
    if (kind === 'progress' && progress !== null) return code === null ? progressSentence(words, value, progress) : countyProgressSentence(words, value, progress, code);
    if (kind === 'composite' && composite !== null) return code === null ? compositeSentence(words, composite) : countyCompositeSentence(words, composite, code);
    return '';
  };
}
