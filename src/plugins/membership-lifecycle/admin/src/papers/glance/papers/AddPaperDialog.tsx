import { Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../../../shared/core/membership';
import {
  MEMBER_PAPER_KINDS,
  type MemberPaperKind,
} from '../../../../../shared/papers/member-papers';
import { FormSheet } from '../../../kit/components/FormSheet';
import { ChoiceField, DayField, TextField } from '../../../kit/components/fields';
import { useDraft } from '../../../kit/hooks/useDraft';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { renewalsOf } from '../../../kit/panels/member-renewals';
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
  const { pending, errors, unplaced, refuse, submit } = useSubmit();
  const { draft, set, field } = useDraft(() => draftOf('deliberation', view), errors);
  const renewals = renewalsOf(view);

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

  return (
    <FormSheet
      title={t('papers.add.title')}
      submit={t('papers.add')}
      pending={pending}
      refused={unplaced(Object.keys(draft))}
      onSubmit={send}
      onClose={onClose}
    >
      <Typography fontWeight="semiBold">
        {t('papers.file', { name: file.name, size: Math.max(1, Math.round(file.size / 1024)) })}
      </Typography>
      <ChoiceField
        {...field('kind')}
        required
        label={t('papers.field.kind')}
        choices={MEMBER_PAPER_KINDS.map((kind) => ({
          value: kind,
          label: t(`papers.kind.${kind}`),
        }))}
        onChange={(kind) => set({ ...draftOf(kind, view), title: draft.title })}
      />
      <TextField
        {...field('title')}
        required={draft.kind === 'other'}
        label={t('papers.field.title')}
        hint={t('papers.field.title.hint')}
      />
      <DayField
        {...field('documentOn')}
        label={t('papers.field.document-on')}
        hint={t('papers.field.document-on.hint')}
      />
      {renewals.length > 0 ? (
        <ChoiceField
          {...field('renewalId')}
          label={t('papers.field.renewal')}
          clearable
          placeholder={t('papers.field.renewal.none')}
          choices={renewals.map(({ id, term }) => ({
            value: id,
            label: format.range(term.startsOn, term.endsOn),
          }))}
        />
      ) : null}
      <Typography role="status">
        {pending ? t('papers.sending', { name: file.name }) : ''}
      </Typography>
    </FormSheet>
  );
};
