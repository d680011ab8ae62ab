import type { Core } from '@strapi/strapi';
import type { MemberUser } from '../../access/own-access';
import { tokenActor } from '../../kernel/actor';
import type { Context } from '../../kernel/context';
import { contentFilesIn } from '../content-files';
import { validateFile, validateList, validateOne, validateParts } from '../inputs/questions';
import { resourcePreviewsIn } from '../previews';
import { memberNamed, userReader, visitor, type Reader } from '../readers';
import { refuse } from '../refusals/resources';
import { resourcesIn } from '../resources';
import { sendPrivateFile } from './send-private-file';

const isToken = (ctx: Context): boolean => ctx.state.auth?.strategy.name === 'content-api-token';

/** A token reads as a visitor unless it names a member; who is signed in reads as themselves. */
const knownReader = async (
  strapi: Core.Strapi,
  ctx: Context,
  membership: string | null,
): Promise<Reader> => {
  if (isToken(ctx)) {
    if (membership === null) return visitor();
    const reader = memberNamed(strapi, membership, tokenActor(ctx));
    // A member that does not exist is refused, also where nothing asks for one.
    await reader.standings();
    return reader;
  }
  return ctx.state.user ? userReader(strapi, ctx.state.user as MemberUser) : visitor();
};

/** The reader of a request. Nothing is read by `HEAD`, so that it uses no right either. */
const readerOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  membership: string | null,
): Promise<Reader> => {
  const reader = await knownReader(strapi, ctx, membership);
  return ctx.method === 'HEAD' ? { ...reader, actor: null } : reader;
};

/** Resources for front-ends. */
export const resources = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { locale, membership, ...filters } = await validateList({ ...ctx.query }, isToken(ctx));
    const reader = await readerOf(strapi, ctx, membership);
    ctx.body = await resourcesIn(strapi).list(filters, { locale, reader });
  },

  async findOne(ctx: Context) {
    const { documentId } = ctx.params;
    const { locale, membership, preview, as } = await validateOne({ ...ctx.query }, isToken(ctx));
    if (preview !== null) {
      const asked = { documentId, locale, token: preview, as };
      const shown = await resourcePreviewsIn(strapi).open(asked);
      if (!shown) throw refuse('preview-over');
      ctx.body = { data: shown.resource };
      return;
    }
    const reader = await readerOf(strapi, ctx, membership);
    ctx.body = { data: await resourcesIn(strapi).one(documentId, { locale, reader }) };
  },

  async file(ctx: Context) {
    const { of: uid, document, locale, reader, until, sign } = await validateFile({ ...ctx.query });
    const asked = { id: String(ctx.params.id), uid, documentId: document, locale, reader };
    const signed = { until: Number(until), sign };
    sendPrivateFile(ctx, await contentFilesIn(strapi).open(asked, signed, ctx.get('Range')));
  },
});

/** Parts for members of any content type that has one. */
export const membersParts = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const asked = await validateParts({ ...ctx.query }, isToken(ctx));
    const { locale, documentIds, membership } = asked;
    const reader = await readerOf(strapi, ctx, membership);
    const data = await resourcesIn(strapi).parts(ctx.params.type, documentIds, { locale, reader });
    ctx.body = { data };
  },
});
