import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useRef, type ReactNode, type SyntheticEvent } from 'react';
import { readingOnceOut } from '../../../../../shared/catalogue/public-reading';
import type { Day } from '../../../../../shared/kernel/common';
import { BENEFIT_UID, OFFER_UID, RESOURCE_UID, TIER_UID } from '../../../../../shared/kernel/ids';
import { useCanExplore } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import { useGetPublishedOffersQuery } from '../../api';
import { WithdrawalTold } from './WithdrawalTold';
import { useReadingText } from './useReadingText';

/** What the public reads: to withdraw one of them is asked first. */
const READ: readonly string[] = [OFFER_UID, TIER_UID, BENEFIT_UID, RESOURCE_UID];

/** What changes for the public, above what Strapi itself asks. */
const Asked = ({ told, own }: { told: ReactNode; own: ReactNode }) => (
  <Flex direction="column" alignItems="stretch" gap={4}>
    {told}
    {own}
  </Flex>
);

const withdrawing = (action: DocumentActionComponent): DocumentActionComponent => {
  const Withdraw: DocumentActionComponent = (props) => {
    const description = action(props);
    const { t } = useTrad();
    const clicked = useRef<SyntheticEvent | null>(null);
    const { model, documentId, document } = props;
    if (!description || description.disabled || !documentId || !READ.includes(model)) {
      return description;
    }
    const { onClick, dialog } = description;
    const own = dialog?.type === 'dialog' ? dialog : null;
    return {
      ...description,
      onClick: (event) => {
        clicked.current = event;
      },
      dialog: {
        type: 'dialog',
        title: t('withdraw.title'),
        content: (
          <Asked
            told={
              <WithdrawalTold model={model} documentId={documentId} locale={document?.locale} />
            }
            own={own?.content}
          />
        ),
        onConfirm: async () => {
          if (own) await own.onConfirm?.();
          else if (clicked.current) await onClick?.(clicked.current);
        },
      },
    };
  };
  return Object.assign(Withdraw, action);
};

const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** The days of an offer as the form has them; null while it has none. */
const daysIn = (values: Record<string, unknown>) =>
  isDay(values.opensOn)
    ? { opensOn: values.opensOn, closesOn: isDay(values.closesOn) ? values.closesOn : null }
    : null;

const publishing = (action: DocumentActionComponent): DocumentActionComponent => {
  const Publish: DocumentActionComponent = (props) => {
    const description = action(props);
    const { t } = useTrad();
    const textOf = useReadingText();
    const values = useForm('Publish', (state) => state.values);
    const canRead = useCanExplore('read', [OFFER_UID, TIER_UID, BENEFIT_UID]);
    const { model, documentId = '', document } = props;
    const isOffer = model === OFFER_UID && canRead && (document?.locale ?? 'fr') === 'fr';
    const { data: published } = useGetPublishedOffersQuery(undefined, { skip: !isOffer });
    const days = daysIn(values as Record<string, unknown>);
    if (!description || !isOffer || !published || !days) return description;
    const reading = readingOnceOut({ documentId, ...days }, published);
    const { dialog, onClick } = description;
    if (reading.kind !== 'replaces' || dialog?.type !== 'dialog') return description;
    return {
      ...description,
      // What would publish at once opens the question instead.
      onClick: onClick ? () => undefined : undefined,
      dialog: {
        ...dialog,
        bodyIcon: undefined,
        title: t('publish.title'),
        content: <Typography tag="p">{textOf(reading, published.today)}</Typography>,
        confirmLabel: t('publish.confirm'),
      },
    };
  };
  return Object.assign(Publish, action);
};

/** The actions of the Content Manager, which say what the public will read before they change it. */
export const toldFirst = (actions: DocumentActionComponent[]): DocumentActionComponent[] =>
  actions.map((action) => {
    if (action.type === 'unpublish') return withdrawing(action);
    return action.type === 'publish' ? publishing(action) : action;
  });
