import { CloseCircleFilled, InfoCircleOutlined, QuestionCircleFilled } from '@ant-design/icons';
import type { Finding } from '../../api/findings.ts';
import { findingMessage, format } from '../../api/messages/index.ts';
import { useWorkbench } from './context.ts';

const ICONS = { error: <CloseCircleFilled aria-hidden />, question: <QuestionCircleFilled aria-hidden />, note: <InfoCircleOutlined aria-hidden /> };

/**
 * Findings as sentences, the serious ones first, each with its place. The key of a recipe they name is left out: here the field
 * itself is at hand.
 */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  const language = useWorkbench((state) => state.language);
  const order = ['error', 'question', 'note'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="findings" role={findings.some((finding) => finding.severity !== 'note') ? 'alert' : undefined}>
      {sorted.map((finding, index) => (
        <li key={index} className={`finding finding-${finding.severity}`}>
          <span role="img" aria-label={format(language, `severity.${finding.severity}`)}>{ICONS[finding.severity]}</span>
          <span>{findingMessage(language, { ...finding, parameter: undefined })}</span>
        </li>
      ))}
    </ul>
  );
}
