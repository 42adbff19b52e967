import { comparedName } from '../app/comparedName.ts';
import type { ComparisonShown } from '../app/comparison.ts';
import { useFormats, useText } from '../app/context.ts';

/** People whom the model of the row calls covered and the model of the column does not; the darker, the more. */
export function Disagreement({ shown: { models, described, disagreement } }: { shown: ComparisonShown }) {
  const text = useText();
  const formats = useFormats();
  const most = Math.max(1, ...disagreement.map((one) => one.persons));
  const persons = (by: string, not: string) => disagreement.find((one) => one.by === by && one.not === not)?.persons ?? Number.NaN;
  const name = (model: string) => comparedName(text, described, model);
  return (
    <div className="side-table disagreement">
      <h4>{text('comparison.matrix')}</h4>
      <table aria-label={text('comparison.matrix')}>
        <thead><tr><th scope="col"><small>{text('comparison.matrix.in')} ╲ {text('comparison.matrix.out')}</small></th>{models.map((model) => <th key={model} scope="col">{name(model)}</th>)}</tr></thead>
        <tbody>
          {models.map((by) => (
            <tr key={by}>
              <th scope="row">{name(by)}</th>
              {models.map((not) => {
                const count = persons(by, not);
                return by === not ? <td key={not} className="missing">·</td>
                  : <td key={not} title={formats.count(count)} style={{ background: `rgb(164 80 26 / ${Math.round((count / most) * 38)}%)` }}>{formats.compact(count)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="field-hint">{text('comparison.matrix.hint')}</p>
    </div>
  );
}
