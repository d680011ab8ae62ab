import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { sendFile } from '../../kernel/send-file';
import { withSentFiles } from '../../kernel/sent-files';
import { validatePaper, validateRemoval } from '../inputs/papers';
import { memberPapersIn } from '../member-papers';
import { papersIn } from '../papers';
import { refuse } from '../refusals/papers';

type Context = Parameters<Core.ControllerHandler>[0];

/** Papers: those that were issued, and those that members gave. */
const createPapersController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** A paper as it was issued. */
  async file(ctx: Context) {
    await validateNothing({ ...ctx.query });
    const { paper, bytes } = await papersIn(strapi).read(ctx.params.id);
    sendFile(ctx, paper, bytes);
  },

  async issued(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.body = { data: await memberPapersIn(strapi).issued(ctx.params.documentId) };
  },

  async list(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.body = { data: await memberPapersIn(strapi).list(ctx.params.documentId) };
  },

  async add(ctx: Context) {
    await withSentFiles(ctx, async ([file, ...others]) => {
      if (!file || others.length > 0) throw refuse('paper-file-missing');
      const input = await validatePaper(ctx.request.body);
      const service = memberPapersIn(strapi);
      service.assertSize(file.size);
      const sent = { name: file.originalFilename ?? '', bytes: await readFile(file.filepath) };
      const { documentId } = ctx.params;
      ctx.body = { data: await service.add(documentId, sent, input, adminActor(ctx)) };
    });
  },

  /** A paper as the member gave it. */
  async memberFile(ctx: Context) {
    await validateNothing({ ...ctx.query });
    const { paper, bytes } = await memberPapersIn(strapi).read(ctx.params.id);
    sendFile(ctx, paper, bytes);
  },

  async remove(ctx: Context) {
    const reason = await validateRemoval(ctx.request.body);
    await memberPapersIn(strapi).remove(ctx.params.id, reason, adminActor(ctx));
    ctx.body = { data: { id: ctx.params.id } };
  },
});

export default createPapersController;
