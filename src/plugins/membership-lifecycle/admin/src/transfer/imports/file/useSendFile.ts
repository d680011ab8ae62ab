import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { useDiscardImportMutation, useMapImportMutation, useSendImportMutation } from '../../api';
import { ARRIVAL, placeOf } from '../places';
import { isSameMapping, keptMapping } from './kept-mapping';

export interface SendFile {
  send: (files: readonly File[]) => Promise<void>;
  /** The name of the file that is on its way. */
  sending: string | null;
  /** The file that was refused, and why. */
  refused: { name: string; message: string } | null;
}

/** Sends a file and goes on with it; one that replaces another keeps its columns. */
export const useSendFile = (replaced?: ImportView): SendFile => {
  const navigate = useNavigate();
  const { read } = useRefusal();
  const [sendFiles] = useSendImportMutation();
  const [map] = useMapImportMutation();
  const [discard] = useDiscardImportMutation();
  const [sending, setSending] = useState<string | null>(null);
  const [refused, setRefused] = useState<SendFile['refused']>(null);

  const send = async (files: readonly File[]) => {
    const name = files.map((file) => file.name).join(', ');
    setSending(name);
    setRefused(null);
    try {
      const sent = await sendFiles(files).unwrap();
      if (!replaced) {
        navigate(placeOf(sent.id, 'columns'), { state: ARRIVAL });
        return;
      }
      const mapping = keptMapping(replaced, sent);
      const tried = isSameMapping(mapping, sent.mapping)
        ? sent
        : await map({ id: sent.id, mapping }).unwrap();
      navigate(placeOf(sent.id, tried.report ? 'trial' : 'columns'), { state: ARRIVAL });
      // Nobody needs the faulty file any more; if it stays, it is forgotten in a week.
      await discard(replaced.id);
    } catch (error) {
      setRefused({ name, message: read(error).message });
    } finally {
      setSending(null);
    }
  };
  return { send, sending, refused };
};
