import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { attestationsIn } from '../attestations';
import { validateCertificate, validateReceipt } from '../inputs/attestations';

const { membershipRead, membershipManage, duesManage, messageManage } = PERMISSIONS;

const OF_A_MEMBER = '/memberships/:documentId';

/** Certificates and receipts, made on demand. */
export default [
  get(`${OF_A_MEMBER}/attestations`, may(membershipRead), async ({ strapi, params, query }) => {
    await validateNothing(query);
    return attestationsIn(strapi).list(params.documentId);
  }),
  post(
    `${OF_A_MEMBER}/certificates`,
    may(membershipManage),
    async ({ strapi, params, body, actor }) => {
      const asked = await validateCertificate(body ?? {});
      const paper = await attestationsIn(strapi).issue(
        params.documentId,
        { kind: 'certificate', ...asked },
        actor,
      );
      return attestationsIn(strapi).view(paper);
    },
  ),
  post(`${OF_A_MEMBER}/receipts`, may(duesManage), async ({ strapi, params, body, actor }) => {
    const asked = await validateReceipt(body ?? {});
    const paper = await attestationsIn(strapi).issue(
      params.documentId,
      { kind: 'receipt', ...asked },
      actor,
    );
    return attestationsIn(strapi).view(paper);
  }),
  post('/papers/:id/send', may(messageManage), async ({ strapi, params, body, actor }) => {
    await validateNothing(body ?? {});
    await attestationsIn(strapi).send(params.id, actor);
    return {};
  }),
] satisfies AdminCall[];
