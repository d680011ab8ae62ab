import { useState } from 'react';
import { TextButton, Typography } from '@strapi/design-system';
import type { MembershipView } from '../../../shared/contracts';
import { Fact } from '../components/Fact';
import { Section } from '../components/Section';
import { useFormat } from '../utils/format';
import { useTrad } from '../utils/trad';
import { HistoryDialog } from './HistoryDialog';
import { currentTerm } from './terms';

/** The running term, and the way to all the others. */
export const TermSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const term = currentTerm(view);
  return (
    <Section
      title={t('term.title')}
      action={
        view.terms.length > 0 ? (
          <TextButton onClick={() => setOpen(true)}>{t('term.all')}</TextButton>
        ) : null
      }
    >
      {term ? (
        <>
          <Typography variant="omega">{format.range(term.startsOn, term.endsOn)}</Typography>
          <Fact label={t('term.tier')}>{format.text(term.tierNames) || term.tierCode}</Fact>
          <Fact label={t('term.price')}>
            {term.waivedOn
              ? t('dues.waived')
              : term.price
                ? format.money(term.price)
                : t('renewal.missing-price')}
          </Fact>
        </>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {t('term.none')}
        </Typography>
      )}
      {open ? <HistoryDialog view={view} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
};
