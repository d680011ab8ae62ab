import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, mayGive, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateKey } from '../../kernel/inputs/key';
import { validateNothing } from '../../kernel/inputs/nothing';
import { readAgreement } from '../../membership/inputs/agreement';
import { validateAlike, validateIntake } from '../inputs/intake';
import { intakeIn } from '../intake';

const { membershipManage, duesManage } = PERMISSIONS;
/** A form that issues a call for dues is sent by who may issue calls. */
const MAY_TAKE_IN = [...may(membershipManage), ...mayGive('call', duesManage)];

const MAY_READ = [...may(membershipManage), 'plugin::membership-lifecycle.may-read-contacts'];

/** The form by which a member enters. */
export default [
  get('/members/alike', may(membershipManage), async ({ strapi, query }) =>
    intakeIn(strapi).alike(await validateAlike(query)),
  ),
  get('/members/organisations/:id', MAY_READ, async ({ strapi, params, query }) => {
    await validateNothing(query);
    return intakeIn(strapi).organisation(params.id);
  }),
  post('/members/plan', MAY_TAKE_IN, async ({ strapi, body }) =>
    intakeIn(strapi).plan(await validateIntake(body)),
  ),
  post('/members', MAY_TAKE_IN, async ({ strapi, ctx, body, actor }) => {
    const { input, agreement } = await readAgreement(body);
    const key = validateKey(ctx.get('Idempotency-Key'));
    const sent = { ...agreement, actor, key };
    const { replayed, ...taken } = await intakeIn(strapi).take(await validateIntake(input), sent);
    if (replayed) ctx.set('Idempotent-Replayed', 'true');
    return taken;
  }),
] satisfies AdminCall[];
