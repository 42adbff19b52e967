import type { ErrorEnvelope } from '../api/findings.ts';

/** Main process to engine process. */
export interface EngineRequest {
  id: number;
  method: string;
  params: unknown;
}

/** Engine process to main process: exactly one per request. */
export type EngineAnswer = { id: number } & ({ ok: true; value: unknown } | { ok: false; error: ErrorEnvelope });
