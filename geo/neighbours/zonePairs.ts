/** `queen`: a vertex in common; `rook`: an edge of the boundary in common. */
export type ContiguityRule = 'queen' | 'rook';

/** Pairs of zones, the lower index first, each pair once. */
export interface ZonePairs { readonly a: number[]; readonly b: number[] }
