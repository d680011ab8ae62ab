import { sameName } from '../../kernel/rules/person';
import { peopleOf } from './submission';
import type { Application } from './types';

/** Finds and erases people in applications. */

/** The person asked about: by address, and by name where several share the address; else by name. */
export interface Asked {
  email: string | null;
  name: string | undefined;
}

type Contact = NonNullable<Application['contacts']>[number];

const isAsked = ({ email, name }: Contact, asked: Asked): boolean =>
  (asked.email === null || email.toLowerCase() === asked.email) &&
  (asked.name === undefined || sameName(name) === sameName(asked.name));

/** Whether an application names somebody. */
export const names = ({ contacts }: Application, asked: Asked): boolean =>
  (contacts ?? []).some((contact) => isAsked(contact, asked));

/** The application with one person's data only; the free text belongs to the first contact. */
export const keepOnlyPerson = (application: Application, asked: Asked): Application => {
  const contacts = application.contacts ?? [];
  const [first] = contacts;
  return {
    ...application,
    contacts: contacts.filter((contact) => isAsked(contact, asked)),
    message: first && isAsked(first, asked) ? application.message : null,
  };
};

/** The application without a person's data and without its free text, which may name them. */
export const removePerson = (
  application: Application,
  asked: Asked,
  called: string,
): Application => {
  const { organisation, contacts } = application;
  if (!organisation || !contacts) return application;
  const kept = contacts.map((contact) =>
    isAsked(contact, asked) ? { ...contact, name: called, email: '', phone: null } : contact,
  );
  return {
    ...application,
    contacts: kept,
    message: null,
    applicantEmail: kept[0]?.email.toLowerCase() ?? '',
    people: peopleOf({ organisation, contacts: kept }),
  };
};
