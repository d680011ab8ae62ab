import { problemsWith } from '../../../src/plugins/membership-lifecycle/server/src/kernel/inputs/yup-problems';
import { signInLink } from '../../../src/plugins/membership-lifecycle/server/src/access/inputs/me';

/** What the calls by which members come in say of what they are sent. */

test.each([
  ['nothing', undefined, ['required']],
  ['a blank', ' ', ['required']],
  ['no text', 12, ['not-a-text']],
  ['no address', 'camille', ['not-an-email']],
  ['an address', 'camille@example.org', []],
])('of %s for an address a link is refused for one reason', async (_what, email, reasons) => {
  const problems = await problemsWith(signInLink, { email });
  expect(problems.map(({ path, reason }) => [path, reason])).toEqual(
    reasons.map((reason) => ['email', reason]),
  );
});
