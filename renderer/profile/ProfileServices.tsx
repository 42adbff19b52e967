import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ProfileService } from '../../api/profile.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { FillTable } from '../table/FillTable.tsx';
import { Missing } from './Missing.tsx';

const FIELDS = ['served', 'standard', 'payer', 'lead'] as const;

/** The list of services: whom, what, who pays, who leads. What could not be recovered is visibly empty; what was read with doubt is marked. */
export function ProfileServices({ profile }: { profile: Profile }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const columns = useMemo((): TableProps<ProfileService>['columns'] => {
    const areaName = (area: string) => { const found = profile.areas.find(({ id }) => id === area); return found === undefined ? area : wordsIn(language, found.name); };
    return [
      { title: text('column.order'), dataIndex: 'number', width: 52, align: 'right' },
      { title: text('profile.service'), key: 'name', width: 170, ellipsis: true, render: (_, row) => <span title={wordsIn(language, row.name)}>{wordsIn(language, row.name)}</span> },
      { title: text('profile.area'), key: 'area', width: 116, ellipsis: true, render: (_, row) => areaName(row.area) },
      ...FIELDS.map((field) => ({
        title: text(`profile.${field}`), key: field, width: field === 'standard' ? 280 : 180, ellipsis: true,
        render: (_: unknown, row: ProfileService) => {
          const value = row[field];
          if (value === null) return <Missing />;
          const doubt = [value.confidence === 'high' ? '' : text(`profile.confidence.${value.confidence}`), value.partial === true ? text('profile.partial') : '', value.note === undefined ? '' : wordsIn(language, value.note)].filter((part) => part !== '').join(text('list.comma'));
          const words = wordsIn(language, value);
          return <span title={doubt === '' ? words : `${words}（${doubt}）`}>{words}{doubt !== '' && <i className="profile-doubt"> ?</i>}</span>;
        },
      })),
    ];
  }, [text, language, profile]);
  return <div className="profile-table"><FillTable<ProfileService> label={text('profile.service')} rows={profile.services} columns={columns} rowKey={(row) => String(row.number)} width={1158} empty={text('profile.empty')} selected={null} onSelect={() => undefined} /></div>;
}
