import { useNames, useText } from '../app/context.ts';
import { numbersOf, textsOf } from '../app/rows.ts';
import { limitWhere } from '../app/shown.ts';
import type { CoverageShown } from '../app/shown.ts';
import type { AccessibilityShown } from '../app/accessibility.ts';
import { useRunStamp } from '../app/shownRun.ts';
import { useAnswer } from '../app/useAnswer.ts';
import { ShareRow } from './ShareRow.tsx';

interface TagSectionProps {
  shown: CoverageShown | AccessibilityShown;
  /** Writes a value of accessibility; coverage has a share instead. */
  written?: (value: number) => string;
}

/** Tagged counties together and the others together, such as poor counties and the rest. */
export function TagSection({ shown, written }: TagSectionProps) {
  const text = useText();
  const names = useNames();
  const { run, type } = shown;
  const there = run.tables.some((table) => table.name === 'tags');
  const where = 'limits' in shown ? limitWhere(type, shown.limit) : { facility_type: type };
  const table = useAnswer('runs.rows', there ? { id: run.id, table: 'tags', where } : null, useRunStamp(run));
  if (table === null) return null;
  const tags = textsOf(table, 'tag');
  const [tagged, persons, covered, share, value] = ['tagged', 'persons', 'persons_covered', 'persons_share', 'value'].map((column) => numbersOf(table, column));
  // The tagged side first.
  const order = tags.map((_, i) => i).sort((a, b) => (tags[a] === tags[b] ? tagged[b] - tagged[a] : a - b));
  const nameOf = (i: number) => {
    if (tags[i] === 'poor') return text(tagged[i] === 1 ? 'tag.poorCounties' : 'tag.others');
    return tagged[i] === 1 ? names(tags[i]) : text('tag.without', { tag: names(tags[i]) });
  };
  return (
    <section>
      <h3>{text(written === undefined ? 'card.byTag' : 'card.byTagValue')}</h3>
      {written === undefined
        ? order.map((i) => <ShareRow key={`${tags[i]} ${tagged[i]}`} name={nameOf(i)} share={share[i]} persons={persons[i] - covered[i]} />)
        : <dl className="card-figures">{order.map((i) => <div key={`${tags[i]} ${tagged[i]}`}><dt>{nameOf(i)}</dt><dd>{written(value[i])}</dd></div>)}</dl>}
    </section>
  );
}
