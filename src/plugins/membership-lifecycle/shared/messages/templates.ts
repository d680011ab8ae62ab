import type { Localised } from '../kernel/common';

/**
 * PUT /membership-lifecycle/settings/templates/:code, with `If-Match: "<version>"`. What somebody
 * else saved meanwhile answers 409 `template-changed`, whose details are a `TemplateChanged`.
 */
export interface TemplateInput {
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
}

/** Where a workflow sends messages of a template. */
export interface TemplateUse {
  workflow: string;
  stages: Localised[];
  reminders: { offsetDays: number }[];
}

/** The texts as they stand, and who wrote them. */
export interface TemplateState extends TemplateInput {
  version: number;
  /** Null before the first time; `by` is null for an account that is gone. */
  saved: { at: string; by: string | null } | null;
}

/** GET /membership-lifecycle/settings/templates */
export interface TemplateView extends TemplateState {
  code: string;
  names: Localised;
  /** Variables that this template may use, by group, with an example of each. */
  variables: { name: string; group: Localised; labels: Localised; samples: Localised }[];
  original: TemplateInput;
  usedBy: TemplateUse[];
}

/** What somebody else saved since the version that was sent. */
export interface TemplateChanged {
  by: Localised;
  current: TemplateState;
}

/**
 * POST /membership-lifecycle/settings/templates/:code/preview: texts that are not saved, filled with
 * what is known of a member, or with the examples. It writes nothing.
 */
export interface TemplateDraft extends TemplateInput {
  membership?: string;
}

/** What is wrong with a text, where, and what would mend it when that can be told. */
export interface TemplateProblem {
  field: keyof TemplateInput;
  reason: string;
  line: number;
  message: Localised;
  correction: { found: string; meant: string } | null;
}

/** What a draft makes in one language. */
export interface RenderedDraft {
  /** Null while something is wrong with the texts of this language. */
  letter: { subject: string; text: string; html: string } | null;
  problems: TemplateProblem[];
  /** Labels of the variables that the template names and that this member has nothing for. */
  empty: Localised[];
}

export interface TemplatePreview {
  fr: RenderedDraft;
  en: RenderedDraft;
  /** Who would get it; null with the examples, and for a member whom nobody can write to. */
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
  /** Where it went. */
  to: string;
}
