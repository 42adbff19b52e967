import { useText } from '../app/context.ts';
import { useLimitName } from '../app/limitName.ts';
import type { Screen } from '../app/screen.ts';
import { useTypeName } from '../app/typeName.ts';

/** What the map is of, in one line: variable, facility type, limit and level. */
export function useSubject(variable: string, { kind, coverage, level, gaps, siting }: Screen): string {
  const text = useText();
  const typeName = useTypeName();
  const limitName = useLimitName();
  const parts = [text(`kind.${kind}`), variable];
  if (kind === 'coverage' && coverage !== null) parts.push(typeName(coverage.type, coverage.run), limitName(coverage.limit), text(`level.${level?.level ?? 'zones'}`));
  if (kind === 'gaps' && gaps !== null) parts.push(text('level.zones'));
  if (kind === 'siting' && siting !== null) parts.push(typeName('all', siting.run), limitName(siting.limit));
  return parts.filter((part) => part !== '').join(' · ');
}
