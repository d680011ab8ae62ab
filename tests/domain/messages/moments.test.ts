import { TEMPLATE_CODES } from '../../../src/plugins/membership-lifecycle/admin/src/messages/template-codes';
import { textsIn } from '../../../src/plugins/membership-lifecycle/admin/src/translations/texts';
import { DEFAULT_WORKFLOW } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';

const { stages, reminders } = DEFAULT_WORKFLOW;
const byWorkflow = new Set([...stages, ...reminders].map((step) => step.messageTemplate));
const others = TEMPLATE_CODES.filter((code) => !byWorkflow.has(code));

// Without its moment, the page of the letter says that no workflow sends it.
test.each(others)('the page of %s tells when it leaves without a workflow', (code) => {
  expect(textsIn('fr')).toHaveProperty([`templates.moment.${code}`]);
});
