import { useAuth } from '@strapi/strapi/admin';
import type { CommandField, CommandName } from '../../../../shared/core/commands';
import type { MembershipView } from '../../../../shared/core/membership';
import type { Choice } from '../../kit/components/ChoiceInput';
import { useGetBenefitsQuery, useGetColleaguesQuery, useGetTiersQuery } from '../api/memberships';
import { choicesOf } from './choices';
import type { Words } from './plan-sentences';

const merge = (lists: Choice[][]): Choice[] => [
  ...new Map(lists.flat().map((choice) => [choice.value, choice])).values(),
];

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
        return (tiers.data ?? []).map(({ code, names }) => ({
          value: code,
          label: words.format.text(names) || code,
        }));
      case 'benefit':
        return merge([
          (benefits.data ?? []).map(({ code, names }) => ({
            value: code,
            label: words.format.text(names) || code,
          })),
          view.entitlements.map((right) => ({
            value: right.benefit,
            label: words.format.text(right.names),
          })),
        ]);
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
