/** Whether a form shows a text that cannot be read; its first such field then gets the focus, which says why. */
export const focusUnread = (form: ParentNode): boolean => {
  const wrong = form.querySelector<HTMLElement>('[data-unread="true"]');
  wrong?.focus();
  return wrong !== null;
};
