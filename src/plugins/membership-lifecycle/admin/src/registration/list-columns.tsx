import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Localised } from '../../../shared/kernel/common';
import { MEMBERSHIP_UID, OFFER_UID, TIER_UID } from '../../../shared/kernel/ids';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetTiersQuery } from '../membership/api/memberships';
import { StateCell } from '../membership/registration/StateCell';

/** A year in a list, without the space of thousands. */
const YearCell = ({ year }: { year: unknown }) => (
  <Typography>{typeof year === 'number' ? String(year) : '–'}</Typography>
);

/**
 * A tier in a list: by the name under which the member has it, else by the one under which it is
 * sold; the code of one that no offer sells any more.
 */
const TierCell = ({ code, held }: { code: unknown; held: unknown }) => {
  const { text } = useFormat();
  const { data = [] } = useGetTiersQuery();
  if (typeof code !== 'string' || code === '') return <Typography>–</Typography>;
  const sold = data.find((tier) => tier.code === code)?.names;
  return <Typography>{text(held as Localised | null) || text(sold) || code}</Typography>;
};

/** The price of a tier in a list: cents as euros, or that it goes by brackets. */
const PriceCell = ({ cents, measure }: { cents: unknown; measure: unknown }) => {
  const { t } = useTrad();
  const { money } = useFormat();
  if (typeof cents === 'number') return <Typography>{money(cents)}</Typography>;
  return <Typography>{measure ? t('price.by-brackets') : '–'}</Typography>;
};

/** A calendar day in a list. */
const DayCell = ({ day }: { day: unknown }) => {
  const { shortDay } = useFormat();
  return <Typography>{typeof day === 'string' && day ? shortDay(day) : '–'}</Typography>;
};

/** One of the values of an enumeration in a list, by the name that Strapi's forms give it. */
const ChoiceCell = ({ value }: { value: unknown }) => {
  const { formatMessage } = useIntl();
  const said = typeof value === 'string' && value !== '';
  return (
    <Typography>{said ? formatMessage({ id: value, defaultMessage: value }) : '–'}</Typography>
  );
};

interface Header {
  name: string;
  attribute?: { type: string };
  cellFormatter?: (row: Record<string, unknown>, ...rest: unknown[]) => React.ReactNode;
}
interface Columns {
  displayedHeaders: Header[];
  layout: unknown;
}

const FORMATTERS: Partial<Record<string, Header['cellFormatter']>> = {
  price: ({ price, measure }) => <PriceCell cents={price} measure={measure} />,
  membershipStatus: ({ membershipStatus }) => <StateCell kind="status" value={membershipStatus} />,
  duesState: ({ duesState }) => <StateCell kind="dues" value={duesState} />,
  tierCode: ({ tierCode, tierNames }) => <TierCell code={tierCode} held={tierNames} />,
  endsOn: ({ endsOn }) => <DayCell day={endsOn} />,
  opensOn: ({ opensOn }) => <DayCell day={opensOn} />,
  closesOn: ({ closesOn }) => <DayCell day={closesOn} />,
  year: ({ year }) => <YearCell year={year} />,
};

/** Whether the list is ours. The hook does not tell which list it is for, but the address does. */
const isOurs = (): boolean =>
  [OFFER_UID, TIER_UID, MEMBERSHIP_UID].some((uid) => window.location.pathname.includes(`/${uid}`));

const formatterOf = ({ name, attribute }: Header): Header['cellFormatter'] => {
  const own = isOurs() ? FORMATTERS[name] : undefined;
  if (own || attribute?.type !== 'enumeration') return own;
  return (row) => <ChoiceCell value={row[name]} />;
};

/** Shows prices in euros and states in words in the Content Manager's lists. */
export const addReadableColumns = ({ displayedHeaders, layout }: Columns): Columns => ({
  layout,
  displayedHeaders: displayedHeaders.map((header) => {
    const cellFormatter = formatterOf(header);
    return cellFormatter ? { ...header, cellFormatter } : header;
  }),
});
