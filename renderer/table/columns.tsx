import { Tag } from 'antd';
import type { TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { Zones } from '../app/zones.ts';
import type { Text } from '../text/text.ts';
import { Term } from './Term.tsx';
import type { TermKey } from './Term.tsx';
import { byNumber, byText } from './order.ts';

type Column<T> = NonNullable<TableProps<T>['columns']>[number];

/** Room for a name of five characters and its mark. */
const LEAST_NAME = 136;

/** The unit by name, its code at hand, marked where it is poor. */
export function unitColumn<T extends { code: string; name: string }>(text: Text, zones: Zones | null, width = 140): Column<T> {
  return {
    title: text('level.zones'), dataIndex: 'name', width: Math.max(width, LEAST_NAME), ellipsis: true, sorter: byText((row: T) => row.name),
    render: (name: string, row: T) => <span title={row.code}>{name}{zones?.byCode.get(row.code)?.poor === true && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span>,
  };
}

interface NumberColumn<T> {
  key: string;
  title: ReactNode;
  width: number;
  of: (row: T) => number;
  render: (value: number, row: T) => ReactNode;
  /** The column the table is sorted by at first, and which way. */
  first?: 'ascend' | 'descend';
}

/** A column of figures, right-aligned, missing ones last in either order. */
export function numberColumn<T>({ key, title, width, of, render, first }: NumberColumn<T>): Column<T> {
  return {
    title, key, width, align: 'right', sorter: byNumber(of), render: (_: unknown, row: T) => render(of(row), row),
    ...(first === undefined ? {} : { defaultSortOrder: first, sortDirections: first === 'descend' ? ['descend' as const, 'ascend' as const] : ['ascend' as const, 'descend' as const] }),
  };
}

/** The heading of a column with its definition. */
export const termTitle = (term: TermKey, title: string, values?: Record<string, string | number>): ReactNode => <Term within term={term} values={values}>{title}</Term>;
