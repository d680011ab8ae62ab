import { Button, Flex, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import type { MembershipView } from '../../../../../shared/core/membership';
import type { MemberPaperView } from '../../../../../shared/papers/papers';
import { PaperButton } from '../../../kit/components/PaperButton';
import { Quiet } from '../../../kit/components/Quiet';
import { renewalsOf } from '../../../kit/panels/member-renewals';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

interface Props {
  paper: MemberPaperView;
  view: MembershipView;
  /** Null for those who may not remove it. */
  onRemove: (() => void) | null;
}

/** One paper of a member: what it is, of which renewal, who filed it and when. */
export const GivenPaperRow = ({ paper, view, onRemove }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { id, kind, title, name, documentOn, renewalId, addedBy, addedAt } = paper;
  const renewal = renewalsOf(view).find((one) => one.id === renewalId);
  const what = title ?? t(`papers.kind.${kind}`);
  return (
    <tr>
      <td>
        <Typography tag="p" fontWeight="semiBold">
          {what}
        </Typography>
        <Quiet>{[title ? t(`papers.kind.${kind}`) : null, name].filter(Boolean).join(' · ')}</Quiet>
        {renewal ? (
          <Quiet>
            {t('papers.of-renewal', {
              term: format.range(renewal.term.startsOn, renewal.term.endsOn),
            })}
          </Quiet>
        ) : null}
      </td>
      <td>
        <Typography style={{ whiteSpace: 'nowrap' }}>
          {documentOn ? format.day(documentOn) : t('value.none')}
        </Typography>
      </td>
      <td>
        <Typography tag="p">{nameOf(addedBy)}</Typography>
        <Quiet>{format.shortMoment(addedAt)}</Quiet>
      </td>
      <td>
        <Flex gap={2} wrap="wrap">
          <PaperButton
            id={id}
            of="member-papers"
            label={t('papers.download')}
            spoken={t('papers.download-one', { name: what })}
          />
          {onRemove ? (
            <Button
              size="S"
              variant="tertiary"
              startIcon={<Trash aria-hidden />}
              aria-label={t('papers.remove-one', { name: what })}
              onClick={onRemove}
            >
              {t('papers.remove')}
            </Button>
          ) : null}
        </Flex>
      </td>
    </tr>
  );
};
