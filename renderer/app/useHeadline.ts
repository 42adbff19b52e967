import { format } from '../../api/messages/index.ts';
import { useBenchmarkName } from './benchmarkName.ts';
import { commonMinutes } from './comparison.ts';
import { useComparedName } from './comparedName.ts';
import { useFormats, useNames, useText, useWorkbench } from './context.ts';
import { countyGapSentence, coverageSentence, gapSentence, poorUncovered, sitingSentence } from './headline.ts';
import type { Screen } from './screen.ts';
import { useReach } from './limitName.ts';
import { comparisonSentence, countySensitivitySentence, nearestSentence, sensitivitySentence, supplySentence, tripsSentence } from './measureHeadline.ts';
import { limitOfRun } from './runLimit.ts';
import { useValueHeadline } from './useValueHeadline.ts';
import type { Zones } from './zones.ts';

/** What is on the screen in one sentence, from the run alone; '' while there is nothing. */
export function useHeadline(zones: Zones | null, screen: Screen): string {
  const { kind, run, coverage, accessibility, comparison, sensitivity, od, gaps, siting } = screen;
  const valueHeadline = useValueHeadline(screen.rules);
  const benchmarkName = useBenchmarkName();
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const reach = useReach();
  const comparedName = useComparedName(comparison?.described ?? []);
  const selected = useWorkbench((state) => state.selected);
  const county = selected === null ? null : zones?.byCode.get(selected)?.name ?? selected;
  const words = { text, formats, area: county ?? text('headline.area') };
  // Within an English sentence a known type is a common noun.
  const noun = (type: string) => (formats.language === 'en' && names(type) !== type ? names(type).toLowerCase() : names(type));
  const facilitiesOf = (type: string) => {
    const chosen = type === 'all' ? (run?.analysis['facilityTypes'] as string[] | undefined) : [type];
    return chosen === undefined ? text('headline.anyFacility') : chosen.map(noun).join(text('headline.or'));
  };
  if (kind === 'accessibility' && accessibility !== null) {
    const figures = selected === null ? accessibility.total : accessibility.byCode.get(selected) ?? null;
    if (figures === null) return '';
    const facilities = facilitiesOf(accessibility.type);
    if (accessibility.method === 'nearest') return nearestSentence(words, facilities, figures, accessibility);
    return supplySentence(words, reach(limitOfRun(accessibility.run)), facilities, figures, accessibility, format(formats.language, `accessMethod.${accessibility.method}`));
  }
  if (kind === 'comparison' && comparison !== null) {
    const figures = selected === null ? comparison.total : comparison.byCode.get(selected);
    return figures === undefined ? '' : comparisonSentence(words, comparison.models, figures, commonMinutes(comparison.described), (model) => comparedName(model, true));
  }
  if (kind === 'sensitivity' && sensitivity !== null) {
    const figures = selected === null ? undefined : sensitivity.byCode.get(selected);
    return selected === null ? sensitivitySentence(words, sensitivity.total) : figures === undefined ? '' : countySensitivitySentence(words, figures);
  }
  if (kind === 'od' && od !== null) return tripsSentence(words, reach(limitOfRun(od.run)), facilitiesOf('all'), od);
  if (kind === 'coverage' && coverage !== null) {
    const figures = selected === null ? coverage.total : coverage.byCode.get(selected) ?? null;
    if (figures === null) return '';
    const poor = selected === null ? poorUncovered(coverage.units, (code) => zones?.byCode.get(code)?.poor === true) : Number.NaN;
    return coverageSentence(words, reach(coverage.limit), facilitiesOf(coverage.type), figures, poor);
  }
  if (kind === 'gaps' && gaps !== null && gaps.indicator !== null) {
    const name = names(gaps.indicator.indicator);
    if (selected === null) return gapSentence(words, name, gaps.indicator, benchmarkName(gaps.run));
    const row = gaps.chosen.find((one) => one.code === selected);
    return row === undefined ? '' : countyGapSentence(words, name, row, gaps.indicator.n);
  }
  if (kind === 'siting' && siting !== null) return sitingSentence(words, reach(siting.limit), siting.sites.length, siting.totals);
  return valueHeadline(words, screen, selected);
}
