/**
 * Every policy value the analyses use: speed, radius, detour factor, limits. Minutes and kilometres exist here and in
 * formatting, nowhere else; `geo` takes seconds, metres and minutes of cost as arguments and has no defaults of its own.
 */

export interface ParameterDefinition {
  readonly id: string;
  readonly unit: 'min' | 'km/h' | 'm' | '1' | 'count' | 's';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Where the default comes from; shown beside the field. */
  readonly source: { zh: string; en: string };
}

const own = { zh: '本软件约定，规划未给出', en: 'convention of this program; the plan gives none' };

export const PARAMETERS = {
  minutes: {
    id: 'minutes', unit: 'min', default: 30, minimum: 0.1, maximum: 1440,
    source: { zh: '国发〔2017〕9号 第七章第二节：30分钟基层医疗服务圈', en: 'Guofa [2017] No. 9, ch. 7 s. 2: 30-minute primary-care circle' },
  },
  speedKmh: { id: 'speedKmh', unit: 'km/h', default: 30, minimum: 0.5, maximum: 200, source: own },
  detourFactor: { id: 'detourFactor', unit: '1', default: 1.3, minimum: 1, maximum: 5, source: own },
  accessSpeedKmh: { id: 'accessSpeedKmh', unit: 'km/h', default: 5, minimum: 0.5, maximum: 200, source: own },
  maxSnapMeters: { id: 'maxSnapMeters', unit: 'm', default: 5000, minimum: 1, maximum: 100_000, source: own },
  radiusMeters: { id: 'radiusMeters', unit: 'm', default: 11_538.461538461539, minimum: 1, maximum: 500_000, source: own },
  joinMeters: { id: 'joinMeters', unit: 'm', default: 1, minimum: 0, maximum: 1000, source: own },
  neighbours: { id: 'neighbours', unit: 'count', default: 8, minimum: 8, maximum: 16, source: { zh: 'GRASS r.cost 的通行做法', en: 'the customary choice (GRASS r.cost)' } },
  sites: { id: 'sites', unit: 'count', default: 5, minimum: 1, maximum: 1000, source: own },
  near: { id: 'near', unit: '1', default: 0, minimum: 0, maximum: 1, source: { zh: '规划未给出容差，须由使用者设定', en: 'the plan prints no tolerance; the user sets it' } },
} as const satisfies Record<string, ParameterDefinition>;

export type ParameterId = keyof typeof PARAMETERS;

/** Straight-line metres reached in `minutes` at `speedKmh` when the way is `detourFactor` times the straight line. */
export function radiusMetersOf(minutes: number, speedKmh: number, detourFactor: number): number {
  return ((minutes / 60) * speedKmh * 1000) / detourFactor;
}
