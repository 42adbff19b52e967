import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Empty, Input, Select } from 'antd';
import { useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Profile } from '../../../api/profile.ts';
import { useFormats, useText, useWorkbench } from '../../app/context.ts';
import { profileLabel, wordsIn } from '../../app/profiles.ts';
import { aboutItem } from './aboutItem.ts';
import { blankItem, idsOf, keyOf, secondOf, takenOver } from './blanks.ts';
import type { Item } from './blanks.ts';
import { EditingContext, faultsWithin } from './faults.ts';
import type { ListKey } from './faults.ts';
import { ItemForm } from './ItemForm.tsx';

/** Takes a changed draft; `place` is the field that was typed in, null for a step of its own, which `said` puts in words. */
export type ChangeDraft = (draft: Profile, place: string | null, said?: string) => void;

interface ListEditorProps {
  list: ListKey;
  draft: Profile;
  onChange: ChangeDraft;
  /** Position of the thing that is open, and how to open another. */
  at: number;
  onOpen: (index: number) => void;
  /** Profiles that things can be taken over from. */
  others: readonly Profile[];
  /** More ways to add. */
  extra?: ReactNode;
}

/** A list of a draft: add, duplicate, move and remove on the left, the fields of the one that is open on the right. */
export function ListEditor({ list, draft, onChange, at, onOpen, others, extra }: ListEditorProps) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const { faults, isRevealed } = useContext(EditingContext);
  const [search, setSearch] = useState('');
  const shownList = useRef<HTMLUListElement>(null);
  const reading = { text, formats: useFormats(), language };
  const items: readonly Item[] = draft[list];
  const index = Math.min(at, items.length - 1);
  const item = items[index] as Item | undefined;
  const nameOf = (one: Item) => wordsIn(language, one.name).trim() || text('edit.unnamed');
  const put = (next: readonly Item[], open: number, place: string | null, said?: string) => {
    onChange({ ...draft, [list]: next }, place, said);
    onOpen(open);
  };
  const add = (one: Item, position: number) => {
    setSearch('');
    put(items.toSpliced(position, 0, one), position, null);
  };
  const move = (to: number) => put(items.toSpliced(index, 1).toSpliced(to, 0, items[index]), to, null);
  const words = search.trim().toLowerCase();
  const listed = items.map((one, i) => ({ one, i })).filter(({ one }) => words === '' || `${one.name.zh} ${one.name.en ?? ''} ${keyOf(one)}`.toLowerCase().includes(words));
  const taken = idsOf(draft, list);
  const offers = others.map((profile) => ({ profile, items: (profile[list] as Item[]).filter((one) => !taken.includes(keyOf(one))) })).filter((offer) => offer.items.length > 0);
  useEffect(() => {
    shownList.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <div className="edit-list">
      <nav aria-label={text(`edit.list.${list}`)}>
        <div className="edit-list-bar">
          <Button size="small" type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => add(blankItem(draft, list), items.length)}>{text('edit.add')}</Button>
          <span className="toolbar-space" />
          <Button size="small" type="text" icon={<CopyOutlined aria-hidden />} disabled={item === undefined} title={text('edit.duplicate')} aria-label={text('edit.duplicate')} onClick={() => add(secondOf(draft, list, items[index]), index + 1)} />
          <Button size="small" type="text" icon={<ArrowUpOutlined aria-hidden />} disabled={index <= 0} title={text('edit.up')} aria-label={text('edit.up')} onClick={() => move(index - 1)} />
          <Button size="small" type="text" icon={<ArrowDownOutlined aria-hidden />} disabled={index >= items.length - 1} title={text('edit.down')} aria-label={text('edit.down')} onClick={() => move(index + 1)} />
          <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} disabled={item === undefined} title={text('edit.remove')} aria-label={text('edit.remove')} onClick={() => put(items.toSpliced(index, 1), Math.min(index, items.length - 2), null, text('edit.removed', { name: nameOf(items[index]) }))} />
        </div>
        {items.length > 8 && <Input.Search size="small" allowClear value={search} placeholder={text('edit.search')} aria-label={text('edit.search')} onChange={(event) => setSearch(event.target.value)} />}
        <ul ref={shownList}>
          {listed.map(({ one, i }) => {
            const count = faultsWithin(faults, `${list}[${i}]`);
            return (
              <li key={i}>
                <button type="button" aria-pressed={i === index} onClick={() => onOpen(i)}>
                  <b>{nameOf(one)}</b>
                  <small>{aboutItem(list, one, draft, reading)}</small>
                  {count > 0 && <span className={isRevealed ? 'edit-count edit-count-told' : 'edit-count'} title={text('edit.faults', { count })}>{count}</span>}
                </button>
              </li>
            );
          })}
          {items.length > 0 && listed.length === 0 && <li className="field-hint">{text('table.empty')}</li>}
        </ul>
        {offers.length > 0 && (
          <Select
            size="small" value={null} showSearch={{ optionFilterProp: ['label', 'value'] }} popupMatchSelectWidth={420} placeholder={text('edit.takeOver')} aria-label={text('edit.takeOver')} placement="topLeft"
            options={offers.map(({ profile, items: offered }) => ({ label: profileLabel(language, profile), title: '', options: offered.map((one) => ({ value: `${profile.id} ${keyOf(one)}`, label: nameOf(one), title: keyOf(one) })) }))}
            onChange={(chosen: string | null) => {
              const offer = offers.find(({ profile }) => chosen?.startsWith(`${profile.id} `) === true);
              const one = offer?.items.find((each) => `${offer.profile.id} ${keyOf(each)}` === chosen);
              if (offer === undefined || one === undefined) return;
              setSearch('');
              onChange(takenOver(draft, list, one, offer.profile), null);
              onOpen(items.length);
            }}
          />
        )}
        {extra}
      </nav>
      {item === undefined ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('edit.empty')} /> : (
        <section className="edit-form" key={`${index} ${items.length}`} aria-label={nameOf(item)}>
          <ItemForm list={list} draft={draft} others={others} item={item} place={`${list}[${index}]`} onChange={(next, key) => put(items.with(index, next), index, `${list}[${index}].${key}`)} />
        </section>
      )}
    </div>
  );
}
