import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { Missing } from './Missing.tsx';

/** Special regions and groups that the document names, with what it promises them. */
export function ProfileRegions({ profile: { regions, groups } }: { profile: Profile }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  return (
    <div className="profile-table profile-regions">
      <h4>{text('profile.regionsTitle')}</h4>
      <ul>
        {regions.map((region) => (
          <li key={region.id}>
            <b>{wordsIn(language, region.name)}</b><small>{text('profile.regionTag', { tag: region.tag })} · {region.count === null ? <Missing /> : text('profile.regionCount', { count: region.count })}</small>
            {region.promises.map((promise) => <p key={promise.zh}>{wordsIn(language, promise)}<small>{promise.reference}</small></p>)}
          </li>
        ))}
      </ul>
      <h4>{text('profile.groupsTitle')}</h4>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <b>{wordsIn(language, group.name)}</b><small>{wordsIn(language, group.population)}</small>
            {group.promises.map((promise) => <p key={promise.zh}>{wordsIn(language, promise)}<small>{promise.reference}</small></p>)}
          </li>
        ))}
      </ul>
    </div>
  );
}
