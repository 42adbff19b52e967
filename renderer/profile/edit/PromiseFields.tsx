import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Profile } from '../../../api/profile.ts';
import { useText } from '../../app/context.ts';
import { EditGroup, TextEdit, WordsEdit } from './fields.tsx';

type Promises = Profile['groups'][number]['promises'];

/** What the document promises a region or a group, one by one with the chapter. */
export function PromiseFields({ place, promises, onChange }: { place: string; promises: Promises; onChange: (promises: Promises, key: string) => void }) {
  const text = useText();
  return (
    <EditGroup title={text('edit.promises')}>
      {promises.map((promise, i) => (
        <div key={i} className="edit-promise field-wide">
          <WordsEdit place={`${place}.promises[${i}]`} label={text('edit.promise', { n: i + 1 })} value={promise} blank={{ zh: '', reference: '' }} onChange={(words) => onChange(promises.with(i, words ?? { zh: '', reference: promise.reference }), `promises[${i}]`)} />
          <TextEdit place={`${place}.promises[${i}].reference`} label={text('profile.reference')} value={promise.reference} onChange={(reference) => onChange(promises.with(i, { ...promise, reference }), `promises[${i}].reference`)} />
          <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} title={text('edit.promise.remove', { n: i + 1 })} aria-label={text('edit.promise.remove', { n: i + 1 })} onClick={() => onChange(promises.toSpliced(i, 1), '')} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...promises, { zh: '', reference: '' }], '')}>{text('edit.promise.add')}</Button>
    </EditGroup>
  );
}
