import type { z } from './schema.ts';

type Issue = z.core.$ZodIssue;

/**
 * What a schema asked of a value, as plain values for the message catalogue (the schema library's own sentences are in
 * one language): the wanted JSON type, bounds, the allowed values, the pattern. Several alternatives are joined with " / ".
 */
export function demandsOf(issues: readonly Issue[]): Record<string, string> {
  const demands = new Map<string, Set<string>>();
  const add = (name: string, value: unknown) => {
    const known = demands.get(name) ?? new Set<string>();
    demands.set(name, known.add(String(value)));
  };
  const visit = (issue: Issue): void => {
    switch (issue.code) {
      case 'invalid_type': return add('expected', issue.expected);
      case 'too_small': return add(issue.inclusive === false ? 'above' : 'minimum', issue.minimum);
      case 'too_big': return add(issue.inclusive === false ? 'below' : 'maximum', issue.maximum);
      case 'invalid_value': return issue.values.forEach((value) => add('options', value));
      // A schema that says itself what it wants lists it (`national, mean, …`); else the pattern has to do.
      case 'invalid_format': return issue.message.startsWith('Invalid ') ? add('pattern', issue.pattern ?? issue.format) : add('options', issue.message);
      case 'invalid_union':
        // A value that should tell the alternatives apart (`kind`) and does not: the ones there are.
        if ('options' in issue && Array.isArray(issue.options)) issue.options.forEach((value) => add('options', value));
        return issue.errors.flat().forEach(visit);
      default:
    }
  };
  issues.forEach(visit);
  return Object.fromEntries([...demands].map(([name, values]) => [name, [...values].join(' / ')]));
}
