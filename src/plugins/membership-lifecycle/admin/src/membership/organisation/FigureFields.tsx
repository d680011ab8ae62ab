import { Grid } from '@strapi/design-system';
import type { FigureValues, Measure } from '../../../../shared/core/brackets';
import { Cell } from '../../kit/components/Cell';
import { NumberField } from '../../kit/components/fields';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  measures: readonly Measure[];
  /** Stands before the names of the fields: the place of the organisation in its form. */
  at?: string;
  values: Partial<FigureValues>;
  errors: Record<string, string>;
  onChange: (values: Partial<FigureValues>) => void;
}

/** What an organisation measures: each figure, with its year. */
export const FigureFields = ({ measures, at = '', values, errors, onChange }: Props) => {
  const { t } = useTrad();
  const field = (name: keyof FigureValues) => ({
    name: `${at}${name}`,
    label: t(`organisation.${name}`),
    error: errors[`${at}${name}`],
    value: values[name] ?? null,
    onChange: (value: number | null) => onChange({ [name]: value }),
  });
  return (
    <Grid.Root gap={4}>
      {measures.flatMap((measure) => [
        <Cell key={measure} col={6}>
          <NumberField {...field(measure)} hint={t(`organisation.${measure}.hint`)} />
        </Cell>,
        <Cell key={`${measure}Year`} col={6}>
          <NumberField {...field(`${measure}Year`)} as="year" />
        </Cell>,
      ])}
    </Grid.Root>
  );
};
