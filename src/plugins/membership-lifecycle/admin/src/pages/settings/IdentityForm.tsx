import { Flex, Grid } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import type { Identity } from '../../../../shared/contracts';
import { useSaveIdentityMutation } from '../../services/settings';
import { useTrad } from '../../utils/trad';
import { Card } from './Card';
import { SettingsHeader } from './SettingsHeader';
import { TextField } from './TextField';
import { useSettingsForm } from './useSettingsForm';

const GROUPS: readonly { name: string; fields: readonly (keyof Identity)[] }[] = [
  { name: 'who', fields: ['name', 'legalName', 'rna', 'siret', 'address'] },
  { name: 'contact', fields: ['email', 'phone', 'website', 'timeZone'] },
  { name: 'payment', fields: ['iban', 'bic', 'rateDecision'] },
  { name: 'mail', fields: ['senderName', 'senderEmail', 'replyTo'] },
];
const REQUIRED: ReadonlySet<keyof Identity> = new Set<keyof Identity>(['name', 'timeZone']);

/** The form of the association's identity. */
export const IdentityForm = ({ initial }: { initial: Identity }) => {
  const { t, has } = useTrad();
  const [save] = useSaveIdentityMutation();
  const form = useSettingsForm(initial, (identity) => save(identity).unwrap());
  const hint = (field: string) =>
    has(`identity.${field}.hint`) ? t(`identity.${field}.hint`) : '';
  return (
    <form onSubmit={form.submit} noValidate>
      <SettingsHeader name="identity.title" changed={form.changed} saving={form.saving} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {GROUPS.map(({ name, fields }) => (
            <Card key={name} title={t(`identity.group.${name}`)}>
              <Grid.Root gap={4}>
                {fields.map((field) => (
                  <Grid.Item
                    key={field}
                    col={field === 'address' ? 12 : 6}
                    xs={12}
                    alignItems="start"
                  >
                    <TextField
                      name={field}
                      label={t(`identity.${field}`)}
                      hint={hint(field)}
                      error={form.errors[field]}
                      required={REQUIRED.has(field)}
                      long={field === 'address'}
                      value={form.value[field]}
                      onChange={(text) => form.change({ ...form.value, [field]: text })}
                    />
                  </Grid.Item>
                ))}
              </Grid.Root>
            </Card>
          ))}
        </Flex>
      </Layouts.Content>
    </form>
  );
};
