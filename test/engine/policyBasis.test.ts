import { expect, test } from 'vitest';
import { POLICY_BASIS } from '../../engine/analyses/basis.ts';
import { findProfile, policyOf } from '../../engine/profiles.ts';

test('the policy every result prints is the built-in profile of the plan, with its version', () => {
  expect(POLICY_BASIS).toEqual(policyOf(findProfile(null, 'cn-2017-9', 'profile')));
});
