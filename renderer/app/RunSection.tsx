import { DeleteOutlined } from '@ant-design/icons';
import { Button, Empty, Popconfirm, Tooltip } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { CheckBadge } from './CheckBadge.tsx';
import { useBench, useFormats, useText, useWorkbench } from './context.ts';
import { FindingList } from './FindingList.tsx';

/** 结果: every stored run; a click shows it. */
export function RunSection() {
  const text = useText();
  const formats = useFormats();
  const { actions } = useBench();
  const runs = useWorkbench((state) => state.project?.runs);
  const shown = useWorkbench((state) => state.shown);
  const kind = useWorkbench((state) => state.kind);
  if (runs === undefined || runs.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('runs.empty')} />;
  return (
    <ul className="runs">
      {[...runs].reverse().map((run) => {
        const active = shown[run.kind] === run.id;
        return (
          <li key={run.id} className={active ? (run.kind === kind ? 'run run-active' : 'run run-shown') : 'run'}>
            <button type="button" aria-pressed={active} onClick={() => actions.show(run)}>
              <span><b>{text(`kind.${run.kind}`)}</b> {run.analysisId}</span>
              <small>{run.basis.model === null ? '' : `${text(`travel.model.${run.basis.model}`)} · `}{formats.moment(run.createdAt)} · {formats.seconds(run.computeSeconds)}</small>
            </button>
            {run.notes.length > 0 && (
              <Tooltip placement="right" classNames={{ root: 'note-tooltip' }} title={<FindingList findings={run.notes as Finding[]} />}>
                <span className="run-notes" role="note" tabIndex={0} aria-label={text('data.notes', { count: run.notes.length })}>{run.notes.length}</span>
              </Tooltip>
            )}
            <CheckBadge checks={run.checks} short />
            <Popconfirm title={text('runs.removeAsk')} okText={text('data.remove')} cancelText={text('cancel')} onConfirm={() => void actions.removeRun(run.id)}>
              <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('runs.remove', { id: run.analysisId })} />
            </Popconfirm>
          </li>
        );
      })}
    </ul>
  );
}
