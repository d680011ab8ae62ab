import { Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts } from '@strapi/strapi/admin';
import { useTrad } from '../kit/utils/trad';

interface HeaderProps {
  /** Key of the page's title; its subtitle stands at `<key>.help`. */
  name: 'identity.title' | 'workflow.title';
  changed: boolean;
  saving: boolean;
}

/** The head of a settings form, with its button to save. */
export const SettingsHeader = ({ name, changed, saving }: HeaderProps) => {
  const { t } = useTrad();
  return (
    <Layouts.Header
      title={t(name)}
      subtitle={t(`${name}.help`)}
      primaryAction={
        <Button
          type="submit"
          startIcon={<Check aria-hidden />}
          disabled={!changed}
          loading={saving}
        >
          {t('action.save')}
        </Button>
      }
    />
  );
};
