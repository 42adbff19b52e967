import type { Inspection } from '../../api/contract.ts';
import type { FieldFindings } from '../analysis/findingsByField.ts';

/** What the dialog has been told of an input so far, by recipe key. */
export type Draft = Record<string, unknown>;

/** What the fields of every role are given. */
export interface InputFieldsProps {
  inspection: Inspection;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: FieldFindings;
  /** Paths of the files picked; `onFiles` adds some. */
  files: readonly string[];
  onFiles: (paths: string[]) => void;
}
