import { InputError } from '../../api/findings.ts';
import type { Finding, FindingCode } from '../../api/findings.ts';

/** Findings of one code that are listed one by one; the first of them carries the number of all. */
const LISTED_PER_CODE = 20;

type Detail = Omit<Finding, 'code' | 'severity'>;

/**
 * Everything wrong with one input, gathered so that the user sees it all at once: errors stop the import, a doubt is a
 * question (which stops it too, naming the recipe key that answers it), a remark is a note.
 */
export class Problems {
  readonly file: string;
  private readonly lists = new Map<string, { findings: Finding[]; count: number }>();

  constructor(file: string) {
    this.file = file;
  }

  error(code: FindingCode, detail: Detail = {}): void {
    this.add({ ...detail, code, severity: 'error', file: detail.file ?? this.file });
  }

  note(code: FindingCode, detail: Detail = {}): void {
    this.add({ ...detail, code, severity: 'note', file: detail.file ?? this.file });
  }

  add(finding: Finding): void {
    const key = `${finding.severity} ${finding.code} ${finding.column ?? ''}`;
    let list = this.lists.get(key);
    if (list === undefined) this.lists.set(key, (list = { findings: [], count: 0 }));
    list.count++;
    if (list.findings.length < LISTED_PER_CODE) list.findings.push(finding);
  }

  addAll(findings: readonly Finding[]): void {
    for (const finding of findings) this.add(finding);
  }

  /** @throws InputError with every finding if one of them is an error or a question. */
  stopIfAny(): void {
    const findings = this.all();
    if (findings.some((finding) => finding.severity !== 'note')) throw new InputError(findings);
  }

  /** @throws InputError as {@link stopIfAny}; else returns the notes. */
  notes(): Finding[] {
    this.stopIfAny();
    return this.all();
  }

  private all(): Finding[] {
    const rank = { error: 0, question: 1, note: 2 };
    return [...this.lists.values()]
      .sort((a, b) => rank[a.findings[0].severity] - rank[b.findings[0].severity])
      .flatMap(({ findings, count }) => (count === findings.length ? findings : [{ ...findings[0], values: { ...findings[0].values, count } }, ...findings.slice(1)]));
  }
}

/** Counts rows of one kind for a single note: how many, and the first one. */
export class RowCount {
  count = 0;
  first = 0;

  add(row: number): void {
    if (this.count++ === 0) this.first = row;
  }
}
