import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { Missing } from './Missing.tsx';
import { referenceIn } from './written.ts';

/** Special regions and groups that the document names, with what it promises them. */
export function ProfileRegions({ profile: { regions, groups } }: { profile: Profile }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  return (
    <div className="profile-table profile-regions">
      {regions.length + groups.length === 0 && <p className="field-hint">{text('profile.empty')}</p>}
      {regions.length > 0 && <h4>{text('profile.regionsTitle')}</h4>}
      <ul>
        {regions.map((region) => (
          <li key={region.id}>
            <b>{wordsIn(language, region.name)}</b><small>{text('profile.regionTag', { tag: region.tag })} · {region.count === null ? <Missing /> : text('profile.regionCount', { count: region.count })}{region.members !== undefined && ` · ${text('edit.memberCount', { count: region.members.length })}`}</small>
            {region.promises.map((promise) => <p key={promise.zh}>{wordsIn(language, promise)}<small>{referenceIn(language, promise.reference)}</small></p>)}
          </li>
        ))}
      </ul>
      {groups.length > 0 && <h4>{text('profile.groupsTitle')}</h4>}
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <b>{wordsIn(language, group.name)}</b><small>{wordsIn(language, group.population)}</small>
            {group.promises.map((promise) => <p key={promise.zh}>{wordsIn(language, promise)}<small>{referenceIn(language, promise.reference)}</small></p>)}
          </li>
        ))}
      </ul>
    </div>
  );
}
