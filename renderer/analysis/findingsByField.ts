import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';

/** Findings sorted to the fields that can mend them; those of no field of this form under ''. */
export type FieldFindings = Partial<Record<string, Finding[]>>;

/**
 * A finding names its place as `analyses.<id>.<key>` or `inputs.zones.<key>`, perhaps with an index behind; the field is the first part
 * of it that the form has. Errors that are not about the input are for the problem panel and are thrown on.
 */
export function findingsByField(error: unknown, fields: readonly string[]): FieldFindings {
  if (!(error instanceof InputError)) throw error;
  return sortToFields(error.findings, fields);
}

export function sortToFields(findings: readonly Finding[], fields: readonly string[]): FieldFindings {
  const sorted: FieldFindings = {};
  for (const finding of findings) {
    const parts = finding.parameter?.split(/[.[\]]/) ?? [];
    const field = parts.find((part) => fields.includes(part)) ?? '';
    (sorted[field] ??= []).push(finding);
  }
  return sorted;
}
