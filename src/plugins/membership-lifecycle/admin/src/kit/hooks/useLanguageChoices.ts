import type { Choice } from '../components/ChoiceInput';
import { useTrad } from '../utils/trad';

/** The languages of messages and papers, to choose from. */
export const useLanguageChoices = (): (Choice & { value: 'fr' | 'en' })[] => {
  const { t } = useTrad();
  return (['fr', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }));
};
