import { CheckCircleOutlined, CloseCircleFilled } from '@ant-design/icons';
import { Popover } from 'antd';
import type { Check } from '../../api/checks.ts';
import { format } from '../../api/messages/index.ts';
import { useFormats, useText, useWorkbench } from './context.ts';

interface CheckBadgeProps {
  checks: readonly Check[];
  /** Only the sign and the number, where there is little room. */
  short?: boolean;
}

/** How many checks of a run passed, with each of them on a click; red and laid open where one failed. */
export function CheckBadge({ checks, short = false }: CheckBadgeProps) {
  const text = useText();
  const failed = checks.filter((check) => check.state === 'fail');
  const passed = checks.filter((check) => check.state === 'pass');
  if (failed.length + passed.length === 0) return null;
  const wrong = failed.length > 0;
  const words = wrong ? text('checks.wrong', { count: failed.length }) : text('checks.count', { count: passed.length });
  const badge = (
    <Popover trigger="click" placement="rightTop" title={text('checks.title')} content={<CheckList checks={checks} />}>
      <button type="button" className={wrong ? 'check-badge check-badge-wrong' : 'check-badge'} aria-label={words} title={words}>
        {wrong ? <CloseCircleFilled aria-hidden /> : <CheckCircleOutlined aria-hidden />}{short ? wrong ? failed.length : passed.length : words}
      </button>
    </Popover>
  );
  return short || !wrong ? badge : <div className="checks-open" role="alert">{badge}<CheckList checks={failed} /></div>;
}

/** Every check by name, with what was compared and, of a failure, the first figure that disagrees. */
function CheckList({ checks }: { checks: readonly Check[] }) {
  const text = useText();
  const formats = useFormats();
  const language = useWorkbench((state) => state.language);
  const others = checks.filter((check) => check.state === 'not-applicable');
  const written = (value: string | number | undefined) => (typeof value === 'number' ? formats.count(value) : value ?? '');
  // Two figures that disagree in a late digit must not be rounded to the same.
  const exact = (value: string | number | undefined) => (typeof value === 'number' ? String(Number(value.toPrecision(12))) : value ?? '');
  return (
    <ul className="checks">
      {[...checks.filter((check) => check.state === 'fail'), ...checks.filter((check) => check.state === 'pass')].map(({ id, state, values }) => (
        <li key={id} className={`check-${state}`}>
          <span>{format(language, `check.${id}`)}</span>
          <small>
            {state === 'fail'
              ? text('checks.wrongOf', { compared: written(values['compared']), failed: written(values['failed']), place: written(values['place']), left: exact(values['left']), right: exact(values['right']) })
              : `${text('checks.state.pass')} · ${text('checks.compared', { compared: written(values['compared']) })}`}
          </small>
        </li>
      ))}
      <li className="field-hint" title={others.map(({ id }) => format(language, `check.${id}`)).join('; ')}>{text('checks.hint')}{others.length > 0 && ` ${text('checks.others', { count: others.length })}`}</li>
    </ul>
  );
}
