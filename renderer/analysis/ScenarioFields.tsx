import { AimOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { Field } from './fields.tsx';
import type { FieldFindings } from './findingsByField.ts';
import { placeOf, scenarioOf } from './travel.ts';
import type { ScenarioForm, TravelForm } from './travel.ts';

interface ScenarioFieldsProps {
  form: TravelForm;
  onChange: (form: TravelForm) => void;
  findings: FieldFindings;
  /** Classes of the roads; only a road network has them. */
  roadClasses: readonly string[];
}

const SLOWEST = 0.01;
const FASTEST = 10;

/** What is different for a time: all speeds, classes of roads, closed roads and places. Every figure of the run names it. */
export function ScenarioFields({ form, onChange, findings, roadClasses }: ScenarioFieldsProps) {
  const text = useText();
  const { scenario } = form;
  const put = (next: ScenarioForm | null) => onChange({ ...form, scenario: next });
  const fresh = (): ScenarioForm => ({ name: text('scenario.title'), speedFactor: 1, classFactors: {}, closedClasses: [], closedRoads: [], closedAt: [] });
  return (
    <>
      <Checkbox className="field-wide" checked={scenario !== null} onChange={(event) => put(event.target.checked ? fresh() : null)}>{text('scenario.on')}</Checkbox>
      {scenario !== null && (
        <div className="field-wide scenario fields">
          <Field label={text('scenario.name')} findings={findings['scenario']} hint={scenarioOf(form) === null ? text('scenario.nothing') : text('scenario.nameHint')}>
            {(id, status) => <Input id={id} status={status} value={scenario.name} onChange={(event) => put({ ...scenario, name: event.target.value })} />}
          </Field>
          <Field label={text('scenario.speedFactor')} findings={findings['speedFactor']}>
            {(id, status) => <InputNumber id={id} status={status} value={scenario.speedFactor} min={SLOWEST} max={FASTEST} controls={false} changeOnWheel={false} onChange={(value) => value !== null && put({ ...scenario, speedFactor: value })} />}
          </Field>
          {form.model === 'network' && <RoadScenario scenario={scenario} onChange={put} findings={findings} roadClasses={roadClasses} />}
        </div>
      )}
    </>
  );
}

function RoadScenario({ scenario, onChange, findings, roadClasses }: { scenario: ScenarioForm; onChange: (scenario: ScenarioForm) => void; findings: FieldFindings; roadClasses: readonly string[] }) {
  const text = useText();
  const close = (name: string, closed: boolean) => onChange({ ...scenario, closedClasses: closed ? [...scenario.closedClasses, name] : scenario.closedClasses.filter((one) => one !== name) });
  return (
    <>
      {roadClasses.length > 0 && (
        <Field wide label={text('scenario.classes')} findings={[...(findings['classFactors'] ?? []), ...(findings['closedClasses'] ?? [])]}>
          {() => (
            <div className="class-list">
              {roadClasses.map((name) => {
                const closed = scenario.closedClasses.includes(name);
                return (
                  <div key={name} className={closed ? 'closed' : undefined}>
                    <span className="ellipsis" title={name}>{name}</span>
                    <InputNumber
                      size="small" prefix="×" disabled={closed} value={scenario.classFactors[name] ?? 1} min={SLOWEST} max={FASTEST} controls={false} changeOnWheel={false} aria-label={text('scenario.factorOf', { name })}
                      onChange={(value) => value !== null && onChange({ ...scenario, classFactors: { ...scenario.classFactors, [name]: value } })}
                    />
                    <Checkbox checked={closed} onChange={(event) => close(name, event.target.checked)} aria-label={text('scenario.closeOf', { name })}>{text('scenario.closed')}</Checkbox>
                  </div>
                );
              })}
            </div>
          )}
        </Field>
      )}
      <Field wide label={text('scenario.closedRoads')} findings={findings['closedRoads']} hint={text('scenario.closedRoadsHint')}>
        {(id, status) => (
          <Select
            id={id} mode="tags" open={false} suffixIcon={null} status={status} value={scenario.closedRoads} tokenSeparators={[',', '，', ' ', '、']}
            onChange={(closedRoads) => onChange({ ...scenario, closedRoads })} aria-label={text('scenario.closedRoads')}
          />
        )}
      </Field>
      <ClosedPlaces scenario={scenario} onChange={onChange} findings={findings} />
    </>
  );
}

/** Places where the road is cut: pasted, or clicked on the map while it listens. */
function ClosedPlaces({ scenario, onChange, findings }: { scenario: ScenarioForm; onChange: (scenario: ScenarioForm) => void; findings: FieldFindings }) {
  const text = useText();
  const { store } = useBench();
  const latest = useRef({ scenario, onChange });
  useEffect(() => {
    latest.current = { scenario, onChange };
  });
  const take = useCallback((place: [number, number]) => {
    const { scenario: now, onChange: change } = latest.current;
    change({ ...now, closedAt: [...now.closedAt, place] });
  }, []);
  const picking = useWorkbench((state) => state.picking === take);
  useEffect(() => () => store.set((state) => (state.picking === take ? { picking: null } : {})), [store, take]);
  // To click on a road one must see it: those in reach of the run on the map come out.
  const pick = () => store.set(({ overlays }) => (picking ? { picking: null } : { picking: take, overlays: { ...overlays, roads: true } }));
  const written = scenario.closedAt.map(([lon, lat]) => `${lon},${lat}`);
  return (
    <Field wide label={text('scenario.closedAt')} findings={findings['closedAt']} hint={text('scenario.closedAtHint')}>
      {(id, status) => (
        <div className="file-pick">
          <Select
            id={id} mode="tags" open={false} suffixIcon={null} status={status} value={written} tokenSeparators={[' ', ';', '；']} placeholder={text('scenario.placePlaceholder')} aria-label={text('scenario.closedAt')}
            onChange={(typed: string[]) => onChange({ ...scenario, closedAt: typed.map(placeOf).filter((place) => place !== null) })}
          />
          <Button icon={<AimOutlined aria-hidden />} type={picking ? 'primary' : 'default'} aria-pressed={picking} onClick={pick}>{text('scenario.pick')}</Button>
        </div>
      )}
    </Field>
  );
}
