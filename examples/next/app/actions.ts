'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { answerTo, LINK, pageAfter, SESSION } from './adhesions';
import { visitor } from './visitor';

/** What a form shows when it comes back. */
export interface Shown {
  said?: string;
  refused?: string;
  email?: string;
}

/** Every form of the page is sent here, with JavaScript and without. */
export async function act(_before: Shown, form: FormData): Promise<Shown> {
  const answer = await answerTo(form, await visitor());
  const jar = await cookies();
  for (const [{ name, options }, value] of [
    [SESSION, answer.jwt],
    [LINK, answer.link],
  ] as const) {
    if (value) jar.set(name, value, options);
    if (value === null) jar.delete(name);
  }
  if (!answer.said && !answer.refused) redirect(pageAfter(answer));
  return { said: answer.said, refused: answer.refused, email: String(form.get('email') ?? '') };
}
