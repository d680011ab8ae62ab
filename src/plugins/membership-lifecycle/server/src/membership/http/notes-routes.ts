import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { validateCommandKey } from '../../core/inputs/commands';
import { del, get, may, post, put, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { validateDone, validateNote, validateNoteChange, validatePinned } from '../inputs/notes';
import { notesIn } from '../notes';

const { membershipRead, membershipManage } = PERMISSIONS;

/** The notes that staff write on members. */
export default [
  get(
    '/memberships/:documentId/notes',
    may(membershipRead),
    async ({ strapi, params, query, actor }) => {
      await validateNothing(query);
      return notesIn(strapi).list(params.documentId, actor);
    },
  ),
  post(
    '/memberships/:documentId/notes',
    may(membershipManage),
    async ({ strapi, ctx, params, body, actor }) => {
      const input = await validateNote(body);
      const key = validateCommandKey('add-note', ctx.get('Idempotency-Key'));
      return notesIn(strapi).add(params.documentId, input, actor, key);
    },
  ),
  put('/notes/:id', may(membershipManage), async ({ strapi, params, body, actor, ifMatch }) => {
    const input = await validateNoteChange(body);
    return notesIn(strapi).rewrite(params.id, input, { actor, seen: ifMatch() });
  }),
  post(
    '/notes/:id/pin',
    may(membershipManage),
    async ({ strapi, params, body, actor, ifMatch }) => {
      const pinned = await validatePinned(body);
      return notesIn(strapi).pin(params.id, pinned, { actor, seen: ifMatch() });
    },
  ),
  post(
    '/notes/:id/settle',
    may(membershipManage),
    async ({ strapi, params, body, actor, ifMatch }) => {
      const done = await validateDone(body);
      return notesIn(strapi).settle(params.id, done, { actor, seen: ifMatch() });
    },
  ),
  del('/notes/:id', may(membershipManage), ({ strapi, params, actor, ifMatch }) =>
    notesIn(strapi).remove(params.id, { actor, seen: ifMatch() }),
  ),
] satisfies AdminCall[];
