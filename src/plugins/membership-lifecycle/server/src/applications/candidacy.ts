import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import { commandsIn } from '../core/commands';
import type { Recorder } from '../core/recording';
import type { TierOffer } from '../core/rules/types';
import type { Day } from '../kernel/rules/values';
import type { Transaction } from '../kernel/store/database';
import { consentsIn } from '../membership/consents';
import type { Submission } from './rules/types';
import { createOrganisation } from './store/candidates';

/** Data loaded before the transaction that creates a candidate. */
export interface Reading {
  recorder: Recorder;
  offers: readonly TierOffer[];
  actor: Actor;
}

/**
 * Creates a body with its contacts, membership and consent in the caller's transaction, all or
 * nothing. Returns the membership.
 */
export const makeCandidate = async (
  strapi: Core.Strapi,
  trx: Transaction,
  submission: Submission,
  { reference, on }: { reference: string; on: Day },
  { recorder, offers, actor }: Reading,
): Promise<string> => {
  const { organisationId, contactIds } = await createOrganisation(strapi, submission);
  const { tierCode, consentTextId } = submission;
  const candidate = { organisationId, tierCode, appliedOn: on };
  const reading = { recorder, offers };
  const membershipId = await commandsIn(strapi).registerIn(trx, reading, candidate);
  if (consentTextId) {
    await consentsIn(strapi).recordIn(
      trx,
      membershipId,
      {
        contactId: contactIds[0],
        textId: consentTextId,
        givenOn: on,
        how: `Formulaire de demande d’adhésion, ${reference}`,
      },
      actor,
    );
  }
  return membershipId;
};
