import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import type {
  RenderedDraft,
  TemplateDraft,
  TemplatePreview,
  TemplateTest,
  TemplateTestResult,
} from '../../../shared/messages/templates';
import { factsIn } from '../core/facts';
import { recipientOf } from '../core/rules/recipient';
import type { Contact } from '../core/rules/types';
import { madeOnce } from '../kernel/made-once';
import type { Locale } from '../kernel/rules/values';
import { compileTemplate, variablesIn, type TemplateValues } from '../kernel/texts/template';
import { settingsIn } from '../settings/settings';
import { siteLinksIn } from '../settings/site-links';
import { cataloguePort } from './message-rendering';
import { post, readable } from './message-sending';
import { refuse } from './refusals/messages';
import { testFailure } from './send-failures';
import { normalised, refuseProblems, shipped } from './templates';
import type { MessageCatalogue } from './texts/catalogue';
import { occasionOf } from './texts/likely-draft';
import { problemsIn, sourceIn, type TemplateTexts } from './texts/validate';
import { messageValues } from './texts/values';

/** The values for a template, and the recipient. */
interface Filling {
  values: (locale: Locale) => TemplateValues;
  to: Contact | null;
}

const NOBODY: Contact = { id: '', name: '', email: '', role: 'representative', locale: 'fr' };
const SAMPLE_TOKEN = 'exemple';
/** Marks the subject, so that a test is not taken for the message itself. */
const MARK: Record<Locale, string> = { fr: '[Essai]', en: '[Test]' };

const renderedIn = (
  catalogue: MessageCatalogue,
  code: string,
  texts: TemplateTexts,
  locale: Locale,
  values: TemplateValues,
): RenderedDraft => {
  const problems = problemsIn(catalogue, code, texts, locale);
  if (problems.length > 0) return { letter: null, problems, empty: [] };
  const source = sourceIn(texts, locale);
  const named = new Set(variablesIn(source));
  const isEmpty = (name: string): boolean => {
    const [group, key] = name.split('.');
    return (values[group]?.[key] ?? null) === null;
  };
  return {
    letter: compileTemplate(source)(values, locale),
    problems,
    empty: catalogue
      .variablesOf(code)
      .filter(({ name }) => named.has(name) && isEmpty(name))
      .map(({ labels }) => labels),
  };
};

/** Previews and tests unsaved templates. Stores nothing. */
const createTemplateDraftsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const catalogue = () => cataloguePort.of(strapi);

  const fillingOf = async (code: string, membership: string | undefined): Promise<Filling> => {
    if (!membership)
      return { values: (locale) => catalogue().sampleValues(code, locale), to: null };
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
    return { values, to };
  };

  return {
    /** Renders unsaved texts for a member, in both languages. */
    async preview(code: string, { membership, ...input }: TemplateDraft): Promise<TemplatePreview> {
      shipped(strapi, code);
      const texts = normalised(input);
      const { values, to } = await fillingOf(code, membership);
      const draft = (locale: Locale) =>
        renderedIn(catalogue(), code, texts, locale, values(locale));
      return {
        fr: draft('fr'),
        en: draft('en'),
        to: to && { name: to.name ?? '', email: to.email, locale: to.locale },
      };
    },

    /** Sends unsaved texts to their author, filled for a member or with examples. */
    async test(
      code: string,
      { membership, locale, ...input }: TemplateTest,
      email: string | undefined,
    ): Promise<TemplateTestResult> {
      shipped(strapi, code);
      if (!email) throw refuse('test-without-address');
      const { values } = await fillingOf(code, membership);
      const { letter: message, problems } = renderedIn(
        catalogue(),
        code,
        normalised(input),
        locale,
        values(locale),
      );
      if (!message) throw refuseProblems(problems);
      if (!strapi.config.get<boolean>(`plugin::${PLUGIN_ID}.smtpConfigured`, false)) {
        throw refuse('test-without-smtp');
      }
      const identity = await settingsIn(strapi).identity();
      const marked = { ...message, subject: `${MARK[locale]} ${message.subject}` };
      try {
        await post(strapi, identity, { ...marked, toName: '', toEmail: email });
      } catch (error) {
        const answer = readable(error);
        throw refuse('test-not-sent', { why: testFailure(answer), answer });
      }
      return { to: email };
    },
  };
};

export const templateDraftsIn = madeOnce(createTemplateDraftsService);
