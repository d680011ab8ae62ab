import { fetchFile } from './file';

/** A paper as it was issued, or as the member gave it. */
export const fetchPaper = (id: string, of: 'papers' | 'member-papers' = 'papers'): Promise<Blob> =>
  fetchFile(`${of}/${id}/file`);
