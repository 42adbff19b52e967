import { RightOutlined } from '@ant-design/icons';
import { useText } from './context.ts';
import type { KindGroup } from './workbench.ts';

interface GroupHeadProps {
  group: KindGroup;
  open: boolean;
  /** Id of what it folds. */
  controls: string;
  /** Beside the name. */
  note: string;
  onToggle: () => void;
}

/** The head of one of the three groups, in the list of analyses and in that of results. */
export function GroupHead({ group, open, controls, note, onToggle }: GroupHeadProps) {
  const text = useText();
  return (
    <h3 className="group-head">
      <button type="button" aria-expanded={open} aria-controls={controls} onClick={onToggle}>
        <RightOutlined aria-hidden rotate={open ? 90 : 0} /><b>{text(`group.${group}`)}</b><small>{note}</small>
      </button>
    </h3>
  );
}
