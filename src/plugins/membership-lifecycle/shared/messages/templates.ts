import type { ReminderBase } from '../core/workflows';
import type { Localised } from '../kernel/common';

/**
 * PUT /membership-lifecycle/settings/templates/:code, with `If-Match: "<version>"`. If somebody
 * else saved meanwhile, answers 409 `template-changed` with a `TemplateChanged` as details.
 */
export interface TemplateInput {
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
}

/** A use of a template in a workflow. */
export interface TemplateUse {
  workflow: string;
  stages: Localised[];
  reminders: { base: ReminderBase; offsetDays: number }[];
}

/** The current texts and their last author. */
export interface TemplateState extends TemplateInput {
  version: number;
  /** Null before the first save; `by` is null for a deleted account. */
  saved: { at: string; by: string | null } | null;
}

/** GET /membership-lifecycle/settings/templates */
export interface TemplateView extends TemplateState {
  code: string;
  names: Localised;
  /** Variables of the template, by group, with examples. */
  variables: { name: string; group: Localised; labels: Localised; samples: Localised }[];
  original: TemplateInput;
  usedBy: TemplateUse[];
}

/** Another person's changes since the sent version. */
export interface TemplateChanged {
  by: Localised;
  current: TemplateState;
}

/**
 * GET /membership-lifecycle/settings/templates/:code/preview: the texts in use, with the examples.
 * POST of the same address: texts that are not saved, filled with
 * what is known of a member, or with the examples. It writes nothing.
 */
export interface TemplateDraft extends TemplateInput {
  membership?: string;
}

/** A problem in a text, its place and, if known, the correction. */
export interface TemplateProblem {
  field: keyof TemplateInput;
  reason: string;
  line: number;
  message: Localised;
  correction: { found: string; meant: string } | null;
}

/** A draft rendered in one language. */
export interface RenderedDraft {
  /** Null while the texts in this language have problems. */
  letter: { subject: string; text: string; html: string } | null;
  problems: TemplateProblem[];
  /** Labels of variables used by the template and empty for this member. */
  empty: Localised[];
}

export interface TemplatePreview {
  fr: RenderedDraft;
  en: RenderedDraft;
  /** The recipient; null for examples, and for a member without e-mail. */
  to: { name: string; email: string; locale: 'fr' | 'en' } | null;
}

/**
 * POST /membership-lifecycle/settings/templates/:code/test: sends the draft to the administrator who
 * asks, and to nobody else. It is kept nowhere.
 */
export interface TemplateTest extends TemplateDraft {
  locale: 'fr' | 'en';
}

export interface TemplateTestResult {
  /** The address of the test. */
  to: string;
}
