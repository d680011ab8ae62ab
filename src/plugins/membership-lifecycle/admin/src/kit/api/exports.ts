import type { ExportFormat } from '../../../../shared/transfer/exports';
import { fetchNamedFile } from './file';

/** The question of an export: a list with filters, a member, or a history. */
export interface ExportQuestion {
  path: string;
  filters: Record<string, unknown>;
  format: ExportFormat;
  locale: 'fr' | 'en';
}

/** An export with its name. */
export const fetchExport = async ({
  path,
  filters,
  format,
  locale,
}: ExportQuestion): Promise<{ file: Blob; name: string }> => {
  const { file, name } = await fetchNamedFile(`exports/${path}`, { ...filters, format, locale });
  return { file, name: name ?? `${path}.${format}` };
};
