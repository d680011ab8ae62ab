'use client';

import { useActionState, type ReactNode } from 'react';
import { act } from './actions';
import type { FormOfLink } from './adhesions';

/** A form that says what came of it; it is sent without JavaScript too. */
export function Form({ children }: { children: ReactNode }) {
  const [{ said, refused }, send] = useActionState(act, {});
  return (
    <form action={send}>
      {refused && <p role="alert">{refused}</p>}
      {said && <p role="status">{said}</p>}
      {children}
    </form>
  );
}

export function SignIn() {
  const [{ said, refused, email }, send] = useActionState(act, {});
  return (
    <form action={send}>
      {refused && <p role="alert">{refused}</p>}
      {said && <p role="status">{said}</p>}
      <label>
        Adresse électronique
        <input type="email" name="email" defaultValue={email} required autoComplete="username" />
      </label>
      <label>
        Mot de passe
        <input type="password" name="password" autoComplete="current-password" />
      </label>
      <button name="doing" value="signIn">
        Se connecter
      </button>
      <button name="doing" value="sendLink" className="plain">
        Recevoir plutôt un lien par e-mail
      </button>
    </form>
  );
}

/** What a link of a message leads to. Its token stands after `#`, where no server sees it before it is sent. */
export function ByLink({ text, doing, button, asksPassword }: FormOfLink) {
  const [{ refused }, send] = useActionState(act, {});
  const sendWithToken = (form: FormData) => {
    form.set('token', location.hash.slice(1));
    send(form);
  };
  return (
    <form action={sendWithToken}>
      {refused && <p role="alert">{refused}</p>}
      <p>{text}</p>
      <input type="hidden" name="doing" value={doing} />
      {asksPassword && (
        <label>
          Nouveau mot de passe
          <input
            type="password"
            name="password"
            minLength={12}
            required
            autoComplete="new-password"
          />
        </label>
      )}
      <button>{button}</button>
    </form>
  );
}
