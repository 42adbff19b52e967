/** What became of a code: `from` is `to` from `year` on (NaN: nobody says when). */
export interface CodeChange {
  from: string;
  to: string;
  year: number;
}

interface Step {
  to: string;
  year: number;
}

/**
 * Administrative codes followed over their changes, always forwards: a list or a table made before a change is read by the codes
 * after it. One code may become several (a unit divided), several one (units merged).
 *
 * A code can be given up, and given again to another unit. So of a code that has changed more than once the first change after the
 * year of the list counts, and the last one where that year is not known or nothing changed after it. On the way through a
 * chain every change comes later than the one before; only where none does, one of the same year will do. Changes
 * without a year serve where no dated one does.
 */
export class CodeChanges {
  private readonly stepsFrom = new Map<string, Step[]>();
  private readonly changes: readonly CodeChange[];

  constructor(changes: readonly CodeChange[]) {
    this.changes = changes;
    for (const { from, to, year } of changes) {
      const steps = this.stepsFrom.get(from);
      if (steps === undefined) this.stepsFrom.set(from, [{ to, year }]);
      else steps.push({ to, year });
    }
  }

  /** The codes among `known` that `code`, as it was in `year` (NaN unknown), has become; none where that cannot be said. */
  follow(code: string, known: ReadonlySet<string>, year = Number.NaN): string[] {
    const found = new Set<string>();
    const seen = new Set<string>();
    const walk = (steps: readonly Step[], since: number): void => {
      for (const step of steps) {
        const then = Number.isNaN(step.year) ? since : step.year;
        const key = `${step.to} ${then}`;
        if (seen.has(key)) continue;
        seen.add(key);
        if (known.has(step.to)) found.add(step.to);
        else walk(this.nextSteps(step.to, then), then);
      }
    };
    walk(this.firstSteps(code, year), year);
    return [...found];
  }

  /** A change that speaks of a code, to it or from it: what to tell of a code that leads nowhere. */
  about(code: string): CodeChange | null {
    return this.changes.find(({ to }) => to === code) ?? this.changes.find(({ from }) => from === code) ?? null;
  }

  private firstSteps(code: string, year: number): Step[] {
    const steps = this.stepsFrom.get(code) ?? [];
    const years = steps.map((step) => step.year).filter((one) => !Number.isNaN(one));
    const later = years.filter((one) => one >= year);
    return ofYear(steps, later.length > 0 ? Math.min(...later) : Math.max(...years));
  }

  private nextSteps(code: string, since: number): Step[] {
    const steps = this.stepsFrom.get(code) ?? [];
    const years = steps.map((step) => step.year).filter((one) => !(one < since) && !Number.isNaN(one));
    const later = years.filter((one) => one !== since);
    return ofYear(steps, later.length > 0 ? Math.min(...later) : years.length > 0 ? since : -Infinity);
  }
}

/** Steps of one year; those without a year where there is none of it. */
function ofYear(steps: readonly Step[], year: number): Step[] {
  const dated = steps.filter((step) => step.year === year);
  return dated.length > 0 ? dated : steps.filter((step) => Number.isNaN(step.year));
}
