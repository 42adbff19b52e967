import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useRef, useState } from 'react';
import { useBench, useText } from '../app/context.ts';
import { baseName, mainFiles } from './roleFields.ts';

/** The button that adds files to those of the import; `onFiles` gets the ones that are data sets by themselves. */
export function AddFiles({ onFiles, label }: { onFiles: (paths: string[]) => void; label: string }) {
  const { host, actions } = useBench();
  const picker = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    void actions.attempt(async () => {
      try {
        onFiles(mainFiles(await host.pathsOf(files)));
      } finally {
        setBusy(false);
      }
    });
  };
  return (
    <>
      <input
        ref={picker} type="file" multiple hidden data-testid="add-files"
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button type="dashed" icon={<PlusOutlined aria-hidden />} loading={busy} onClick={() => picker.current?.click()}>{label}</Button>
    </>
  );
}

interface FilePickProps {
  id: string;
  status: 'error' | 'warning' | '';
  value: string | undefined;
  /** Files at hand, and how one more becomes one. */
  files: readonly string[];
  onFiles: (paths: string[]) => void;
  onChange: (path: string | undefined) => void;
}

/** A second file of an input: one of those picked before, or another. */
export function FilePick({ id, status, value, files, onFiles, onChange }: FilePickProps) {
  const text = useText();
  return (
    <div className="file-pick">
      <Select id={id} status={status} allowClear value={value} onChange={onChange} options={files.map((path) => ({ value: path, label: baseName(path) }))} placeholder={text('import.noFile')} />
      <AddFiles
        label={text('import.otherFile')}
        onFiles={(paths) => {
          onFiles(paths);
          onChange(paths[0]);
        }}
      />
    </div>
  );
}
