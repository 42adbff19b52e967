import { StopOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { format } from '../../api/messages/index.ts';
import { useBench, useFormats, useText, useWorkbench } from './context.ts';
import type { FollowedJob } from './workbench.ts';

/** Running jobs: phase, share done, time left, and a cancel that stops the work. */
export function JobStrip() {
  const jobs = useWorkbench((state) => state.jobs);
  if (jobs.length === 0) return null;
  return <div className="job-strip" aria-live="polite" data-testid="jobs">{jobs.map((job) => <JobLine key={job.key} job={job} />)}</div>;
}

export function JobLine({ job }: { job: FollowedJob }) {
  const text = useText();
  const { actions } = useBench();
  return (
    <div className="job">
      <div className="job-head">
        <b>{text(job.title)}</b>
        <span className="ellipsis" title={job.subject}>{job.subject}</span>
        <Button size="small" icon={<StopOutlined aria-hidden />} loading={job.cancelling} disabled={job.status === null} onClick={() => void actions.cancel(job)}>{text('job.cancel')}</Button>
      </div>
      <JobProgress job={job} />
    </div>
  );
}

export function JobProgress({ job }: { job: FollowedJob }) {
  const text = useText();
  const formats = useFormats();
  const { status } = job;
  const left = status?.secondsLeft ?? null;
  return (
    <>
      <Progress percent={Math.floor((status?.fraction ?? 0) * 100)} size="small" status="active" aria-label={text(job.title)} />
      <div className="job-foot">
        <span>{status === null ? text('job.starting') : status.state === 'queued' ? text('job.queued') : format(formats.language, `phase.${status.phase}`)}</span>
        <span>{left === null ? '' : text('job.left', { time: formats.seconds(Math.max(1, Math.round(left))) })}</span>
      </div>
    </>
  );
}
