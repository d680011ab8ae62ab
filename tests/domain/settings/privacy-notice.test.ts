import {
  missingForNotice,
  monthsOfApplications,
  NOTICE_PARTS,
  noticeOf,
} from '../../../src/plugins/membership-lifecycle/server/src/settings/rules/notice';

/** What somebody who applies is told of their data, from the identity and the register. */

const NOBODY = {
  name: '',
  legalName: '',
  street: '',
  postcode: '',
  city: '',
  email: '',
  replyTo: '',
};
const KNOWN = { ...NOBODY, name: 'L’Atelier', email: 'bonjour@atelier.example' };
const UNDECIDED = { months: {}, bases: {} };
const textOf = (parts: ReturnType<typeof noticeOf>, id: string, locale: 'fr' | 'en' = 'fr') =>
  parts?.find((part) => part.id === id)?.text[locale] ?? '';

describe('what it needs', () => {
  test.each([
    ['nothing is known', NOBODY, ['name', 'contact']],
    ['only a name', { ...NOBODY, name: 'L’Atelier' }, ['contact']],
    ['only an address', { ...NOBODY, email: 'a@b.example' }, ['name']],
    ['a street without a town', { ...KNOWN, email: '', street: '12 rue du Bac' }, ['contact']],
    ['the name of the statutes alone', { ...KNOWN, name: '', legalName: 'Association' }, []],
    ['a postal address alone', { ...KNOWN, email: '', street: '12 rue', city: 'Paris' }, []],
    ['the address of answers alone', { ...KNOWN, email: '', replyTo: 'a@b.example' }, []],
    ['a name and an address', KNOWN, []],
  ])('%s', (_, identity, missing) => {
    expect(missingForNotice(identity)).toEqual(missing);
    expect(noticeOf(identity, UNDECIDED) === null).toBe(missing.length > 0);
  });
});

describe('what it says', () => {
  test('every part that the law asks for, in both languages', () => {
    const parts = noticeOf(KNOWN, UNDECIDED)!;
    expect(parts.map(({ id }) => id)).toEqual([...NOTICE_PARTS]);
    for (const { heading, text } of parts) {
      for (const said of [heading.fr, heading.en, text.fr, text.en]) expect(said).not.toBe('');
    }
    expect(textOf(parts, 'controller')).toBe('L’Atelier\nbonjour@atelier.example');
    expect(textOf(parts, 'rights')).toMatch(/écrivez à bonjour@atelier\.example\./);
    expect(textOf(parts, 'rights', 'en')).toMatch(/www\.cnil\.fr/);
  });

  test('the name of the statutes, the postal address and both ways to write', () => {
    const whole = { ...KNOWN, legalName: 'Association L’Atelier', street: '12 rue\nEscalier B' };
    const parts = noticeOf({ ...whole, postcode: '75020', city: 'Paris' }, UNDECIDED);
    const address = '12 rue, Escalier B, 75020 Paris';
    expect(textOf(parts, 'controller')).toBe(
      `Association L’Atelier\n${address}\nbonjour@atelier.example`,
    );
    expect(textOf(parts, 'rights', 'en')).toMatch(`bonjour@atelier.example or to ${address}.`);
  });

  test('the durations of the register; an application is never kept for ever', () => {
    expect(monthsOfApplications(UNDECIDED)).toBe(12);
    expect(monthsOfApplications({ months: { applications: null } })).toBe(12);
    expect(textOf(noticeOf(KNOWN, UNDECIDED), 'duration')).toMatch(/gardée 12 mois/);
    const decided = { months: { applications: 6, contacts: 24 }, bases: {} };
    expect(monthsOfApplications(decided)).toBe(6);
    expect(textOf(noticeOf(KNOWN, decided), 'duration', 'en')).toMatch(
      /kept for 6 months.*\n\n.*then for 24 months/s,
    );
  });

  test('the association’s own words on why it may', () => {
    const own = { months: {}, bases: { applications: ' Mesures précontractuelles. ' } };
    expect(textOf(noticeOf(KNOWN, own), 'purpose')).toMatch(/\n\nMesures précontractuelles\.\n\n/);
    expect(textOf(noticeOf(KNOWN, own), 'purpose')).not.toMatch(/article 6/);
    expect(textOf(noticeOf(KNOWN, UNDECIDED), 'purpose')).toMatch(/article 6/);
  });
});
