import { Flex, Grid, NumberInput, TextInput } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { DayInput } from '../kit/components/DayInput';
import { Labelled } from '../kit/components/Labelled';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { Card } from '../settings/Card';
import { TextField } from '../settings/TextField';
import { useGetOccasionRightsQuery } from './api';
import type { OccasionFormState } from './useOccasionForm';

interface Props {
  form: OccasionFormState;
  /** The chosen right, if the offer no longer has it. */
  kept?: { code: string; names: { fr: string; en: string } } | null;
}

const KINDS = ['event', 'programme'] as const;
/** The value of « open to every member ». */
const NO_RIGHT = '-';

const Cell = ({ col, children }: { col: number; children: ReactNode }) => (
  <Grid.Item col={col} xs={12} alignItems="start">
    {children}
  </Grid.Item>
);

const What = ({ form: { value, errors, change } }: Props) => {
  const { t } = useTrad();
  const languages = ['fr', 'en'] as const;
  return (
    <Card title={t('occasion.what')}>
      <Grid.Root gap={4}>
        <Cell col={12}>
          <Labelled name="kind" label={t('occasion.kind')} error={errors.kind}>
            <ChoiceInput
              value={value.kind}
              choices={KINDS.map((kind) => ({ value: kind, label: t(`occasion.kind.${kind}`) }))}
              onChange={(kind) => change({ kind: kind as (typeof KINDS)[number] })}
            />
          </Labelled>
        </Cell>
        {languages.map((lang) => (
          <Cell key={lang} col={6}>
            <TextField
              name={`titles.${lang}`}
              label={t(`occasion.title.${lang}`)}
              required={lang === 'fr'}
              error={errors[`titles.${lang}`]}
              value={value.titles[lang]}
              onChange={(text) => change({ titles: { ...value.titles, [lang]: text } })}
            />
          </Cell>
        ))}
        {languages.map((lang) => (
          <Cell key={lang} col={6}>
            <TextField
              long
              name={`descriptions.${lang}`}
              label={t(`occasion.description.${lang}`)}
              error={errors[`descriptions.${lang}`]}
              value={value.descriptions[lang]}
              onChange={(text) => change({ descriptions: { ...value.descriptions, [lang]: text } })}
            />
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

const When = ({ form: { value, errors, change } }: Props) => {
  const { t } = useTrad();
  const ends = [
    ['startsOn', 'startTime'],
    ['endsOn', 'endTime'],
  ] as const;
  return (
    <Card title={t('occasion.when-where')} help={t('occasion.when-where.help')}>
      <Grid.Root gap={4}>
        {ends.flatMap(([day, time]) => [
          <Cell key={day} col={3}>
            <Labelled name={day} label={t(`occasion.${day}`)} required error={errors[day]}>
              <DayInput value={value[day]} onChange={(chosen) => change({ [day]: chosen })} />
            </Labelled>
          </Cell>,
          <Cell key={time} col={3}>
            <Labelled name={time} label={t(`occasion.${time}`)} error={errors[time]}>
              <TextInput
                type="time"
                value={value[time] ?? ''}
                onChange={({ target }) => change({ [time]: target.value || null })}
              />
            </Labelled>
          </Cell>,
        ])}
        {(['place', 'link'] as const).map((name) => (
          <Cell key={name} col={6}>
            <TextField
              name={name}
              label={t(`occasion.${name}`)}
              hint={name === 'link' ? t('occasion.link.hint') : undefined}
              error={errors[name]}
              value={value[name]}
              onChange={(text) => change({ [name]: text })}
            />
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

const Who = ({ form: { value, errors, change }, kept }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { data: rights = [] } = useGetOccasionRightsQuery();
  const gone = kept && !rights.some(({ code }) => code === kept.code) ? [kept] : [];
  const chosen = rights.find(({ code }) => code === value.benefitCode);
  return (
    <Card title={t('occasion.who')} help={t('occasion.who.help')}>
      <Grid.Root gap={4}>
        <Cell col={6}>
          <Labelled
            name="benefitCode"
            label={t('occasion.right')}
            hint={chosen ? t(`occasion.right.${chosen.kind}`) : undefined}
            error={errors.benefitCode}
          >
            <ChoiceInput
              value={value.benefitCode ?? NO_RIGHT}
              choices={[
                { value: NO_RIGHT, label: t('occasion.every-member') },
                ...[...rights, ...gone].map(({ code, names }) => ({
                  value: code,
                  label: format.text(names) || code,
                })),
              ]}
              onChange={(code) => change({ benefitCode: code === NO_RIGHT ? null : code })}
            />
          </Labelled>
        </Cell>
        {chosen && RIGHT_KINDS[chosen.kind].spent ? (
          <Cell col={6}>
            <Labelled name="units" label={t('occasion.units')} error={errors.units}>
              <NumberInput
                value={value.units}
                onValueChange={(units) => change({ units: units ?? 1 })}
              />
            </Labelled>
          </Cell>
        ) : null}
        <Cell col={6}>
          <Labelled
            name="capacity"
            label={t('occasion.capacity')}
            hint={t('occasion.capacity.hint')}
            error={errors.capacity}
          >
            <NumberInput
              value={value.capacity ?? undefined}
              onValueChange={(capacity) => change({ capacity: capacity ?? null })}
            />
          </Labelled>
        </Cell>
        {(['opensOn', 'closesOn'] as const).map((name) => (
          <Cell key={name} col={3}>
            <Labelled
              name={name}
              label={t(`occasion.${name}`)}
              hint={t(`occasion.${name}.hint`)}
              error={errors[name]}
            >
              <DayInput
                value={value[name] ?? ''}
                onChange={(day) => change({ [name]: day || null })}
              />
            </Labelled>
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

/** The fields of an event or a programme: what, when and where, for whom. */
export const OccasionFields = (props: Props) => (
  <Flex direction="column" alignItems="stretch" gap={6}>
    <What {...props} />
    <When {...props} />
    <Who {...props} />
  </Flex>
);
