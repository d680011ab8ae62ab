import { useGetImportProgressQuery } from '../api';
import { ProgressBar } from './ProgressBar';

interface Props {
  id: string;
  /** The number of lines. */
  total: number;
}

const POLLED_MS = 500;

/** The server's progress with what this page asked of it. */
export const WorkProgress = ({ id, total }: Props) => {
  const { data } = useGetImportProgressQuery(id, {
    pollingInterval: POLLED_MS,
    refetchOnMountOrArgChange: true,
  });
  // Before the work starts and until the first answer, the server reports none.
  const works = data && (data.phase === 'checking' || data.phase === 'writing');
  return <ProgressBar progress={works ? data : { phase: 'checking', done: 0, total }} />;
};
