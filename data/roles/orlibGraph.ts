import { InputError } from '../../api/findings.ts';
import type { Finding, FindingCode } from '../../api/findings.ts';
import { allPairsLengths } from '../../geo/network/allPairs.ts';
import type { DatasetDraft } from '../dataset.ts';
import { openSource } from '../importers/sourceFile.ts';
import type { BuildContext } from './mappedTable.ts';
import { matrixColumns } from './matrix.ts';

/** All pairs of so many vertices take about ten seconds and 100 MB. */
const MOST_VERTICES = 2000;

/**
 * A graph of the OR-Library's p-median collection (Beasley 1990, *Journal of the Operational Research Society* 41) as a
 * matrix of cost: the first line holds the numbers of vertices and edges (and p, which is not used), every further line
 * two vertices and the length between them. Of edges given twice the last one counts, as the collection says. Vertices are
 * called "1" to "n"; each is one person and one candidate.
 */
export function buildOrlibGraph(absolutePath: string, context: BuildContext): Omit<DatasetDraft, 'request'> {
  const source = openSource(absolutePath, context.parameterPrefix, 'graph.path');
  const { file } = source;
  const place = { severity: 'error' as const, file, parameter: `${context.parameterPrefix}.graph.path` };
  const fault = (code: FindingCode, detail: Partial<Finding> = {}): InputError => new InputError({ code, ...place, ...detail });
  const rows = new TextDecoder('latin1').decode(source.bytes).split(/\r\n|\n|\r/);
  const lines = rows.map((line, i) => ({ row: i + 1, cells: line.trim().split(/\s+/) })).filter(({ cells }) => cells[0] !== '');
  const header = lines[0]?.cells.map(Number) ?? [];
  const [n, m] = header;
  if (header.length < 2 || header.length > 3 || ![n, m].every((count) => Number.isInteger(count) && count >= 0)) {
    throw fault('file.invalid', { row: lines[0]?.row, values: { reason: 'orlib' } });
  }
  if (n < 1 || n > MOST_VERTICES) throw fault('row.out-of-range', { row: lines[0].row, values: { text: n, minimum: 1, maximum: MOST_VERTICES } });
  const edges = lines.slice(1);
  if (edges.length !== m) throw fault('file.truncated', { values: { announced: m, records: edges.length } });
  const from = new Int32Array(m);
  const to = new Int32Array(m);
  const length = new Float64Array(m);
  const faults: InputError[] = [];
  edges.forEach(({ row, cells }, edge) => {
    const [a, b, between] = cells.map(Number);
    const isVertex = (vertex: number): boolean => Number.isInteger(vertex) && vertex >= 1 && vertex <= n;
    if (cells.length !== 3 || !Number.isFinite(between)) faults.push(fault('file.invalid', { row, values: { reason: 'orlib', text: cells.join(' ').slice(0, 40) } }));
    else if (between < 0) faults.push(fault('row.negative', { row, values: { text: between } }));
    else if (!isVertex(a) || !isVertex(b)) faults.push(fault('row.unknown-reference', { row, values: { id: isVertex(a) ? cells[1] : cells[0] } }));
    from[edge] = a - 1;
    to[edge] = b - 1;
    length[edge] = between;
  });
  if (faults.length > 0) throw new InputError(faults.slice(0, 20).flatMap((one) => one.findings));
  context.progress?.('read', 1);
  const lengths = allPairsLengths(n, from, to, length);
  context.progress?.('check', 1);
  const reached = Int32Array.from(lengths.keys()).filter((pair) => lengths[pair] !== Infinity);
  const ids = Array.from({ length: n }, (_, vertex) => String(vertex + 1));
  return {
    role: 'matrix', name: file, rowCount: reached.length, notes: [], sources: source.sources(),
    columns: matrixColumns({
      origins: ids, destinations: ids, origin: reached.map((pair) => Math.floor(pair / n)), destination: reached.map((pair) => pair % n),
      value: Float64Array.from(reached, (pair) => lengths[pair]),
    }),
    meta: { format: 'orlib-pmed', matrix: { unit: 'cost', graph: true } },
  };
}
