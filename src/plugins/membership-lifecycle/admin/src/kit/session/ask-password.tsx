import { createRoot } from 'react-dom/client';
import { chosenLook, type Given } from './refresh';

export interface Question {
  email: string;
  give: (password: string) => Promise<Given>;
  /** A token of the same person, who signed in again in another tab; null without one. */
  elsewhere: () => Promise<string | null>;
}

/** The plugin's texts in a language, which the door of the admin loads. */
export type LoadTexts = (locale: string) => Promise<Record<string, string>>;

/**
 * Asks for the password over whatever page is open, in a tree of its own: Strapi's pages have no place
 * for what outlives them.
 * @returns the new token; null when the person leaves to the sign-in page
 */
export const askPassword = async (
  question: Question,
  loadTexts: LoadTexts,
): Promise<string | null> => {
  const { PasswordSheet } = await import('./PasswordSheet');
  const { locale, isDark } = chosenLook();
  const texts = await loadTexts(locale);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const token = await new Promise<string | null>((resolve) => {
    root.render(
      <PasswordSheet
        {...question}
        locale={locale}
        texts={texts}
        isDark={isDark}
        onDone={resolve}
      />,
    );
  });
  root.unmount();
  place.remove();
  return token;
};
