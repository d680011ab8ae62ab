import { typeset } from '../../kernel/rules/typography';
import type { Localised } from '../../kernel/rules/values';
import type { TemplateTexts } from './validate';

/** A template as the plugin ships it. */
export interface DefaultTemplate extends TemplateTexts {
  code: string;
  names: Localised;
}

const CONTACT = {
  fr: `{% if association.email %}Une question ? Répondez à ce message ou écrivez à {{ association.email }}.{% else %}Une question ? Répondez à ce message.{% endif %}`,
  en: `{% if association.email %}Any questions? Reply to this message or write to {{ association.email }}.{% else %}Any questions? Reply to this message.{% endif %}`,
};

const SIGNATURE = {
  fr: `Bien cordialement,\n{{ association.name }}`,
  en: `Kind regards,\n{{ association.name }}`,
};

const GREETING = {
  fr: `Bonjour{% if member.contact %} {{ member.contact }}{% endif %},`,
  en: `Dear {{ member.contact | default: "member" }},`,
};

/** A template with greeting and signature added, in both languages. */
export const defaultTemplate = (
  code: string,
  names: Localised,
  fr: { subject: string; paragraphs: string[] },
  en: { subject: string; paragraphs: string[] },
): DefaultTemplate => ({
  code,
  names,
  subjectFr: typeset(fr.subject),
  bodyFr: typeset([GREETING.fr, ...fr.paragraphs, CONTACT.fr, SIGNATURE.fr].join('\n\n')),
  subjectEn: en.subject,
  bodyEn: [GREETING.en, ...en.paragraphs, CONTACT.en, SIGNATURE.en].join('\n\n'),
});
