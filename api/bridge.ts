import type { ErrorEnvelope } from './findings.ts';

/**
 * What the desktop window gives the page as `window.junheng`; absent in a browser, where the page calls the loopback
 * server instead (`POST /api/call`, `POST /api/files`, header `x-junheng-token`).
 */
export interface JunhengBridge {
  /** One call of a method of the contract. Never rejects: a lost engine answers with a bug envelope. */
  call: (method: string, params: unknown) => Promise<{ ok: true; value: unknown } | { ok: false; error: ErrorEnvelope }>;
  /** Absolute path of a picked or dropped file, so that nothing is copied; empty for a file made in memory. */
  pathForFile: (file: object) => string;
  /** `process.platform` of the computer. */
  platform: string;
}
