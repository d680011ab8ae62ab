import { useState } from 'react';
import type {
  CampaignLine,
  CampaignTotals,
  CampaignPlan,
  CampaignRange,
  CampaignSelected,
} from '../../../../shared/renewals/campaign';
import { useRefusal } from '../../kit/api/refusal';
import { useBulk } from '../../kit/bulk/useBulk';
import { useSubmit } from '../../kit/hooks/useSubmit';
import {
  useOpenCampaignMutation,
  usePlanCampaignMutation,
  useSelectCampaignMutation,
} from '../api/renewals';

const added = (
  { renewals, uncalled, changingBracket, uncallable, kept, letters, amounts }: CampaignTotals,
  { letter, term: { price }, was, uncalled: isUncalled, callLacks }: CampaignLine,
  sign: 1 | -1,
): CampaignTotals => {
  const isSame = (one: { template: string; locale: string }) =>
    one.template === letter?.template && one.locale === letter.locale;
  const count = sign + (letters.find(isSame)?.count ?? 0);
  const isAlike = ({ currency }: { currency: string }) => currency === price?.currency;
  const amount = sign * (price?.amount ?? 0) + (amounts.find(isAlike)?.amount ?? 0);
  return {
    renewals: renewals + sign,
    uncalled: uncalled + (isUncalled ? sign : 0),
    changingBracket: changingBracket + (was ? sign : 0),
    uncallable: uncallable + (callLacks ? sign : 0),
    kept: kept + (letter?.kept ? sign : 0),
    letters: letter
      ? [
          ...letters.filter((one) => !isSame(one)),
          { template: letter.template, locale: letter.locale, count },
        ]
      : letters,
    amounts: price
      ? [...amounts.filter((one) => !isAlike(one)), { currency: price.currency, amount }]
      : amounts,
  };
};

/** The sums of a plan, adapted to lines ticked or left out since. */
const totalsAfter = (
  totals: CampaignTotals,
  lines: readonly CampaignLine[],
  { asked, leftOut }: { asked: ReadonlySet<string>; leftOut: ReadonlySet<string> },
): CampaignTotals =>
  lines.reduce((sums, line) => {
    const [was, is] = [asked.has(line.membershipId), leftOut.has(line.membershipId)];
    return was === is ? sums : added(sums, line, is ? -1 : 1);
  }, totals);

const PAGE_SIZE = 25;
const NOBODY: ReadonlySet<string> = new Set();

interface Shown {
  plan: CampaignPlan;
  range: CampaignRange;
  /** The members already left out of the loaded sums. */
  asked: ReadonlySet<string>;
  /** Whether the plan changed since it was shown. */
  changed: boolean;
}

/** The state of a campaign: the shown page of its plan, the members left out, and its opening. */
export const useCampaign = () => {
  const { read } = useRefusal();
  const [makePlan] = usePlanCampaignMutation();
  const [select] = useSelectCampaignMutation();
  const [open] = useOpenCampaignMutation();
  const [shown, setShown] = useState<Shown | null>(null);
  const [leftOut, setLeftOut] = useState(NOBODY);
  const { pending, errors, unplaced, refuse, submit: alone } = useSubmit();
  const bulk = useBulk<CampaignSelected>((slice) =>
    open({
      ...(shown?.range ?? { endsFrom: '', endsTo: '' }),
      lines: slice.map(({ membershipId, seal }) => ({ membershipId, seal })),
    }).unwrap(),
  );

  const show = async (
    range: CampaignRange,
    page: number,
    without: ReadonlySet<string>,
    seal?: string,
  ): Promise<void> => {
    const question = { ...range, page, pageSize: PAGE_SIZE, leftOut: [...without] };
    const plan = await makePlan(question).unwrap();
    const changed = seal !== undefined && plan.meta.seal !== seal;
    setShown({ plan, range, asked: without, changed });
  };

  return {
    bulk,
    busy: pending,
    errors,
    unplaced,
    shown,
    leftOut,
    totals:
      shown &&
      totalsAfter(shown.plan.meta.totals, shown.plan.data, { asked: shown.asked, leftOut }),
    /** Looks at the plan of a range, from its first page, with nobody left out. */
    look: (range: CampaignRange) =>
      alone(async () => {
        setLeftOut(NOBODY);
        await show(range, 1, NOBODY);
      }),
    turnTo: (page: number) =>
      alone(async () => {
        if (shown) await show(shown.range, page, leftOut, shown.plan.meta.seal);
      }),
    /** Ticks members, or leaves them out. */
    leave: (membershipIds: readonly string[], out: boolean): void => {
      const next = new Set(leftOut);
      for (const id of membershipIds) {
        if (out) next.add(id);
        else next.delete(id);
      }
      setLeftOut(next);
    },
    /** Opens the ticked renewals; if the plan has changed, shows it again instead. */
    confirm: () =>
      alone(async () => {
        if (!shown) return;
        const { range, plan } = shown;
        const { seal } = plan.meta;
        try {
          const lines = await select({ ...range, seal, leftOut: [...leftOut] }).unwrap();
          void bulk.run(lines);
        } catch (error) {
          if (read(error).reason !== 'campaign-changed') throw error;
          await show(range, 1, leftOut, seal);
        }
      }),
    /** Loads what remains after a campaign. */
    again: () =>
      alone(async () => {
        bulk.reset();
        if (shown) await show(shown.range, 1, leftOut);
      }),
    back: (): void => {
      bulk.reset();
      refuse({});
      setShown(null);
    },
  };
};

export type Campaign = ReturnType<typeof useCampaign>;
