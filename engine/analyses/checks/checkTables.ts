import type { CheckId } from '../../../api/checkIds.ts';
import type { Check } from '../../../api/checks.ts';
import type { RunDraft, RunTable } from '../../../data/project/projectFile.ts';

/** Sums of many doubles in another order differ in their last digits; more than this, relatively, is a difference. */
const TOLERANCE = 1e-9;

/** Names a figure that disagreed; asked for only then. */
type Place = () => string;

/** Figures compared one by one: how many, how many disagreed, and the first that did. */
export class Comparison {
  private compared = 0;
  private failed = 0;
  private first: { place: string; left: number; right: number } | null = null;

  /** Both are known and equal, or neither is known (null, NaN). */
  equal(left: number | null, right: number | null, place: Place): void {
    const [a, b] = [left ?? NaN, right ?? NaN];
    if (Number.isNaN(a) && Number.isNaN(b)) return;
    this.count(Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b)), a, b, place);
  }

  /** Where both are known the first is at most the second. */
  atMost(low: number, high: number, place: Place): void {
    if (Number.isNaN(low) || Number.isNaN(high)) return;
    this.count(low - high <= TOLERANCE * Math.max(1, Math.abs(low), Math.abs(high)), low, high, place);
  }

  result(id: CheckId): Check {
    if (this.compared === 0) return { id, state: 'not-applicable', values: {} };
    if (this.first === null) return { id, state: 'pass', values: { compared: this.compared } };
    const { place, left, right } = this.first;
    return { id, state: 'fail', values: { compared: this.compared, failed: this.failed, place, left: plain(left), right: plain(right) } };
  }

  private count(agrees: boolean, left: number, right: number, place: Place): void {
    this.compared++;
    if (agrees) return;
    this.failed++;
    this.first ??= { place: place().replace(/ +/g, ' ').trim(), left, right };
  }
}

const plain = (value: number): string | number => (Number.isFinite(value) ? value : String(value));

/** What tells the questions of one table apart. */
const QUESTION = ['facility_type', 'limit_minutes', 'limit_meters', 'limit_cost'];
const questionOf = (values: readonly unknown[]): string => values.map((value) => (typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value)) ? String(value) : '')).join(' ');

/** A table of a run by column name. */
export class Figures {
  readonly name: string;
  readonly rows: number;
  readonly columns: ReadonlyMap<string, RunTable['columns'][number]['values']>;
  /** Facility type and limit of every row; made when they are asked for: a table of trips has millions of rows and needs none. */
  private questions: string[] | null = null;

  constructor({ name, columns }: RunTable) {
    this.name = name;
    this.columns = new Map(columns.map((column) => [column.name, column.values]));
    this.rows = columns[0]?.values.length ?? 0;
  }

  has(...names: string[]): boolean {
    return names.every((name) => this.columns.has(name));
  }

  number(name: string, row: number): number {
    const value = this.columns.get(name)?.[row];
    return typeof value === 'number' ? value : NaN;
  }

  text(name: string, row: number): string {
    return String(this.columns.get(name)?.[row] ?? '');
  }

  /** Facility type and limit of a row: rows of a table with several answer different questions. */
  question(row: number): string {
    return (this.questions ??= this.allQuestions())[row];
  }

  /** Names of the columns that add up over units: people, cells and square kilometres. */
  summable(): string[] {
    return [...this.columns.keys()].filter((name) => /^(persons|cells|area_km2|zone_km2)/.test(name) && !name.includes('share'));
  }

  /** Sum of a column over the rows of each question; NaN where no row knows it. */
  sums(name: string): Map<string, number> {
    return this.sumsBy(name, (row) => this.question(row));
  }

  /** Sum of a column over the rows of each key. */
  sumsBy(name: string, keyOf: (row: number) => string): Map<string, number> {
    const sums = new Map<string, number>();
    for (let row = 0; row < this.rows; row++) addTo(sums, keyOf(row), this.number(name, row));
    return sums;
  }

  /** Sum of a column by question and, within it, by code; what is unknown adds nothing. */
  sumsByCode(name: string): Map<string, Map<string, number>> {
    const codes = this.columns.get('code')!;
    const values = this.columns.get(name)!;
    const order = new Map<string, number>();
    const sums = new Map<string, Float64Array>();
    const starts = this.questionStarts();
    // Numbers by code, not a map to add to: the list of a province has hundreds of thousands of rows.
    for (const code of codes as string[]) if (!order.has(code)) order.set(code, order.size);
    starts.forEach((start, s) => {
      const question = this.questionAt(start);
      const ofQuestion = sums.get(question) ?? new Float64Array(order.size);
      sums.set(question, ofQuestion);
      const end = starts[s + 1] ?? this.rows;
      for (let row = start; row < end; row++) {
        const value = values[row] as number;
        if (!Number.isNaN(value)) ofQuestion[order.get(codes[row] as string)!] += value;
      }
    });
    return new Map([...sums].map(([question, bySlot]) => [question, new Map([...order].map(([code, slot]) => [code, bySlot[slot]]))]));
  }

  /** Rows at which another question begins than that of the row before. */
  private questionStarts(): number[] {
    const known = QUESTION.map((part) => this.columns.get(part)).filter((values) => values !== undefined);
    const starts = this.rows === 0 ? [] : [0];
    for (let row = 1; row < this.rows; row++) {
      for (const values of known) {
        if (Object.is(values[row], values[row - 1])) continue;
        starts.push(row);
        break;
      }
    }
    return starts;
  }

  private questionAt(row: number): string {
    return questionOf(QUESTION.map((part) => this.columns.get(part)?.[row]));
  }

  private allQuestions(): string[] {
    const questions = Array.from({ length: this.rows }, () => '');
    const starts = this.questionStarts();
    starts.forEach((start, s) => questions.fill(this.questionAt(start), start, starts[s + 1] ?? this.rows));
    return questions;
  }
}

function addTo(sums: Map<string, number>, key: string, value: number): void {
  const sum = sums.get(key) ?? NaN;
  sums.set(key, Number.isNaN(value) ? sum : Number.isNaN(sum) ? value : sum + value);
}

/** What a check reads: the run's tables, its totals by facility type and limit, and the people of the input. */
export interface CheckedRun {
  draft: RunDraft;
  tables: Map<string, Figures>;
  main: Figures;
  totals: Map<string, Record<string, unknown>>;
  persons: Float64Array | null;
}

export function checkedRunOf(draft: RunDraft, persons: Float64Array | null): CheckedRun {
  const tables = new Map(draft.tables.filter(({ name }) => !name.startsWith('.')).map((table) => [table.name, new Figures(table)]));
  return { draft, tables, main: tables.get('main')!, totals: totalsByQuestion(draft), persons };
}

/** The totals of a run by question: one for each facility type and limit, or one for the whole run. */
function totalsByQuestion(draft: RunDraft): Map<string, Record<string, unknown>> {
  const { by } = draft.totals as { by?: Record<string, unknown>[] };
  const all = Array.isArray(by) ? by : [draft.totals];
  return new Map(all.map((totals) => [Array.isArray(by) ? questionOf(QUESTION.map((part) => totals[part])) : questionOf(['', '', '', '']), totals]));
}
