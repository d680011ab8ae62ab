import { useNavigate } from 'react-router-dom';
import type { ImportView } from '../../../../../shared/transfer/imports';
import { useRefusal } from '../../../kit/api/refusal';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useApplyImportMutation, useMapImportMutation } from '../../api';
import { ARRIVAL, placeOf } from '../places';

interface Applying {
  apply: () => Promise<unknown>;
  applying: boolean;
  /** Why it was not applied. */
  refused: string | null;
}

/** Applies the plan shown; if it has changed, tries again and shows the new one. */
export const useApply = (view: ImportView): Applying => {
  const navigate = useNavigate();
  const { read } = useRefusal();
  const [send] = useApplyImportMutation();
  const [map] = useMapImportMutation();
  const { pending, refusal, submit } = useSubmit();

  const tryAgain = async () => {
    await map({ id: view.id, mapping: view.mapping }).unwrap();
    navigate(placeOf(view.id, 'trial'), { state: { ...ARRIVAL, outdated: true } });
  };

  const apply = () =>
    submit(async () => {
      try {
        await send({ id: view.id, fingerprint: view.fingerprint ?? '' }).unwrap();
      } catch (error) {
        if (read(error).reason !== 'import-outdated') throw error;
        await tryAgain();
      }
    });
  return { apply, applying: pending, refused: refusal?.message ?? null };
};
