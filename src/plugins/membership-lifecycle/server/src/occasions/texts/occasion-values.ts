import type { Locale } from '../../kernel/rules/values';
import { inline, inlineIn } from '../../kernel/texts/format';
import type { ParticipationNotice } from '../rules/types';
import { formatSpan } from './span';

/** The values that messages take from a registration. */
export const participationValues = (notice: ParticipationNotice | undefined, locale: Locale) => {
  const occasion = notice?.occasion;
  const right = notice?.usageId ? occasion?.benefitNames : null;
  return {
    occasion: {
      title: occasion ? inlineIn(occasion.titles, locale) : null,
      when: occasion ? formatSpan(occasion, locale) : null,
      place: inline(occasion?.place),
      link: inline(occasion?.link),
      cancelReason: inline(occasion?.cancelReason),
    },
    registration: { right: right ? inlineIn(right, locale) : null },
  };
};
