import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useText } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import type { Draft } from './draft.ts';

interface AttributesFieldProps {
  draft: Draft;
  options: { value: string; label: string }[];
  onChange: (draft: Draft) => void;
  findings: readonly Finding[];
}

/** Facts about facilities that standards test (standardised or not, area, staff): a name and a column of flags or numbers. */
export function AttributesField({ draft, options, onChange, findings }: AttributesFieldProps) {
  const text = useText();
  const attributes = Object.entries((draft['attributes'] as Record<string, string> | undefined) ?? {});
  const put = (list: [name: string, column: string][]) => onChange({ ...draft, attributes: list.length === 0 ? undefined : Object.fromEntries(list) });
  const change = (at: number, entry: [name: string, column: string]) => put(attributes.map((one, index) => (index === at ? entry : one)));
  const fresh = () => {
    const column = options.find((option) => !attributes.some(([name, used]) => used === option.value || name === option.value))?.value;
    if (column !== undefined) put([...attributes, [column, column]]);
  };
  return (
    <div className="field-wide groups">
      <span className="groups-title">{text('input.attributes')}</span>
      {attributes.map(([name, column], index) => (
        <div className="group attribute" key={index}>
          <Input value={name} aria-label={text('input.attributeName')} onChange={(event) => change(index, [event.target.value, column])} />
          <Select value={column} aria-label={text('input.attributeColumn')} options={options} onChange={(next: string) => change(index, [name, next])} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('data.remove')} onClick={() => put(attributes.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} disabled={attributes.length >= options.length} onClick={fresh}>{text('import.addAttribute')}</Button>
      <div className="field-hint">{text('import.attributesHint')}</div>
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}
