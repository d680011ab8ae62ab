import { Button, Checkbox, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
import type { CampaignLine } from '../../../../shared/renewals/campaign';
import { MailView } from '../../kit/components/MailView';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import type { Campaign } from './useCampaign';

interface LineProps {
  line: CampaignLine;
  ticked: boolean;
  disabled: boolean;
  onTick: (ticked: boolean) => void;
}

/** One renewal to open: for whom, which term at what price, and its message when it is asked for. */
const Line = ({ line, ticked, disabled, onTick }: LineProps) => {
  const { t } = useTrad();
  const { money, shortRange, text } = useFormat();
  const [reading, setReading] = useState(false);
  const textId = useId();
  const { organisation, reference, term, was, letter, silent } = line;
  return (
    <>
      <tr>
        <td>
          <Checkbox
            aria-label={t('campaign.tick', { who: organisation })}
            checked={ticked}
            disabled={disabled}
            onCheckedChange={(on) => onTick(on === true)}
          />
        </td>
        <td>
          <MembershipLink id={line.membershipId} apart>
            {organisation || reference}
          </MembershipLink>
          {line.uncalled ? (
            <Typography tag="p" variant="pi" textColor="neutral800" fontWeight="semiBold">
              {t('campaign.line.uncalled')}
            </Typography>
          ) : null}
          {line.callLacks ? (
            <Typography tag="p" variant="pi" textColor="neutral800" fontWeight="semiBold">
              {t('campaign.line.uncallable', { what: text(line.callLacks) })}
            </Typography>
          ) : null}
        </td>
        <td>
          <Typography>{shortRange(term.startsOn, term.endsOn)}</Typography>
        </td>
        <td>
          <Typography>{term.price ? money(term.price) : t('campaign.no-price')}</Typography>
          {term.basis ? <Quiet>{text(term.basis)}</Quiet> : null}
          {was ? (
            <Typography tag="p" variant="pi" textColor="neutral800" fontWeight="semiBold">
              {t('campaign.line.changes-bracket', {
                was: was.price ? money(was.price) : t('campaign.no-price'),
                basis: text(was.basis),
              })}
            </Typography>
          ) : null}
        </td>
        <td>
          {letter ? (
            <Button
              size="S"
              variant="tertiary"
              aria-label={t('campaign.read-of', { who: organisation })}
              aria-expanded={reading}
              aria-controls={reading ? textId : undefined}
              onClick={() => setReading(!reading)}
            >
              {t(reading ? 'campaign.hide' : 'campaign.read')}
            </Button>
          ) : (
            <Typography variant="pi">{text(silent)}</Typography>
          )}
        </td>
      </tr>
      {letter && reading ? (
        <tr id={textId}>
          <td />
          <td colSpan={4}>
            <MailView
              to={t('mail.to', { to: letter.to })}
              subject={letter.subject}
              text={letter.text}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
};

interface Props {
  lines: readonly CampaignLine[];
  campaign: Campaign;
}

/** A page of the renewals to open, each with a box: what is not ticked is left out. */
export const CampaignLines = ({ lines, campaign: { leftOut, leave, busy } }: Props) => {
  const { t } = useTrad();
  const ids = lines.map(({ membershipId }) => membershipId);
  const ticked = ids.filter((id) => !leftOut.has(id)).length;
  const all = ticked === ids.length;
  return (
    <PlainTable
      caption={t('campaign.lines')}
      headers={[
        t('campaign.line.member'),
        t('campaign.line.term'),
        t('campaign.line.price'),
        t('campaign.line.message'),
      ]}
      lead={
        <th scope="col">
          <Checkbox
            aria-label={t('table.choose-page')}
            checked={ticked > 0 && !all ? 'indeterminate' : all}
            disabled={busy}
            onCheckedChange={() => leave(ids, all)}
          />
        </th>
      }
      busy={busy}
    >
      {lines.map((line) => (
        <Line
          key={line.membershipId}
          line={line}
          ticked={!leftOut.has(line.membershipId)}
          disabled={busy}
          onTick={(on) => leave([line.membershipId], !on)}
        />
      ))}
    </PlainTable>
  );
};
