import { Empty, Table } from 'antd';
import type { TableProps } from 'antd';
import type { TableRef } from 'antd/es/table';
import { sum } from 'd3-array';
import { isValidElement, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { NO_UNITS } from '../app/workbench.ts';
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
  /** Rows are units and their keys codes: brushed ones are marked, and a click with Ctrl (Shift, Cmd) marks or unmarks one. */
  units?: boolean;
}

const HEAD_HEIGHT = 33;
/** Room beside the words of a head: its edges and the sign of order; no head is made wider than this. */
const [HEAD_EDGES, SORT_SIGN, WIDEST_HEAD] = [18, 22, 190];
/** The bar at the foot of a table that is wider than its frame. */
const SCROLL_BAR = 10;
const ROW = '.ant-table-row';

/**
 * A virtual table that fills the space it is given. Rows are chosen by click; from the keyboard the table is one stop: arrows go
 * from row to row, Enter or Space chooses, Escape goes back to the table. The chosen row is brought into view.
 */
export function FillTable<T extends object>({ label, rows, columns, rowKey, selected, onSelect, width, empty, units = false }: FillTableProps<T>) {
  const text = useText();
  const { actions } = useBench();
  const brushed = useWorkbench((state) => (units ? state.brushed : NO_UNITS));
  const [frame, frameWidth, frameHeight] = useSize<HTMLDivElement>();
  const table = useRef<TableRef>(null);
  const wide = useMemo(() => columns?.map((column) => ({ ...column, width: Math.max(Number(column.width), headWidth(column)) })) ?? [], [columns]);
  const whole = Math.max(width, wide.reduce((sum, column) => sum + column.width, 0));
  const isCut = whole > frameWidth;
  useEffect(() => {
    if (selected !== null) table.current?.scrollTo({ key: selected });
  }, [selected]);
  const take = (key: string, { ctrlKey, metaKey, shiftKey }: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) => {
    if (units && (ctrlKey || metaKey || shiftKey)) actions.brushOne(key);
    else onSelect(key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const here = event.target as HTMLElement;
    const go = (row: Element | null | undefined) => {
      event.preventDefault();
      (row as HTMLElement | null | undefined)?.focus();
    };
    if (here === frame.current) {
      if (event.key === 'ArrowDown' || event.key === 'Enter') go(here.querySelector(`${ROW}.row-selected`) ?? here.querySelector(ROW));
    } else if (here.matches(ROW)) {
      if (event.key === 'ArrowDown') go(here.nextElementSibling);
      else if (event.key === 'ArrowUp') go(here.previousElementSibling);
      else if (event.key === 'Escape') go(frame.current);
    }
  };
  return (
    <div className={isCut ? 'fill-table fill-table-cut' : 'fill-table'} ref={frame} aria-label={label} aria-description={text(units ? 'table.keysOfUnits' : 'table.keys')} role="region" tabIndex={0} onKeyDown={onKeyDown}>
      {frameHeight > HEAD_HEIGHT && (
        <Table<T>
          ref={table} virtual size="small" dataSource={rows} columns={wide} rowKey={rowKey} pagination={false} showSorterTooltip={false}
          scroll={{ x: Math.max(whole, frameWidth), y: frameHeight - HEAD_HEIGHT - (isCut ? SCROLL_BAR : 0) }} rowClassName={(row) => `${rowKey(row) === selected ? 'row-selected' : ''} ${brushed.has(rowKey(row)) ? 'row-brushed' : ''}`}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
          onRow={(row) => ({
            tabIndex: -1, 'aria-selected': rowKey(row) === selected,
            onClick: (event) => take(rowKey(row), event),
            onKeyDown: (event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              take(rowKey(row), event);
            },
          })}
        />
      )}
    </div>
  );
}

/** Pixels the head of a column needs so that its words are whole: a Chinese character is one em of its bold 13 pixels, a Latin letter not quite 0.6. */
function headWidth<T>({ title, sorter }: NonNullable<TableProps<T>['columns']>[number]): number {
  const words = wordsOf(title as ReactNode);
  return words === '' ? 0 : Math.min(WIDEST_HEAD, Math.ceil(sum(Array.from(words, (letter) => (letter > '\u2E80' ? 13 : 7.3)))) + HEAD_EDGES + (sorter === undefined ? 0 : SORT_SIGN));
}

/** The words of a head, also of one with a definition or a dot before them. */
function wordsOf(title: ReactNode): string {
  if (typeof title === 'string') return title;
  if (Array.isArray(title)) return title.map(wordsOf).join('');
  return isValidElement<{ children?: ReactNode; className?: string }>(title) ? (title.props.children === undefined && title.props.className?.startsWith('state-dot') === true ? 'M' : wordsOf(title.props.children)) : '';
}
