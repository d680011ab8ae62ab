import type { AssemblyInput } from '../../../shared/assemblies/assemblies';
import { useTrad } from '../kit/utils/trad';

type Name = keyof AssemblyInput;

/** The fields of an assembly's plan, and those of their values that are not texts, in words. */
export const usePlanText = () => {
  const { t } = useTrad();
  return {
    labelOf: (field: Name) => t(`assembly.field.${field === 'quorum' ? 'basis' : field}`),
    wordsOf: (field: Name, { quorum, ...values }: AssemblyInput): string | undefined => {
      switch (field) {
        case 'quorum':
          return t('assembly.quorum.rule', {
            basis: quorum.basis,
            numerator: quorum.numerator,
            denominator: quorum.denominator,
          });
        case 'kind':
          return t(`assembly.field.kind.${values.kind}`);
        case 'proxyHolders':
          return t(`assembly.field.proxyHolders.${values.proxyHolders}`);
        case 'duesRequired':
        case 'graceVotes':
          return t(values[field] ? 'value.yes' : 'value.no');
        default:
          return undefined;
      }
    },
  };
};
