import { Checkbox, Flex, Textarea, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { PersonView } from '../../../shared/privacy/privacy';
import { FormFooter } from '../kit/components/FormFooter';
import { Labelled } from '../kit/components/Labelled';
import { Notice } from '../kit/components/Notice';
import { Sheet } from '../kit/components/Sheet';
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

/** Erases a person: shows what will change, and asks for a reason and their typed address. */
export const EraseDialog = ({ view, onClose, onErased }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const [erase] = useErasePersonMutation();
  const [papers, setPapers] = useState<string[]>([]);
  const [account, setAccount] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { pending, errors, unplaced, refuse, submit } = useSubmit();
  const { confirmation, fingerprint, subject } = view;
  const last = view.contacts.filter(({ lastOfActive }) => lastOfActive);

  const refused = unplaced(['reason', 'confirmation']);

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
    <Sheet
      title={t('privacy.erase.title')}
      onClose={onClose}
      onSubmit={send}
      footer={
        <FormFooter danger loading={pending}>
          {t('privacy.erase.confirm')}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
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
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        <Choices
          view={view}
          papers={papers}
          account={account}
          onPapers={setPapers}
          onAccount={setAccount}
        />
        <Labelled
          name="reason"
          required
          label={t('privacy.erase.reason')}
          hint={t('privacy.erase.reason.hint')}
          error={errors.reason}
        >
          <Textarea
            name="reason"
            value={reason}
            onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
          />
        </Labelled>
        <Labelled
          name="confirmation"
          required
          label={t('privacy.erase.type', { confirmation })}
          error={errors.confirmation}
        >
          <TextInput
            name="confirmation"
            autoComplete="off"
            value={typed}
            onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
