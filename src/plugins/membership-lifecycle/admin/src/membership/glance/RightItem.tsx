import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { useId, useState } from 'react';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import type { EntitlementView } from '../../../../shared/core/membership';
import { Quiet } from '../../kit/components/Quiet';
import { UsageBar } from '../../kit/components/UsageBar';
import { useRightText } from '../../kit/panels/useRightText';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { grantLabel } from '../actions/choices';
import { ActionButton } from './ActionButton';
import { Ledger } from './Ledger';
import type { Actions } from './useActions';

interface Props {
  right: EntitlementView;
  membershipId: string;
  actions: Actions;
}

/** One right: what was used and what is left, and its ledger unfolding in place. */
export const RightItem = ({ right, membershipId, actions }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const describe = useRightText();
  const [open, setOpen] = useState(false);
  const id = useId();
  const name = format.text(right.names);
  const { main, rest } = describe(right);
  const { counted, spent } = RIGHT_KINDS[right.kind];

  return (
    <Box>
      <Flex gap={4} alignItems="center" wrap="wrap">
        <Flex direction="column" alignItems="stretch" gap={1} grow={1} minWidth="24rem">
          <Typography fontWeight="semiBold">{name}</Typography>
          {spent ? (
            <UsageBar used={right.used} granted={right.granted ?? 0} label={`${name} : ${main}`} />
          ) : null}
          <Typography variant="pi">{[main, rest].filter(Boolean).join(' · ')}</Typography>
          {right.grants.map((grant) => (
            <Flex key={grant.id} gap={2} alignItems="center" wrap="wrap">
              <Quiet>{grantLabel(grant, { t, format })}</Quiet>
              {grant.unused === 0 ? null : (
                <ActionButton
                  actions={actions}
                  name="withdraw-grant"
                  preset={{ grantId: grant.id }}
                  subject={`${name} · ${grantLabel(grant, { t, format })}`}
                  label={t('rights.withdraw')}
                />
              )}
            </Flex>
          ))}
        </Flex>
        <Flex gap={2} alignItems="center">
          {counted && right.running && right.remaining !== 0 ? (
            <ActionButton
              actions={actions}
              name="consume"
              preset={{ benefit: right.benefit }}
              subject={`${name} · ${rest || main}`}
              label={t('rights.use')}
            />
          ) : null}
          {counted ? (
            <TextButton
              aria-expanded={open}
              aria-controls={open ? id : undefined}
              aria-label={t('rights.detail-of', { name })}
              endIcon={open ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />}
              onClick={() => setOpen(!open)}
            >
              {t('rights.detail')}
            </TextButton>
          ) : null}
        </Flex>
      </Flex>
      {open ? (
        <Box id={id} paddingTop={2} paddingLeft={4}>
          <Ledger right={right} membershipId={membershipId} actions={actions} />
        </Box>
      ) : null}
    </Box>
  );
};
