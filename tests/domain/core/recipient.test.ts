import { recipientOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';
import type {
  Addressee,
  Contact,
  ContactRole,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { contactOf } from '../../helpers/facts';

/** Whom a message goes to: who was chosen, else who has the role, else the nearest. */

const known = (role: ContactRole, id: string, email: string): Addressee => ({
  id,
  name: id,
  email,
  role,
  locale: 'fr',
});
const contact = (role: ContactRole, id: string = role, email = `${id}@example.org`): Contact =>
  contactOf(known(role, id, email));
const ALL = (['operational', 'mandate-holder', 'billing', 'representative'] as const).map((role) =>
  contact(role),
);
const among = (...roles: ContactRole[]) => ALL.filter(({ role }) => roles.includes(role));

describe('a message goes to', () => {
  it.each([
    ['whoever has the role', ALL, 'mandate-holder', undefined, 'mandate-holder'],
    ['whoever was chosen, whatever the role', ALL, 'billing', 'operational', 'operational'],
    ['whoever has the role when the one chosen is gone', ALL, 'billing', 'gone', 'billing'],
    ['whoever has the role when nobody was chosen', ALL, 'billing', null, 'billing'],
    [
      'the representative when nobody has the role',
      among('operational', 'billing', 'representative'),
      'mandate-holder',
      undefined,
      'representative',
    ],
    [
      'whoever pays when there is no representative',
      among('operational', 'billing'),
      'mandate-holder',
      undefined,
      'billing',
    ],
    ['anybody rather than nobody', among('operational'), 'billing', undefined, 'operational'],
    ['nobody when there is nobody', [], 'billing', undefined, undefined],
  ] as [string, Contact[], ContactRole, string | null | undefined, string | undefined][])(
    '%s',
    (_case, contacts, role, chosen, expected) => {
      expect(recipientOf(contacts, role, chosen)?.id).toBe(expected);
    },
  );

  it('nobody who has no address, or one that cannot be written to', () => {
    const unreachable = [contact('billing', 'a', ''), contact('billing', 'b', 'mairie')];
    expect(recipientOf(unreachable, 'billing', 'a')).toBeUndefined();
    const imported = contactOf({
      ...known('billing', 'c', ''),
      email: null,
    } as unknown as Addressee);
    expect(recipientOf([imported, ...ALL], 'billing')?.id).toBe('billing');
  });
});
