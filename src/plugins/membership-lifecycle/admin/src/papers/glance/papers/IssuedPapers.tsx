import { Box, Typography } from '@strapi/design-system';
import type { IssuedPaperView } from '../../../../../shared/papers/papers';
import { PanelBody } from '../../../kit/components/PanelBody';
import { PaperButton } from '../../../kit/components/PaperButton';
import { PlainTable } from '../../../kit/components/PlainTable';
import { Quiet } from '../../../kit/components/Quiet';
import { useActorName } from '../../../kit/panels/useActorName';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetIssuedPapersQuery } from '../../api/papers';

const COLUMNS = ['document', 'issued-on', 'by', 'file'] as const;

/** The kinds that are listed with their own buttons, among certificates, receipts and copies. */
const GIVEN_OUT: ReadonlySet<string> = new Set(['certificate', 'receipt', 'copy']);

interface Props {
  membershipId: string;
  /** Says nothing instead of that there is none. */
  quiet: boolean;
}

/** The calls and credit notes that the association issued to a member, as they were issued. */
export const IssuedPapers = ({ membershipId, quiet }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const query = useGetIssuedPapersQuery(membershipId);
  const isIssued = ({ kind }: IssuedPaperView) => !GIVEN_OUT.has(kind);
  if (quiet && query.data?.some(isIssued) === false) return null;
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600" tag="h3" paddingBottom={2}>
        {t('papers.issued')}
      </Typography>
      <PanelBody query={query}>
        {(papers) => {
          const issued = papers.filter(isIssued);
          if (issued.length === 0) return <Quiet>{t('papers.issued.none')}</Quiet>;
          return (
            <PlainTable
              caption={t('papers.issued')}
              headers={COLUMNS.map((name) => t(`papers.column.${name}`))}
            >
              {issued.map(({ id, kind, name, edition, cancelled, issuedOn, issuedBy }) => (
                <tr key={id}>
                  <td>
                    <Typography>{name.replace(/\.pdf$/, '')}</Typography>
                    {name.startsWith(t(`papers.kind.${kind}`)) ? null : (
                      <Quiet>{t(`papers.kind.${kind}`)}</Quiet>
                    )}
                    {kind === 'call' && edition > 1 ? (
                      <Quiet>{t('papers.edition', { edition })}</Quiet>
                    ) : null}
                    {cancelled ? (
                      <Quiet>
                        {t('papers.cancelled', {
                          number: cancelled.creditNote ?? 'none',
                          on: format.day(cancelled.on),
                        })}
                      </Quiet>
                    ) : null}
                  </td>
                  <td>
                    <Typography>{format.day(issuedOn)}</Typography>
                  </td>
                  <td>
                    <Typography>{nameOf(issuedBy)}</Typography>
                  </td>
                  <td>
                    <PaperButton
                      id={id}
                      label={t('papers.download')}
                      spoken={t('papers.download-one', { name })}
                    />
                  </td>
                </tr>
              ))}
            </PlainTable>
          );
        }}
      </PanelBody>
    </Box>
  );
};
