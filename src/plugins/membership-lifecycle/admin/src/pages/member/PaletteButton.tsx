import { Button } from '@strapi/design-system';
import { Search } from '@strapi/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { memberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { ActionPalette, type PalettePlace } from '../../membership/actions/ActionPalette';
import type { Actions } from '../../membership/glance/useActions';

/** The actions that stand in a tab of the page rather than in a command, for those who may take them. */
const usePlaces = ({ readsContacts, contacts }: MembershipView): PalettePlace[] => {
  const manages = useCan(PERMISSIONS.membershipManage);
  const files = useCan(PERMISSIONS.paperManage);
  const knows = manages && readsContacts && contacts.length > 0;
  return [
    ...(manages ? [{ name: 'certificate', tab: 'documents' } as const] : []),
    ...(files ? [{ name: 'paper', tab: 'documents' } as const] : []),
    ...(knows ? [{ name: 'space', tab: 'contacts' } as const] : []),
    ...(knows ? [{ name: 'consent', tab: 'contacts' } as const] : []),
  ];
};

/** « Que voulez-vous faire ? »: opens the search of everything that can be done. */
export const PaletteButton = ({ view, actions }: { view: MembershipView; actions: Actions }) => {
  const { t } = useTrad();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const places = usePlaces(view);
  const { commands, unavailable, ask } = actions;
  if (commands.length + unavailable.length + places.length === 0) return null;
  return (
    <>
      <Button variant="secondary" startIcon={<Search aria-hidden />} onClick={() => setOpen(true)}>
        {t('palette.title')}
      </Button>
      {open ? (
        <ActionPalette
          view={view}
          commands={commands}
          unavailable={unavailable}
          places={places}
          onChoose={({ name }) => {
            setOpen(false);
            ask(name);
          }}
          onPlace={({ tab }) => {
            setOpen(false);
            void navigate(memberPlace(view.documentId, tab));
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};
