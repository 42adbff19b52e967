import { FileOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { useBench, useText } from './context.ts';
import { FindingList } from './FindingList.tsx';

/** A new project by name, or an existing one: opened before, picked (desktop), or by its path. */
export function ProjectDialog({ kind, onClose }: { kind: 'create' | 'open'; onClose: () => void }) {
  const text = useText();
  const { client, host, actions } = useBench();
  const [typed, setTyped] = useState('');
  const [recent, setRecent] = useState<{ path: string; name: string }[]>([]);
  const [findings, setFindings] = useState<Finding[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (kind === 'open') void actions.attempt(async () => setRecent(await client.call('project.recent', {})));
  }, [kind, client, actions]);
  const go = (value: string) =>
    actions.attempt(async () => {
      try {
        if (kind === 'create') await actions.createProject(value);
        else await actions.openProject(value);
        onClose();
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        setFindings(error.findings);
      }
    });
  return (
    <Modal
      open title={text(kind === 'create' ? 'project.newTitle' : 'project.openTitle')} onCancel={onClose} okText={text(kind === 'create' ? 'project.new' : 'project.open')} cancelText={text('cancel')}
      okButtonProps={{ disabled: typed.trim() === '' }} onOk={() => void go(typed.trim())}
    >
      {kind === 'open' && (
        <ul className="recent">
          {recent.map((project) => (
            <li key={project.path}><button type="button" onClick={() => void go(project.path)}><b>{project.name}</b><small className="ellipsis" title={project.path}>{project.path}</small></button></li>
          ))}
          {recent.length === 0 && <li className="field-hint">{text('project.noRecent')}</li>}
        </ul>
      )}
      {kind === 'open' && (
        <>
          <input
            ref={picker} type="file" accept=".junheng" hidden data-testid="project-file"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              void actions.attempt(async () => {
                const [path] = await host.pathsOf(files);
                if (path !== undefined) await go(path);
              });
            }}
          />
          <Button icon={<FileOutlined aria-hidden />} onClick={() => picker.current?.click()}>{text('project.pick')}</Button>
          {host.kind === 'browser' && <p className="field-hint">{text('project.pickCopy')}</p>}
        </>
      )}
      <label className="dialog-field">
        {text(kind === 'create' ? 'project.name' : 'project.path')}
        <Input value={typed} autoFocus={kind === 'create'} onChange={(event) => setTyped(event.target.value)} onPressEnter={() => typed.trim() !== '' && void go(typed.trim())} />
      </label>
      {findings.length > 0 && <FindingList findings={findings} />}
    </Modal>
  );
}
