import { CompressOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useText } from '../app/context.ts';
import type { MapScene } from './scene.ts';

/** Nearer, farther, everything: on the map, in its upper right corner. */
export function ZoomButtons({ scene }: { scene: MapScene }) {
  const text = useText();
  const buttons = [
    { key: 'map.zoomIn', icon: <PlusOutlined aria-hidden />, act: () => scene.zoom(1) },
    { key: 'map.zoomOut', icon: <MinusOutlined aria-hidden />, act: () => scene.zoom(-1) },
    { key: 'map.fit', icon: <CompressOutlined aria-hidden />, act: () => scene.fitWhole() },
  ] as const;
  return (
    <div className="zoom-buttons">
      {buttons.map(({ key, icon, act }) => (
        <Tooltip key={key} title={text(key)} placement="left"><Button size="small" icon={icon} aria-label={text(key)} onClick={act} /></Tooltip>
      ))}
    </div>
  );
}
