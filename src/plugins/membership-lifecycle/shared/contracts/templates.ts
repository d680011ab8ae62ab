import type { Localised } from './common';

/** GET /membership-lifecycle/settings/templates, PUT …/templates/:code */
export interface TemplateInput {
  subjectFr: string;
  bodyFr: string;
  subjectEn: string;
  bodyEn: string;
}

export interface TemplateView extends TemplateInput {
  code: string;
  names: Localised;
  /** Variables that this template may use, with a sample value. */
  variables: { name: string; labels: Localised; sample: string }[];
  original: TemplateInput;
}

/** POST /membership-lifecycle/settings/templates/:code/preview (body: TemplateInput) */
export interface TemplatePreview {
  fr: { subject: string; text: string; html: string };
  en: { subject: string; text: string; html: string };
}
