/**
 * What every run is checked for after it is computed: figures that were added up in different ways must agree. Each check
 * has a name in the message catalogue (`check.<id>`) and a paragraph in docs/methods.md.
 */
export const CHECK_IDS = [
  'counties-sum', 'people-located', 'parents-sum', 'unreachable-counted', 'monotone-limit', 'monotone-types', 'share-range', 'groups-within-persons',
  'supply-balance', 'capacity-balance', 'models-partition', 'ribbon-order',
  'townships-sum', 'decomposition-sum', 'gap-list-sum', 'parts-sum',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];
