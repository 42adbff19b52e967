import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../app/context.ts';
import type { DefinitionKey } from '../text/text.ts';

export type TermKey = DefinitionKey;

/**
 * A technical word with its definition on hover or focus: what it is, its formula and divisor. Those who do not ask are not disturbed.
 * `within` something that takes the focus itself, such as the head of a column, it is no stop of its own; `beside` it
 * leaves what stands above free.
 */
export function Term({ term, values, within = false, beside = false, children }: { term: TermKey; values?: Record<string, string | number>; within?: boolean; beside?: boolean; children: ReactNode }) {
  const text = useText();
  const definition = text(`define.${term}`, values);
  return (
    <Tooltip title={definition} placement={beside ? 'right' : 'top'} classNames={{ root: 'definition' }}>
      <span className="term" tabIndex={within ? undefined : 0} aria-description={definition}>{children}</span>
    </Tooltip>
  );
}
