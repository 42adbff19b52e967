import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ProfileIndicator } from '../../api/profile.ts';
import { useFormats, useText, useWorkbench } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { FillTable } from '../table/FillTable.tsx';
import { Missing } from './Missing.tsx';

/** Main indicators with baseline and target. */
export function ProfileIndicators({ profile }: { profile: Profile }) {
  const text = useText();
  const formats = useFormats();
  const language = useWorkbench((state) => state.language);
  const columns = useMemo((): TableProps<ProfileIndicator>['columns'] => {
    const areaName = (area: string) => { const found = profile.areas.find(({ id }) => id === area); return found === undefined ? area : wordsIn(language, found.name); };
    return [
      { title: text('gaps.indicator'), key: 'name', width: 230, ellipsis: true, render: (_, row) => <span title={[wordsIn(language, row.name), row.definition === null ? row.id : wordsIn(language, row.definition)].join('\n')}>{wordsIn(language, row.name)}</span> },
      { title: text('profile.area'), key: 'area', width: 120, ellipsis: true, render: (_, row) => areaName(row.area) },
      { title: text('profile.unit'), key: 'unit', width: 84, ellipsis: true, render: (_, row) => <span title={wordsIn(language, row.unit)}>{wordsIn(language, row.unit)}</span> },
      { title: text('profile.baseline'), key: 'baseline', width: 112, align: 'right', render: (_, row) => (row.baseline === null || row.baseline.value === null ? <Missing /> : `${formats.figure(row.baseline.value)} (${row.baseline.year})`) },
      { title: text('profile.target'), key: 'target', width: 130, align: 'right', render: (_, row) => (row.target === null || row.target.value === null ? row.cumulative === null ? <Missing /> : '' : `${operatorSign(row.operator)} ${formats.figure(row.target.value)} (${row.target.year})`) },
      { title: text('profile.cumulative'), key: 'cumulative', width: 150, align: 'right', render: (_, row) => (row.cumulative === null ? '' : `${operatorSign(row.cumulative.operator ?? row.operator)} ${formats.figure(row.cumulative.value)} (${row.cumulative.from}–${row.cumulative.to})`) },
      { title: text('gaps.direction'), key: 'direction', width: 112, render: (_, row) => text(`gaps.direction.${row.direction}`) },
      { title: text('value.per'), key: 'denominator', width: 130, ellipsis: true, render: (_, row) => (row.denominator === null ? '—' : <span title={wordsIn(language, row.denominator)}>{wordsIn(language, row.denominator)}</span>) },
      { title: text('profile.countyLevel'), key: 'county', width: 96, render: (_, row) => <span title={row.countyNote === null ? undefined : wordsIn(language, row.countyNote)}>{text(`profile.countyLevel.${row.countyLevel}`)}</span> },
    ];
  }, [text, formats, language, profile]);
  return <div className="profile-table"><FillTable<ProfileIndicator> label={text('gaps.indicators')} rows={profile.indicators} columns={columns} rowKey={(row) => row.id} width={1184} empty={text('profile.empty')} selected={null} onSelect={() => undefined} /></div>;
}
