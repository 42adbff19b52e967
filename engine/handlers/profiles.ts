import { InputError } from '../../api/findings.ts';
import type { ProfileInfo } from '../../api/contract.ts';
import type { Profile } from '../../api/profile.ts';
import { BUILT_IN_PROFILES } from '../../data/profiles/builtInProfiles.ts';
import { parseProfile } from '../../data/profiles/parseProfile.ts';
import { profileFileName, profileText, projectProfiles, savedProfile } from '../../data/profiles/projectProfiles.ts';
import { compareProfiles, comparisonColumns } from '../profileComparison.ts';
import { toCsv } from '../outputs/csv.ts';
import { findProfile } from '../profiles.ts';
import type { HandlerContext, Handlers } from './context.ts';

type ProfileMethods = 'profiles.list' | 'profiles.get' | 'profiles.save' | 'profiles.remove' | 'profiles.compare' | 'profiles.exportComparison' | 'profiles.export';

export function profileHandlers({ session }: HandlerContext): Pick<Handlers, ProfileMethods> {
  const find = (id: string, parameter: string) => findProfile(session.current(), id, parameter);
  return {
    'profiles.list': () => {
      const project = session.current();
      return [...BUILT_IN_PROFILES.map((profile) => infoOf(profile, null)), ...(project ? projectProfiles(project) : []).map(({ profile, datasetId }) => infoOf(profile, datasetId))];
    },
    'profiles.get': ({ id }) => find(id, 'id'),
    'profiles.save': ({ profile: content, replace }) => {
      const project = session.required();
      const profile = parseProfile(content, 'profile');
      const before = projectProfiles(project).filter(({ profile: { id } }) => id === profile.id);
      if (before.length > 0 && replace !== true) throw new InputError({ code: 'profile.taken', severity: 'error', parameter: 'profile.id', values: { id: profile.id, replace: 'replace: true' } });
      return infoOf(profile, project.insertDataset(savedProfile(profile, project.path), before.map(({ datasetId }) => datasetId)));
    },
    'profiles.remove': ({ id }) => {
      const project = session.required();
      if (BUILT_IN_PROFILES.some((profile) => profile.id === id)) throw new InputError({ code: 'profile.built-in', severity: 'error', parameter: 'id', values: { id } });
      const found = projectProfiles(project).filter(({ profile }) => profile.id === id);
      if (found.length === 0) find(id, 'id');
      for (const { datasetId } of found) project.removeDataset(datasetId);
      return {};
    },
    'profiles.compare': ({ from, to }) => compareProfiles(find(from, 'from'), find(to, 'to')),
    'profiles.exportComparison': ({ from, to }) => {
      const [one, other] = [find(from, 'from'), find(to, 'to')];
      return { fileName: `${one.id}-${other.id}.csv`, mediaType: 'text/csv;charset=utf-8', text: Buffer.from(toCsv(comparisonColumns(compareProfiles(one, other)))).toString('utf8') };
    },
    'profiles.export': ({ id }) => {
      const profile = find(id, 'id');
      return { fileName: profileFileName(profile.id), mediaType: 'application/json', text: profileText(profile) };
    },
  };
}

function infoOf({ id, version, title, documentNumber, issued, period, status, source, indicators, services, rules, regions, groups }: Profile, datasetId: number | null): ProfileInfo {
  return {
    id, version, title, documentNumber, issued, period, status, page: source.page, datasetId,
    counts: { indicators: indicators.length, services: services.length, rules: rules.length, regions: regions.length, groups: groups.length },
  };
}
