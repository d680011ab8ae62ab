import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { applicationsIn } from '../applications';
import {
  validateApplicationQuery,
  validateAttach,
  validateFormSettings,
} from '../inputs/applications';

const { applicationRead, applicationManage } = PERMISSIONS;

/** An action on an application without input; answers the application afterwards. */
const act = (name: 'open' | 'reject') =>
  post(
    `/applications/:id/${name}`,
    may(applicationManage),
    async ({ strapi, params, body, actor }) => {
      await validateNothing(body ?? {});
      await applicationsIn(strapi)[name](params.id, actor);
      return applicationsIn(strapi).view(params.id);
    },
  );

/** Applications to join, as staff deal with them. */
export default [
  list('/applications', may(applicationRead), async ({ strapi, query }) => {
    const asked = await validateApplicationQuery(query);
    return applicationsIn(strapi).list(asked);
  }),
  get('/applications/settings', may(applicationManage), async ({ strapi, query }) => {
    await validateNothing(query);
    return applicationsIn(strapi).form.view();
  }),
  put('/applications/settings', may(applicationManage), async ({ strapi, body, actor }) => {
    const input = await validateFormSettings(body);
    await applicationsIn(strapi).form.save(input, actor);
    return applicationsIn(strapi).form.view();
  }),
  get('/applications/:id', may(applicationRead), async ({ strapi, params, query }) => {
    await validateNothing(query);
    return applicationsIn(strapi).view(params.id);
  }),
  act('open'),
  post(
    '/applications/:id/attach',
    may(applicationManage),
    async ({ strapi, params, body, actor }) => {
      await applicationsIn(strapi).attach(params.id, actor, await validateAttach(body ?? {}));
      return applicationsIn(strapi).view(params.id);
    },
  ),
  act('reject'),
] satisfies AdminCall[];
