import { describe, expect, it } from 'vitest';
import { findingMessage } from '../../../api/messages/index.ts';
import { BUILT_IN_PROFILES } from '../../../data/profiles/builtInProfiles.ts';
import { profileText } from '../../../data/profiles/projectProfiles.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';
import { smallProfile } from './smallProfile.ts';

const folder = temporaryFolder();
function build(content: unknown): Promise<DatasetDraft> {
  folder.write('local.json', typeof content === 'string' ? content : JSON.stringify(content));
  return buildDataset({ role: 'profiles', input: { path: 'local.json' } }, { baseDir: folder.root, parameterPrefix: 'inputs.profiles' });
}
const placesOf = (findings: Awaited<ReturnType<typeof findingsOf>>) => findings.map(({ code, parameter }) => [code, parameter]);

describe('a profile of the user', () => {
  it('is stored whole, with the hash of its file', async () => {
    const draft = await build(`\uFEFF${JSON.stringify(smallProfile())}`);
    expect(draft).toMatchObject({ role: 'profiles', rowCount: 1, sources: [{ name: 'local.json' }] });
    expect(JSON.parse((draft.columns.find(({ name }) => name === 'content')!.values as string[])[0])).toEqual(smallProfile());
    // What is exported is read again to the same.
    expect(JSON.parse(profileText(smallProfile()))).toEqual(smallProfile());
  });

  it('is told every fault with its place, unknown keys with the nearest', async () => {
    const profile = smallProfile();
    const broken = {
      ...profile, status: 'expired',
      rules: [{ ...profile.rules[0], treshold: 2 }, { ...profile.rules[1], threshold: 'two' }, { ...profile.rules[2], id: 'has blanks' }],
      indicators: [{ ...profile.indicators[0], target: undefined }],
    };
    const findings = await findingsOf(build(broken));
    expect(placesOf(findings)).toEqual(expect.arrayContaining([
      ['recipe.unknown-key', 'rules.clinics.treshold'], ['recipe.invalid-value', 'rules.nurses.threshold'], ['recipe.invalid-value', 'rules.has blanks.id'],
      ['recipe.missing-key', 'indicators.schooling.target'], ['recipe.invalid-value', 'status'],
    ]));
    expect(findings.find(({ code }) => code === 'recipe.unknown-key')!.values).toMatchObject({ key: 'treshold', nearest: 'threshold' });
    expect(findingMessage('en', findings.find(({ parameter }) => parameter === 'status')!)).toContain('one of in-force / superseded / draft');
  });

  it('may not have an id twice, name an area or service it lacks, or take the id of a built-in one', async () => {
    const profile = smallProfile();
    const [first, second] = profile.rules;
    const findings = await findingsOf(build({ ...profile, rules: [first, { ...second, id: first.id }, { ...second, area: 'helth', services: [7] }] }));
    expect(placesOf(findings)).toEqual([['profile.duplicate-id', 'rules.clinics'], ['profile.unknown-reference', 'rules.nurses.area'], ['profile.unknown-reference', 'rules.nurses.services']]);
    expect(findings[1].values).toMatchObject({ text: 'helth', nearest: 'health' });
    expect(placesOf(await findingsOf(build(BUILT_IN_PROFILES[0])))).toEqual([['profile.taken', 'id']]);
  });

  it('of a later format, or no JSON at all, is refused in words', async () => {
    expect(placesOf(await findingsOf(build({ ...smallProfile(), schema: 2 })))).toEqual([['profile.newer', 'schema']]);
    expect((await findingsOf(build('{ "schema": 1,\n  "id" "x" }')))[0]).toMatchObject({ code: 'file.invalid', row: 2, values: { reason: 'json' } });
    expect((await findingsOf(build('[]'))).map(({ code }) => code)).toEqual(['recipe.invalid-value']);
  });
});
