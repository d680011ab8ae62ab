import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { file, get, list, may, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validatePaging } from '../../kernel/inputs/paging';
import { assembliesIn } from '../assemblies';
import {
  validateAlternativesQuery,
  validateAssembly,
  validateAssemblyCommand,
  validateRollQuery,
  validateSheetQuery,
} from '../inputs/assemblies';

const { assemblyRead, assemblyManage } = PERMISSIONS;

/** General assemblies. */
export default [
  list('/assemblies', may(assemblyRead), async ({ strapi, query }) =>
    assembliesIn(strapi).list(await validatePaging(query)),
  ),
  post('/assemblies', may(assemblyManage), async ({ strapi, body, actor }) => {
    const plan = await validateAssembly(body);
    return assembliesIn(strapi).create(plan, actor);
  }),
  get('/assemblies/:id', may(assemblyRead), ({ strapi, params }) =>
    assembliesIn(strapi).view(params.id),
  ),
  put('/assemblies/:id', may(assemblyManage), async ({ strapi, params, body, actor, ifMatch }) => {
    const seen = ifMatch();
    const plan = await validateAssembly(body);
    return assembliesIn(strapi).save(params.id, plan, actor, seen);
  }),
  post(
    '/assemblies/:id/commands/:name',
    may(assemblyManage),
    async ({ strapi, params, body, actor }) => {
      const { name, input } = await validateAssemblyCommand(params.name, body);
      return assembliesIn(strapi).run(params.id, name, input, actor);
    },
  ),
  list('/assemblies/:id/roll', may(assemblyRead), async ({ strapi, params, query }) => {
    const asked = await validateRollQuery(query);
    return assembliesIn(strapi).roll(params.id, asked);
  }),
  list('/assemblies/:id/alternatives', may(assemblyRead), async ({ strapi, params, query }) => {
    const asked = await validateAlternativesQuery(query);
    return assembliesIn(strapi).alternatives(params.id, asked);
  }),
  get('/assemblies/:id/roll/:membershipId/contacts', may(assemblyManage), ({ strapi, params }) => {
    const { id, membershipId } = params;
    return assembliesIn(strapi).contacts(id, membershipId);
  }),
  list('/assemblies/:id/late', may(assemblyRead), async ({ strapi, params, query }) => {
    const paging = await validatePaging(query);
    return assembliesIn(strapi).late(params.id, paging);
  }),
  list('/assemblies/:id/convocation', may(assemblyManage), async ({ strapi, params, query }) => {
    const paging = await validatePaging(query);
    return assembliesIn(strapi).convocation(params.id, paging);
  }),
  list('/assemblies/:id/proxies', may(assemblyRead), async ({ strapi, params, query }) => {
    const paging = await validatePaging(query);
    return assembliesIn(strapi).proxies(params.id, paging);
  }),
  list('/assemblies/:id/activities', may(assemblyRead), async ({ strapi, params, query }) => {
    const paging = await validatePaging(query);
    return assembliesIn(strapi).activities(params.id, paging);
  }),
  file('/assemblies/:id/sheet', may(assemblyRead), async ({ strapi, ctx, params, query }) => {
    const locale = await validateSheetQuery(query);
    const { name, bytes } = await assembliesIn(strapi).sheetPaper(params.id, locale);
    ctx.attachment(name);
    ctx.type = 'application/pdf';
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = bytes;
  }),
] satisfies AdminCall[];
