import { ProjectFile } from '../../data/project/projectFile.ts';

/** A project of one indicator table: rows of code, year and the values of the columns in their order. */
export function projectOfTable(path: string, columns: readonly string[], rows: readonly (readonly [code: string, year: number, ...values: number[]])[]): ProjectFile {
  const file = ProjectFile.create(path);
  file.insertDataset({
    role: 'indicators', name: 'i.csv', rowCount: rows.length, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'i.csv', code: 'code', year: 'year' } },
    columns: [
      { name: 'code', values: rows.map(([code]) => code) }, { name: 'year', values: Float64Array.from(rows, ([, year]) => year) },
      ...columns.map((name, j) => ({ name: `value:${name}`, values: Float64Array.from(rows, ([, , ...values]) => values[j]) })),
    ],
  }, false);
  return file;
}
