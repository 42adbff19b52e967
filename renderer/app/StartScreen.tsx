import { Button, Spin } from 'antd';
import { useBench, useText, useWorkbench } from './context.ts';
import { JobProgress } from './JobStrip.tsx';

/** What is seen while the sample province is made for the first time, or when nothing could be opened. */
export function StartScreen() {
  const text = useText();
  const { actions } = useBench();
  const phase = useWorkbench((state) => state.phase);
  const job = useWorkbench((state) => state.jobs.find((one) => one.title === 'job.sample'));
  return (
    <main className="start-screen" data-testid="start">
      <div>
        <h2>{text('app.name')}<span>{text('app.subtitle')}</span></h2>
        {phase === 'starting' && <Spin description={text('start.starting')}><div className="start-spin" /></Spin>}
        {phase === 'sample' && (
          <>
            <p>{text('start.sample')}</p>
            {job !== undefined && <JobProgress job={job} />}
            <p className="field-hint">{text('start.once')}</p>
            {job !== undefined && <Button disabled={job.status === null} loading={job.cancelling} onClick={() => void actions.cancel(job)}>{text('job.cancel')}</Button>}
          </>
        )}
        {phase === 'failed' && (
          <>
            <p>{text('start.failed')}</p>
            <Button type="primary" onClick={() => void actions.start()}>{text('start.again')}</Button>
          </>
        )}
      </div>
    </main>
  );
}
