import { describe, expect, it } from 'vitest';
import type { NeighboursInput } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
let files = 0;
const build = (text: string, more: Partial<NeighboursInput> = {}): Promise<DatasetDraft> => {
  const path = `w${files++}.csv`;
  folder.write(path, text);
  return buildDataset({ role: 'neighbours', input: { path, ...more } }, { baseDir: folder.root, parameterPrefix: 'analyses.m.weights.pairs' });
};
const columns = (draft: DatasetDraft) => Object.fromEntries(draft.columns.map(({ name, values }) => [name, Array.from<string | number | null, unknown>(values, (value) => value)]));

describe('neighbours', () => {
  it('takes the first two columns for codes and a third of numbers for weights', async () => {
    expect(columns(await build('a,b,w\n520101,520102,0.5\n520102,520101,2\n'))).toEqual({ from: ['520101', '520102'], to: ['520102', '520101'], weight: [0.5, 2] });
    expect(columns(await build('a,b\n520101,520102\n'))).toEqual({ from: ['520101'], to: ['520102'], weight: [1] });
    // a third column of words is none
    expect(columns(await build('a,b,remark\n520101,520102,river\n'))).toEqual({ from: ['520101'], to: ['520102'], weight: [1] });
  });

  it('takes the columns that are named, and the others in their order', async () => {
    const text = 'km,to,from\n3,x2,x1\n0,x1,x2\n';
    expect(columns(await build(text, { from: 'from', to: 'to', weight: 'km' }))).toEqual({ from: ['x1', 'x2'], to: ['x2', 'x1'], weight: [3, 0] });
    expect(columns(await build('to,from\nx2,x1\n', { from: 'from' }))).toEqual({ from: ['x1'], to: ['x2'], weight: [1] });
  });

  it('gathers what is wrong, each with its row', async () => {
    const findings = await findingsOf(build('a,b,w\nx1,x2,1\nx1,x2,2\nx3,x3,1\nx2,x1,-1\nx2,x3,\n,x1,1\n'));
    expect(findings.map(({ code, row, parameter }) => [code, row, parameter])).toEqual([
      ['row.missing-value', 7, 'analyses.m.weights.pairs.from'],
      ['row.negative', 5, 'analyses.m.weights.pairs.weight'],
      ['row.missing-value', 6, 'analyses.m.weights.pairs.weight'],
      ['row.duplicate-key', 3, 'analyses.m.weights.pairs.from'],
      ['row.self-pair', 4, 'analyses.m.weights.pairs.from'],
    ]);
    expect(findings.find(({ code }) => code === 'row.duplicate-key')?.values).toEqual({ text: 'x1 → x2', first: 2 });
  });

  it('one direction is not the other; one column is not enough', async () => {
    expect((await build('a,b\nx1,x2\nx2,x1\n')).rowCount).toBe(2);
    expect(await findingsOf(build('a\nx1\n'))).toMatchObject([{ code: 'column.required' }]);
    expect(await findingsOf(build('a,b\nx1,x2\n', { to: 'c' }))).toMatchObject([{ code: 'column.missing', column: 'c' }]);
  });
});
