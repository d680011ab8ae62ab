import { Checkbox, Flex } from '@strapi/design-system';
import type { ApplicationView } from '../../../shared/applications/applications';
import { Section } from '../kit/components/Section';
import { useTrad } from '../kit/utils/trad';

interface Props {
  view: ApplicationView;
  /** The places of those that go to the member. */
  carried: readonly number[];
  onChange: (carried: readonly number[]) => void;
}

/** The sent contacts that the member does not have, each to be added to it or not. */
export const CarriedContacts = ({ view, carried, onChange }: Props) => {
  const { t } = useTrad();
  const { sent, newContacts, known } = view;
  if (!sent || !known || newContacts.length === 0) return null;
  return (
    <Section title={t('applications.carried', { name: known.organisation })}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {newContacts.map((place) => (
          <Checkbox
            key={place}
            checked={carried.includes(place)}
            onCheckedChange={(added) =>
              onChange(
                added === true ? [...carried, place] : carried.filter((one) => one !== place),
              )
            }
          >
            {t('applications.carried.contact', {
              name: sent.contacts[place]?.name,
              email: sent.contacts[place]?.email,
            })}
          </Checkbox>
        ))}
      </Flex>
    </Section>
  );
};
