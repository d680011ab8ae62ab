import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { fieldsFor, type HistoryField } from '../../../../../shared/transfer/history-fields';
import type { ImportMapping, ImportView } from '../../../../../shared/transfer/imports';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useMapImportMutation } from '../../api';
import { ARRIVAL, placeOf } from '../places';

interface Mapping {
  mapping: ImportMapping;
  /** The fields as these columns require them. */
  fields: HistoryField[];
  /** Required fields that have no column. */
  missing: HistoryField[];
  choose: (key: string, heading: string) => void;
  /** Keeps the columns, tries the lines, and goes to what they become. */
  tryOut: () => Promise<unknown>;
  trying: boolean;
  refused: string | null;
}

/** The columns as they are being chosen. */
export const useMapping = (view: ImportView): Mapping => {
  const navigate = useNavigate();
  const [send] = useMapImportMutation();
  const { pending, refusal, submit } = useSubmit();
  const [mapping, setMapping] = useState(view.mapping);
  const fields = fieldsFor(view.fields, mapping);
  return {
    mapping,
    fields,
    missing: fields.filter(({ key, required }) => required && !mapping[key]),
    choose: (key, heading) => {
      const { [key]: _, ...others } = mapping;
      setMapping(heading === '' ? others : { ...others, [key]: heading });
    },
    tryOut: () =>
      submit(() => send({ id: view.id, mapping }).unwrap(), {
        then: () => navigate(placeOf(view.id, 'trial'), { state: ARRIVAL }),
      }),
    trying: pending,
    refused: refusal?.message ?? null,
  };
};
