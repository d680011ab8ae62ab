import { readFile } from 'node:fs/promises';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import {
  del,
  get,
  list,
  may,
  post,
  postForm,
  put,
  type AdminCall,
} from '../../kernel/http/admin-calls';
import { useSentFiles } from '../../kernel/sent-files';
import { MEGABYTE, MOST_BYTES } from '../import/bounds';
import { importsIn } from '../import/imports';
import {
  validateImportApply,
  validateImportLines,
  validateImportMapping,
  validateImportSheet,
} from '../inputs/imports';
import { refuse } from '../refusals/imports';

const MAY = may(PERMISSIONS.importManage);

/** The import of a history. */
export default [
  get('/imports', MAY, ({ strapi }) => importsIn(strapi).list()),
  postForm('files')('/imports', MAY, ({ strapi, ctx, body, actor }) =>
    useSentFiles(ctx, async ([sent, ...others]) => {
      if (!sent || others.length > 0) throw refuse('import-file-missing');
      if (sent.size > MOST_BYTES) {
        throw refuse('import-file-too-large', { max: MOST_BYTES / MEGABYTE });
      }
      const sheet = await validateImportSheet(body);
      const bytes = await readFile(sent.filepath);
      const name = (sent.originalFilename ?? '').trim() || 'import';
      return importsIn(strapi).read({ name, bytes, sheet }, actor);
    }),
  ),
  get('/imports/:id', MAY, ({ strapi, params }) => importsIn(strapi).view(params.id)),
  put('/imports/:id', MAY, async ({ strapi, params, body }) => {
    const mapping = await validateImportMapping(body);
    return importsIn(strapi).map(params.id, mapping);
  }),
  del('/imports/:id', MAY, async ({ strapi, params }) => {
    await importsIn(strapi).remove(params.id);
    return { id: params.id };
  }),
  list('/imports/:id/lines', MAY, async ({ strapi, params, query }) => {
    const filters = await validateImportLines(query);
    return importsIn(strapi).lines(params.id, filters);
  }),
  get('/imports/:id/progress', MAY, ({ strapi, params }) => importsIn(strapi).progress(params.id)),
  post('/imports/:id/apply', MAY, async ({ strapi, params, body, actor }) => {
    const fingerprint = await validateImportApply(body);
    return importsIn(strapi).apply(params.id, fingerprint, actor);
  }),
] satisfies AdminCall[];
