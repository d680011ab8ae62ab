import { Typography } from '@strapi/design-system';
import type { PersonView } from '../../../shared/privacy/privacy';
import { PlainTable } from '../kit/components/PlainTable';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

type Held =
  | 'contacts'
  | 'applications'
  | 'messages'
  | 'uses'
  | 'assemblies'
  | 'account'
  | 'imports'
  | 'bank'
  | 'papers'
  | 'issued'
  | 'mentions';

/** The other data held: how much, and what becomes of it when the person is forgotten. */
export const HeldFacts = ({ view }: { view: PersonView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const {
    contacts,
    applications,
    messages,
    uses,
    assemblies,
    papers,
    issuedPapers,
    imports,
    bankLines,
    mentions,
  } = view;
  const facts: [name: Held, count: number][] = [
    ['contacts', contacts.length],
    ['applications', applications.length],
    ['messages', messages.total],
    ['uses', uses],
    ['assemblies', assemblies],
    ['account', view.account ? 1 : 0],
    ['imports', imports.length],
    ['bank', bankLines],
    ['papers', papers.length],
    ['issued', issuedPapers],
    ['mentions', mentions.length],
  ];
  return (
    <PlainTable
      caption={t('privacy.held')}
      headers={[t('privacy.held'), t('privacy.held.count'), t('privacy.held.fate')]}
    >
      {facts.map(([name, count]) => (
        <tr key={name}>
          <td>
            <Typography>{t(`privacy.held.${name}`)}</Typography>
            {name === 'mentions' && count > 0 ? (
              <Typography tag="p" variant="pi" textColor="neutral600">
                {format.list([...new Set(mentions.map(({ reference }) => reference))])}
              </Typography>
            ) : null}
          </td>
          <td>
            <Typography>{format.number(count)}</Typography>
          </td>
          <td>
            <Typography>{t(`privacy.fate.${name}`)}</Typography>
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};
