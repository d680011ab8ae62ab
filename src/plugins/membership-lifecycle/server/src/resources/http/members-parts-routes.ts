import { PLUGIN_ID } from '../../../../shared/kernel/ids';
import { get, postForm, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { useSentFiles } from '../../kernel/sent-files';
import { contentFilesIn } from '../content-files';
import { membersPartsIn } from '../members-parts';
import { refuse } from '../refusals/resources';

/** The right to change documents of a type covers their parts for members, files included. */
const MAY_EDIT = [`plugin::${PLUGIN_ID}.may-edit-type`];

/** The form of a part for members. */
export default [
  get('/members-parts/:uid/choices', MAY_EDIT, async ({ strapi, params, query }) => {
    await validateNothing(query);
    return membersPartsIn(strapi).choices(params.uid);
  }),
  postForm('files')('/members-parts/:uid/files', MAY_EDIT, ({ strapi, ctx, params, actor }) =>
    useSentFiles(ctx, async ([sent, ...others]) => {
      membersPartsIn(strapi).typeNamed(params.uid);
      if (!sent || others.length > 0) throw refuse('content-file-one');
      return contentFilesIn(strapi).add(sent, actor);
    }),
  ),
] satisfies AdminCall[];
