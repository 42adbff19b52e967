import { Segmented, Tag } from 'antd';
import type { TableProps } from 'antd';
import { useMemo, useState } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useBench, useFormats, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import type { UnitFigures } from '../app/coverage.ts';
import type { LevelShown } from '../app/level.ts';
import type { CoverageShown } from '../app/shown.ts';
import { useAreaFilter } from '../app/unitFilter.ts';
import type { Level } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';
import { Figure } from '../chart/Figure.tsx';
import { FacilityTable } from './FacilityTable.tsx';
import { FillTable } from './FillTable.tsx';
import { FilterBar } from './FilterBar.tsx';
import { byNumber, byText } from './order.ts';
import { ComparePicker, useCompared } from './compare.tsx';

interface CoverageTableProps {
  coverage: CoverageShown;
  level: LevelShown;
  zones: Zones | null;
}

interface Row extends UnitFigures {
  above: string;
  poor: boolean;
  /** Share in the run compared with, and what is gained over it; NaN where that run has no such unit. */
  otherShare: number;
  change: number;
}

/** Counties (or prefectures, or the townships of the chosen county) with their coverage, most people uncovered first. */
export function CoverageTable({ coverage, level, zones }: CoverageTableProps) {
  const text = useText();
  const formats = useFormats();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const selected = useWorkbench((state) => state.selected);
  const wanted = useWorkbench((state) => state.search);
  const inArea = useAreaFilter(zones);
  const compared = useCompared(coverage, level.level);
  const shownLevel = level.level;

  const rows = useMemo((): Row[] => {
    const needle = wanted.trim().toLowerCase();
    return level.units
      .map((unit) => {
        const zone = zones?.byCode.get(shownLevel === 'townships' ? unit.parent : unit.code);
        const above = shownLevel === 'townships' ? zone?.name ?? unit.parent : zone?.parent ?? '';
        const otherShare = compared?.byCode.get(unit.code)?.share ?? Number.NaN;
        return { ...unit, above, poor: shownLevel === 'zones' && zone?.poor === true, otherShare, change: unit.share - otherShare };
      })
      .filter((row) => (shownLevel === 'parents' || inArea(shownLevel === 'townships' ? row.parent : row.code)) && (needle === '' || [row.name, regionNames(row.name), row.above, regionNames(row.above)].some((name) => name.toLowerCase().includes(needle)) || row.code.startsWith(needle)));
  }, [level, zones, shownLevel, wanted, compared, inArea, regionNames]);
  const hasArea = useMemo(() => level.units.some((unit) => !Number.isNaN(unit.areaShare)), [level]);

  const [byFacility, setByFacility] = useState(false);
  const inFacilities = byFacility && coverage.run.tables.some((table) => table.name === 'facilities');

  // Only where the run was asked for them.
  const extra = useMemo(() => (['backup', 'served', 'residual'] as const).filter((figure) => level.units.some((unit) => !Number.isNaN(unit[figure]))), [level]);

  const hasAbove = rows.some((row) => row.above !== '');

  const columns = useMemo((): TableProps<Row>['columns'] => [
    {
      title: text(`level.${shownLevel}`), dataIndex: 'name', width: 150, sorter: byText((row) => row.name), ellipsis: true,
      render: (name: string, row) => <span title={row.code}>{shownLevel === 'parents' ? regionNames(name) : name}{row.poor && <Tag className="tag-poor">{text('tag.poor')}</Tag>}</span>,
    },
    ...(shownLevel === 'parents' || !hasAbove ? [] : [{ title: text(shownLevel === 'townships' ? 'level.zones' : 'level.parents'), dataIndex: 'above', width: 110, ellipsis: true, sorter: byText((row: Row) => row.above), render: regionNames }]),
    { title: text('column.persons'), dataIndex: 'persons', width: 100, align: 'right', sorter: byNumber((row) => row.persons), render: formats.count },
    { title: text('column.covered'), dataIndex: 'covered', width: 100, align: 'right', sorter: byNumber((row) => row.covered), render: formats.count },
    { title: text('column.uncovered'), dataIndex: 'uncovered', width: 110, align: 'right', defaultSortOrder: 'descend', sortDirections: ['descend', 'ascend'], sorter: byNumber((row) => row.uncovered), render: (value: number) => <b>{formats.count(value)}</b> },
    {
      title: text('column.share'), dataIndex: 'share', width: 170, sorter: byNumber((row) => row.share),
      render: (share: number) => <div className="share-cell"><span>{formats.share(share)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 84, height: 8, title: formats.share(share), share })} /></div>,
    },
    ...extra.map((figure) => ({
      title: text(figure === 'served' ? 'column.servedPeople' : `column.${figure}`), dataIndex: figure, width: 118, align: 'right' as const, sorter: byNumber((row: Row) => row[figure]), render: formats.count,
    })),
    ...(compared === null ? [] : [
      { title: compared.run.analysisId, dataIndex: 'otherShare', width: 110, align: 'right' as const, ellipsis: true, sorter: byNumber((row: Row) => row.otherShare), render: formats.share },
      { title: text('column.change'), dataIndex: 'change', width: 128, align: 'right' as const, sorter: byNumber((row: Row) => row.change), render: (change: number) => <b className={change < 0 ? 'state-below' : change > 0 ? 'state-met' : ''}>{formats.points(change)}</b> },
    ]),
    // Only a model that measures ground has an area.
    ...(hasArea ? [{ title: text('column.areaShare'), dataIndex: 'areaShare', width: 100, align: 'right' as const, sorter: byNumber((row: Row) => row.areaShare), render: formats.share }] : []),
  ], [text, formats, regionNames, shownLevel, hasArea, hasAbove, extra, compared]);

  const hint = shownLevel === 'parents' ? text('table.parentsHint')
    : shownLevel === 'townships' ? (selected === null ? text('table.townshipsAll') : text('table.townshipsOf', { name: zones?.byCode.get(selected)?.name ?? selected })) : '';
  return (
    <div className="table-pane">
      <div className="table-bar">
        <FilterBar zones={zones} />
        <Segmented
          size="small" value={inFacilities ? 'facilities' : shownLevel} aria-label={text('table.level')}
          onChange={(value: Level | 'facilities') => {
            setByFacility(value === 'facilities');
            store.set(value === 'facilities' ? { search: '' } : { level: value, search: '' });
          }}
          options={[
            ...(['zones', 'parents', 'townships'] as const).map((value) => ({ value, label: text(`level.${value}`), disabled: !level.levels.includes(value) })),
            { value: 'facilities' as const, label: text('table.facilitiesView'), disabled: !coverage.run.tables.some((table) => table.name === 'facilities') },
          ]}
        />
        {!inFacilities && (
          <>
            <ComparePicker shown={coverage.run} />
            <span className="table-note">{compared === null ? hint : compared.note}</span>
            <span className="table-count">{text('table.count', { count: formats.count(rows.length) })}</span>
          </>
        )}
      </div>
      {inFacilities ? <FacilityTable run={coverage.run} type={coverage.type} search={wanted} /> : <FillTable<Row>
        units={shownLevel === 'zones'} label={text('kind.coverage')} rows={rows} columns={columns} rowKey={(row) => row.code} width={(compared === null ? 740 : 980) + 118 * extra.length} empty={text('table.empty')}
        selected={shownLevel === 'zones' ? selected : null}
        onSelect={(code) => {
          if (shownLevel === 'zones') store.set({ selected: code });
          // A prefecture opens into its counties.
          else if (shownLevel === 'parents') store.set({ level: 'zones', selected: null, search: rows.find((row) => row.code === code)?.name ?? '' });
          else store.set({ selected: rows.find((row) => row.code === code)?.parent ?? null });
        }}
      />}
    </div>
  );
}
