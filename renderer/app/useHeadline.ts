import { useFormats, useNames, useText, useWorkbench } from './context.ts';
import { countyGapSentence, coverageSentence, gapSentence, poorUncovered, sitingSentence } from './headline.ts';
import type { Screen } from './screen.ts';
import { useReach } from './limitName.ts';
import type { Zones } from './zones.ts';

/** What is on the screen in one sentence, from the run alone; '' while there is nothing. */
export function useHeadline(zones: Zones | null, { kind, coverage, gaps, siting }: Screen): string {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const reach = useReach();
  const selected = useWorkbench((state) => state.selected);
  const county = selected === null ? null : zones?.byCode.get(selected)?.name ?? selected;
  const words = { text, formats, area: county ?? text('headline.area') };
  if (kind === 'coverage' && coverage !== null) {
    const figures = selected === null ? coverage.total : coverage.byCode.get(selected) ?? null;
    if (figures === null) return '';
    const chosen = coverage.type === 'all' ? (coverage.run.analysis['facilityTypes'] as string[] | undefined) : [coverage.type];
    // Within an English sentence a known type is a common noun.
    const noun = (type: string) => (formats.language === 'en' && names(type) !== type ? names(type).toLowerCase() : names(type));
    const facilities = chosen === undefined ? text('headline.anyFacility') : chosen.map(noun).join(text('headline.or'));
    const poor = selected === null ? poorUncovered(coverage.units, (code) => zones?.byCode.get(code)?.poor === true) : Number.NaN;
    return coverageSentence(words, reach(coverage.limit), facilities, figures, poor);
  }
  if (kind === 'gaps' && gaps !== null && gaps.indicator !== null) {
    const name = names(gaps.indicator.indicator);
    if (selected === null) return gapSentence(words, name, gaps.indicator);
    const row = gaps.chosen.find((one) => one.code === selected);
    return row === undefined ? '' : countyGapSentence(words, name, row, gaps.indicator.n);
  }
  if (kind === 'siting' && siting !== null) return sitingSentence(words, reach(siting.limit), siting.sites.length, siting.totals);
  return '';
}
