import type { CommandName } from '../../../../shared/core/commands';
import type { useTrad } from '../../kit/utils/trad';

/** The text of a field: the command's own when it has one, else the common one; empty without either. */
export const fieldText = (
  { t, has }: ReturnType<typeof useTrad>,
  command: CommandName,
  field: string,
  part: 'label' | 'hint' = 'label',
): string => {
  const suffix = part === 'label' ? '' : `.${part}`;
  const own = `field.${command}.${field}${suffix}`;
  const common = `field.${field}${suffix}`;
  if (has(own)) return t(own);
  return has(common) || part === 'label' ? t(common) : '';
};
