import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useBench, useText } from '../app/context.ts';

/** Choosing files: picked in a dialog or dropped. Files that belong together are taken together. */
export function PickStep({ onPaths }: { onPaths: (paths: string[]) => void }) {
  const text = useText();
  const { host, actions } = useBench();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    void actions.attempt(async () => {
      try {
        onPaths(await host.pathsOf(files));
      } finally {
        setBusy(false);
      }
    });
  };
  return (
    <div
      className={over ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <InboxOutlined className="drop-icon" aria-hidden />
      <p>{text('import.drop')}</p>
      <input ref={picker} type="file" multiple hidden data-testid="import-files" onChange={(event) => take([...(event.target.files ?? [])])} />
      <Button type="primary" loading={busy} onClick={() => picker.current?.click()}>{text('import.pick')}</Button>
      <p className="field-hint">{text('import.formats')}</p>
      <p className="field-hint">{text('import.together')}</p>
    </div>
  );
}
