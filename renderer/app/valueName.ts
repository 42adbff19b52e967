import type { RunInfo } from '../../api/contract.ts';
import type { ValueOf } from '../../api/valueAnalyses.ts';
import { useColumnName } from './columnName.ts';
import { useFormats, useNames, useText, useWorkbench } from './context.ts';

/** What a run analyses, in words: the indicator with its denominator and year, or the column of another run. */
export function useValueName(): (run: RunInfo, key?: string) => string {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const columnName = useColumnName();
  const runs = useWorkbench((state) => state.project?.runs);
  return ({ analysis }, key = 'of') => {
    const of = (analysis[key] ?? (analysis['column'] === undefined ? undefined : { column: analysis['column'], per: analysis['per'], times: analysis['times'] })) as ValueOf | undefined;
    if (of === undefined) return typeof analysis['coverage'] === 'string' ? `${text('variable.persons_share')}（${analysis['coverage']}）` : '';
    if (typeof of !== 'string') {
      const divided = of.per === undefined ? names(of.column) : text('value.divided', { column: names(of.column), per: names(of.per), times: of.times === undefined || of.times === 1 ? '' : ` × ${formats.count(of.times)}` });
      return of.year === undefined ? divided : text('value.inYear', { value: divided, year: of.year });
    }
    const [id, column] = [of.slice(0, of.indexOf('.')), of.slice(of.indexOf('.') + 1)];
    const kind = runs?.findLast((run) => run.analysisId === id)?.kind;
    const details = [typeof analysis['indicator'] === 'string' ? names(analysis['indicator']) : '', typeof analysis['type'] === 'string' ? names(analysis['type']) : ''].filter((part) => part !== '');
    return text('value.ofRun', { value: [kind === undefined ? column : columnName(kind, column), ...details].join(' · '), run: id });
  };
}
