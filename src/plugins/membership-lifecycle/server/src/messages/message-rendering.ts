import { createHash } from 'node:crypto';
import type { Identity } from '../../../shared/settings/identity';
import type { RenderFailure } from '../core/decided';
import { standingPaper } from '../core/rules/papers';
import { reachOf, recipientOf, type Reached } from '../core/rules/recipient';
import type { Addressee, Facts, MessageDraft } from '../core/rules/types';
import { newId } from '../kernel/new-id';
import { port } from '../kernel/port';
import type { Locale } from '../kernel/rules/values';
import { compileTemplate } from '../kernel/texts/template';
import type { Channel } from './channel';
import { ownFailure } from './send-failures';
import type { Message } from './store/messages';
import type { StoredTemplate } from './store/templates';
import type { MessageCatalogue } from './texts/catalogue';
import { sourceIn } from './texts/validate';
import { messageValues } from './texts/values';

/** Renders a draft into a message row. Pure but for the new id. */

export const cataloguePort = port<MessageCatalogue>('which templates there are');

/** `waiting`: the same as it waits for somebody to write to, where nobody is reached now. */
export type Rendering =
  { ok: true; message: Message } | { ok: false; reason: RenderFailure; waiting?: Message };
export type Renderer = (draft: MessageDraft, facts: Facts, organisationName: string) => Rendering;

export interface RenderingContext {
  catalogue: MessageCatalogue;
  templates: readonly StoredTemplate[];
  identity: Identity;
  channels: readonly Channel[];
  /** Those that are set up. */
  setUp: readonly Channel[];
  now: number;
}

/** The Message-ID header, the same at each attempt, so that a mailbox keeps one copy. */
export const messageIdOf = (key: string, senderEmail: string): string => {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return `<${hash}@${senderEmail.split('@')[1] || 'adhesions.invalid'}>`;
};

const renderersOf = ({ templates, catalogue }: RenderingContext) => {
  const sources = new Map(templates.map((template) => [template.code, template]));
  const compiled = new Map<string, ReturnType<typeof compileTemplate>>();
  return (code: string, locale: Locale) => {
    const source = sources.get(code);
    if (!source) return null;
    const key = `${locale}:${code}`;
    const render =
      compiled.get(key) ?? compileTemplate(sourceIn(source, locale), catalogue.variablesOf(code));
    compiled.set(key, render);
    return render;
  };
};

const unsent = (ready: boolean, now: number) => ({
  state: ready ? ('queued' as const) : ('kept' as const),
  attempts: 0,
  nextAttemptAt: ready ? now : null,
  queuedAt: now,
  sentAt: null,
  lastError: null,
});

/** The attached paper: the draft's own, or the latest paper of its call. */
const paperOf = ({ carriesCall, duesId, about }: MessageDraft, { papers }: Facts): string | null =>
  about?.paper?.id ??
  (carriesCall && duesId ? standingPaper(papers, duesId)?.id : undefined) ??
  null;

/** The association with the account that the paper of a message names; as it is without a paper. */
const presentedBy = <A extends object>(association: A, paperId: string | null, facts: Facts): A => {
  const account = facts.papers.find(({ id }) => id === paperId)?.account;
  return account ? { ...association, ...account } : association;
};

/** Whom a message goes to, and how; undefined when nobody is reached. */
const addresseeOf = (
  { to, contactRole, contactId }: MessageDraft,
  { contacts }: Facts,
  channels: readonly Channel[],
): Reached<Addressee> | undefined => {
  if (!to) return recipientOf(contacts, contactRole, contactId);
  const reach = reachOf(channels, to);
  return reach ? { ...to, reach } : undefined;
};

/** In the place of somebody to write to, so that staff read what waits for one. */
const nobodyBy = ({ name }: Channel, { contactRole: role }: MessageDraft): Reached<Addressee> => ({
  ...{ id: '', name: '', email: '', role, locale: 'fr' },
  reach: { channel: name, address: '' },
});

/** A renderer for many messages: templates are compiled once, and it never awaits. */
export const createRenderer = (context: RenderingContext): Renderer => {
  const renderOf = renderersOf(context);
  const { catalogue, identity: association, channels, setUp, now } = context;
  const renderTo = (
    contact: Reached<Addressee>,
    draft: MessageDraft,
    facts: Facts,
    organisationName: string,
  ): Rendering => {
    const { locale, reach } = contact;
    const channel = channels.find(({ name }) => name === reach.channel);
    if (!channel) return { ok: false, reason: 'no-recipient' };
    try {
      const render = renderOf(draft.template, locale);
      if (!render) return { ok: false, reason: 'template-missing' };
      const [paperId, occasionId] = [paperOf(draft, facts), draft.occasionId ?? null];
      const presented = presentedBy(association, paperId, facts);
      const about = { facts, draft, contact, organisationName, association: presented };
      const rendered = render(messageValues(catalogue, about, locale), locale);
      const composed = channel.compose(rendered, (paperId ?? occasionId) !== null);
      if (!composed) return { ok: false, reason: 'no-recipient' };
      const message: Message = {
        id: newId(),
        key: draft.key,
        membershipId: facts.membership.id,
        renewalId: draft.renewalId,
        template: draft.template,
        toName: contact.name ?? '',
        channel: channel.name,
        toEmail: reach.address,
        locale,
        ...composed,
        ...unsent(setUp.includes(channel), now),
        messageId: messageIdOf(draft.key, association.senderEmail),
        draft: draft.to ? null : draft,
        paperId,
        occasionId,
      };
      return { ok: true, message };
    } catch {
      // Saved templates always render; this one was changed directly in the database.
      return { ok: false, reason: 'template-broken' };
    }
  };
  return (draft, facts, organisationName) => {
    const contact = addresseeOf(draft, facts, channels);
    if (contact) return renderTo(contact, draft, facts, organisationName);
    const rendered =
      draft.to || !channels[0]
        ? null
        : renderTo(nobodyBy(channels[0], draft), draft, facts, organisationName);
    if (!rendered?.ok) return { ok: false, reason: 'no-recipient' };
    const lastError = ownFailure('recipient-none');
    const waits = { state: 'withheld', nextAttemptAt: null, lastError } as const;
    return { ok: false, reason: 'no-recipient', waiting: { ...rendered.message, ...waits } };
  };
};
