import { RightOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';

interface MoreFieldsProps {
  label: string;
  /** What the folded fields say, in one line. */
  said: string;
  /** One of the fields is at fault: they are laid open. */
  wrong: boolean;
  children: ReactNode;
}

/** Fields few people change, folded under one line that says what they are. */
export function MoreFields({ label, said, wrong, children }: MoreFieldsProps) {
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const open = unfolded || wrong;
  return (
    <div className="field-wide more">
      <button type="button" className="more-line" aria-expanded={open} aria-controls={id} onClick={() => setUnfolded(!open)} title={said}>
        <RightOutlined aria-hidden rotate={open ? 90 : 0} /><b>{label}</b><span>{said}</span>
      </button>
      {open && <div className="fields" id={id}>{children}</div>}
    </div>
  );
}
