import { useState } from 'react';
import type { AssemblyView, RollRow } from '../../../../shared/assemblies/assemblies';
import { useTrad } from '../../kit/utils/trad';
import { CommandSheet } from '../CommandSheet';
import { ChoiceField, NumberField, TextField } from '../PlanField';

interface Props {
  assembly: AssemblyView;
  /** A line of the roll, or a member who is not on it yet. */
  row: Pick<RollRow, 'id' | 'organisation' | 'votes'> & { listing?: RollRow['listing'] };
  onClose: () => void;
}

const LISTINGS = ['voting', 'attending', 'out'] as const;

/** Corrects a line of a frozen roll, whose former contents stay visible. */
export const CorrectDialog = ({ assembly, row, onClose }: Props) => {
  const { t } = useTrad();
  const [listing, setListing] = useState<RollRow['listing']>(row.listing ?? 'voting');
  const [votes, setVotes] = useState<number | null>(row.votes || 1);
  const [reason, setReason] = useState('');
  const input = {
    membershipId: row.id,
    listing,
    votes: listing === 'voting' ? (votes ?? 0) : 0,
    reason,
  };
  return (
    <CommandSheet
      title={t(row.listing ? 'assembly.correct' : 'assembly.late.add')}
      subject={row.organisation}
      help={t('assembly.correct.help')}
      command={{ id: assembly.id, name: 'correct-roll', input }}
      onClose={onClose}
    >
      {(errors) => (
        <>
          <ChoiceField name="listing" value={listing} values={LISTINGS} onChange={setListing} />
          {listing === 'voting' ? (
            <NumberField
              name="votes"
              required
              value={votes}
              error={errors.votes}
              onChange={setVotes}
            />
          ) : null}
          <TextField
            name="reason"
            long
            required
            value={reason}
            error={errors.reason}
            onChange={setReason}
          />
        </>
      )}
    </CommandSheet>
  );
};
