import type { TextKey } from '../text/text.ts';
import { modelName } from '../map/modelName.ts';
import { useNames, useText } from './context.ts';
import type { Kind } from './workbench.ts';

/** Columns that several kinds share; what stands behind a prefix is a group, a model or an area. */
const KNOWN: Record<string, TextKey> = {
  persons_share: 'variable.persons_share', area_share: 'variable.area_share', persons_disputed_share: 'variable.disputed_share', share_base: 'variable.share_base', share_low: 'variable.share_low', share_high: 'variable.share_high',
  median: 'variable.median', p90: 'variable.p90', attainment: 'variable.attainment', gap: 'variable.gap', relative_gap: 'column.relativeGap', shortfall: 'column.shortfall', z_score: 'column.zScore',
  ratio: 'column.urbanRuralRatio', difference: 'column.urbanRuralDifference', urban: 'column.urban', rural: 'column.rural', annual_growth: 'column.growth', value_to: 'column.valueTo', value_from: 'column.valueFrom',
  progress: 'column.progress', current: 'column.current', index: 'kind.composite', persons_share_after: 'variable.share_after', persons_share_before: 'variable.share_before', location_quotient: 'column.quotient', indicators_below: 'column.below',
};

/** Reading name of a column of a run of a kind. */
export function useColumnName(): (kind: Kind, column: string) => string {
  const text = useText();
  const names = useNames();
  return (kind, column) => {
    if (column === 'value') return text(kind === 'accessibility' ? 'variable.access' : kind === 'gaps' ? 'variable.value' : 'column.value');
    if (KNOWN[column] !== undefined) return text(KNOWN[column]);
    const after = (prefix: string) => column.slice(prefix.length);
    if (column.startsWith('persons_share_')) return kind === 'comparison' ? text('variable.model', { model: modelName(text, after('persons_share_')) }) : text('variable.share', { group: names(after('persons_share_')) });
    if (column.startsWith('value_')) return text('variable.access.group', { group: names(after('value_')) });
    return column.startsWith('index_') ? names(after('index_')) : column;
  };
}
