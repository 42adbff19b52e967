import { Segmented } from 'antd';
import { useText } from '../app/context.ts';

interface ViewSwitchProps<V extends string> {
  views: readonly { value: V; label: string; disabled?: boolean }[];
  value: V;
  onChange: (view: V) => void;
}

/** What a pane shows: its table, its figures, its groups. */
export function ViewSwitch<V extends string>({ views, value, onChange }: ViewSwitchProps<V>) {
  const text = useText();
  return <Segmented size="small" className="view-switch" value={value} onChange={onChange} options={[...views]} aria-label={text('access.view')} />;
}
