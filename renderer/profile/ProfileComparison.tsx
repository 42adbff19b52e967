import { Empty, Tag } from 'antd';
import type { Result } from '../../api/contract.ts';
import { stampOf } from '../analysis/datasets.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { TextKey } from '../text/text.ts';
import { useAnswer } from '../app/useAnswer.ts';

/** Fields that have a name in the window; others are shown as the file has them. */
const FIELD_NAMES: Record<string, TextKey> = { 'target.value': 'profile.target', 'baseline.value': 'profile.baseline', operator: 'gaps.operator', threshold: 'rules.threshold', 'name.zh': 'profile.name', direction: 'gaps.direction', strength: 'profile.strength' };

type Differences = Result<'profiles.compare'>['indicators'];

/** What another profile has that this one lacks, what it lacks, and what differs, value by value. */
export function ProfileComparison({ from, to }: { from: string; to: string }) {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const differences = useAnswer('profiles.compare', { from, to }, stampOf(project, ['profiles']));
  if (differences === null) return null;
  const parts = (['indicators', 'rules', 'services'] as const).filter((part) => differences[part].length > 0);
  if (parts.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('profile.same')} />;
  return (
    <div className="profile-table profile-regions" data-testid="profile-differences">
      <p className="field-hint">{text('profile.fromTo')}</p>
      {parts.map((part) => <DifferenceList key={part} title={text(`profile.differences.${part}`, { count: differences[part].length })} list={differences[part]} />)}
    </div>
  );
}

function DifferenceList({ title, list }: { title: string; list: Differences }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const written = (value: string | number | boolean | null) => (value === null || value === '' ? text('profile.missing') : String(value));
  return (
    <>
      <h4>{title}</h4>
      <ul>
        {list.map(({ id, name, change, fields }) => (
          <li key={id}>
            <b>{wordsIn(language, name)}</b> <Tag className={change === 'new' ? 'tag-met' : change === 'gone' ? 'tag-below' : 'tag-near'}>{text(`profile.change.${change}`)}</Tag><small>{id}</small>
            {fields.map(({ field, from, to }) => <p key={field}><span title={field}>{FIELD_NAMES[field] === undefined ? field : text(FIELD_NAMES[field])}</span> {written(from)} → <b>{written(to)}</b></p>)}
          </li>
        ))}
      </ul>
    </>
  );
}
