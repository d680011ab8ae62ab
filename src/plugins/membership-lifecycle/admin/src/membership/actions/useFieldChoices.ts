import { useAuth } from '@strapi/strapi/admin';
import type { CommandField, CommandName } from '../../../../shared/core/commands';
import type { BenefitChoice, MembershipView } from '../../../../shared/core/membership';
import type { Choice } from '../../kit/components/ChoiceInput';
import { useGetBenefitsQuery, useGetColleaguesQuery, useGetTiersQuery } from '../api/memberships';
import { choicesOf } from './choices';
import type { Words } from './plan-sentences';
import { hasForGood } from './tiers';

const merge = (lists: Choice[][]): Choice[] => [
  ...new Map(lists.flat().map((choice) => [choice.value, choice])).values(),
];

/** The rights of the member's tier first; apart, those that it would have beyond its tier. */
const benefitChoices = (
  benefits: readonly BenefitChoice[],
  view: MembershipView,
  { t, format }: Words,
): Choice[] => {
  const held = view.entitlements.map(({ benefit, names }) => ({
    value: benefit,
    label: format.text(names),
  }));
  const isOfTier = ({ tiers }: BenefitChoice) => tiers.includes(view.tierCode);
  const sold = (wanted: boolean) =>
    benefits
      .filter((benefit) => isOfTier(benefit) === wanted)
      .map(({ code, names }) => ({ value: code, label: format.text(names) || code }));
  const own = sold(true);
  const beyond = merge([sold(false), held]).filter(
    ({ value }) => !own.some((choice) => choice.value === value),
  );
  if (beyond.length === 0) return own;
  return [
    ...own.map((choice) => ({ ...choice, group: t('choice.of-tier') })),
    ...beyond.map((choice) => ({ ...choice, group: t('choice.beyond-tier') })),
  ];
};

/** All the choices of a command's fields, read from the membership and, where needed, the server. */
export const useFieldChoices = (
  command: CommandName,
  fields: readonly CommandField[],
  view: MembershipView,
  words: Words,
): ((field: CommandField, correcting?: string) => Choice[] | null) => {
  const needs = (type: CommandField['type']) => fields.some((field) => field.type === type);
  const tiers = useGetTiersQuery(undefined, { skip: !needs('tier') });
  const benefits = useGetBenefitsQuery(undefined, { skip: command !== 'grant-right' });
  const colleagues = useGetColleaguesQuery(undefined, { skip: !needs('admin-user') });
  const me = useAuth('useFieldChoices', (state) => state.user);

  return (field, correcting) => {
    switch (field.type) {
      case 'tier':
        return (tiers.data ?? [])
          .filter(({ code }) => command !== 'change-tier' || !hasForGood(view, code))
          .map(({ code, names }) => ({ value: code, label: words.format.text(names) || code }));
      case 'benefit':
        return benefitChoices(benefits.data ?? [], view, words);
      case 'admin-user':
        return (colleagues.data ?? []).map(({ id, name }) => ({
          value: id,
          label: id === String(me?.id) ? words.t('choice.me', { name }) : name,
        }));
      default:
        return choicesOf(command, field, view, words, correcting);
    }
  };
};
