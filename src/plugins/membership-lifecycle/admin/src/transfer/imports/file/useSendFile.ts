import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useDiscardImportMutation, useMapImportMutation, useSendImportMutation } from '../../api';
import { ARRIVAL, placeOf } from '../places';
import { isSameMapping, keptMapping } from './kept-mapping';

export interface SendFile {
  send: (files: readonly File[]) => Promise<unknown>;
  /** The name of the file that is on its way. */
  sending: string | null;
  /** The file that was refused, and why. */
  refused: { name: string; message: string } | null;
}

/** Sends a file and continues with it; a file that replaces another keeps its columns. */
export const useSendFile = (replaced?: ImportView): SendFile => {
  const navigate = useNavigate();
  const [sendFiles] = useSendImportMutation();
  const [map] = useMapImportMutation();
  const [discard] = useDiscardImportMutation();
  const [name, setName] = useState('');
  const { pending, refusal, submit } = useSubmit();

  const send = (files: readonly File[]) =>
    submit(async () => {
      setName(files.map((file) => file.name).join(', '));
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
      // If deleting the faulty file fails, it is deleted within a week anyway.
      await discard(replaced.id);
    });
  return {
    send,
    sending: pending ? name : null,
    refused: refusal && { name, message: refusal.message },
  };
};
