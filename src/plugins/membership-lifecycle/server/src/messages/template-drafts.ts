import type { Core } from '@strapi/strapi';
import type {
  RenderedDraft,
  TemplateDraft,
  TemplatePreview,
  TemplateTest,
  TemplateTestResult,
} from '../../../shared/messages/templates';
import { factsIn } from '../core/facts';
import { recipientOf, type Reached } from '../core/rules/recipient';
import type { Addressee } from '../core/rules/types';
import { madeOnce } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import { executorOf } from '../kernel/store/database';
import { compileTemplate, variablesIn, type TemplateValues } from '../kernel/texts/template';
import { settingsIn } from '../settings/settings';
import { siteLinksIn } from '../settings/site-links';
import { channelsPort, type Channel } from './channel';
import { EMAIL } from './channels/email';
import { testFailure } from './channels/email-failures';
import { cataloguePort } from './message-rendering';
import { refuse } from './refusals/messages';
import { findTemplate } from './store/templates';
import { normalised, refuseProblems, shipped } from './templates';
import type { MessageCatalogue } from './texts/catalogue';
import { occasionOf } from './texts/likely-draft';
import { problemsIn, sourceIn, type TemplateTexts } from './texts/validate';
import { messageValues } from './texts/values';

/** The values for a template, and the recipient. */
interface Filling {
  values: (locale: Locale) => TemplateValues;
  to: Reached | null;
  /** By what it would leave. */
  channel: Channel;
}

const NOBODY: Addressee = { id: '', name: '', email: '', role: 'representative', locale: 'fr' };
const SAMPLE_TOKEN = 'exemple';
/** Marks the subject, so that a test is not taken for the message itself. */
const MARK: Record<Locale, string> = { fr: '[Essai]', en: '[Test]' };

const renderedIn = (
  catalogue: MessageCatalogue,
  code: string,
  texts: TemplateTexts,
  locale: Locale,
  { values: valuesIn, channel }: Filling,
): RenderedDraft => {
  const problems = problemsIn(catalogue, code, texts, locale);
  if (problems.length > 0) return { letter: null, problems, empty: [] };
  const source = sourceIn(texts, locale);
  const values = valuesIn(locale);
  const named = new Set(variablesIn(source));
  const isEmpty = (name: string): boolean => {
    const [group, key] = name.split('.');
    return (values[group]?.[key] ?? null) === null;
  };
  return {
    letter: channel.compose(
      compileTemplate(source, catalogue.variablesOf(code))(values, locale),
      false,
    ),
    problems,
    empty: catalogue
      .variablesOf(code)
      .filter(({ name }) => named.has(name) && isEmpty(name))
      .map(({ labels }) => labels),
  };
};

/** Previews templates, saved or not, and tests drafts. Stores nothing. */
const createTemplateDraftsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const catalogue = () => cataloguePort.of(strapi);

  const fillingOf = async (code: string, membership: string | undefined): Promise<Filling> => {
    if (!membership) {
      const values = (locale: Locale) => catalogue().sampleValues(code, locale);
      return { values, to: null, channel: EMAIL };
    }
    const [row] = await factsIn(strapi).loadMany([membership]);
    if (!row) throw refuse('membership-unknown', { membership });
    const { facts, organisationName } = row;
    const association = await settingsIn(strapi).identity();
    const draft = occasionOf(code, facts);
    const to = recipientOf(facts.contacts, draft.contactRole) ?? null;
    const context = { facts, draft, contact: to ?? NOBODY, organisationName, association };
    // A template's author chooses a member only: examples stand for assemblies and occasions.
    const examples = (locale: Locale): TemplateValues => {
      const samples = catalogue().sampleValues(code, locale);
      const ofSubjects = Object.keys(catalogue().values(draft, locale));
      return Object.fromEntries(
        ofSubjects.flatMap((group) => (samples[group] ? [[group, samples[group]]] : [])),
      );
    };
    const links = await siteLinksIn(strapi).links();
    const values = (locale: Locale) => {
      const known = { ...messageValues(catalogue(), context, locale), ...examples(locale) };
      // The link in a test does not work.
      const answerLink = known.renewal?.answerLink && links.answer(SAMPLE_TOKEN, locale);
      return { ...known, renewal: { answerLink } };
    };
    const channel = channelsPort.of(strapi).find(({ name }) => name === to?.reach.channel);
    return { values, to, channel: channel ?? EMAIL };
  };

  const inBothLanguages = (code: string, texts: TemplateTexts, filling: Filling) => {
    const { to } = filling;
    const draft = (locale: Locale) => renderedIn(catalogue(), code, texts, locale, filling);
    return {
      fr: draft('fr'),
      en: draft('en'),
      to: to && { name: to.name ?? '', email: to.reach.address, locale: to.locale },
    };
  };

  return {
    /** Renders unsaved texts for a member, in both languages. */
    async preview(code: string, { membership, ...input }: TemplateDraft): Promise<TemplatePreview> {
      shipped(strapi, code);
      return inBothLanguages(code, normalised(input), await fillingOf(code, membership));
    },

    /** Renders the texts in use with the examples, for people who read them and know no member. */
    async saved(code: string): Promise<TemplatePreview> {
      const original = shipped(strapi, code);
      const stored = await findTemplate(await executorOf(strapi), code);
      return inBothLanguages(code, stored ?? original, await fillingOf(code, undefined));
    },

    /**
     * Sends unsaved texts to their author, filled for a member or with examples: by e-mail, since an
     * account of staff has no other address.
     */
    async test(
      code: string,
      { membership, locale, ...input }: TemplateTest,
      email: string | undefined,
    ): Promise<TemplateTestResult> {
      shipped(strapi, code);
      if (!email) throw refuse('test-without-address');
      const filling = { ...(await fillingOf(code, membership)), channel: EMAIL };
      const { letter: message, problems } = renderedIn(
        catalogue(),
        code,
        normalised(input),
        locale,
        filling,
      );
      if (!message) throw refuseProblems(problems);
      if (!EMAIL.isSetUp(strapi)) throw refuse('test-without-smtp');
      const identity = await settingsIn(strapi).identity();
      const subject = `${MARK[locale]} ${message.subject}`;
      const outgoing = { ...message, subject, toName: '', toEmail: email, messageId: null };
      try {
        await EMAIL.handOver(strapi, identity, outgoing, []);
      } catch (error) {
        const { answer } = EMAIL.failureOf(error);
        throw refuse('test-not-sent', { why: testFailure(answer), answer });
      }
      return { to: email };
    },
  };
};

export const templateDraftsIn = madeOnce(createTemplateDraftsService);
