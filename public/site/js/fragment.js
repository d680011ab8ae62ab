/**
 * What stands after the # of the address, which browsers send to nobody: the secret of a message's link,
 * or a page of the member space. It stays there while the page is open, so that the page may be read
 * again, and in the other language.
 */

export const fragment = () => window.location.hash.slice(1);

/** Links of the page that go by the # leave what stands there where it is. */
export const keepFragment = () => {
  for (const link of document.querySelectorAll('.other-language')) link.hash = window.location.hash;
  const skip = document.querySelector('.skip');
  if (skip.dataset.kept) return;
  skip.dataset.kept = 'true';
  skip.addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('main').focus();
  });
};
