import type { Core } from '@strapi/strapi';
import { executorOf } from '../repositories/database';
import type {
  Actor,
  TemplateInput,
  TemplatePreview,
  TemplateView,
} from '../../../shared/contracts';
import { DEFAULT_TEMPLATES, defaultTemplate, type DefaultTemplate } from '../mail/defaults';
import { compileLetter, type RenderedLetter } from '../mail/template';
import { sourceIn, validateTemplate } from '../mail/validate';
import { sampleValues, variablesOf } from '../mail/variables';
import { addActivities } from '../repositories/activities';
import {
  findTemplate,
  findTemplates,
  seedTemplates,
  updateTemplate,
} from '../repositories/templates';
import { refuse } from '../utils/errors';
import { refuseFields } from '../utils/field-errors';
import { getService } from '../utils/get-service';
import { newId } from '../utils/new-id';
import { settingsActivity } from './settings-activity';

const texts = ({ subjectFr, bodyFr, subjectEn, bodyEn }: TemplateInput): TemplateInput => ({
  subjectFr,
  bodyFr,
  subjectEn,
  bodyEn,
});

// Forms post line breaks as they like; a template is stored with one kind.
const normalised = (input: TemplateInput): TemplateInput => {
  const line = (text: string) => text.replace(/\r\n?/g, '\n');
  return { ...texts(input), bodyFr: line(input.bodyFr), bodyEn: line(input.bodyEn) };
};

const shipped = (code: string): DefaultTemplate => {
  const original = defaultTemplate(code);
  if (!original) throw refuse('template-unknown');
  return original;
};

const view = (original: DefaultTemplate, stored: TemplateInput): TemplateView => ({
  ...texts(stored),
  code: original.code,
  names: original.names,
  variables: variablesOf(original.code).map(({ name, labels, samples }) => ({
    name,
    labels,
    sample: samples.fr,
  })),
  original: texts(original),
});

const checked = (code: string, input: TemplateInput): TemplateInput => {
  const normal = normalised(input);
  const verdict = validateTemplate(code, normal);
  if (verdict.ok) return normal;
  throw refuseFields(
    verdict.problems.map(({ field, reason, line, message }) => ({
      path: field,
      reason,
      params: { line },
      text: message,
    })),
  );
};

/** The letters that staff edit. */
const createTemplatesService = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Every letter, in the order of a membership's life. */
  async list(): Promise<TemplateView[]> {
    const stored = new Map(
      (await findTemplates(await executorOf(strapi))).map((one) => [one.code, one]),
    );
    return DEFAULT_TEMPLATES.map((original) =>
      view(original, stored.get(original.code) ?? original),
    );
  },

  /** Saves a letter, unless it would not render. */
  async save(code: string, input: TemplateInput, actor: Actor): Promise<TemplateView> {
    const original = shipped(code);
    const after = checked(code, input);
    const clock = getService(strapi, 'clock');
    const [today, now] = [clock.today(), clock.now()];
    await strapi.db.transaction(async ({ trx }) => {
      const stored = await findTemplate(trx, code);
      if (!stored) throw refuse('template-unknown');
      await updateTemplate(trx, { ...stored, ...after }, now);
      const change = { before: texts(stored), after, input: { template: code } };
      await addActivities(
        trx,
        [settingsActivity('save-template', actor, change, { today, now })],
        now,
      );
    });
    return view(original, after);
  },

  /** What a letter would look like, with the example values. */
  preview(code: string, input: TemplateInput): TemplatePreview {
    shipped(code);
    const checkedInput = checked(code, input);
    const render = (locale: 'fr' | 'en'): RenderedLetter =>
      compileLetter(sourceIn(checkedInput, locale))(sampleValues(code, locale), locale);
    return { fr: render('fr'), en: render('en') };
  },

  /** Puts the shipped text of a letter back. */
  restore(code: string, actor: Actor): Promise<TemplateView> {
    return this.save(code, texts(shipped(code)), actor);
  },

  /** Stores the letters that are not there yet; what staff wrote stays. */
  seed: (): Promise<number> =>
    seedTemplates(
      strapi.db.connection,
      DEFAULT_TEMPLATES.map((one) => ({ id: newId(), code: one.code, ...texts(one) })),
      getService(strapi, 'clock').now(),
    ),
});

export default createTemplatesService;
