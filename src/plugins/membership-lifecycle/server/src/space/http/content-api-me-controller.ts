import type { Core } from '@strapi/strapi';
import type { OwnContacts } from '../../../../shared/access/content-api';
import type { RenewalAnswered } from '../../../../shared/renewals/content-api';
import {
  validateContactsVersion,
  validateOwnContacts,
  validateOwnPage,
  validateOwnRegistrations,
  validateOwnUsages,
} from '../../access/inputs/me';
import { memberContactsIn } from '../../access/member-contacts';
import type { MemberUser } from '../../access/own-access';
import type { Context } from '../../kernel/context';
import { validateKey } from '../../kernel/inputs/key';
import { validateOwnLanguage } from '../../kernel/inputs/language';
import { validateNothing } from '../../kernel/inputs/nothing';
import { sendFile } from '../../kernel/send-file';
import { readSentPaper } from '../../kernel/sent-files';
import { validateOwnRegistration } from '../../occasions/inputs/participation';
import { validateAcceptance, validateRefusal } from '../../renewals/inputs/renewal-answers';
import { memberSpaceIn } from '../member-space';
import { ownAgendaIn } from '../own-agenda';

/** Personal answers must not be cached. */
const answerPage = (ctx: Context, body: { data: unknown; meta?: unknown }): void => {
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = body;
};

const userOf = (ctx: Context) => ctx.state.user as MemberUser;

/** Calls of signed-in members on their own data. */
const createMeController = ({ strapi }: { strapi: Core.Strapi }) => {
  const space = () => memberSpaceIn(strapi);
  const agenda = () => ownAgendaIn(strapi);
  const contacts = () => memberContactsIn(strapi);
  const answer = (ctx: Context, data: unknown) => answerPage(ctx, { data });
  const answerContacts = (ctx: Context, data: OwnContacts) => {
    ctx.set('ETag', `"${data.version}"`);
    answer(ctx, data);
  };

  return {
    async me(ctx: Context) {
      await validateNothing({ ...ctx.query });
      answer(ctx, await space().me(userOf(ctx)));
    },

    async memberships(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      answer(ctx, await space().memberships(userOf(ctx), locale));
    },

    async membership(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      answer(ctx, await space().membership(userOf(ctx), ctx.params.documentId, locale));
    },

    async usages(ctx: Context) {
      const asked = await validateOwnUsages({ ...ctx.query });
      answerPage(ctx, await space().usages(userOf(ctx), ctx.params.documentId, asked));
    },

    async history(ctx: Context) {
      const asked = await validateOwnPage({ ...ctx.query });
      answerPage(ctx, await space().history(userOf(ctx), ctx.params.documentId, asked));
    },

    async registrations(ctx: Context) {
      const asked = await validateOwnRegistrations({ ...ctx.query });
      answerPage(ctx, await space().registrations(userOf(ctx), ctx.params.documentId, asked));
    },

    async occasions(ctx: Context) {
      const asked = await validateOwnPage({ ...ctx.query });
      answerPage(ctx, await agenda().occasions(userOf(ctx), ctx.params.documentId, asked));
    },

    async register(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const key = validateKey(ctx.get('Idempotency-Key'));
      const input = await validateOwnRegistration(ctx.request.body);
      const { documentId } = ctx.params;
      const made = await agenda().register(userOf(ctx), documentId, input, key);
      if (made.replayed) ctx.set('Idempotent-Replayed', 'true');
      ctx.status = 201;
      answer(ctx, made.registration);
    },

    async cancelRegistration(ctx: Context) {
      await validateNothing({ ...ctx.query });
      await validateNothing({ ...ctx.request.body });
      const { documentId, id } = ctx.params;
      answer(ctx, await agenda().cancel(userOf(ctx), documentId, id));
    },

    async papers(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      answer(ctx, await space().papers(userOf(ctx), ctx.params.documentId, locale));
    },

    async paper(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const { documentId, paperId } = ctx.params;
      const { paper, bytes } = await space().paper(userOf(ctx), documentId, paperId);
      sendFile(ctx, paper, bytes);
    },

    async contacts(ctx: Context) {
      await validateNothing({ ...ctx.query });
      answerContacts(ctx, await contacts().list(userOf(ctx), ctx.params.documentId));
    },

    async saveContacts(ctx: Context) {
      await validateNothing({ ...ctx.query });
      const input = await validateOwnContacts(ctx.request.body);
      const seen = validateContactsVersion(ctx.get('If-Match'));
      const { documentId } = ctx.params;
      answerContacts(ctx, await contacts().save(userOf(ctx), documentId, input, seen));
    },

    async renewal(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      answer(ctx, await space().renewal(userOf(ctx), ctx.params.documentId, locale));
    },

    async acceptRenewal(ctx: Context) {
      await validateOwnLanguage({ ...ctx.query });
      const input = await validateAcceptance(ctx.request.body);
      const { documentId } = ctx.params;
      await space().acceptRenewal(userOf(ctx), documentId, input, await readSentPaper(ctx));
      const data: RenewalAnswered = { answer: 'accepted' };
      answer(ctx, data);
    },

    async declineRenewal(ctx: Context) {
      await validateOwnLanguage({ ...ctx.query });
      const input = await validateRefusal(ctx.request.body);
      await space().declineRenewal(userOf(ctx), ctx.params.documentId, input);
      const data: RenewalAnswered = { answer: 'declined' };
      answer(ctx, data);
    },

    async certificate(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      const { documentId } = ctx.params;
      const { paper, bytes } = await space().certificate(userOf(ctx), documentId, locale);
      sendFile(ctx, paper, bytes);
    },

    async receipts(ctx: Context) {
      await validateNothing({ ...ctx.query });
      answer(ctx, await space().receipts(userOf(ctx), ctx.params.documentId));
    },

    async receipt(ctx: Context) {
      const { locale } = await validateOwnLanguage({ ...ctx.query });
      const { documentId, id } = ctx.params;
      const { paper, bytes } = await space().receipt(userOf(ctx), documentId, id, locale);
      sendFile(ctx, paper, bytes);
    },
  };
};

export default createMeController;
