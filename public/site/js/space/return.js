/** The page from which somebody went to sign in, to which they come back. */

const KEY = 'espace-retour';

/** Remembers this page when one of its links leads to the space. */
export const comeBackTo = (links) => {
  for (const link of links) {
    link.addEventListener('click', () =>
      sessionStorage.setItem(KEY, window.location.pathname + window.location.search),
    );
  }
};

/** Goes back once; a page of this site alone. Says whether it does. */
export const goBack = () => {
  const to = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (!to?.startsWith('/ressources/')) return false;
  window.location.assign(to);
  return true;
};
