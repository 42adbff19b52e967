import { useText } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import { limitOfRun } from '../app/runLimit.ts';
import type { Screen } from '../app/screen.ts';
import { useTypeName } from '../app/typeName.ts';
import { useValueName } from '../app/valueName.ts';
import { isValueKind } from '../app/valueVariables.ts';

/** What the map is of, in one line: variable, facility type, limit and level. */
export function useSubject(variable: string, { kind, run, coverage, level, accessibility, gaps, siting }: Screen): string {
  const text = useText();
  const typeName = useTypeName();
  const limitName = useLimitName();
  const valueName = useValueName();
  const parts = [text(`kind.${kind}`), variable];
  if (kind === 'coverage' && coverage !== null) parts.push(typeName(coverage.type, coverage.run), limitName(coverage.limit), text(`level.${level?.level ?? 'zones'}`));
  if (kind === 'accessibility' && accessibility !== null) parts.push(text(`access.${accessibility.method}`), typeName(accessibility.type, accessibility.run), limitName(limitOfRun(accessibility.run)));
  if ((kind === 'comparison' || kind === 'sensitivity' || kind === 'od') && run !== null) parts.push(typeName('all', run), ...(kind === 'comparison' ? [] : [limitName(limitOfRun(run))]));
  if (isValueKind(kind) && run !== null && !parts.includes(valueName(run))) parts.push(valueName(run));
  if (kind === 'gaps' && gaps !== null) parts.push(text('level.zones'));
  if (kind === 'siting' && siting !== null) parts.push(typeName('all', siting.run), limitName(siting.limit));
  return parts.filter((part) => part !== '').join(' · ');
}
