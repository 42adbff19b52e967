import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useText } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import type { Draft } from './draft.ts';

interface GroupsFieldProps {
  draft: Draft;
  options: { value: string; label: string }[];
  onChange: (draft: Draft) => void;
  findings: readonly Finding[];
}

interface Group {
  name: string;
  column: string;
  as: 'flag' | 'persons' | 'share';
}

/** Groups of people (urban, over 65 …): a name, a column and what the column holds. */
export function GroupsField({ draft, options, onChange, findings }: GroupsFieldProps) {
  const text = useText();
  const groups = Object.entries((draft['groups'] as Record<string, Omit<Group, 'name'>> | undefined) ?? {}).map(([name, group]): Group => ({ name, ...group }));
  const put = (list: Group[]) => onChange({ ...draft, groups: list.length === 0 ? undefined : Object.fromEntries(list.map(({ name, ...group }) => [name, group])) });
  const change = (at: number, part: Partial<Group>) => put(groups.map((group, index) => (index === at ? { ...group, ...part } : group)));
  const fresh = () => {
    const column = options.find((option) => !groups.some((group) => group.column === option.value))?.value ?? '';
    put([...groups, { name: column, column, as: 'flag' }]);
  };
  return (
    <div className="field-wide groups">
      <span className="groups-title">{text('input.groups')}</span>
      {groups.map((group, index) => (
        <div className="group" key={index}>
          <Input value={group.name} aria-label={text('input.groupName')} onChange={(event) => change(index, { name: event.target.value })} />
          <Select value={group.column} aria-label={text('input.groupColumn')} options={options} onChange={(column) => change(index, { column })} />
          <Select value={group.as} aria-label={text('input.groupAs')} onChange={(as) => change(index, { as })} options={(['flag', 'persons', 'share'] as const).map((value) => ({ value, label: text(`group.${value}`) }))} />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('data.remove')} onClick={() => put(groups.filter((_, at) => at !== index))} />
        </div>
      ))}
      <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} disabled={options.length === 0} onClick={fresh}>{text('import.addGroup')}</Button>
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}
