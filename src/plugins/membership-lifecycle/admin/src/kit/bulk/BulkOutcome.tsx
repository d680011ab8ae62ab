import { Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import type { BulkLine, BulkRefusal } from '../../../../shared/kernel/common';
import { MembershipLink } from '../components/MembershipLink';
import { Notice } from '../components/Notice';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import type { BulkOutcomeState } from './useBulk';

const LISTS = ['failed', 'skipped', 'left', 'done'] as const;
const TONES = { failed: 'danger', skipped: 'warning', left: 'primary', done: 'success' } as const;

/** The things of a bulk command as its outcome counts them. */
export type BulkNoun = 'membership' | 'call' | 'document';

interface Props {
  outcome: BulkOutcomeState;
  noun: BulkNoun;
}

/** The result of a bulk command: done, skipped and failed, with reasons. */
export const BulkOutcome = ({ outcome, noun }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { toggleNotification } = useNotification();
  const { copy } = useClipboard();
  const why = (line: BulkLine | BulkRefusal): string => ('text' in line ? text(line.text) : '');
  const titleOf = (list: (typeof LISTS)[number]) =>
    t(`bulk.${list}`, { count: outcome[list].length, noun });
  const shown = LISTS.filter((list) => list === 'done' || outcome[list].length > 0);

  const copyAll = async () => {
    const lines = shown.flatMap((list) => [
      titleOf(list),
      ...outcome[list].map((line) =>
        [line.reference, line.organisation, why(line)].filter(Boolean).join('\t'),
      ),
    ]);
    const copied = await copy(lines.join('\n'));
    toggleNotification(
      copied
        ? { type: 'success', message: t('bulk.copied') }
        : { type: 'danger', message: t('bulk.not-copied') },
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {shown.map((list) => (
        <section key={list} aria-label={titleOf(list)}>
          <Notice tone={TONES[list]}>{titleOf(list)}</Notice>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
            {outcome[list].map((line) => (
              <li key={line.id}>
                <MembershipLink id={line.membershipId}>
                  {line.organisation || line.reference || line.membershipId}
                </MembershipLink>
                {why(line) ? <Typography tag="p">{why(line)}</Typography> : null}
              </li>
            ))}
          </Flex>
        </section>
      ))}
      <Flex>
        <Button
          variant="tertiary"
          startIcon={<Duplicate aria-hidden />}
          onClick={() => void copyAll()}
        >
          {t('bulk.copy')}
        </Button>
      </Flex>
    </Flex>
  );
};
