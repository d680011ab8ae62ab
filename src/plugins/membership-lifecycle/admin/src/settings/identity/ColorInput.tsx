import { Button, Flex, TextInput } from '@strapi/design-system';
import { useId } from 'react';
import { isColor, judgeColor, LEAST_CONTRAST } from '../../../../shared/settings/face';
import { useSaying } from '../../kit/typing/saying';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** What the browser's own picker shows while no colour is written. */
const NONE = '#ffffff';

/** A colour, picked or written, judged as it is chosen: whether a text in it is read. */
export const ColorInput = ({ name, label, value, onChange }: Props) => {
  const { t } = useTrad();
  const { number } = useFormat();
  const own = useId();
  const given = value.trim();
  const judged = isColor(given) ? judgeColor(given) : null;
  const contrast = judged ? number(Math.floor(judged.contrast * 10) / 10) : '';
  const isDim = judged !== null && !judged.isReadable;
  useSaying(own, {
    problem: isDim
      ? t('identity.color.dim', {
          contrast,
          least: number(LEAST_CONTRAST),
          instead: judged.instead,
        })
      : null,
    note: judged && !isDim ? t('identity.color.good', { contrast }) : undefined,
  });
  return (
    <Flex gap={2} wrap="wrap">
      <input
        type="color"
        aria-label={t('identity.color.pick', { field: label })}
        value={isColor(given) ? given : NONE}
        onChange={({ target }) => onChange(target.value)}
        style={{ width: '4rem', height: '4rem', padding: 0, border: 0, background: 'none' }}
      />
      <TextInput
        name={name}
        value={value}
        onChange={({ target }: { target: { value: string } }) => onChange(target.value)}
      />
      {isDim ? (
        <Button type="button" variant="secondary" onClick={() => onChange(judged.instead)}>
          {t('identity.color.take', { instead: judged.instead })}
        </Button>
      ) : null}
    </Flex>
  );
};
