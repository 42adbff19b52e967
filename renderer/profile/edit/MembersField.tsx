import { FileTextOutlined, SnippetsOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useBench, useText } from '../../app/context.ts';
import { useZones } from '../../app/shown.ts';
import { SeveralEdit } from './fields.tsx';
import { membersIn } from './members.ts';
import { textOfFile } from './textOfFile.ts';

/** Units that belong to a region: chosen by name, pasted as codes or names, or read from a file. */
export function MembersField({ place, members, onChange }: { place: string; members: string[] | undefined; onChange: (members: string[] | undefined) => void }) {
  const text = useText();
  const { actions } = useBench();
  const zones = useZones('zones');
  const picker = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  const units = useMemo(() => (zones?.list ?? []).map(({ code, name }) => ({ code, name })), [zones]);
  const options = useMemo(() => units.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name} ${code}` })), [units]);
  const read = useMemo(() => (pasted === null ? null : membersIn(pasted, units)), [pasted, units]);
  const strangers = zones === null ? 0 : (members ?? []).filter((code) => !zones.byCode.has(code)).length;
  const hint = members === undefined ? text('edit.members.hint') : text(zones === null ? 'edit.members.count' : 'edit.members.known', { count: members.length, known: members.length - strangers });
  return (
    <>
      <SeveralEdit isFree wide place={place} label={text('edit.members')} hint={hint} placeholder={text('edit.members.none')} value={members} options={options} onChange={onChange} />
      <div className="edit-members field-wide">
        <Button size="small" icon={<SnippetsOutlined aria-hidden />} onClick={() => setPasted('')}>{text('edit.members.paste')}</Button>
        <Button size="small" icon={<FileTextOutlined aria-hidden />} onClick={() => picker.current?.click()}>{text('edit.members.file')}</Button>
        {members !== undefined && <Button size="small" type="text" onClick={() => onChange(undefined)}>{text('edit.members.clear')}</Button>}
        <input
          ref={picker} type="file" accept=".csv,.txt,.tsv" hidden data-testid="members-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) void actions.attempt(async () => setPasted(await textOfFile(file)));
          }}
        />
      </div>
      {read !== null && (
        <Modal
          open title={text('edit.members.pasteTitle')} okText={text('edit.members.take', { count: read.codes.length })} cancelText={text('cancel')} okButtonProps={{ disabled: read.codes.length === 0 }} onCancel={() => setPasted(null)}
          onOk={() => {
            onChange([...new Set([...(members ?? []), ...read.codes])]);
            setPasted(null);
          }}
        >
          <p className="field-hint">{text('edit.members.pasteHint')}</p>
          <Input.TextArea autoFocus rows={10} value={pasted ?? ''} aria-label={text('edit.members.pasteTitle')} onChange={(event) => setPasted(event.target.value)} />
          {read.unknown.length > 0 && <p className="edit-required">{text('edit.members.unknown', { count: read.unknown.length, some: read.unknown.slice(0, 5).join(text('list.comma')) })}</p>}
        </Modal>
      )}
    </>
  );
}
