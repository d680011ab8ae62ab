/** What each command answers in each state, to the input that staff would most likely give it. */
const TABLE = `
applied
  already-applied: apply
  legal: record-payment approve refuse withdraw exclude override-status correct-date refresh-status relocate-renewal merge-into change-identity anonymise-contact mute end-grants
  not-approved: propose-term suspend
  no-proposed-term: issue-term
  no-term: void-term change-tier
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  no-call-on-paper: reissue-call
  no-term-to-price: reprice
  nothing-paid: refund-payment reverse-payment move-payment
  nothing-to-waive: waive-dues
  no-term-to-renew: open-renewal
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-counter: adjust
  nothing-to-carry: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
refused
  legal: record-payment apply correct-date refresh-status relocate-renewal merge-into change-identity anonymise-contact end-grants
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status mute
  no-proposed-term: issue-term
  no-term: void-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  no-call-on-paper: reissue-call
  no-term-to-price: reprice
  nothing-paid: refund-payment reverse-payment move-payment
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-counter: adjust
  nothing-to-carry: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
pending
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: record-payment issue-term void-term issue-call reprice waive-dues change-tier withdraw exclude suspend override-status correct-date refresh-status relocate-renewal merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  no-call-on-paper: reissue-call
  nothing-paid: refund-payment reverse-payment move-payment
  no-term-to-renew: open-renewal
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-counter: adjust
  nothing-to-carry: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
unpaid
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term reissue-call reprice record-payment waive-dues open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  nothing-paid: refund-payment reverse-payment move-payment
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
overdue
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term reissue-call reprice record-payment waive-dues open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  nothing-paid: refund-payment reverse-payment move-payment
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
part-paid
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment waive-dues open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
waived
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term record-payment open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  no-call-on-paper: reissue-call
  no-term-to-price: reprice
  nothing-paid: refund-payment reverse-payment move-payment
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
paid
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
todo
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  price-missing: issue-term issue-call move-renewal accept-renewal
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment waive-dues decline-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder grant-right withdraw exclude suspend override-status correct-date mark-reminder refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  tier-unknown: change-tier
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
waiting
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reissue-call reprice record-payment refund-payment reverse-payment waive-dues move-renewal accept-renewal decline-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder change-tier grant-right withdraw exclude suspend override-status correct-date mark-reminder refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
deciding
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reissue-call reprice record-payment refund-payment reverse-payment waive-dues move-renewal accept-renewal decline-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder change-tier grant-right withdraw exclude suspend override-status correct-date mark-reminder refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
committed
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment waive-dues open-renewal move-renewal reopen-renewal assign-renewal note-renewal send-reminder skip-reminder change-tier grant-right withdraw exclude suspend override-status correct-date mark-reminder carry-rights refresh-status relocate-renewal move-payment consume adjust carry-over merge-into change-identity anonymise-contact mute end-grants
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  already-accepted: accept-renewal decline-renewal
  not-settled: win-renewal
  term-issued: lose-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
won
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust carry-over merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
in-credit
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment waive-dues allocate-credit open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  not-muted: unmute
  no-grant: withdraw-grant
grace
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  legal: issue-term void-term issue-call reissue-call reprice record-payment refund-payment reverse-payment waive-dues move-renewal accept-renewal decline-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder change-tier withdraw exclude suspend override-status correct-date mark-reminder refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
never-asked
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  price-missing: issue-term issue-call move-renewal accept-renewal
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment waive-dues decline-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder withdraw exclude suspend override-status correct-date mark-reminder refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact mute end-grants
  no-call-without-paper: make-call-paper
  renewal-open: open-renewal
  not-settled: win-renewal
  nothing-to-reopen: reopen-renewal
  tier-unknown: change-tier
  no-running-term: grant-right
  nothing-to-reinstate: reinstate
  no-override: clear-override
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
called-off
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
lapsed
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal reopen-renewal change-tier withdraw exclude suspend reinstate override-status correct-date carry-rights refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  no-running-term: grant-right
  no-override: clear-override
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
suspended
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude reinstate override-status correct-date carry-rights refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  already-suspended: suspend
  no-override: clear-override
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
overridden
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude suspend override-status clear-override correct-date carry-rights refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact mute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
muted
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw exclude suspend override-status correct-date carry-rights refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute unmute end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  no-grant: withdraw-grant
ended
  term-exists: apply
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status mute
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment reinstate correct-date carry-rights refresh-status relocate-renewal move-payment adjust merge-into change-identity anonymise-contact end-grants
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  no-override: clear-override
  not-active: consume
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
merged
  membership-merged: apply reinstate merge-into record-payment issue-call reissue-call reprice
  membership-over: approve refuse propose-term open-renewal reopen-renewal change-tier grant-right withdraw exclude suspend override-status mute
  no-proposed-term: issue-term
  no-term: void-term
  no-call-without-paper: make-call-paper
  nothing-paid: refund-payment reverse-payment move-payment
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  no-override: clear-override
  legal: correct-date refresh-status relocate-renewal change-identity anonymise-contact end-grants
  term-unknown: carry-rights
  not-active: consume
  nothing-used: reverse-usage
  no-counter: adjust
  nothing-to-carry: carry-over
  no-credit: allocate-credit
  not-muted: unmute
  no-grant: withdraw-grant
granted
  already-applied: apply
  already-approved: approve refuse
  term-exists: propose-term
  no-proposed-term: issue-term
  no-term-to-call: issue-call
  no-call-without-paper: make-call-paper
  legal: void-term reissue-call reprice record-payment refund-payment reverse-payment open-renewal change-tier grant-right withdraw-grant withdraw exclude suspend override-status correct-date carry-rights end-grants refresh-status relocate-renewal move-payment consume adjust merge-into change-identity anonymise-contact mute
  nothing-to-waive: waive-dues
  no-open-renewal: move-renewal accept-renewal decline-renewal win-renewal lose-renewal assign-renewal note-renewal send-reminder skip-reminder mark-reminder
  nothing-to-reopen: reopen-renewal
  nothing-to-reinstate: reinstate
  no-override: clear-override
  nothing-used: reverse-usage
  no-next-right: carry-over
  no-credit: allocate-credit
  not-muted: unmute
`;

/** The answers, by state and by command. */
export const STATE_TABLE = new Map(
  TABLE.trim()
    .split(/\n(?=\S)/)
    .map((block): [string, Map<string, string>] => {
      const [state, ...lines] = block.split('\n');
      const answers = lines.flatMap((line) => {
        const [reason, names] = line.trim().split(': ');
        return names.split(' ').map((name): [string, string] => [name, reason]);
      });
      return [state, new Map(answers)];
    }),
);
