import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, InputNumber, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useAmount } from '../app/amount.ts';
import { useColumnName } from '../app/columnName.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import type { PartForm } from './composite.ts';
import { indicatorsIn } from './indicators.ts';
import { useIndicatorOptions } from './IndicatorSelect.tsx';
import { NO_VALUE, rowChoices, valueColumns, valueRuns } from './valueOf.ts';

interface CompositePartProps {
  part: PartForm;
  index: number;
  areas: readonly string[];
  /** Own weights are asked for. */
  weighed: boolean;
  /** Goalposts are asked for. */
  posted: boolean;
  onChange: (part: PartForm) => void;
  onRemove: (() => void) | null;
}

/** One line of a composite index: the value, its good direction, its service area; weight and goalposts where they are asked for. */
export function CompositePart({ part, index, areas, weighed, posted, onChange, onRemove }: CompositePartProps) {
  const text = useText();
  const names = useNames();
  const amount = useAmount();
  const columnName = useColumnName();
  const project = useWorkbench((state) => state.project);
  const indicators = useIndicatorOptions();
  const runs = useMemo(() => valueRuns(project), [project]);
  const { value } = part;
  const run = value.from === 'run' ? runs.find((one) => one.analysisId === value.run) : undefined;
  const choices = run === undefined ? null : rowChoices(project, run);
  const number = index + 1;
  const choose = (key: string) => {
    const at = key.indexOf(':');
    const chosen = key.slice(at + 1);
    if (key.startsWith('i:')) {
      const area = indicatorsIn(project).find(({ name }) => name === chosen)?.area ?? '';
      return onChange({ ...part, value: { ...NO_VALUE, column: chosen }, area: part.area === '' ? area : part.area });
    }
    const [id, column] = [chosen.slice(0, chosen.indexOf('.')), chosen.slice(chosen.indexOf('.') + 1)];
    const rows = rowChoices(project, runs.find((one) => one.analysisId === id)!);
    return onChange({ ...part, value: { ...NO_VALUE, from: 'run', run: id, runColumn: column, limit: rows.limits.at(-1) ?? null, indicator: rows.indicators[0] ?? null } });
  };
  const key = value.from === 'run' ? (value.run === null ? null : `r:${value.run}.${value.runColumn}`) : value.column === null ? null : `i:${value.column}`;
  const flat = indicators.flatMap((one) => ('options' in one ? one.options : [one]));
  return (
    <li>
      <div className="composite-head">
        <Select
          size="small" value={key} onChange={choose} placeholder={text('value.chooseIndicator')} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: ['label'] }} aria-label={`${text('gaps.indicator')} ${number}`}
          options={[
            { label: text('value.from.indicator'), title: '', options: flat.map((one) => ({ ...one, value: `i:${one.value}` })) },
            ...runs.map((one) => ({ label: `${text(`kind.${one.kind}`)} ${one.analysisId}`, title: '', options: valueColumns(one).map((column) => ({ value: `r:${one.analysisId}.${column}`, label: `${columnName(one.kind, column)} · ${one.analysisId}` })) })),
          ]}
        />
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} disabled={onRemove === null} aria-label={text('composite.remove', { number })} onClick={() => onRemove?.()} />
      </div>
      <div className="composite-more">
        <Segmented size="small" value={part.direction} onChange={(direction) => onChange({ ...part, direction })} aria-label={`${text('gaps.direction')} ${number}`} options={(['higher', 'lower'] as const).map((one) => ({ value: one, label: text(`composite.direction.${one}`), title: text(`gaps.direction.${one}`) }))} />
        <AutoComplete size="small" value={part.area} onChange={(area) => onChange({ ...part, area })} options={areas.map((area) => ({ value: area, label: names(area) }))} placeholder={text('composite.area')} aria-label={`${text('composite.area')} ${number}`} />
        {choices !== null && choices.types.length > 0 && <Select size="small" value={value.type ?? 'all'} aria-label={`${text('map.facilityType')} ${number}`} popupMatchSelectWidth={false} onChange={(type) => onChange({ ...part, value: { ...value, type: type === 'all' ? null : type } })} options={choices.types.map((type) => ({ value: type, label: type === 'all' ? text('type.all') : names(type) }))} />}
        {choices !== null && choices.limits.length > 0 && <Select size="small" value={value.limit} aria-label={`${text('map.limit')} ${number}`} onChange={(limit) => onChange({ ...part, value: { ...value, limit } })} options={choices.limits.map((limit) => ({ value: limit, label: amount(limit, choices.unit) }))} />}
        {choices !== null && choices.indicators.length > 0 && <Select size="small" value={value.indicator} aria-label={`${text('gaps.indicator')} ${number}`} popupMatchSelectWidth={false} onChange={(indicator) => onChange({ ...part, value: { ...value, indicator } })} options={choices.indicators.map((one) => ({ value: one, label: names(one) }))} />}
        {weighed && <InputNumber size="small" value={part.weight} min={0} controls={false} changeOnWheel={false} placeholder={text('composite.weight')} aria-label={`${text('composite.weight')} ${number}`} onChange={(weight) => onChange({ ...part, weight })} />}
        {posted && <InputNumber size="small" value={part.worst} controls={false} changeOnWheel={false} placeholder={text('composite.worst')} aria-label={`${text('composite.worst')} ${number}`} onChange={(worst) => onChange({ ...part, worst })} />}
        {posted && <InputNumber size="small" value={part.best} controls={false} changeOnWheel={false} placeholder={text('composite.best')} aria-label={`${text('composite.best')} ${number}`} onChange={(best) => onChange({ ...part, best })} />}
      </div>
    </li>
  );
}
