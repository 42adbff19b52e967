import { Checkbox } from 'antd';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useText } from '../app/context.ts';
import { FilePick } from './FilePick.tsx';
import type { Draft } from './draft.ts';

interface RoadSlopeProps {
  /** Are the roads walked? */
  foot: boolean;
  /** Lines are not asked who travels: that they are walked is said here. Null where it has been said. */
  onFoot: ((foot: boolean) => void) | null;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: FieldFindings;
  files: readonly string[];
  onFiles: (paths: string[]) => void;
}

/** Walking takes longer on slopes: a raster of elevations, for people on foot only. */
export function RoadSlope({ foot, onFoot, draft, onChange, findings, files, onFiles }: RoadSlopeProps) {
  const text = useText();
  const elevation = draft['elevation'] as { path: string } | undefined;
  return (
    <>
      {onFoot !== null && <Checkbox className="field-wide" checked={foot} onChange={(event) => onFoot(event.target.checked)}>{text('import.onFoot')}</Checkbox>}
      {foot && (
        <Field wide label={text('input.elevation')} findings={findings['elevation']} hint={text('import.elevationHint')}>
          {(id, status) => (
            <FilePick
              id={id} status={status} files={files.filter((path) => /\.tiff?$/i.test(path))} onFiles={onFiles} value={elevation?.path}
              onChange={(path) => onChange({ ...draft, elevation: path === undefined ? undefined : { path } })}
            />
          )}
        </Field>
      )}
    </>
  );
}
