import { readFile } from 'node:fs/promises';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import {
  del,
  get,
  list,
  may,
  post,
  postForm,
  type AdminCall,
  type Asked,
} from '../../kernel/http/admin-calls';
import { useSentFiles } from '../../kernel/sent-files';
import { bankIn } from '../bank';
import {
  validateAside,
  validateColumns,
  validateLinesQuery,
  validateMatch,
  validateSure,
  validateUndo,
} from '../inputs/bank';
import { MEGABYTE, MOST_BYTES } from '../reading/bounds';
import { refuse } from '../refusals/bank';

const MAY = may(PERMISSIONS.duesManage);

/** A change of a line that a person saw: without its version, nothing is done. */
const changing = ({ actor, ifMatch }: Asked) => {
  const version = ifMatch();
  if (version === undefined) throw refuse('bank-line-changed');
  return { actor, version };
};

/** Statements of the bank, and what their lines are matched to. */
export default [
  get('/bank/statements', MAY, ({ strapi }) => bankIn(strapi).statements()),
  postForm('files')('/bank/statements', MAY, ({ strapi, ctx, body, actor }) =>
    useSentFiles(ctx, async ([sent, ...others]) => {
      if (!sent || others.length > 0) throw refuse('bank-file-missing');
      if (sent.size > MOST_BYTES) {
        throw refuse('bank-file-too-large', { max: MOST_BYTES / MEGABYTE });
      }
      const columns = await validateColumns(body);
      const bytes = await readFile(sent.filepath);
      const name = (sent.originalFilename ?? '').trim() || 'releve';
      return bankIn(strapi).read({ name, bytes, columns }, actor);
    }),
  ),
  del('/bank/statements/:id', MAY, async ({ strapi, params }) => {
    await bankIn(strapi).remove(params.id);
    return { id: params.id };
  }),
  list('/bank/lines', MAY, async ({ strapi, query }) =>
    bankIn(strapi).list(await validateLinesQuery(query)),
  ),
  get('/bank/members/:documentId', MAY, ({ strapi, params }) =>
    bankIn(strapi).member(params.documentId),
  ),
  get('/bank/sure', MAY, ({ strapi }) => bankIn(strapi).sure()),
  post('/bank/sure', MAY, async ({ strapi, body, actor }) =>
    bankIn(strapi).confirmSure(await validateSure(body), actor),
  ),
  post('/bank/lines/:id/match', MAY, async (asked) => {
    const { strapi, params, body } = asked;
    const input = await validateMatch(body);
    await bankIn(strapi).match(params.id, input, changing(asked));
    return bankIn(strapi).line(params.id);
  }),
  post('/bank/lines/:id/aside', MAY, async (asked) => {
    const { strapi, params, body } = asked;
    const reason = await validateAside(body);
    await bankIn(strapi).setAside(params.id, reason, changing(asked));
    return bankIn(strapi).line(params.id);
  }),
  post('/bank/lines/:id/undo', MAY, async (asked) => {
    const { strapi, params, body } = asked;
    const reason = await validateUndo(body);
    await bankIn(strapi).undo(params.id, reason, changing(asked));
    return bankIn(strapi).line(params.id);
  }),
] satisfies AdminCall[];
