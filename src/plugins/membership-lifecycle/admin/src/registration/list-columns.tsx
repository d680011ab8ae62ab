import { MEMBERSHIP_UID, OFFER_UID, TIER_UID } from '../../../shared/kernel/ids';
import { StateCell } from '../membership/registration/StateCell';
import { DayCell } from './DayCell';
import { MoneyCell } from './MoneyCell';
import { TierCell } from './TierCell';
import { YearCell } from './YearCell';

interface Header {
  name: string;
  cellFormatter?: (row: Record<string, unknown>, ...rest: unknown[]) => React.ReactNode;
}
interface Columns {
  displayedHeaders: Header[];
  layout: unknown;
}

const FORMATTERS: Partial<Record<string, Header['cellFormatter']>> = {
  price: ({ price }) => <MoneyCell cents={price} />,
  membershipStatus: ({ membershipStatus }) => <StateCell kind="status" value={membershipStatus} />,
  duesState: ({ duesState }) => <StateCell kind="dues" value={duesState} />,
  tierCode: ({ tierCode }) => <TierCell code={tierCode} />,
  endsOn: ({ endsOn }) => <DayCell day={endsOn} />,
  opensOn: ({ opensOn }) => <DayCell day={opensOn} />,
  closesOn: ({ closesOn }) => <DayCell day={closesOn} />,
  year: ({ year }) => <YearCell year={year} />,
};

/** Whether the list is ours. The hook does not tell which list it is for, but the address does. */
const isOurs = (): boolean =>
  [OFFER_UID, TIER_UID, MEMBERSHIP_UID].some((uid) => window.location.pathname.includes(`/${uid}`));

/** Shows prices in euros and states in words in the Content Manager's lists. */
export const addReadableColumns = ({ displayedHeaders, layout }: Columns): Columns => ({
  layout,
  displayedHeaders: isOurs()
    ? displayedHeaders.map((header) => {
        const cellFormatter = FORMATTERS[header.name];
        return cellFormatter ? { ...header, cellFormatter } : header;
      })
    : displayedHeaders,
});
