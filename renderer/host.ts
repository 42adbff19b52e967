import type { JunhengBridge } from '../api/bridge.ts';
import type { Transport } from '../api/client.ts';
import { fromEnvelope } from '../api/findings.ts';
import type { ErrorEnvelope } from '../api/findings.ts';

declare global {
  interface Window { junheng?: JunhengBridge }
}

/** Where the page runs: how it reaches the engine and how a picked file becomes a path the engine can read. */
export interface Host {
  kind: 'desktop' | 'browser';
  transport: Transport;
  /** Absolute paths of files picked together, in their order; a browser sends their bytes to the engine first. */
  pathsOf: (files: readonly File[]) => Promise<string[]>;
}

const TOKEN_KEY = 'junheng-token';

/** The desktop window where there is one, else the engine's HTTP server that sent this page. */
export function findHost(): Host {
  const bridge = window.junheng;
  if (bridge !== undefined) {
    return { kind: 'desktop', transport: bridge.call, pathsOf: async (files) => files.map((file) => bridge.pathForFile(file)) };
  }
  const headers = { 'x-junheng-token': takeToken() };
  const transport: Transport = async (method, params) => {
    const response = await fetch('/api/call', {
      method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ method, params }),
    });
    return (await response.json()) as Awaited<ReturnType<Transport>>;
  };
  const pathsOf = async (files: readonly File[]) => {
    // A shapefile is several files that must lie side by side: all that were picked together share a pick.
    const pick = crypto.randomUUID();
    const paths: string[] = [];
    for (const file of files) {
      const response = await fetch(`/api/files?name=${encodeURIComponent(file.name)}&pick=${pick}`, { method: 'POST', headers, body: file });
      const answer = (await response.json()) as { path: string } | { error: ErrorEnvelope };
      if ('error' in answer) throw fromEnvelope(answer.error);
      paths.push(answer.path);
    }
    return paths;
  };
  return { kind: 'browser', transport, pathsOf };
}

/** The token of the address bar is kept for this tab only and removed from the address, so that it is not copied with it. */
function takeToken(): string {
  const address = new URL(window.location.href);
  const given = address.searchParams.get('token');
  if (given !== null) {
    sessionStorage.setItem(TOKEN_KEY, given);
    address.searchParams.delete('token');
    window.history.replaceState(null, '', address);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? '';
}
