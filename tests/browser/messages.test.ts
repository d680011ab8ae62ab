import { expectAccessible, openSite, type Site } from '../helpers/browser';

describe('messages', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  it('shows what was sent', async () => {
    const page = await site.signIn('membership-staff', {
      path: '/admin/plugins/membership-lifecycle/messages',
    });
    await expectAccessible(page, { heading: 'Messages' });
  });
});
