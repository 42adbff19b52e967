import { useNames, useText } from '../app/context.ts';
import type { GapsShown } from '../app/shown.ts';

/** Name of a mapped variable as the legend and the toolbar print it. */
export function useVariableName(): (variable: string, gaps: GapsShown | null) => string {
  const text = useText();
  const names = useNames();
  return (variable, gaps) => {
    switch (variable) {
      case 'persons_share': case 'area_share': case 'uncovered': case 'persons': case 'share_after': case 'share_before': case 'gained':
        return text(`variable.${variable}`);
      case 'gap': case 'attainment':
        return `${names(gaps?.indicator?.indicator ?? '')} · ${text(`variable.${variable}`)}`;
      default:
        return variable.startsWith('share:') ? text('variable.share', { group: names(variable.slice('share:'.length)) }) : names(variable.slice('value:'.length));
    }
  };
}
