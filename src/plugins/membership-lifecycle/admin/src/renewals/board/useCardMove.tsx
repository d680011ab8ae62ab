import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { PlannedMove, RenewalRow, StagesView } from '../../../../shared/renewals/renewals';
import { useRefusal } from '../../kit/api/refusal';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { MoveDialog } from '../MoveDialog';
import {
  useMoveRenewalsMutation,
  usePlanMoveMutation,
  useSettleBulkMutation,
} from '../api/renewals';
import { seen } from '../versions';

type Stage = StagesView['stages'][number];

interface Asked {
  row: RenewalRow;
  stageId: string;
  plan?: PlannedMove[];
}

/** Whether a move sends messages, issues a call or changes the status: it is then shown first. */
const needsConsent = ({ letters, called, status }: PlannedMove): boolean =>
  letters.length > 0 || called !== null || status !== null;

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
  const { notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const [look] = usePlanMoveMutation();
  const [send] = useMoveRenewalsMutation();
  const [settle] = useSettleBulkMutation();
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  const refuse = (row: RenewalRow, why: string) =>
    toggleNotification({
      type: 'danger',
      message: t('board.refused', { who: row.organisation, why }),
    });

  const moveNow = async (row: RenewalRow, stage: Stage) => {
    const { skipped, failed } = await send({ ...seen([row]), stageId: stage.id }).unwrap();
    const [refused] = [...skipped, ...failed];
    if (refused) refuse(row, text(refused.text));
    else {
      toggleNotification({
        type: 'success',
        message: t('board.moved', { who: row.organisation, stage: text(stage.names) }),
      });
    }
    await settle();
  };

  const attempt = async (row: RenewalRow, stage: Stage) => {
    const input = { membershipIds: [row.membershipId], stageId: stage.id };
    const { lines } = await look(input).unwrap();
    const [line] = lines;
    if (line?.refusal) refuse(row, text(line.refusal.text));
    else if (line && needsConsent(line)) setAsked({ row, stageId: stage.id, plan: [line] });
    else await moveNow(row, stage);
  };

  return {
    busy,
    move: async (row, stage) => {
      if (stage.id === row.stage.id) return;
      // Losing a renewal needs a reason, for which the dialog asks.
      if (stage.kind === 'lost') return setAsked({ row, stageId: stage.id });
      setBusy(row.id);
      try {
        await attempt(row, stage);
      } catch (error) {
        notify(error);
      }
      setBusy(null);
    },
    dialog: asked ? (
      <MoveDialog
        rows={[asked.row]}
        stages={stages}
        stageId={asked.stageId}
        plan={asked.plan}
        onClose={() => setAsked(null)}
      />
    ) : null,
  };
};
