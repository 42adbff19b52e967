import type { Role } from './recipe.ts';

/** Roles of inputs, in the order in which they are read, listed and printed. Without a schema, so that a thread that needs the order loads no more. */
export const ROLES: readonly Role[] = ['zones', 'townships', 'facilities', 'population', 'otherPopulation', 'candidates', 'roads', 'friction', 'codeChanges', 'tags', 'areas', 'indicators', 'matrix', 'neighbours', 'profiles'];

/** Roles of which a project may have several datasets; of every other role there is one. */
export const SEVERAL_FILES: ReadonlySet<Role> = new Set<Role>(['facilities', 'tags', 'areas', 'indicators', 'neighbours', 'profiles']);
