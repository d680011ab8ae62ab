import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type {
  TemplateChanged,
  TemplateInput,
  TemplateProblem,
  TemplateState,
  TemplateView,
} from '../../../shared/messages/templates';
import { findWorkflows } from '../core/store/workflows';
import { clockIn } from '../kernel/clock';
import { type RefusalError } from '../kernel/errors';
import { refuseFields } from '../kernel/field-errors';
import { madeOnce } from '../kernel/made-once';
import { newId } from '../kernel/new-id';
import { addActivities } from '../kernel/store/activities';
import { findActorNames } from '../kernel/store/actors';
import { executorOf } from '../kernel/store/database';
import { settingsActivity } from '../settings/settings-activity';
import { cataloguePort } from './message-rendering';
import { refuse } from './refusals/messages';
import {
  findTemplates,
  lockTemplate,
  seedTemplates,
  updateTemplate,
  type StoredTemplate,
} from './store/templates';
import { stateOf, templateView, texts, type ActorNames } from './template-view';
import type { DefaultTemplate } from './texts/default-template';
import { validateTemplate } from './texts/validate';

/** The shipped template of a code, or a refusal. */
export const shipped = (strapi: Core.Strapi, code: string): DefaultTemplate => {
  const original = cataloguePort.of(strapi).template(code);
  if (!original) throw refuse('template-unknown');
  return original;
};

/** Uses one kind of line break, since forms send several. */
export const normalised = (input: TemplateInput): TemplateInput => {
  const line = (text: string) => text.replace(/\r\n?/g, '\n');
  return { ...texts(input), bodyFr: line(input.bodyFr), bodyEn: line(input.bodyEn) };
};

/** The refusal of texts with problems, each at its field. */
export const refuseProblems = (problems: readonly TemplateProblem[]): RefusalError =>
  refuseFields(
    problems.map(({ field, reason, line, message }) => ({
      path: field,
      reason,
      params: { line },
      text: message,
    })),
  );

const UNWRITTEN = { version: 0, savedAt: null, actorType: null, actorId: null };
const SOMEBODY = { fr: 'quelqu’un d’autre', en: 'somebody else' };

const namesOf = (strapi: Core.Strapi, stored: readonly StoredTemplate[]): Promise<ActorNames> =>
  findActorNames(
    strapi,
    stored.map(({ actorType, actorId }) => ({
      actorType: actorType ?? '',
      actorId: actorId ?? '',
    })),
  );

/** The templates that staff edit. */
const createTemplatesService = ({ strapi }: { strapi: Core.Strapi }) => {
  /** Refuses texts based on an older version than the stored one. */
  const refuseIfChanged = async (
    original: DefaultTemplate,
    stored: StoredTemplate,
    seen: number | undefined,
  ): Promise<void> => {
    if (seen === undefined || seen === (stored.version ?? 0)) return;
    const current = stateOf(original, stored, await namesOf(strapi, [stored]));
    const who = current.saved?.by;
    const changed: TemplateChanged = { by: who ? { fr: who, en: who } : SOMEBODY, current };
    throw refuse('template-changed', { ...changed });
  };

  return {
    /** Every template, in the order of a membership's life. */
    async list(): Promise<TemplateView[]> {
      const db = await executorOf(strapi);
      const stored = await findTemplates(db);
      const byCode = new Map(stored.map((one) => [one.code, one]));
      const names = await namesOf(strapi, stored);
      const workflows = await findWorkflows(db);
      const catalogue = cataloguePort.of(strapi);
      return catalogue.shipped.map((original) => {
        const state = stateOf(original, byCode.get(original.code), names);
        return templateView(catalogue, original, state, workflows);
      });
    },

    /**
     * Saves a template. Refuses texts that would not render, or when somebody else saved it
     * meanwhile.
     */
    async save(
      code: string,
      input: TemplateInput,
      actor: Actor,
      seen?: number,
    ): Promise<TemplateState> {
      const original = shipped(strapi, code);
      const after = normalised(input);
      const verdict = validateTemplate(cataloguePort.of(strapi), code, after);
      if (!verdict.ok) throw refuseProblems(verdict.problems);
      const clock = clockIn(strapi);
      const [today, now] = [clock.today(), clock.now()];
      const saved = await strapi.db.transaction(async ({ trx }) => {
        const stored = await lockTemplate(trx, code);
        if (!stored) throw refuse('template-unknown');
        await refuseIfChanged(original, stored, seen);
        const author = { savedAt: now, actorType: actor.type, actorId: actor.id };
        const next = { ...stored, ...after, ...author, version: (stored.version ?? 0) + 1 };
        await updateTemplate(trx, next, now);
        const change = { before: texts(stored), after, input: { template: code } };
        await addActivities(
          trx,
          [settingsActivity('save-template', actor, change, { today, now })],
          now,
        );
        return next;
      });
      return stateOf(original, saved, await namesOf(strapi, [saved]));
    },

    /** Stores the templates that are not there yet; what staff wrote stays. */
    seed: (): Promise<number> =>
      seedTemplates(
        strapi.db.connection,
        cataloguePort.of(strapi).shipped.map((one) => ({
          id: newId(),
          code: one.code,
          ...texts(one),
          ...UNWRITTEN,
        })),
        clockIn(strapi).now(),
      ),
  };
};

export const templatesIn = madeOnce(createTemplatesService);
