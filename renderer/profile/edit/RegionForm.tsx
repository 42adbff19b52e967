import type { Profile } from '../../../api/profile.ts';
import { useText } from '../../app/context.ts';
import { EditGroup, NumberEdit, TextEdit, WordsEdit } from './fields.tsx';
import type { ItemFormProps } from './itemForm.ts';
import { MembersField } from './MembersField.tsx';
import { PromiseFields } from './PromiseFields.tsx';

type Region = Profile['regions'][number];
type Group = Profile['groups'][number];

/** A special region: the tag that rules know it by, its members, what it is promised. */
export function RegionForm({ item, place, onChange }: ItemFormProps<Region>) {
  const text = useText();
  const at = (key: string) => `${place}.${key}`;
  const set = <K extends keyof Region>(key: K) => (value: Region[K]) => onChange({ ...item, [key]: value }, key);
  const { members: _, ...withoutMembers } = item;
  return (
    <>
      <EditGroup title={text('edit.region')}>
        <WordsEdit place={at('name')} label={text('profile.name')} value={item.name} blank={{ zh: '' }} onChange={(words) => set('name')(words ?? { zh: '' })} />
        <TextEdit place={at('tag')} label={text('edit.tag')} hint={text('edit.tag.hint')} value={item.tag} onChange={(value) => set('tag')(value.trim())} />
        <TextEdit place={at('type')} label={text('edit.type')} hint={text('edit.type.hint')} value={item.type} onChange={set('type')} />
        <NumberEdit place={at('count')} label={text('edit.regionCount')} placeholder={text('profile.missing')} value={item.count} onChange={set('count')} />
        <TextEdit place={at('id')} label={text('profile.id')} hint={text('edit.itemId.hint')} value={item.id} onChange={(value) => set('id')(value.trim())} />
        <MembersField place={at('members')} members={item.members} onChange={(members) => onChange(members === undefined ? withoutMembers : { ...item, members }, '')} />
      </EditGroup>
      <PromiseFields place={place} promises={item.promises} onChange={(promises, key) => onChange({ ...item, promises }, key)} />
    </>
  );
}

/** A group of people: who is counted, what it is promised. */
export function GroupForm({ item, place, onChange }: ItemFormProps<Group>) {
  const text = useText();
  const at = (key: string) => `${place}.${key}`;
  return (
    <>
      <EditGroup title={text('edit.groupOfPeople')}>
        <WordsEdit place={at('name')} label={text('profile.name')} value={item.name} blank={{ zh: '' }} onChange={(words) => onChange({ ...item, name: words ?? { zh: '' } }, 'name')} />
        <WordsEdit place={at('population')} label={text('edit.population')} value={item.population} blank={{ zh: '' }} onChange={(words) => onChange({ ...item, population: words ?? { zh: '' } }, 'population')} />
        <TextEdit place={at('id')} label={text('profile.id')} hint={text('edit.itemId.hint')} value={item.id} onChange={(value) => onChange({ ...item, id: value.trim() }, 'id')} />
      </EditGroup>
      <PromiseFields place={place} promises={item.promises} onChange={(promises, key) => onChange({ ...item, promises }, key)} />
    </>
  );
}

/** A service area. */
export function AreaForm({ item, place, onChange }: ItemFormProps<Profile['areas'][number]>) {
  const text = useText();
  return (
    <EditGroup title={text('profile.area')}>
      <WordsEdit place={`${place}.name`} label={text('profile.name')} value={item.name} blank={{ zh: '' }} onChange={(words) => onChange({ ...item, name: words ?? { zh: '' } }, 'name')} />
      <TextEdit place={`${place}.id`} label={text('profile.id')} hint={text('edit.areaId.hint')} value={item.id} onChange={(value) => onChange({ ...item, id: value.trim() }, 'id')} />
    </EditGroup>
  );
}
