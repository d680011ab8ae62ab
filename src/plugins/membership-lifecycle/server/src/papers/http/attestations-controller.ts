import type { Core } from '@strapi/strapi';
import { adminActor } from '../../kernel/actor';
import { validateNothing } from '../../kernel/inputs/nothing';
import { attestationsIn } from '../attestations';
import { validateCertificate, validateReceipt } from '../inputs/attestations';

type Context = Parameters<Core.ControllerHandler>[0];

/** Certificates and receipts, made on demand. */
const createAttestationsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.body = { data: await attestationsIn(strapi).list(ctx.params.documentId) };
  },

  async certificate(ctx: Context) {
    const asked = await validateCertificate(ctx.request.body ?? {});
    const paper = await attestationsIn(strapi).issue(
      ctx.params.documentId,
      { kind: 'certificate', ...asked },
      adminActor(ctx),
    );
    ctx.body = { data: await attestationsIn(strapi).view(paper) };
  },

  async receipt(ctx: Context) {
    const asked = await validateReceipt(ctx.request.body ?? {});
    const paper = await attestationsIn(strapi).issue(
      ctx.params.documentId,
      { kind: 'receipt', ...asked },
      adminActor(ctx),
    );
    ctx.body = { data: await attestationsIn(strapi).view(paper) };
  },

  async send(ctx: Context) {
    await validateNothing(ctx.request.body ?? {});
    await attestationsIn(strapi).send(ctx.params.id, adminActor(ctx));
    ctx.body = { data: {} };
  },
});

export default createAttestationsController;
