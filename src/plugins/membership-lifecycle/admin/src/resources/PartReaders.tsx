import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import type { PartAccess, PartChoices } from '../../../shared/resources/members-part';
import { Labelled } from '../kit/components/Labelled';
import { ChoiceField } from '../kit/components/fields';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const KINDS = ['members', 'tiers', 'right', 'everyone'] as const;
type Kind = (typeof KINDS)[number];

/** Stands for a tier that is still to be chosen: saving refuses it, instead of opening to all members. */
const TO_CHOOSE = '';

const ACCESS: Record<Kind, PartAccess> = {
  members: { kind: 'members', tiers: [] },
  tiers: { kind: 'members', tiers: [TO_CHOOSE] },
  right: { kind: 'right', benefit: TO_CHOOSE },
  everyone: { kind: 'everyone' },
};

const kindOf = (access: PartAccess): Kind =>
  access.kind === 'members' && access.tiers.length > 0 ? 'tiers' : access.kind;

interface Props {
  name: string;
  access: PartAccess | null;
  choices: Pick<PartChoices, 'tiers' | 'rights'>;
  disabled: boolean;
  error: string | undefined;
  /** Null for no part at all, where that is a choice. */
  onChange: (access: PartAccess | null) => void;
  clearable: boolean;
}

type Named = PartChoices['tiers'];

/** Names by code; a code that no list has any more keeps its place, so that saving does not lose it. */
const useNames = (named: Named, kept: readonly string[]): [string, string][] => {
  const { text } = useFormat();
  const names = new Map(named.map(({ code, names: said }) => [code, text(said) || code]));
  for (const code of kept) if (code !== TO_CHOOSE && !names.has(code)) names.set(code, code);
  return [...names];
};

const Tiers = ({
  name,
  codes,
  tiers,
  onChange,
  ...field
}: {
  name: string;
  codes: readonly string[];
  tiers: Named;
  disabled: boolean;
  error: string | undefined;
  onChange: (codes: string[]) => void;
}) => {
  const { t } = useTrad();
  const names = useNames(tiers, codes);
  const chosen = codes.filter((code) => code !== TO_CHOOSE);
  const change = (next: string[]) => onChange(next.length > 0 ? next : [TO_CHOOSE]);
  return (
    <Labelled
      name={`${name}.tiers`}
      of={codes}
      label={t('part.tiers')}
      error={field.error}
      required
    >
      <MultiSelect
        value={chosen}
        disabled={field.disabled}
        placeholder={t('part.tiers.choose')}
        // As text: the design system's tags contain a button without a name.
        customizeContent={(all = []) =>
          all.map((code) => names.find(([one]) => one === code)?.[1] ?? code).join(', ')
        }
        clearLabel={t('action.clear')}
        onClear={() => change([])}
        onChange={(next: string[]) => change(next)}
      >
        {names.map(([code, label]) => (
          <MultiSelectOption key={code} value={code}>
            {label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </Labelled>
  );
};

const Right = ({
  name,
  code,
  rights,
  onChange,
  ...field
}: {
  name: string;
  code: string;
  rights: Named;
  disabled: boolean;
  error: string | undefined;
  onChange: (code: string) => void;
}) => {
  const { t } = useTrad();
  const names = useNames(rights, [code]);
  return (
    <ChoiceField
      name={`${name}.benefit`}
      label={t('part.right')}
      required
      {...field}
      value={code}
      choices={names.map(([value, label]) => ({ value, label }))}
      placeholder={t('part.right.choose')}
      onChange={onChange}
    />
  );
};

/** The readers of the part: all members, those of some tiers, holders of a right, or everybody. */
export const PartReaders = ({
  name,
  access,
  choices,
  disabled,
  error,
  clearable,
  onChange,
}: Props) => {
  const { t } = useTrad();
  const kind = access === null ? '' : kindOf(access);
  // Beside the choice itself, unless a further choice is what is wrong.
  const isFurther = kind === 'tiers' || kind === 'right';
  const below = { name, disabled, error };
  return (
    <>
      <ChoiceField<Kind | ''>
        name={`${name}.access`}
        label={t('part.readers')}
        hint={t(kind === '' ? 'part.readers.none-hint' : `part.readers.${kind}.hint`)}
        error={isFurther ? undefined : error}
        disabled={disabled}
        clearable={clearable}
        value={kind}
        placeholder={t('part.readers.none')}
        choices={KINDS.map((value) => ({ value, label: t(`part.readers.${value}`) }))}
        onChange={(next) => onChange(next === '' ? null : ACCESS[next])}
      />
      {kind === 'tiers' && access?.kind === 'members' ? (
        <Tiers
          {...below}
          codes={access.tiers}
          tiers={choices.tiers}
          onChange={(tiers) => onChange({ kind: 'members', tiers })}
        />
      ) : null}
      {access?.kind === 'right' ? (
        <Right
          {...below}
          code={access.benefit}
          rights={choices.rights}
          onChange={(benefit) => onChange({ kind: 'right', benefit })}
        />
      ) : null}
    </>
  );
};
