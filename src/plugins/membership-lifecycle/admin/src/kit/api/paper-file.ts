import { fetchNamedFile } from './file';

/** A paper as it was issued, or as the member gave it, under the name that it has now. */
export const fetchPaper = async (
  id: string,
  of: 'papers' | 'member-papers' = 'papers',
): Promise<{ file: Blob; name: string }> => {
  const { file, name } = await fetchNamedFile(`${of}/${id}/file`);
  return { file, name: name ?? 'document.pdf' };
};
