import { Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import {
  MEMBER_PAPER_KINDS,
  type MemberPaperKind,
} from '../../../../../shared/papers/member-papers';
import { ChoiceInput } from '../../../kit/components/ChoiceInput';
import { DayInput } from '../../../kit/components/DayInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Notice } from '../../../kit/components/Notice';
import { Sheet } from '../../../kit/components/Sheet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useAddPaperMutation, type PaperDraft } from '../../api/papers';

interface Props {
  file: File;
  mostBytes: number;
  view: MembershipView;
  onClose: () => void;
}

const MEGABYTE = 1024 * 1024;
/** Kinds that belong to a renewal; bank details do not. */
const OF_RENEWAL: readonly MemberPaperKind[] = ['deliberation', 'order'];

/** A draft of a kind, with what the renewal under way already says. */
const draftOf = (kind: MemberPaperKind, { renewal }: MembershipView): PaperDraft => ({
  kind,
  title: '',
  documentOn: kind === 'deliberation' ? (renewal?.deliberationOn ?? '') : '',
  renewalId: OF_RENEWAL.includes(kind) ? (renewal?.id ?? '') : '',
});

/** Asks what a file is, and sends it. */
export const AddPaperDialog = ({ file, mostBytes, view, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const [add] = useAddPaperMutation();
  const [draft, setDraft] = useState(() => draftOf('deliberation', view));
  const { pending, errors, unplaced, refuse, submit } = useSubmit();

  const set = (part: Partial<PaperDraft>) => setDraft((now) => ({ ...now, ...part }));
  const renewals = [view.renewal, ...view.pastRenewals].flatMap((one) => one ?? []);

  const send = () => {
    if (draft.kind === 'other' && draft.title.trim() === '') {
      refuse({ title: t('field.required') });
    } else if (file.size > mostBytes) {
      refuse({}, t('papers.too-large', { max: mostBytes / MEGABYTE }));
    } else {
      void submit(() => add({ membershipId: view.documentId, file, draft }).unwrap(), {
        done: ({ known }) =>
          known ? { type: 'info', message: t('papers.known') } : t('papers.added'),
        then: onClose,
      });
    }
  };
  const refused = unplaced(Object.keys(draft));

  return (
    <Sheet
      title={t('papers.add.title')}
      onClose={onClose}
      onSubmit={send}
      footer={<FormFooter loading={pending}>{t('papers.add')}</FormFooter>}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography fontWeight="semiBold">
          {t('papers.file', { name: file.name, size: Math.max(1, Math.round(file.size / 1024)) })}
        </Typography>
        {refused ? <Notice tone="danger">{refused}</Notice> : null}
        <Labelled name="kind" required label={t('papers.field.kind')} error={errors.kind}>
          <ChoiceInput
            value={draft.kind}
            choices={MEMBER_PAPER_KINDS.map((kind) => ({
              value: kind,
              label: t(`papers.kind.${kind}`),
            }))}
            onChange={(kind) =>
              setDraft((now) => ({
                ...draftOf(kind as MemberPaperKind, view),
                title: now.title,
              }))
            }
          />
        </Labelled>
        <Labelled
          name="title"
          required={draft.kind === 'other'}
          label={t('papers.field.title')}
          hint={t('papers.field.title.hint')}
          error={errors.title}
        >
          <TextInput
            name="title"
            value={draft.title}
            onChange={({ target }: { target: { value: string } }) => set({ title: target.value })}
          />
        </Labelled>
        <Labelled
          name="documentOn"
          label={t('papers.field.document-on')}
          hint={t('papers.field.document-on.hint')}
          error={errors.documentOn}
        >
          <DayInput
            name="documentOn"
            value={draft.documentOn}
            onChange={(documentOn) => set({ documentOn })}
          />
        </Labelled>
        {renewals.length > 0 ? (
          <Labelled name="renewalId" label={t('papers.field.renewal')} error={errors.renewalId}>
            <ChoiceInput
              value={draft.renewalId}
              clearable
              placeholder={t('papers.field.renewal.none')}
              choices={renewals.map(({ id, term }) => ({
                value: id,
                label: format.range(term.startsOn, term.endsOn),
              }))}
              onChange={(renewalId) => set({ renewalId })}
            />
          </Labelled>
        ) : null}
        <Typography role="status">
          {pending ? t('papers.sending', { name: file.name }) : ''}
        </Typography>
      </Flex>
    </Sheet>
  );
};
