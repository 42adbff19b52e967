import type { Profile } from '../../../api/profile.ts';
import { wordsIn } from '../../app/profiles.ts';
import { targetOf, thresholdOf } from '../written.ts';
import type { Reading } from '../written.ts';
import type { Item, ItemOf } from './blanks.ts';
import type { ListKey } from './faults.ts';

/** The line below the name of a thing in its list: what tells it from its neighbours. */
export function aboutItem(list: ListKey, item: Item, { areas }: Profile, reading: Reading): string {
  const { text, language } = reading;
  const areaName = (id: string) => { const found = areas.find((area) => area.id === id); return found === undefined ? id : wordsIn(language, found.name) || id; };
  const joined = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ');
  switch (list) {
    case 'areas': return (item as ItemOf<'areas'>).id;
    case 'indicators': {
      const indicator = item as ItemOf<'indicators'>;
      return joined(areaName(indicator.area), targetOf(indicator, reading));
    }
    case 'rules': {
      const rule = item as ItemOf<'rules'>;
      return joined(areaName(rule.area), rule.parts === undefined ? thresholdOf(rule, reading) : text('edit.partCount', { count: rule.parts.length }));
    }
    case 'services': {
      const { number, area } = item as ItemOf<'services'>;
      return joined(String(number ?? ''), areaName(area));
    }
    case 'regions': {
      const { tag, members } = item as ItemOf<'regions'>;
      return joined(tag, members === undefined ? '' : text('edit.memberCount', { count: members.length }));
    }
    case 'groups': return wordsIn(language, (item as ItemOf<'groups'>).population);
  }
}
