import { RULE_KINDS, RULE_LEVELS, STRENGTHS } from '../../api/ruleTerms.ts';
import { useFormats, useNames, useText } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import type { TextKey } from '../text/text.ts';

/** Names of the pieces of a place: `target.value` is read piece by piece. */
const PIECES: Record<string, TextKey> = {
  name: 'profile.name', area: 'profile.area', unit: 'profile.unit', figure: 'edit.figure', direction: 'gaps.direction', operator: 'gaps.operator', operatorPrinted: 'edit.operatorPrinted', baseline: 'profile.baseline', target: 'profile.target',
  cumulative: 'profile.cumulative', definition: 'edit.definition', definitionPrinted: 'edit.definitionPrinted', countyLevel: 'profile.countyLevel', countyNote: 'edit.countyNote', denominator: 'value.per', smallNumbers: 'edit.smallNumbers', lead: 'profile.lead',
  served: 'profile.served', standard: 'profile.standard', payer: 'profile.payer', confidence: 'edit.confidence', partial: 'profile.partial', note: 'profile.note', levels: 'rules.level', kind: 'rules.kind', facilityTypes: 'rules.bind.facilityTypes', typesByLevel: 'profile.typesByLevel',
  combine: 'edit.combine', attribute: 'edit.attribute', of: 'edit.of', counts: 'edit.counts', indicator: 'edit.indicator', threshold: 'rules.threshold', per: 'edit.per', nation: 'edit.nation', against: 'edit.against', strength: 'profile.strength', printed: 'edit.printed',
  scope: 'profile.scope', tags: 'edit.scope.tags', areas: 'edit.scope.areas', except: 'edit.scope.except', reference: 'profile.reference', leftOpen: 'profile.leftOpen', services: 'edit.services', parts: 'edit.partsOf', promises: 'edit.promises', population: 'edit.population',
  type: 'edit.type', count: 'edit.regionCount', tag: 'edit.tag', members: 'edit.members', number: 'edit.number', year: 'profile.year', from: 'edit.from', to: 'edit.to',
};

type Value = string | number | boolean | null;

/** Reading words for the places and values of a comparison; what has none stays as the file has it. */
export function useFieldWords(): { field: (place: string) => string; value: (place: string, value: Value) => string | null } {
  const text = useText();
  const names = useNames();
  const formats = useFormats();
  const listed = (words: string, of: (one: string) => string) => words.split(', ').map(of).join(text('list.comma'));
  return {
    field: (place) => {
      const pieces = place.split('.').filter((piece) => piece !== 'value' && piece !== 'zh');
      return pieces.map((piece) => (piece === 'en' ? text('profile.inEnglish') : PIECES[piece] === undefined ? piece : text(PIECES[piece]))).join(' · ');
    },
    value: (place, value) => {
      if (value === null || value === '') return null;
      const last = place.split('.').at(-1)!;
      if (typeof value === 'boolean') return text(value ? 'yes' : 'profile.no');
      if (typeof value === 'number') return last === 'year' || last === 'from' || last === 'to' ? String(value) : formats.figure(value);
      if (last === 'operator') return operatorSign(value);
      if (last === 'strength' && STRENGTHS.some((one) => one === value)) return text(`profile.strength.${value as (typeof STRENGTHS)[number]}`);
      if (last === 'kind' && RULE_KINDS.some((one) => one === value)) return text(`ruleKind.${value as (typeof RULE_KINDS)[number]}`);
      if (last === 'levels') return listed(value, (one) => { const level = RULE_LEVELS.find((each) => each === one); return level === undefined ? one : text(`ruleLevel.${level}`); });
      if (place === 'direction') return text(value === 'lower' ? 'gaps.direction.lower' : 'gaps.direction.higher');
      return last === 'facilityTypes' || last === 'tags' || last === 'except' ? listed(value, names) : value;
    },
  };
}
