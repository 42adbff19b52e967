import type { Role } from './recipe.ts';

/** Roles of inputs, in the order in which they are read, listed and printed. Without a schema, so that a thread that needs the order loads no more. */
export const ROLES: readonly Role[] = ['zones', 'townships', 'facilities', 'population', 'otherPopulation', 'candidates', 'roads', 'friction', 'codeChanges', 'tags', 'areas', 'indicators', 'matrix', 'neighbours', 'profiles'];
