import { useNames, useText } from '../app/context.ts';
import { useValueName } from '../app/valueName.ts';
import { isValueKind } from '../app/valueVariables.ts';
import type { Screen } from '../app/screen.ts';
import type { TextKey } from '../text/text.ts';
import { modelName } from './modelName.ts';

/** Name of a mapped variable as the legend and the toolbar print it. */
export function useVariableName(): (variable: string, screen: Screen) => string {
  const text = useText();
  const names = useNames();
  const valueName = useValueName();
  const ofValueKind = (variable: string, { kind, run, convergence }: Screen): string => {
    if (variable === 'value' && run !== null && valueName(run) !== '') return valueName(run);
    if (variable === 'state') return `${text(`kind.${kind}`)} · ${text('mapped.state')}`;
    for (const prefix of ['persons_share', 'persons_outside'] as const) if (variable.startsWith(`${prefix}_`)) return text(`mapped.${prefix}`, { item: names(variable.slice(prefix.length + 1)) });
    if (variable.startsWith('index_')) return text('mapped.area', { area: names(variable.slice('index_'.length)) });
    return text(`mapped.${variable}` as TextKey, { from: convergence?.total.from ?? '', to: convergence?.total.to ?? '' });
  };
  return (variable, screen) => {
    const { kind, gaps, accessibility } = screen;
    if (isValueKind(kind)) return ofValueKind(variable.startsWith(`${kind}.`) ? variable.slice(kind.length + 1) : variable, screen);
    const after = (prefix: string) => names(variable.slice(prefix.length));
    switch (variable) {
      case 'persons_share': case 'area_share': case 'uncovered': case 'persons': case 'share_after': case 'share_before': case 'gained':
      case 'disputed': case 'disputed_share': case 'ribbon': case 'flips': case 'share_low': case 'share_base': case 'share_high': case 'reached_share': case 'median': case 'p90':
        return text(`variable.${variable}`);
      case 'bivariate':
        return text('variable.bivariate');
      case 'gap': case 'attainment': case 'state': case 'severity':
        return `${names(gaps?.indicator?.indicator ?? '')} · ${text(`variable.${variable}`)}`;
      case 'access':
        return accessibility === null ? '' : text(accessibility.method === 'nearest' ? 'variable.nearest' : 'variable.access');
      default:
        if (variable.startsWith('share:')) return text('variable.share', { group: after('share:') });
        if (variable.startsWith('model:')) return text('variable.model', { model: modelName(text, variable.slice('model:'.length)) });
        return variable.startsWith('access:') ? text('variable.access.group', { group: after('access:') }) : after('value:');
    }
  };
}
