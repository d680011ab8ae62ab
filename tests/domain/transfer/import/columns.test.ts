import { guessMapping } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/columns';
import { FIELDS } from '../../../helpers/import-plan';

/** Which column is which field. */

describe('the columns', () => {
  const guess = (headings: string[], remembered = {}) => guessMapping(headings, FIELDS, remembered);

  test('the days of a mandate are told by role, and without one are about who represents', () => {
    const headings = ["Mandat jusqu'au", 'MANDAT JUSQU’AU facturation', 'Suivi : mandat jusqu’au'];
    expect(guess(headings)).toEqual({
      'contacts.representative.mandateUntil': headings[0],
      'contacts.billing.mandateUntil': headings[1],
      'contacts.operational.mandateUntil': headings[2],
    });
    expect(guess(['Mandat de vote : mandat à partir du', 'Début du mandat'])).toEqual({
      'contacts.mandate-holder.mandateFrom': 'Mandat de vote : mandat à partir du',
      'contacts.representative.mandateFrom': 'Début du mandat',
    });
  });

  test('are known by key, name and other names, whatever their case, accents and punctuation', () => {
    expect(
      guess([
        'RAISON SOCIALE',
        'n°  siret',
        'Code  Postal',
        'date de debut',
        'Date de fin',
        'term.tier',
        'Numéro adhérent',
      ]),
    ).toEqual({
      'organisation.name': 'RAISON SOCIALE',
      'organisation.siret': 'n°  siret',
      'organisation.address.postalCode': 'Code  Postal',
      'term.startsOn': 'date de debut',
      'term.endsOn': 'Date de fin',
      'term.tier': 'term.tier',
      'membership.reference': 'Numéro adhérent',
    });
  });

  test('are taken as they were last time, first', () => {
    expect(guess(['Nom', 'Titre'], { 'organisation.name': 'Titre' })).toEqual({
      'organisation.name': 'Titre',
    });
    expect(guess(['Nom'], { 'organisation.name': 'Titre' })).toEqual({
      'organisation.name': 'Nom',
    });
  });

  test('serve one field each', () => {
    const mapping = Object.values(guess(['Contact', 'Échéance', 'Type', 'Nom', 'Organisme']));
    expect(new Set(mapping).size).toBe(mapping.length);
  });
});
