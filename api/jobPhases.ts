/** Phases a job can be in; each has a name in the message catalogue (`phase.<key>`). */
export const JOB_PHASES = ['queue', 'read', 'check', 'store', 'load', 'graph', 'snap', 'travel', 'area', 'reach', 'zones', 'siting', 'gaps', 'figures', 'write', 'generate'] as const;
export type JobPhase = (typeof JOB_PHASES)[number];
