import { siretDigits } from '../../../../shared/kernel/business-number';
import type { SubmittedFigure, Submission } from './types';

/** The contents of a form, once validated. */
export interface SentApplication {
  tier: string;
  organisation: {
    name: string;
    siret?: string | null;
    address: Submission['organisation']['address'];
    figure?: SubmittedFigure | null;
  };
  contacts: (Omit<Submission['contacts'][number], 'phone'> & { phone?: string | null })[];
  message?: string | null;
  consent?: string | null;
}

const line = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ');

const lines = (text: string): string =>
  text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map(line)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** A submission for storage: without superfluous spaces, numbers as digits. */
export const tidySubmission = (sent: SentApplication): Submission => {
  const { name, siret, address, figure } = sent.organisation;
  return {
    tierCode: sent.tier,
    organisation: {
      name: line(name),
      siret: siretDigits(siret),
      address: {
        lines: lines(address.lines),
        postalCode: line(address.postalCode),
        city: line(address.city),
        country: address.country,
      },
      figure: figure ?? null,
    },
    contacts: sent.contacts.map(({ name: called, email, role, locale, phone }) => ({
      name: line(called),
      email: email.trim(),
      role,
      locale,
      phone: line(phone ?? '') || null,
    })),
    message: lines(sent.message ?? '') || null,
    consentTextId: sent.consent || null,
  };
};

/** A text equal for repeated submissions, ignoring case. */
export const sameness = (submission: Submission): string =>
  JSON.stringify(submission).toLowerCase();

/** The names and addresses in a submission, for searches. */
export const peopleOf = ({
  organisation,
  contacts,
}: Pick<Submission, 'organisation' | 'contacts'>): string =>
  [organisation.name, ...contacts.map(({ name, email }) => `${name} ${email}`)]
    .join('\n')
    .toLowerCase();
