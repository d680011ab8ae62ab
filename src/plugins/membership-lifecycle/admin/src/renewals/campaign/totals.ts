import type { CampaignLine, CampaignTotals } from '../../../../shared/renewals/campaign';

const added = (
  { renewals, letters, amounts }: CampaignTotals,
  { letter, term: { price } }: CampaignLine,
  sign: 1 | -1,
): CampaignTotals => {
  const isSame = (one: { template: string; locale: string }) =>
    one.template === letter?.template && one.locale === letter.locale;
  const count = sign + (letters.find(isSame)?.count ?? 0);
  const isAlike = ({ currency }: { currency: string }) => currency === price?.currency;
  const amount = sign * (price?.amount ?? 0) + (amounts.find(isAlike)?.amount ?? 0);
  return {
    renewals: renewals + sign,
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
export const totalsAfter = (
  totals: CampaignTotals,
  lines: readonly CampaignLine[],
  { asked, leftOut }: { asked: ReadonlySet<string>; leftOut: ReadonlySet<string> },
): CampaignTotals =>
  lines.reduce((sums, line) => {
    const [was, is] = [asked.has(line.membershipId), leftOut.has(line.membershipId)];
    return was === is ? sums : added(sums, line, is ? -1 : 1);
  }, totals);
