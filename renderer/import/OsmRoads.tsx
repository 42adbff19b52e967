import { Checkbox, Segmented } from 'antd';
import { Field } from '../analysis/fields.tsx';
import { useText } from '../app/context.ts';
import { RoadSlope } from './RoadSlope.tsx';
import type { InputFieldsProps } from './draft.ts';
import { SpeedTable } from './SpeedTable.tsx';

const PROFILES = ['car', 'bicycle', 'foot'] as const;

/** An OpenStreetMap extract: who travels, and the speeds of the road classes found in it. */
export function OsmRoads({ inspection, draft, onChange, findings, files, onFiles }: InputFieldsProps) {
  const text = useText();
  const set = (key: string, value: unknown) => onChange({ ...draft, [key]: value });
  const profile = (draft['profile'] as (typeof PROFILES)[number] | undefined) ?? 'car';
  const own = inspection.speedsKmh?.[profile] ?? {};
  const given = draft['speeds'] as Record<string, number> | undefined;
  const classes = Object.entries(inspection.highways ?? {}).sort(([, a], [, b]) => b - a);
  // Classes nobody could mean (paths for cars) come last.
  const ordered = [...classes.filter(([name]) => name in own), ...classes.filter(([name]) => !(name in own))];
  const found = Object.fromEntries(classes.filter(([name]) => name in own).map(([name]) => [name, own[name]]));
  return (
    <div className="fields">
      <Field wide label={text('input.profile')} findings={findings['profile']}>
        {(id) => (
          <Segmented
            id={id} value={profile} aria-label={text('input.profile')} options={PROFILES.map((value) => ({ value, label: text(`profile.${value}`) }))}
            onChange={(value) => onChange({ ...draft, profile: value, speeds: undefined, ...(value === 'foot' ? {} : { elevation: undefined }) })}
          />
        )}
      </Field>
      <Field wide label={text('input.speeds')} findings={findings['speeds']} hint={text(given === undefined ? 'import.speeds.own.hint' : 'import.speeds.given.hint')}>
        {(id) => (
          <>
            <Segmented
              id={id} value={given === undefined ? 'own' : 'given'} onChange={(value) => set('speeds', value === 'own' ? undefined : found)} aria-label={text('input.speeds')}
              options={(['own', 'given'] as const).map((value) => ({ value, label: text(`import.speeds.${value}`) }))}
            />
            {given !== undefined && (
              <SpeedTable
                counted={text('import.countWays')} lines={ordered.map(([name, count]) => ({ class: name, count, speedKmh: given[name] ?? null }))}
                onSpeed={(name, value) => {
                  const { [name]: _before, ...rest } = given;
                  set('speeds', value === null || value === 0 ? rest : { ...rest, [name]: value });
                }}
              />
            )}
          </>
        )}
      </Field>
      <RoadSlope foot={profile === 'foot'} onFoot={null} draft={draft} onChange={onChange} findings={findings} files={files} onFiles={onFiles} />
      <Checkbox className="field-wide" checked={draft['component'] === 'largest'} onChange={(event) => set('component', event.target.checked ? 'largest' : undefined)}>{text('import.largestComponent')}</Checkbox>
    </div>
  );
}
