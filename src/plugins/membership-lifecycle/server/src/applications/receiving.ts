import type { Core } from '@strapi/strapi';
import type { ApplicationReceived } from '../../../shared/applications/content-api';
import type { Actor } from '../../../shared/kernel/common';
import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { factsIn } from '../core/facts';
import { createRecorder } from '../core/recording';
import { findOwnersOfAddresses } from '../core/store/contacts';
import type { Surroundings } from '../core/store/facts';
import { lockBodies } from '../core/store/siret-holders';
import { retryTransaction } from '../kernel/attempts';
import { clockIn } from '../kernel/clock';
import { refuseFields } from '../kernel/field-errors';
import { newId } from '../kernel/new-id';
import type { Locale } from '../kernel/rules/values';
import { delayUntil } from '../kernel/steady';
import { digest } from '../kernel/store/caller-keys';
import type { Transaction } from '../kernel/store/database';
import { findKnownBodies } from '../membership/store/import-known';
import type { Renderer } from '../messages/message-rendering';
import { messagesIn } from '../messages/messages';
import { addMessages } from '../messages/store/messages';
import type { Notices } from '../settings/privacy-notices';
import { settingsIn } from '../settings/settings';
import { makeCandidate, type Reading } from './candidacy';
import { formIn } from './form';
import { applicationProblems } from './inputs/applications';
import { newReference } from './new-reference';
import { verifyProof, type Proof } from './robots';
import { announcement, confirmation, factsOfApplicant } from './rules/messages';
import { recognise, type Recognised } from './rules/recognition';
import { peopleOf, sameness, tidySubmission, type SentApplication } from './rules/submission';
import type { Application, ShownNotice, Submission } from './rules/types';
import { addApplication, countConfirmations, findSame } from './store/applications';
import { useChallenge } from './store/used-challenges';

const DAY_MS = 24 * 60 * 60_000;
/** The most confirmations to one address per day: the form must not be used to flood a mailbox. */
const MOST_CONFIRMATIONS = 3;
/**
 * The duration of an answer. Creating a member takes longer than recognising one, which must not
 * show.
 */
const STEADY_MS = 300;

/** Data loaded before the transaction, which on SQLite holds the only connection. */
interface Prepared extends Omit<Reading, 'actor'> {
  around: Surroundings;
  render: Renderer;
  /** The address for announcements; empty for none. */
  told: string;
}

/** The notice that the applicant read, for storage. */
const shownNotice = (notices: Notices, locale: Locale): ShownNotice => ({
  version: notices[locale].version,
  locale,
  parts: notices[locale].parts.map(({ heading, text }) => ({ heading, text })),
});

/** Whether a robot filled in the hidden field. */
const isTrapped = (body: unknown): boolean => {
  const { website } = (body ?? {}) as { website?: unknown };
  return typeof website === 'string' && website.trim() !== '';
};

/** Reports all faults at once; a malformed submission is refused without any query. */
const checked = async (
  strapi: Core.Strapi,
  body: unknown,
): Promise<{ sent: SentApplication & { altcha: string }; notices: Notices }> => {
  const notices = await formIn(strapi).notice();
  const wrong = await applicationProblems(body);
  const chosen = typeof body === 'object' && body !== null ? body : {};
  const problems = [...wrong, ...(await formIn(strapi).problems(chosen, notices))];
  if (problems.length > 0) throw refuseFields(problems);
  const sent = body as SentApplication & { altcha: string };
  const { consentTitle } = await formIn(strapi).settings();
  // A consent that the form does not ask for cannot have been shown.
  return { sent: consentTitle === '' ? { ...sent, consent: null } : sent, notices };
};

const prepared = async (strapi: Core.Strapi, actor: Actor): Promise<Prepared> => {
  const around = await factsIn(strapi).surroundings();
  const { email, senderEmail } = await settingsIn(strapi).identity();
  const { notify } = await formIn(strapi).settings();
  return {
    around,
    offers: around.offers,
    recorder: await createRecorder(strapi, actor),
    render: await messagesIn(strapi).renderer(),
    told: notify || email || senderEmail,
  };
};

const pageOf = (strapi: Core.Strapi, reference: string): string => {
  const admin = strapi.config.get<string>('admin.absoluteUrl', '');
  return `${admin}/plugins/${PLUGIN_ID}/applications?state=all&search=${reference}`;
};

