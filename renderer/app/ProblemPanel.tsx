import { Alert } from 'antd';
import { InputError, NotYetAvailableError } from '../../api/findings.ts';
import { useBench, useText, useWorkbench } from './context.ts';
import { FindingList } from './FindingList.tsx';

/** Everything that went wrong and has no field to stand at. Stays until it is closed: nothing is swallowed. */
export function ProblemPanel() {
  const problems = useWorkbench((state) => state.problems);
  const { actions } = useBench();
  if (problems.length === 0) return null;
  return (
    <div className="problems" data-testid="problems">
      {problems.map(({ key, error }) => <Problem key={key} error={error} onClose={() => actions.dismiss(key)} />)}
    </div>
  );
}

function Problem({ error, onClose }: { error: unknown; onClose: () => void }) {
  const text = useText();
  const closable = { closeIcon: true, onClose, 'aria-label': text('close') };
  if (error instanceof InputError) return <Alert type="warning" showIcon closable={closable} title={text('problem.input')} description={<FindingList findings={error.findings} />} />;
  if (error instanceof NotYetAvailableError) return <Alert type="info" showIcon closable={closable} title={text('problem.notYet', { feature: error.feature })} />;
  const bugId = error instanceof Error && 'bugId' in error ? String(error.bugId) : null;
  const summary = error instanceof Error ? error.message : String(error);
  return (
    <Alert
      type="error" showIcon closable={closable} title={bugId === null ? text('problem.connection') : text('problem.bug', { id: bugId })}
      description={<code className="problem-summary">{summary}</code>}
    />
  );
}
