import type { ProfileIndicator } from '../../../api/profile.ts';
import { OPERATORS } from '../../../api/ruleTerms.ts';
import { useText } from '../../app/context.ts';
import { operatorSign } from '../../app/operatorSign.ts';
import { UNFILLED } from './blanks.ts';
import { ChoiceEdit, EditGroup, FlagEdit, NumberEdit, TextEdit, WordsEdit } from './fields.tsx';
import type { ItemFormProps } from './itemForm.ts';

const FIGURES = ['share', 'rate', 'stock', 'yearly-total', 'cumulative'] as const;
const SIGNS = OPERATORS.map((value) => ({ value, label: operatorSign(value) }));

/** An indicator with baseline, target and what it means for a county. */
export function IndicatorForm({ item, place, areas, onChange }: ItemFormProps<ProfileIndicator>) {
  const text = useText();
  const set = <K extends keyof ProfileIndicator>(key: K, at: string = key) => (value: ProfileIndicator[K]) => onChange({ ...item, [key]: value }, at);
  const { unit, cumulative } = item;
  const missing = text('profile.missing');
  const at = (key: string) => `${place}.${key}`;
  const dated = (key: 'baseline' | 'target') => {
    const given = item[key];
    const put = (change: { year?: number | null; value?: number | null; operator?: ProfileIndicator['operator'] | null }) => {
      const next = { year: given?.year ?? null, value: given?.value ?? null, operator: given?.operator ?? null, ...change };
      if (next.year === null && next.value === null && next.operator === null) return set(key)(null);
      set(key, `${key}.${Object.keys(change)[0]}`)({ year: next.year ?? UNFILLED, value: next.value, ...(next.operator === null ? {} : { operator: next.operator }) });
    };
    return (
      <>
        <NumberEdit place={at(`${key}.year`)} label={text(`edit.${key}.year`)} placeholder={missing} value={given?.year ?? null} onChange={(year) => put({ year })} />
        <NumberEdit place={at(`${key}.value`)} label={text(`profile.${key}`)} placeholder={missing} value={given?.value ?? null} onChange={(value) => put({ value })} />
        <ChoiceEdit place={at(`${key}.operator`)} label={text('edit.printedSign')} none={text('edit.noSign')} value={given?.operator ?? null} options={SIGNS} onChange={(operator) => put({ operator })} />
      </>
    );
  };
  const putTotal = (change: { from?: number | null; to?: number | null; value?: number | null; operator?: ProfileIndicator['operator'] | null }) => {
    const next = { from: cumulative?.from ?? null, to: cumulative?.to ?? null, value: cumulative?.value ?? null, operator: cumulative?.operator ?? null, ...change };
    if (next.from === null && next.to === null && next.value === null && next.operator === null) return set('cumulative')(null);
    set('cumulative', `cumulative.${Object.keys(change)[0]}`)({ from: next.from ?? UNFILLED, to: next.to ?? UNFILLED, value: next.value ?? UNFILLED, ...(next.operator === null ? {} : { operator: next.operator }) });
  };
  return (
    <>
      <EditGroup title={text('gaps.indicator')}>
        <WordsEdit place={at('name')} label={text('profile.name')} value={item.name} blank={{ zh: '' }} onChange={(words) => set('name')(words ?? { zh: '' })} />
        <TextEdit place={at('id')} label={text('profile.id')} hint={text('edit.itemId.hint')} value={item.id} onChange={(value) => set('id')(value.trim())} />
        <ChoiceEdit place={at('area')} label={text('profile.area')} value={item.area} options={areas} onChange={(value) => set('area')(value ?? '')} />
        <ChoiceEdit place={at('figure')} label={text('edit.figure')} value={item.figure} options={FIGURES.map((value) => ({ value, label: text(`edit.figure.${value}`) }))} onChange={(value) => set('figure')(value ?? item.figure)} />
        <WordsEdit place={at('unit')} label={text('profile.unit')} value={unit} blank={{ zh: '' }} onChange={(words) => set('unit')(words ?? { ...unit, zh: '' })} />
        <NumberEdit place={at('unit.per')} label={text('edit.per')} hint={text('edit.per.hint')} value={unit.per ?? null} onChange={(per) => { const { per: _, ...rest } = unit; set('unit', 'unit.per')(per === null ? rest : { ...rest, per }); }} />
      </EditGroup>
      <EditGroup title={text('edit.group.target')}>
        <ChoiceEdit place={at('direction')} label={text('gaps.direction')} value={item.direction} options={(['higher', 'lower'] as const).map((value) => ({ value, label: text(`gaps.direction.${value}`) }))} onChange={(direction) => direction !== null && onChange({ ...item, direction, ...(item.operatorPrinted ? {} : { operator: direction === 'higher' ? '>=' : '<=' }) }, 'direction')} />
        <ChoiceEdit place={at('operator')} label={text('gaps.operator')} value={item.operator} options={SIGNS} onChange={(value) => set('operator')(value ?? item.operator)} />
        <FlagEdit label={text('edit.operatorPrinted')} value={item.operatorPrinted} onChange={set('operatorPrinted')} />
        {dated('baseline')}
        {dated('target')}
        <NumberEdit place={at('cumulative.from')} label={text('edit.total.from')} placeholder={text('edit.none')} value={cumulative?.from ?? null} onChange={(from) => putTotal({ from })} />
        <NumberEdit place={at('cumulative.to')} label={text('edit.total.to')} placeholder={text('edit.none')} value={cumulative?.to ?? null} onChange={(to) => putTotal({ to })} />
        <NumberEdit place={at('cumulative.value')} label={text('profile.cumulative')} placeholder={text('edit.none')} value={cumulative?.value ?? null} onChange={(value) => putTotal({ value })} />
      </EditGroup>
      <EditGroup title={text('edit.group.meaning')}>
        <WordsEdit isOptional place={at('definition')} label={text('edit.definition')} value={item.definition} blank={{ zh: '' }} onChange={set('definition')} />
        <FlagEdit label={text('edit.definitionPrinted')} value={item.definitionPrinted === true} onChange={set('definitionPrinted')} />
        <WordsEdit isOptional place={at('denominator')} label={text('value.per')} value={item.denominator} blank={{ zh: '' }} onChange={set('denominator')} />
        <ChoiceEdit place={at('countyLevel')} label={text('profile.countyLevel')} value={item.countyLevel} options={(['yes', 'partly', 'no'] as const).map((value) => ({ value, label: text(`profile.countyLevel.${value}`) }))} onChange={(value) => set('countyLevel')(value ?? item.countyLevel)} />
        <FlagEdit label={text('edit.smallNumbers')} value={item.smallNumbers} onChange={set('smallNumbers')} />
        <WordsEdit isOptional place={at('countyNote')} label={text('edit.countyNote')} value={item.countyNote} blank={{ zh: '' }} onChange={set('countyNote')} />
        <WordsEdit isOptional place={at('lead')} label={text('profile.lead')} value={item.lead ?? null} blank={{ zh: '' }} onChange={set('lead')} />
      </EditGroup>
    </>
  );
}
