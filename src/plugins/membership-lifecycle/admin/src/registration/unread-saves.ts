import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { focusUnread } from '../kit/typing/unread';

const SENDING: readonly (string | undefined)[] = ['update', 'publish'];

const sending = (action: DocumentActionComponent): DocumentActionComponent => {
  const Send: DocumentActionComponent = (props) => {
    const description = action(props);
    if (!description?.onClick) return description;
    const { onClick } = description;
    // What is returned keeps Strapi from asking whether to publish.
    return { ...description, onClick: (event) => focusUnread(document) || onClick(event) };
  };
  return Object.assign(Send, action);
};

/** The actions of the Content Manager, where a form with an unreadable text is neither saved nor published. */
export const refusingUnread = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => (SENDING.includes(action.type) ? sending(action) : action));

/** Ctrl or Cmd with Enter or S, with Shift to publish: the keys that Strapi saves on. */
const isSaving = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && (key === 'Enter' || key.toLowerCase() === 's');

/** Keeps those keys from saving, too, which Strapi does without asking its actions. */
export const refuseUnreadKeys = (): void =>
  window.addEventListener(
    'keydown',
    (event) => {
      if (!isSaving(event) || !window.location.pathname.includes('/content-manager/')) return;
      if (!focusUnread(document)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
