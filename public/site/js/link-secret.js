/**
 * The secret of a message's link. It stands after the # of the address, which browsers send to
 * nobody, and stays there while the page is open: the page may then be read again, and in the other
 * language.
 */

/** What stands after the #. */
export const secret = () => window.location.hash.slice(1);

/** Links of the page that go by the # leave the secret where it is. */
export const keepSecret = () => {
  for (const link of document.querySelectorAll('.other-language')) link.hash = window.location.hash;
  const skip = document.querySelector('.skip');
  if (skip.dataset.kept) return;
  skip.dataset.kept = 'true';
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('main').focus();
  });
};
