import { describe, expect, it } from 'vitest';
import { NO_DATA, paintedClasses } from '../../renderer/map/painted.ts';
import { mappedValueKind, variablesOf } from '../../renderer/map/valueMaps.ts';
import type { Screen } from '../../renderer/app/screen.ts';
import { VALUE_VARIABLES } from '../../renderer/app/valueVariables.ts';
import type { ValueKind } from '../../renderer/app/valueVariables.ts';
import type { Zone, Zones } from '../../renderer/app/zones.ts';

const list = ['a', 'b', 'c'].map((code, index) => ({ index, code, name: code, parent: 'P' }) as Zone);
const zones: Zones = { list, byCode: new Map(list.map((zone) => [zone.code, zone])), bbox: null };
const run = { analysis: {} };
/** Two counties with figures, the third without: what one kind has on the screen. */
const shown: Record<ValueKind, object> = {
  overview: { run, services: [{ key: 'r' }], units: [{ code: 'a', state: 'red', below: 2, redItems: 3, coverage: { r: { share: 0.4, outside: 60, rural: 50 } } }, { code: 'b', state: 'green', below: 0, redItems: 0, coverage: { r: { share: 1, outside: 0, rural: 0 } } }] },
  disparity: { run, units: [{ code: 'a', difference: 3, ratio: 1.5, urban: 9, rural: 6, value: 7, within: 0 }, { code: 'b', difference: -0.5, ratio: 0.95, urban: 9.5, rural: 10, value: 9.8, within: 1 }] },
  rules: { run, rule: null, chosen: [], units: [{ code: 'a', tested: 4, failed: 3, noData: 0 }, { code: 'b', tested: 4, failed: 0, noData: 2 }] },
  equity: { run, units: [{ code: 'a', value: 1, quotient: 0.5, theilPart: -0.1 }, { code: 'b', value: 3, quotient: 1.5, theilPart: 0.2 }] },
  moran: { run, units: [{ code: 'a', cluster: 'LL', spot: 'cold', value: 1, lag: 1.5, localI: 2 }, { code: 'b', cluster: 'HH', spot: 'hot', value: 9, lag: 8, localI: -1 }] },
  convergence: { run, units: [{ code: 'a', growth: -0.01, from: 10, to: 9.9, residual: -0.02 }, { code: 'b', growth: 0.03, from: 5, to: 6, residual: 0.02 }] },
  progress: { run, units: [{ code: 'a', state: 'behind', progress: 0.2, current: 81, yearsToTarget: 9, remaining: 4 }, { code: 'b', state: 'met', progress: 1.1, current: 91, yearsToTarget: 0, remaining: 0 }] },
  composite: { run, areas: ['health'], units: [{ code: 'a', index: 0.2, rank: 2, areas: { health: 0.1 } }, { code: 'b', index: 0.9, rank: 1, areas: { health: 0.8 } }] },
};
const screenOf = (kind: ValueKind) => ({ kind, [kind]: shown[kind] }) as unknown as Screen;

/** How brown a colour is: red over blue. Teal has less than none. */
const brown = (colour: string) => Number.parseInt(colour.slice(1, 3), 16) - Number.parseInt(colour.slice(5, 7), 16);
const colourOf = (screen: Screen, variable: string, worse: 'low' | 'high', zone: number) => {
  const painted = paintedClasses(mappedValueKind(zones, screen, variable, worse)!, {});
  return painted.colours[painted.ofShape[zone]];
};

describe('maps of the kinds that compare values', () => {
  for (const kind of Object.keys(VALUE_VARIABLES) as ValueKind[]) {
    it(`has each variable of ${kind}: the two counties with figures apart, the third without data`, () => {
      const screen = screenOf(kind);
      for (const variable of variablesOf(kind, screen)) {
        const painted = paintedClasses(mappedValueKind(zones, screen, variable, 'low')!, {});
        expect(painted.ofShape[2], variable).toBe(NO_DATA);
        expect(painted.missing, variable).toBe(1);
        expect(painted.ofShape[0], variable).not.toBe(painted.ofShape[1]);
        // County a is the one in need, save that b began lower, still is, and is unlike its neighbours.
        const need = ['local_i', 'value_from', 'value_to'].includes(variable) ? 1 : 0;
        expect(brown(painted.colours[painted.ofShape[need]]), variable).toBeGreaterThan(brown(painted.colours[painted.ofShape[1 - need]]));
      }
    });
  }
  it('turns round with the end that is worse', () => {
    for (const [kind, variable] of [['moran', 'value'], ['moran', 'cluster'], ['equity', 'value'], ['convergence', 'annual_growth']] as const) {
      expect(colourOf(screenOf(kind), variable, 'low', 0), variable).toBe(colourOf(screenOf(kind), variable, 'high', 1));
    }
  });
  it('parts signed values at zero only where both signs are there', () => {
    const growth = (values: number[]) => mappedValueKind(zones, { kind: 'convergence', convergence: { run, units: values.map((one, i) => ({ code: 'abc'[i], growth: one })) } } as unknown as Screen, 'annual_growth', 'low')!;
    const both = paintedClasses(growth([-0.02, 0.01, 0.04]), {});
    expect(both.form === 'numbers' && both.choice.method).toBe('zero');
    const one = paintedClasses(growth([0.02, 0.03, 0.04]), {});
    expect(one.form === 'numbers' && one.choice.method).toBe('quantile');
    expect(new Set(one.ofShape).size).toBe(3);
  });
  it('shows all rules together until one is chosen: one failure is enough', () => {
    const screen = screenOf('rules');
    const keys = (of: Screen) => {
      const mapped = mappedValueKind(zones, of, 'state', 'low')!;
      return mapped.form === 'categories' ? [...mapped.ofUnit].map((at) => mapped.categories[at]?.key) : [];
    };
    expect(keys(screen)).toEqual(['fail', 'pass', undefined]);
    const chosen = { kind: 'rules', rules: { ...shown.rules, rule: { rule: 'x' }, chosen: [{ code: 'a', state: 'pass' }, { code: 'b', state: 'no-data' }, { code: 'c', state: 'not-applicable' }] } } as unknown as Screen;
    expect(keys(chosen)).toEqual(['pass', undefined, 'not-applicable']);
  });
});
