import { Flex, Grid } from '@strapi/design-system';
import { RIGHT_KINDS } from '../../../shared/core/kinds';
import { Card } from '../kit/components/Card';
import { Cell } from '../kit/components/Cell';
import { ChoiceField, DayField, NumberField, TextField, TimeField } from '../kit/components/fields';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
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

const AUDIENCES = ['public', 'members'] as const;

const LANGUAGES = ['fr', 'en'] as const;

const What = ({ form: { value, errors, field, change } }: Props) => {
  const { t } = useTrad();
  return (
    <Card title={t('occasion.what')}>
      <Grid.Root gap={4}>
        <Cell col={6}>
          <ChoiceField
            {...field('kind')}
            label={t('occasion.kind')}
            choices={KINDS.map((kind) => ({ value: kind, label: t(`occasion.kind.${kind}`) }))}
          />
        </Cell>
        <Cell col={6}>
          <ChoiceField
            {...field('announced')}
            label={t('occasion.announced')}
            hint={t(`occasion.announced.hint.${value.announced ? 'public' : 'members'}`)}
            value={value.announced ? 'public' : 'members'}
            choices={AUDIENCES.map((one) => ({
              value: one,
              label: t(`occasion.announced.${one}`),
            }))}
            onChange={(one) => change({ announced: one === 'public' })}
          />
        </Cell>
        {LANGUAGES.map((lang) => (
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
        {LANGUAGES.map((lang) => (
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

const When = ({ form: { value, field, change } }: Props) => {
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
            <DayField {...field(day)} required label={t(`occasion.${day}`)} />
          </Cell>,
          <Cell key={time} col={3}>
            <TimeField
              {...field(time)}
              label={t(`occasion.${time}`)}
              value={value[time] ?? ''}
              onChange={(next) => change({ [time]: next || null })}
            />
          </Cell>,
        ])}
        {(['place', 'link'] as const).map((name) => (
          <Cell key={name} col={6}>
            <TextField
              {...field(name)}
              label={t(`occasion.${name}`)}
              hint={name === 'link' ? t('occasion.link.hint') : undefined}
            />
          </Cell>
        ))}
      </Grid.Root>
    </Card>
  );
};

/** The right that the occasion asks for, and how much of it. */
const Right = ({ form: { value, field, change }, kept }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { data: rights = [] } = useGetOccasionRightsQuery();
  const gone = kept && !rights.some(({ code }) => code === kept.code) ? [kept] : [];
  const chosen = rights.find(({ code }) => code === value.benefitCode);
  return (
    <>
      <Cell col={6}>
        <ChoiceField
          {...field('benefitCode')}
          label={t('occasion.right')}
          hint={chosen ? t(`occasion.right.${chosen.kind}`) : undefined}
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
      </Cell>
      {chosen && RIGHT_KINDS[chosen.kind].spent ? (
        <Cell col={6}>
          <NumberField
            {...field('units')}
            required
            label={t('occasion.units')}
            onChange={(units) => change({ units: units ?? 1 })}
          />
        </Cell>
      ) : null}
    </>
  );
};

const Who = (props: Props) => {
  const { t } = useTrad();
  const { value, field, change } = props.form;
  return (
    <Card title={t('occasion.who')} help={t('occasion.who.help')}>
      <Grid.Root gap={4}>
        <Right {...props} />
        <Cell col={6}>
          <NumberField
            {...field('capacity')}
            label={t('occasion.capacity')}
            hint={t('occasion.capacity.hint')}
          />
        </Cell>
        {(['opensOn', 'closesOn'] as const).map((name) => (
          <Cell key={name} col={3}>
            <DayField
              {...field(name)}
              label={t(`occasion.${name}`)}
              hint={t(`occasion.${name}.hint`)}
              value={value[name] ?? ''}
              onChange={(day) => change({ [name]: day || null })}
            />
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