const messagesOf = (
  strapi: Core.Strapi,
  application: Application,
  submission: Submission,
  { around, render, told, known }: Prepared & { known: Recognised | null },
) => {
  const { id, reference, tierCode, membershipId, confirmed } = application;
  const facts = factsOfApplicant(application, membershipId ?? '', around);
  const tierNames = around.offers.find((one) => one.tierCode === tierCode)?.tierNames ?? {
    fr: tierCode,
    en: tierCode,
  };
  const link = pageOf(strapi, reference);
  const drafts = [
    ...(confirmed ? [confirmation(id, submission)] : []),
    ...(told
      ? [announcement(application, submission, { email: told, link, tierNames, known })]
      : []),
  ];
  return drafts.flatMap((draft) => {
    const rendering = render(draft, facts, submission.organisation.name);
    return rendering.ok ? [rendering.message] : [];
  });
};

/** Stores a new application, with everything that follows from it. */
const keep = async (
  strapi: Core.Strapi,
  trx: Transaction,
  submission: Submission,
  same: string,
  ready: Prepared & { actor: Actor; reference: string; notice: ShownNotice },
): Promise<void> => {
  const [on, now] = [clockIn(strapi).today(), clockIn(strapi).now()];
  const { reference } = ready;
  const addresses = submission.contacts.map(({ email }) => email);
  const known = recognise(
    submission.organisation,
    await findKnownBodies(strapi, trx),
    await findOwnersOfAddresses(trx, addresses),
  );
  const membershipId = known
    ? null
    : await makeCandidate(strapi, trx, submission, { reference, on }, ready);
  const applicantEmail = submission.contacts[0].email.toLowerCase();
  const sent = await countConfirmations(trx, applicantEmail, now - DAY_MS);
  const application: Application = {
    id: newId(),
    reference,
    state: known ? 'waiting' : 'linked',
    ...submission,
    notice: ready.notice,
    applicantEmail,
    people: peopleOf(submission),
    membershipId,
    knownOrganisationId: known?.body.organisationId ?? null,
    knownBy: known?.by ?? null,
    receivedOn: on,
    receivedAt: now,
    confirmed: sent < MOST_CONFIRMATIONS,
    treatedAt: null,
    actorType: null,
    actorId: null,
    digest: same,
    onceKey: digest(`${same}:${on}`),
  };
  await addApplication(trx, application);
  await addMessages(trx, messagesOf(strapi, application, submission, { ...ready, known }), now);
};

const take = async (
  strapi: Core.Strapi,
  submission: Submission,
  proof: Proof,
  notice: ShownNotice,
): Promise<string> => {
  const same = digest(sameness(submission));
  const reference = newReference();
  const actor: Actor = { type: 'applicant', id: reference };
  const ready = { ...(await prepared(strapi, actor)), actor, reference, notice };
  return retryTransaction(() =>
    strapi.db.transaction(async ({ trx }) => {
      // Repetitions, and two applications of one body, then see each other.
      await lockBodies(trx, { newId });
      const now = clockIn(strapi).now();
      // A form sent twice carries the same proof of work, so a repetition is looked for before
      // the proof is used.
      const earlier = await findSame(trx, same, now - DAY_MS);
      if (earlier) return earlier.reference;
      if (!(await useChallenge(trx, { id: newId(), ...proof }, clockIn(strapi).wall()))) {
        throw refuseFields([{ path: 'altcha', reason: 'challenge-used' }]);
      }
      await keep(strapi, trx, submission, same, ready);
      return reference;
    }),
  );
};

/**
 * Takes in an application, once even if it is sent again. The answer and its duration are the
 * same whether the body is known or not. `locale` is the language of the form.
 */
export const receive = async (
  strapi: Core.Strapi,
  body: unknown,
  locale: Locale = 'fr',
): Promise<ApplicationReceived> => {
  if (isTrapped(body)) {
    return delayUntil(clockIn(strapi).wait(STEADY_MS), async () => ({ reference: newReference() }));
  }
  const { sent, notices } = await checked(strapi, body);
  const proof = await verifyProof(strapi, sent.altcha);
  return delayUntil(clockIn(strapi).wait(STEADY_MS), async () => ({
    reference: await take(strapi, tidySubmission(sent), proof, shownNotice(notices, locale)),
  }));
};
