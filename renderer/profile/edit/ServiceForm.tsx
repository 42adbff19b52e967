import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ProfileService } from '../../../api/profile.ts';
import { useText } from '../../app/context.ts';
import { Missing } from '../Missing.tsx';
import { UNFILLED } from './blanks.ts';
import { ChoiceEdit, EditGroup, FlagEdit, NumberEdit, WordsEdit } from './fields.tsx';
import type { ItemFormProps } from './itemForm.ts';

const FIELDS = ['served', 'standard', 'payer', 'lead'] as const;
type ServiceField = NonNullable<ProfileService['served']>;
const BLANK: ServiceField = { zh: '', confidence: 'high' };

/** A service of the list. A column of it that the document lacks stays visibly missing until somebody fills it in. */
export function ServiceForm({ item, place, areas, onChange }: ItemFormProps<ProfileService>) {
  const text = useText();
  const at = (key: string) => `${place}.${key}`;
  return (
    <>
      <EditGroup title={text('profile.service')}>
        <WordsEdit place={at('name')} label={text('profile.name')} value={item.name} blank={{ zh: '' }} onChange={(words) => onChange({ ...item, name: words ?? { zh: '' } }, 'name')} />
        <NumberEdit place={at('number')} label={text('edit.number')} hint={text('edit.number.hint')} value={item.number} onChange={(number) => onChange({ ...item, number: number ?? UNFILLED }, 'number')} />
        <ChoiceEdit place={at('area')} label={text('profile.area')} value={item.area} options={areas} onChange={(area) => onChange({ ...item, area: area ?? '' }, 'area')} />
      </EditGroup>
      {FIELDS.map((key) => {
        const value = item[key];
        const put = (next: ServiceField | null, place: string = key) => onChange({ ...item, [key]: next }, place);
        const name = text(`profile.${key}`);
        if (value === null) {
          return (
            <EditGroup key={key} title={name}>
              <p className="edit-missing field-wide"><Missing /> <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={text('edit.fill', { field: name })} onClick={() => put(BLANK, '')}>{text('edit.fillIn')}</Button></p>
            </EditGroup>
          );
        }
        const { note: _note, partial: _partial, ...plain } = value;
        return (
          <EditGroup key={key} title={name} extra={<Button size="small" type="text" icon={<CloseOutlined aria-hidden />} aria-label={text('edit.empty.field', { field: name })} title={text('edit.empty.field', { field: name })} onClick={() => put(null, '')} />}>
            <WordsEdit place={at(key)} label={text('edit.words', { field: name })} value={value} blank={BLANK} onChange={(words) => put(words ?? BLANK)} />
            <ChoiceEdit place={at(`${key}.confidence`)} label={text('edit.confidence')} value={value.confidence} options={(['high', 'medium', 'low'] as const).map((one) => ({ value: one, label: text(`edit.confidence.${one}`) }))} onChange={(confidence) => put({ ...value, confidence: confidence ?? 'high' })} />
            <FlagEdit label={text('profile.partial')} value={value.partial === true} onChange={(partial) => put({ ...plain, ...(partial ? { partial: true } : {}), ...(value.note === undefined ? {} : { note: value.note }) })} />
            {(value.confidence !== 'high' || value.partial === true || value.note !== undefined) && (
              <WordsEdit isOptional place={at(`${key}.note`)} label={text('edit.doubt')} value={value.note ?? null} blank={{ zh: '' }} onChange={(note) => put({ ...plain, ...(value.partial === true ? { partial: true } : {}), ...(note === null ? {} : { note }) }, `${key}.note`)} />
            )}
          </EditGroup>
        );
      })}
    </>
  );
}
