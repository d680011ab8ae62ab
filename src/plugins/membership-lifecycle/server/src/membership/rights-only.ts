import { COMMANDS, type CommandName } from '../../../shared/core/commands';
import type { ChangedMeanwhile, MembershipView } from '../../../shared/core/membership';
import type { CommandPlan } from '../../../shared/membership/command-plan';
import { RefusalError } from '../kernel/errors';
import { refuse } from './refusals/mergers';

/** A member as it is shown to those who record the use of rights, and read no dues and no contacts. */

const ofRights = ({ group }: { group: string }): boolean => group === 'rights';

/** The name, the status and the rights. Each field is named, so that a new one is not shown unasked. */
export const rightsOnly = (view: MembershipView): MembershipView => ({
  documentId: view.documentId,
  version: view.version,
  reference: view.reference,
  organisation: { ...view.organisation, siret: null },
  tierCode: view.tierCode,
  status: view.status,
  today: view.today,
  entitlements: view.entitlements,
  commands: view.commands.filter(ofRights),
  unavailable: view.unavailable.filter(ofRights),
  rightsOnly: true,
  because: {
    rule: 'rights-only',
    params: {},
    text: {
      fr: 'De ce membre, votre rôle voit les droits.',
      en: 'Of this member, your role sees the rights.',
    },
  },
  formerly: [],
  mergedInto: null,
  readsContacts: false,
  contacts: [],
  emptySeats: [],
  decidedWhy: null,
  leaving: null,
  memberSince: null,
  neverJoined: false,
  upToDate: false,
  duesState: 'none',
  uncalled: null,
  figures: [],
  byChorus: false,
  callable: [],
  override: null,
  muted: null,
  terms: [],
  dues: [],
  account: { ...view.account, due: 0, paid: 0, credit: 0, payments: [] },
  reminders: [],
  renewal: null,
  earlierRenewals: [],
  pastRenewals: [],
  scheduled: [],
  workflow: { id: '', name: '', stages: [] },
});

/** A plan without its letters, which name people and their addresses. */
export const withoutLetters = (plan: CommandPlan): CommandPlan => ({
  ...plan,
  messages: [],
  withdrawn: [],
});

/** A refusal that tells of what changed on the rights alone. */
export const ofRightsAlone = (error: unknown): unknown => {
  if (!(error instanceof RefusalError) || error.reason !== 'changed-meanwhile') return error;
  const details = error.details as unknown as ChangedMeanwhile;
  const { version, by } = details;
  const activities = details.activities.filter(({ command }) => {
    const known = COMMANDS[command as CommandName];
    return known !== undefined && ofRights(known);
  });
  return refuse('changed-meanwhile', { version, by, activities });
};
