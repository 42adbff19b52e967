import { useMemo } from 'react';
import type { Profile } from '../../../api/profile.ts';
import { tagsIn } from '../../analysis/indicators.ts';
import { useWorkbench } from '../../app/context.ts';
import { wordsIn } from '../../app/profiles.ts';
import type { Item, ItemOf } from './blanks.ts';
import type { ListKey } from './faults.ts';
import { IndicatorForm } from './IndicatorForm.tsx';
import { AreaForm, GroupForm, RegionForm } from './RegionForm.tsx';
import { RuleForm } from './RuleForm.tsx';
import { ServiceForm } from './ServiceForm.tsx';

interface ItemFormChoiceProps {
  list: ListKey;
  draft: Profile;
  others: readonly Profile[];
  item: Item;
  place: string;
  onChange: (item: Item, key: string) => void;
}

/** The form of a thing by the list it is in, with what the draft and the project offer to choose from. */
export function ItemForm({ list, draft, others, item, place, onChange }: ItemFormChoiceProps) {
  const language = useWorkbench((state) => state.language);
  const project = useWorkbench((state) => state.project);
  const areas = draft.areas.map(({ id, name }) => ({ value: id, label: wordsIn(language, name) || id }));
  const choices = {
    tags: [...new Set([...draft.regions.map(({ tag }) => tag), ...tagsIn(project)])].filter((tag) => tag !== ''),
    areas: [...new Set((project?.datasets ?? []).filter(({ role }) => role === 'areas').flatMap(({ meta }) => (meta['areas'] ?? []) as string[]))],
  };
  const types = useMemo(() => [...new Set([draft, ...others].flatMap(({ rules }) => rules.flatMap(({ facilityTypes }) => facilityTypes ?? [])))], [draft, others]);
  const common = { place, areas, onChange };
  switch (list) {
    case 'areas': return <AreaForm item={item as ItemOf<'areas'>} {...common} />;
    case 'indicators': return <IndicatorForm item={item as ItemOf<'indicators'>} {...common} />;
    case 'rules': return <RuleForm item={item as ItemOf<'rules'>} services={draft.services} types={types} choices={choices} {...common} />;
    case 'services': return <ServiceForm item={item as ItemOf<'services'>} {...common} />;
    case 'regions': return <RegionForm item={item as ItemOf<'regions'>} {...common} />;
    case 'groups': return <GroupForm item={item as ItemOf<'groups'>} {...common} />;
  }
}
