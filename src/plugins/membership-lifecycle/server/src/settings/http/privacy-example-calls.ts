import type { PrivacyNotice } from '../../../../shared/settings/content-api';

const notice = (heading: string): PrivacyNotice => ({
  version: '4f1c2b7a90d3e586',
  parts: [
    {
      id: 'controller',
      heading,
      text: 'Association L’Atelier commun\n12 rue de l’Invention, 75020 Paris\nadhesions@atelier-commun.example',
    },
  ],
});

/** The first part of a notice on personal data, in both languages. */
export const NOTICE_EXAMPLE = {
  fr: notice('Qui est responsable'),
  en: notice('Who is responsible'),
};
