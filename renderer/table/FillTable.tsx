import { Empty, Table } from 'antd';
import type { TableProps } from 'antd';
import type { TableRef } from 'antd/es/table';
import { useEffect, useRef } from 'react';
import { useSize } from '../chart/useSize.ts';

interface FillTableProps<T> {
  label: string;
  rows: readonly T[];
  columns: TableProps<T>['columns'];
  rowKey: (row: T) => string;
  selected: string | null;
  onSelect: (key: string) => void;
  /** Least width of all columns together; below it the table scrolls sideways. */
  width: number;
  empty: string;
}

const HEAD_HEIGHT = 33;

/** A virtual table that fills the space it is given. Rows are chosen by click or Enter; the chosen one is brought into view. */
export function FillTable<T extends object>({ label, rows, columns, rowKey, selected, onSelect, width, empty }: FillTableProps<T>) {
  const [frame, frameWidth, frameHeight] = useSize<HTMLDivElement>();
  const table = useRef<TableRef>(null);
  useEffect(() => {
    if (selected !== null) table.current?.scrollTo({ key: selected });
  }, [selected]);
  return (
    <div className="fill-table" ref={frame} aria-label={label} role="region">
      {frameHeight > HEAD_HEIGHT && (
        <Table<T>
          ref={table} virtual size="small" dataSource={rows} columns={columns} rowKey={rowKey} pagination={false} showSorterTooltip={false}
          scroll={{ x: Math.max(width, frameWidth), y: frameHeight - HEAD_HEIGHT }} rowClassName={(row) => (rowKey(row) === selected ? 'row-selected' : '')}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
          onRow={(row) => ({
            tabIndex: 0, 'aria-selected': rowKey(row) === selected,
            onClick: () => onSelect(rowKey(row)),
            onKeyDown: (event) => event.key === 'Enter' && onSelect(rowKey(row)),
          })}
        />
      )}
    </div>
  );
}
