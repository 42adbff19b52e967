import { useAmount } from '../app/amount.ts';
import { comparedName } from '../app/comparedName.ts';
import { useFormats, useNames, useText } from '../app/context.ts';
import { limitOfRun } from '../app/runLimit.ts';
import { useLimitName } from '../app/limitName.ts';
import type { Screen } from '../app/screen.ts';
import { useTypeName } from '../app/typeName.ts';
import { useVariantName } from '../app/variantName.ts';
import { ShareRow } from './ShareRow.tsx';
import { TagSection } from './TagSection.tsx';

interface MeasureSectionProps {
  screen: Screen;
  /** County, or null for the whole area. */
  code: string | null;
}

/** The figures of the kind on the map, for the chosen county or the whole area. */
export function MeasureSection({ screen, code }: MeasureSectionProps) {
  if (screen.kind === 'accessibility') return <AccessSection screen={screen} code={code} />;
  if (screen.kind === 'comparison') return <ComparisonSection screen={screen} code={code} />;
  if (screen.kind === 'sensitivity') return <SensitivitySection screen={screen} code={code} />;
  return null;
}

function AccessSection({ screen: { accessibility }, code }: MeasureSectionProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const amount = useAmount();
  const typeName = useTypeName();
  const limitName = useLimitName();
  const unit = accessibility === null ? null : code === null ? accessibility.total : accessibility.byCode.get(code) ?? null;
  if (accessibility === null || unit === null) return null;
  const { run, method, per, addsUp, groups } = accessibility;
  const nearest = method === 'nearest';
  const written = (value: number) => (nearest ? amount(value, accessibility.unit) : formats.figure(value));
  return (
    <>
      <section>
        <h3>{text('kind.accessibility')}<small>{run.analysisId} · {typeName(accessibility.type, run)} · {limitName(limitOfRun(run))}</small></h3>
        <dl className="card-figures">
          <div><dt>{nearest ? text('variable.nearest') : addsUp !== null ? text('column.opportunities') : text('column.perPersons', { per: formats.count(per) })}</dt><dd>{written(unit.value)}</dd></div>
          {nearest && <div><dt>{text('variable.median')}</dt><dd>{written(unit.median)}</dd></div>}
          {nearest && <div><dt>{text('variable.p90')}</dt><dd>{written(unit.p90)}</dd></div>}
          <div><dt>{text('column.unreached')}</dt><dd className="need">{formats.compact(unit.persons - unit.reached)}</dd></div>
          {groups.map((group) => <div key={group}><dt>{names(group)}</dt><dd>{written(unit.groups[group]?.value ?? Number.NaN)}</dd></div>)}
        </dl>
      </section>
      {code === null && <TagSection shown={accessibility} written={written} />}
    </>
  );
}

function ComparisonSection({ screen: { comparison }, code }: MeasureSectionProps) {
  const text = useText();
  const unit = comparison === null ? null : code === null ? comparison.total : comparison.byCode.get(code) ?? null;
  if (comparison === null || unit === null) return null;
  return (
    <section>
      <h3>{text('kind.comparison')}<small>{comparison.run.analysisId}</small></h3>
      {comparison.models.map((model) => <ShareRow key={model} name={comparedName(text, comparison.described, model)} share={unit.share[model]} persons={unit.persons - unit.covered[model]} />)}
      <ShareRow name={text('column.disputed')} share={unit.disputedShare} persons={unit.disputed} plain />
    </section>
  );
}

function SensitivitySection({ screen: { sensitivity }, code }: MeasureSectionProps) {
  const text = useText();
  const formats = useFormats();
  const variantName = useVariantName(sensitivity?.variants ?? []);
  const unit = sensitivity === null ? null : code === null ? sensitivity.total : sensitivity.byCode.get(code) ?? null;
  if (sensitivity === null || unit === null) return null;
  return (
    <section>
      <h3>{text('kind.sensitivity')}<small>{sensitivity.run.analysisId}</small></h3>
      <ShareRow name={text('sensitivity.low')} share={unit.low} persons={Number.NaN} />
      <ShareRow name={text('sensitivity.base')} share={unit.base} persons={Number.NaN} />
      <ShareRow name={text('sensitivity.high')} share={unit.high} persons={Number.NaN} />
      {'flippedBy' in unit && unit.flippedBy.length > 0 && (
        <p className="card-note">{text('sensitivity.flippedBy')}<span title={unit.flippedBy.join(', ')}> {unit.flippedBy.map(variantName).join('; ')}</span></p>
      )}
      <p className="card-note">{text('sensitivity.verdict', { share: formats.share(sensitivity.total.verdictShare) })}</p>
    </section>
  );
}
