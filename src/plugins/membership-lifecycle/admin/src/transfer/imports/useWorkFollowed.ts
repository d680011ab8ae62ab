import { useEffect, useState } from 'react';
import type { ImportProgress } from '../../../../shared/transfer/imports';
import { useGetImportQuery, useLazyGetImportProgressQuery } from '../api';

const POLLED_MS = 700;

const pause = () => new Promise((resolve) => setTimeout(resolve, POLLED_MS));

interface Followed {
  progress: ImportProgress | null;
  /** Whether the work has ended, or none was running. */
  ended: boolean;
  /** Whether the work reached the writing phase. */
  wrote: boolean;
}

/** The work that was under way on a file when its page was opened, followed to its end. */
export const useWorkFollowed = (id: string): Followed => {
  const [state, setState] = useState<Followed>({ progress: null, ended: false, wrote: false });
  const [ask] = useLazyGetImportProgressQuery();
  const { refetch } = useGetImportQuery(id);

  useEffect(() => {
    let left = false;
    const follow = async () => {
      let wrote = false;
      let works = false;
      for (;;) {
        const progress = await ask(id)
          .unwrap()
          .catch(() => null);
        if (left) return;
        if (!progress || progress.phase === 'done' || progress.phase === 'failed') break;
        works = true;
        wrote = wrote || progress.phase === 'writing';
        setState({ progress, ended: false, wrote });
        await pause();
      }
      // The work changed the file since the page was opened.
      if (works) await refetch();
      if (!left) setState({ progress: null, ended: true, wrote });
    };
    void follow();
    return () => {
      left = true;
    };
  }, [id, ask, refetch]);
  return state;
};
