import type {
  TemplateInput,
  TemplateState,
  TemplateUse,
  TemplateView,
} from '../../../shared/messages/templates';
import type { Workflow } from '../core/rules/types';
import type { StoredTemplate } from './store/templates';
import type { MessageCatalogue } from './texts/catalogue';
import type { DefaultTemplate } from './texts/default-template';

/** The shaping of templates for the screen. Pure. */

/** Names of administrators by `type:id`. */
export type ActorNames = ReadonlyMap<string, { name: string }>;

/** The four texts alone. */
export const texts = ({ subjectFr, bodyFr, subjectEn, bodyEn }: TemplateInput): TemplateInput => ({
  subjectFr,
  bodyFr,
  subjectEn,
  bodyEn,
});

/** The current texts; `stored` is missing when they were never stored. */
export const stateOf = (
  original: TemplateInput,
  stored: StoredTemplate | undefined,
  names: ActorNames,
): TemplateState => {
  const at = stored?.savedAt ?? null;
  const author = names.get(`${stored?.actorType}:${stored?.actorId}`);
  return {
    ...texts(stored ?? original),
    version: stored?.version ?? 0,
    saved: at === null ? null : { at: new Date(at).toISOString(), by: author?.name ?? null },
  };
};

/** Uses of a template by workflow; other workflows are left out. */
export const usesOf = (code: string, workflows: readonly Workflow[]): TemplateUse[] =>
  workflows
    .map(({ name, stages, reminders }) => ({
      workflow: name,
      stages: stages
        .filter(({ messageTemplate }) => messageTemplate === code)
        .map((stage) => stage.names),
      reminders: reminders
        .filter(({ messageTemplate }) => messageTemplate === code)
        .map(({ base, offsetDays }) => ({ base, offsetDays })),
    }))
    .filter(({ stages, reminders }) => stages.length + reminders.length > 0);

/** A template as its editor shows it. */
export const templateView = (
  { variablesOf, groups }: MessageCatalogue,
  original: DefaultTemplate,
  state: TemplateState,
  workflows: readonly Workflow[],
): TemplateView => ({
  ...state,
  code: original.code,
  names: original.names,
  variables: variablesOf(original.code).map(({ name, labels, samples }) => ({
    name,
    group: groups[name.split('.')[0]],
    labels,
    samples,
  })),
  original: texts(original),
  usedBy: usesOf(original.code, workflows),
});
