import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { HistoryField } from '../../../../../shared/transfer/history-fields';
import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { useMapImportMutation } from '../../api';
import { ARRIVAL, placeOf } from '../places';

interface Mapping {
  mapping: ImportMapping;
  /** Required fields that have no column. */
  missing: HistoryField[];
  choose: (key: string, heading: string) => void;
  /** Keeps the columns, tries the lines, and goes to what they become. */
  tryOut: () => Promise<void>;
  trying: boolean;
  refused: string | null;
}

/** The columns as they are being chosen. */
export const useMapping = (view: ImportView): Mapping => {
  const navigate = useNavigate();
  const { read } = useRefusal();
  const [send, { isLoading: trying }] = useMapImportMutation();
  const [mapping, setMapping] = useState(view.mapping);
  const [refused, setRefused] = useState<string | null>(null);
  return {
    mapping,
    missing: view.fields.filter(({ key, required }) => required && !mapping[key]),
    choose: (key, heading) => {
      const { [key]: _, ...others } = mapping;
      setMapping(heading === '' ? others : { ...others, [key]: heading });
    },
    tryOut: async () => {
      setRefused(null);
      try {
        await send({ id: view.id, mapping }).unwrap();
        navigate(placeOf(view.id, 'trial'), { state: ARRIVAL });
      } catch (error) {
        setRefused(read(error).message);
      }
    },
    trying,
    refused,
  };
};
