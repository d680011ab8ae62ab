'use strict';

/** The images of lists: members, events and programmes, messages, what is exported. */

const OURS = '/admin/plugins/membership-lifecycle';
const STAFF = 'membership-staff';

const press = (page, name) => page.getByRole('button', { name }).first().click();

const LIST_SHOTS = [
  {
    name: 'membres',
    role: STAFF,
    path: `${OURS}/members?search=commune%20ma`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'participations',
    role: STAFF,
    path: `${OURS}/occasions`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'messages',
    role: STAFF,
    path: `${OURS}/messages`,
    act: (page) => page.getByRole('row').nth(1).waitFor(),
  },
  {
    name: 'exporter',
    role: STAFF,
    path: `${OURS}/dues`,
    act: async (page) => {
      await page.getByRole('row').nth(1).waitFor();
      await press(page, 'Exporter');
      await page.getByRole('menuitem').first().waitFor();
    },
  },
];

module.exports = { LIST_SHOTS };
