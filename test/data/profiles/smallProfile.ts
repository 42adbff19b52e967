import type { Profile, ProfileRule } from '../../../api/profile.ts';

const words = (zh: string) => ({ zh });
const rule = (id: string, given: Partial<ProfileRule> & Pick<ProfileRule, 'kind'>): ProfileRule => ({
  id, name: words(id), area: 'health', levels: ['county'], operator: '>=', threshold: 1, unit: words('个'), strength: 'target', printed: true, reference: '1', leftOpen: null, ...given,
});

/** A provincial list of three rules and one indicator, invented. */
export function smallProfile(given: Partial<Profile> = {}): Profile {
  return {
    schema: 1, id: 'local', version: '1', title: words('某省标准'), documentNumber: '某政发〔2024〕1号', issuer: null, issued: '2024-05-01', period: { from: 2024, to: null }, status: 'in-force',
    source: { page: 'https://example.org/standards', reference: words('第一章') }, note: null, areas: [{ id: 'health', name: words('卫生') }],
    indicators: [{
      id: 'schooling', name: words('受教育年限'), area: 'health', unit: words('年'), figure: 'rate', direction: 'higher', operator: '>=', operatorPrinted: false,
      baseline: { year: 2020, value: 9 }, target: { year: 2025, value: 11 }, cumulative: null, definition: null, countyLevel: 'yes', countyNote: null, denominator: null, smallNumbers: false,
    }],
    services: [], regions: [], groups: [],
    rules: [rule('clinics', { kind: 'presence', facilityTypes: ['clinic'] }), rule('nurses', { kind: 'ratio', per: 1000, threshold: 3 }), rule('reach', { kind: 'service-time', operator: '<=', threshold: 30 })],
    ...given,
  };
}
export { rule as smallRule };
