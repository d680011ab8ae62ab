import { readFile } from 'node:fs/promises';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { file, get, may, post, postForm, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { sendFile } from '../../kernel/send-file';
import { useSentFiles } from '../../kernel/sent-files';
import { validatePaper, validateRemoval } from '../inputs/papers';
import { memberPapersIn } from '../member-papers';
import { papersIn } from '../papers';
import { refuse } from '../refusals/papers';

const { membershipRead, paperRead, paperManage } = PERMISSIONS;

/** Papers: those that were issued, and those that members gave. */
export default [
  // A paper as it was issued.
  file('/papers/:id/file', may(membershipRead), async ({ strapi, ctx, params, query }) => {
    await validateNothing(query);
    const { paper, bytes } = await papersIn(strapi).read(params.id);
    sendFile(ctx, paper, bytes);
  }),
  get('/memberships/:documentId/papers', may(membershipRead), async ({ strapi, params, query }) => {
    await validateNothing(query);
    return memberPapersIn(strapi).issued(params.documentId);
  }),
  get(
    '/memberships/:documentId/member-papers',
    may(paperRead),
    async ({ strapi, params, query }) => {
      await validateNothing(query);
      return memberPapersIn(strapi).list(params.documentId);
    },
  ),
  postForm('paper')(
    '/memberships/:documentId/member-papers',
    may(paperManage),
    ({ strapi, ctx, params, body, actor }) =>
      useSentFiles(ctx, async ([sent, ...others]) => {
        if (!sent || others.length > 0) throw refuse('paper-file-missing');
        const input = await validatePaper(body);
        const service = memberPapersIn(strapi);
        service.assertSize(sent.size);
        const given = { name: sent.originalFilename ?? '', bytes: await readFile(sent.filepath) };
        return service.add(params.documentId, given, input, actor);
      }),
  ),
  // A paper as the member gave it.
  file('/member-papers/:id/file', may(paperRead), async ({ strapi, ctx, params, query }) => {
    await validateNothing(query);
    const { paper, bytes } = await memberPapersIn(strapi).read(params.id);
    sendFile(ctx, paper, bytes);
  }),
  post('/member-papers/:id/remove', may(paperManage), async ({ strapi, params, body, actor }) => {
    const reason = await validateRemoval(body);
    await memberPapersIn(strapi).remove(params.id, reason, actor);
    return { id: params.id };
  }),
] satisfies AdminCall[];
