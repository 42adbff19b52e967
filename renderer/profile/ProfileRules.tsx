import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ProfileRule } from '../../api/profile.ts';
import { useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { useRuleNames } from '../app/ruleNames.ts';
import { FillTable } from '../table/FillTable.tsx';
import { referenceIn } from './written.ts';

/** Testable rules with threshold, strength and what the document leaves open. */
export function ProfileRules({ profile }: { profile: Profile }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const ruleNames = useRuleNames();
  const language = useWorkbench((state) => state.language);
  const columns = useMemo((): TableProps<ProfileRule>['columns'] => {
    const areaName = (area: string) => { const found = profile.areas.find(({ id }) => id === area); return found === undefined ? area : wordsIn(language, found.name); };
    const figure = (operator: string, threshold: number | null) => (threshold === null ? text('profile.open') : `${operatorSign(operator)} ${formats.figure(threshold)}`);
    const whole = (words: string) => <span title={words}>{words}</span>;
    const scopeOf = ({ scope }: ProfileRule) => (scope === undefined ? text('profile.everywhere') : scope.text === undefined ? [...(scope.tags ?? []), ...(scope.areas ?? []), ...(scope.except ?? []).map((tag) => `≠ ${tag}`)].map(names).join(', ') : wordsIn(language, scope.text));
    return [
      { title: text('rules.rule'), key: 'name', width: 260, ellipsis: true, render: (_, row) => <span title={`${wordsIn(language, row.name)}\n${row.id}`}>{wordsIn(language, row.name)}</span> },
      { title: text('profile.area'), key: 'area', width: 110, ellipsis: true, render: (_, row) => whole(areaName(row.area)) },
      { title: text('rules.kind'), key: 'kind', width: 84, ellipsis: true, render: (_, row) => ruleNames.kind(row.kind) },
      { title: text('rules.level'), key: 'levels', width: language === 'en' ? 110 : 76, ellipsis: true, render: (_, row) => whole(row.levels.map(ruleNames.level).join(text('list.comma'))) },
      {
        title: text('rules.threshold'), key: 'threshold', width: 120, align: 'right', ellipsis: true,
        render: (_, row) => (row.parts !== undefined ? whole(row.parts.map((part) => `${wordsIn(language, part.name)} ${figure(part.operator ?? row.operator, part.threshold)}`).join('; ')) : row.threshold === null ? <span className="profile-missing">{text('profile.open')}</span> : figure(row.operator, row.threshold)),
      },
      { title: text('profile.unit'), key: 'unit', width: 92, ellipsis: true, render: (_, row) => whole(wordsIn(language, row.unit)) },
      { title: text('profile.strength'), key: 'strength', width: 92, ellipsis: true, render: (_, row) => text(`profile.strength.${row.strength}`) },
      { title: text('profile.scope'), key: 'scope', width: 130, ellipsis: true, render: (_, row) => whole(scopeOf(row)) },
      { title: text('profile.leftOpen'), key: 'leftOpen', width: 220, ellipsis: true, render: (_, row) => (row.leftOpen === null ? '' : whole(wordsIn(language, row.leftOpen))) },
      { title: text('profile.reference'), key: 'reference', width: 120, ellipsis: true, render: (_, row) => whole(referenceIn(language, row.reference)) },
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  }, [text, formats, language, profile]);
  return <div className="profile-table"><FillTable<ProfileRule> label={text('view.rules')} rows={profile.rules} columns={columns} rowKey={(row) => row.id} width={1330} empty={text('profile.empty')} selected={null} onSelect={() => undefined} /></div>;
}
