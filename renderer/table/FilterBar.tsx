import { CloseOutlined, FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useBench, useFormats, useNames, useRegionNames, useText, useWorkbench } from '../app/context.ts';
import { WITHOUT } from '../app/unitFilter.ts';
import { NO_UNITS } from '../app/workbench.ts';
import type { UnitFilter } from '../app/workbench.ts';
import type { Zones } from '../app/zones.ts';

/** Search, tag and region, the same for every table; what is brushed is counted and may be kept as a filter. */
export function FilterBar({ zones }: { zones: Zones | null }) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const regionNames = useRegionNames();
  const { store } = useBench();
  const search = useWorkbench((state) => state.search);
  const filter = useWorkbench((state) => state.filter);
  const brushed = useWorkbench((state) => state.brushed);
  const [tags, regions] = useMemo(() => [[...new Set(zones?.list.flatMap((zone) => Object.keys(zone.tags)))], [...new Set(zones?.list.map((zone) => zone.parent))].filter((parent) => parent !== '').sort()], [zones]);
  const set = (change: Partial<UnitFilter>) => store.set({ filter: { ...filter, ...change } });
  const tagName = (tag: string) => (tag === 'poor' ? text('tag.poorCounties') : names(tag));
  return (
    <>
      <Input size="small" allowClear prefix={<SearchOutlined aria-hidden />} placeholder={text('table.search')} aria-label={text('table.search')} value={search} onChange={(event) => store.set({ search: event.target.value })} />
      {tags.length > 0 && (
        <Select
          size="small" className={filter.tag === null ? 'filter-pick' : 'filter-pick filter-on'} value={filter.tag} onChange={(tag: string | undefined) => set({ tag: tag ?? null })} allowClear placeholder={text('filter.tag')} popupMatchSelectWidth={false} aria-label={text('filter.tag')}
          options={tags.flatMap((tag) => [{ value: tag, label: tagName(tag) }, { value: `${WITHOUT}${tag}`, label: tag === 'poor' ? text('tag.others') : text('tag.without', { tag: names(tag) }) }])}
        />
      )}
      {regions.length > 1 && (
        <Select
          size="small" className={filter.region === null ? 'filter-pick' : 'filter-pick filter-on'} value={filter.region} onChange={(region: string | undefined) => set({ region: region ?? null })} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={text('filter.region')} popupMatchSelectWidth={false} aria-label={text('filter.region')}
          options={regions.map((region) => ({ value: region, label: regionNames(region) }))}
        />
      )}
      {brushed.size > 0 && (
        <span className="brush-chip" data-testid="brushed">
          {text('brush.count', { count: formats.count(brushed.size) })}
          <Button type="text" size="small" icon={<FilterOutlined aria-hidden />} title={text('brush.keep')} aria-label={text('brush.keep')} onClick={() => store.set({ filter: { ...filter, kept: brushed }, brushed: NO_UNITS })} />
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} title={text('brush.clear')} aria-label={text('brush.clear')} onClick={() => store.set({ brushed: NO_UNITS })} />
        </span>
      )}
      {filter.kept !== null && (
        <span className="brush-chip filter-on" data-testid="kept">
          {text('brush.kept', { count: formats.count(filter.kept.size) })}
          <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} title={text('brush.release')} aria-label={text('brush.release')} onClick={() => set({ kept: null })} />
        </span>
      )}
    </>
  );
}
