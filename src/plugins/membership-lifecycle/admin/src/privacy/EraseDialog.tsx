import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { PersonView } from '../../../shared/privacy/privacy';
import { FormSheet } from '../kit/components/FormSheet';
import { Notice } from '../kit/components/Notice';
import { TextField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useErasePersonMutation } from './api';

interface Props {
  view: PersonView;
  onClose: () => void;
  onErased: () => void;
}

interface ChoiceProps {
  view: PersonView;
  papers: readonly string[];
  account: boolean;
  onPapers: (papers: string[]) => void;
  onAccount: (account: boolean) => void;
}

/** Data that are erased only on request. */
const Choices = ({ view, papers, account, onPapers, onAccount }: ChoiceProps) => {
  const { t } = useTrad();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {view.account ? (
        <Checkbox checked={account} onCheckedChange={(on) => onAccount(on === true)}>
          {t('privacy.erase.account', { username: view.account.username })}
        </Checkbox>
      ) : null}
      {view.papers.length > 0 ? (
        <Typography fontWeight="semiBold">{t('privacy.erase.papers')}</Typography>
      ) : null}
      {view.papers.map(({ id, kind, title, name }) => (
        <Checkbox
          key={id}
          checked={papers.includes(id)}
          onCheckedChange={(on) =>
            onPapers(on === true ? [...papers, id] : papers.filter((one) => one !== id))
          }
        >
          {[title ?? t(`papers.kind.${kind}`), name].join(' · ')}
        </Checkbox>
      ))}
    </Flex>
  );
};

/** The consequences of an erasure, and whom it leaves without a contact. */
const Consequences = ({ view }: { view: PersonView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const last = view.contacts.filter(({ lastOfActive }) => lastOfActive);
  return (
    <>
      <Notice tone="warning" title={t('privacy.erase.irreversible')}>
        {t('privacy.erase.what', {
          contacts: view.contacts.length,
          messages: view.messages.total,
          waiting: view.messages.waiting,
          uses: view.uses,
        })}
      </Notice>
      {last.length > 0 ? (
        <Notice tone="warning">
          {t('privacy.erase.last', {
            organisations: format.list(last.map(({ organisation }) => organisation)),
          })}
        </Notice>
      ) : null}
    </>
  );
};

/** Erases a person: shows what will change, and asks for a reason and their typed address. */
export const EraseDialog = ({ view, onClose, onErased }: Props) => {
  const { t } = useTrad();
  const [erase] = useErasePersonMutation();
  const [papers, setPapers] = useState<string[]>([]);
  const [account, setAccount] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { pending, errors, unplaced, refuse, submit } = useSubmit();
  const { confirmation, fingerprint, subject } = view;

  const send = () => {
    const wrong: Record<string, string> = {};
    if (reason.trim() === '') wrong.reason = t('field.required');
    if (typed.trim().toLowerCase() !== confirmation.toLowerCase()) {
      wrong.confirmation = t('privacy.erase.differs', { confirmation });
    }
    refuse(wrong);
    if (Object.keys(wrong).length > 0) return;
    const asked = { subject, papers, account, reason, confirmation: typed, fingerprint };
    void submit(() => erase(asked).unwrap(), { done: t('privacy.erased'), then: onErased });
  };

  return (
    <FormSheet
      danger
      title={t('privacy.erase.title')}
      submit={t('privacy.erase.confirm')}
      pending={pending}
      refused={unplaced(['reason', 'confirmation'])}
      onSubmit={send}
      onClose={onClose}
    >
      <Consequences view={view} />
      <Choices
        view={view}
        papers={papers}
        account={account}
        onPapers={setPapers}
        onAccount={setAccount}
      />
      <TextField
        name="reason"
        long
        required
        label={t('privacy.erase.reason')}
        hint={t('privacy.erase.reason.hint')}
        error={errors.reason}
        value={reason}
        onChange={setReason}
      />
      <TextField
        name="confirmation"
        required
        label={t('privacy.erase.type', { confirmation })}
        error={errors.confirmation}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
    </FormSheet>
  );
};
