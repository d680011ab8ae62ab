import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { attestationsIn } from '../attestations';
import { validateCertificate, validateOfCall } from '../inputs/attestations';

const { membershipRead, membershipManage, duesManage, messageManage } = PERMISSIONS;

const OF_A_MEMBER = '/memberships/:documentId';

/** Makes a paper about a call. */
const ofCall = (path: 'receipts' | 'copies', kind: 'receipt' | 'copy'): AdminCall =>
  post(`${OF_A_MEMBER}/${path}`, may(duesManage), async ({ strapi, params, body, actor }) => {
    const asked = await validateOfCall(body ?? {});
    const paper = await attestationsIn(strapi).issue(params.documentId, { kind, ...asked }, actor);
    return attestationsIn(strapi).view(paper);
  });

/** Certificates, receipts and copies of calls, made on demand. */
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
  ofCall('receipts', 'receipt'),
  ofCall('copies', 'copy'),
  post('/papers/:id/send', may(messageManage), async ({ strapi, params, body, actor }) => {
    await validateNothing(body ?? {});
    await attestationsIn(strapi).send(params.id, actor);
    return {};
  }),
] satisfies AdminCall[];
