import type { Core } from '@strapi/strapi';
import { adminActor } from '../utils/actor';
import { getService } from '../utils/get-service';
import { validateCertificate, validateReceipt } from '../validation/attestations';
import { validateNothing } from '../validation/statistics';

type Context = Parameters<Core.ControllerHandler>[0];

/** Certificates and receipts, made on demand. */
const createAttestationsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.body = { data: await getService(strapi, 'attestations').list(ctx.params.documentId) };
  },

  async certificate(ctx: Context) {
    const asked = await validateCertificate(ctx.request.body ?? {});
    const paper = await getService(strapi, 'attestations').issue(
      ctx.params.documentId,
      { kind: 'certificate', ...asked },
      adminActor(ctx),
    );
    ctx.body = { data: await getService(strapi, 'attestations').view(paper) };
  },

  async receipt(ctx: Context) {
    const asked = await validateReceipt(ctx.request.body ?? {});
    const paper = await getService(strapi, 'attestations').issue(
      ctx.params.documentId,
      { kind: 'receipt', ...asked },
      adminActor(ctx),
    );
    ctx.body = { data: await getService(strapi, 'attestations').view(paper) };
  },

  async send(ctx: Context) {
    await validateNothing(ctx.request.body ?? {});
    await getService(strapi, 'attestations').send(ctx.params.id, adminActor(ctx));
    ctx.body = { data: {} };
  },
});

export default createAttestationsController;
