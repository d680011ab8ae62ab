import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { CommandPlan } from '../../../../shared/membership/command-plan';
import type { RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { useRefusal } from '../../kit/api/refusal';
import { useFormat } from '../../kit/utils/format';
import { newRequestKey } from '../../kit/utils/request-key';
import { useTrad } from '../../kit/utils/trad';
import { MemberCommand } from '../../membership/actions/MemberCommand';
import { awaitsMoney } from '../../membership/actions/values';
import {
  useLazyGetCommandPlanQuery,
  useRunCommandMutation,
} from '../../membership/api/memberships';

type Stage = StagesView['stages'][number];

interface Asked {
  row: RenewalRow;
  stage: Stage;
}

/** Whether a move does more than take a renewal to another stage: it is then shown first. */
const needsConsent = (plan: CommandPlan): boolean => {
  const { terms, calls, rights, messages, account, status, renewals } = plan;
  const rows = terms.length + calls.length + rights.length + messages.length;
  const isMoreThanMoved = renewals.some(({ answer, closes }) => answer !== null || closes);
  const changesStatus = status !== null && status.before !== status.after;
  return rows > 0 || account !== null || isMoreThanMoved || changesStatus;
};

/** Whether a card goes where the money of its call is waited for, which may have a day. */
const expectsMoney = (stages: StagesView['stages'], row: RenewalRow, stage: Stage): boolean =>
  awaitsMoney(stages, stage.id) && (row.duesState === 'open' || row.duesState === 'overdue');

/** Moves a card. A move with consequences is shown first; after a refusal the card stays in place. */
export const useCardMove = (
  stages: StagesView['stages'],
): {
  /** The renewal that is on its way. */
  busy: string | null;
  move: (row: RenewalRow, stage: Stage) => Promise<void>;
  dialog: ReactNode;
} => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [look] = useLazyGetCommandPlanQuery();
  const [run] = useRunCommandMutation();
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  const refuse = (row: RenewalRow, why: string) =>
    toggleNotification({
      type: 'danger',
      message: t('board.refused', { who: row.organisation, why }),
    });

  const attempt = async (row: RenewalRow, stage: Stage) => {
    const { membershipId: documentId, version } = row;
    const command = {
      documentId,
      name: 'move-renewal',
      values: { renewalId: row.id, stageId: stage.id },
      version,
    } as const;
    const plan = await look(command).unwrap();
    if (plan.refusal) return refuse(row, text(plan.refusal.text));
    if (needsConsent(plan)) return setAsked({ row, stage });
    const { seal } = plan;
    await run({ ...command, key: newRequestKey(), seal, heldBack: [] }).unwrap();
    toggleNotification({
      type: 'success',
      message: t('board.moved', { who: row.organisation, stage: text(stage.names) }),
    });
  };

  return {
    busy,
    move: async (row, stage) => {
      if (stage.id === row.stage.id) return;
      // Losing a renewal needs a reason, and a payment under way may have a day: the dialog asks.
      if (stage.kind === 'lost' || expectsMoney(stages, row, stage))
        return setAsked({ row, stage });
      setBusy(row.id);
      try {
        await attempt(row, stage);
      } catch (error) {
        refuse(row, read(error).message);
      }
      setBusy(null);
    },
    dialog: asked ? (
      <MemberCommand
        membershipId={asked.row.membershipId}
        command="move-renewal"
        preset={{ renewalId: asked.row.id, stageId: asked.stage.id }}
        subject={t('move.plan.line', { who: asked.row.organisation, to: text(asked.stage.names) })}
        onClose={() => setAsked(null)}
      />
    ) : null,
  };
};
