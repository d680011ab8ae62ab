import { stdnum } from 'stdnum';
import * as yup from 'yup';
import type { Identity, TemplateInput, WorkflowInput } from '../../../shared/contracts';
import { isBic, isEmail, isIban, isRna, isTimeZone, isWebAddress } from '../domain/checks';
import { STAGE_KINDS } from '../domain/workflow';
import { checkedText, choice, exact, filled, flag, list, text, whole } from './fields';
import { validated } from './yup-problems';

/** The forms of the settings. What a form means is judged by the domain; here, only its shape. */

const CONTACT_ROLES = ['representative', 'billing', 'operational', 'mandate-holder'];

const isSiret = (value: string): boolean => stdnum.FR?.siret?.validate(value).isValid ?? false;

const identity = exact({
  name: filled(text(120), 'name-required'),
  legalName: text(200),
  rna: checkedText(20, 'not-a-rna', isRna),
  siret: checkedText(20, 'not-a-siret', isSiret),
  address: text(500, { multiline: true }),
  email: checkedText(254, 'not-an-email', isEmail),
  phone: text(40),
  website: checkedText(300, 'not-a-web-address', isWebAddress),
  iban: checkedText(50, 'not-an-iban', isIban),
  bic: checkedText(20, 'not-a-bic', isBic),
  senderName: text(120),
  senderEmail: checkedText(254, 'not-an-email', isEmail),
  replyTo: checkedText(254, 'not-an-email', isEmail),
  timeZone: filled(checkedText(60, 'not-a-time-zone', isTimeZone)),
  rateDecision: text(200),
});

// Limits of size and form beyond these are the template's own, said with their line.
const anyText = () => text(1_000_000, { multiline: true });
const template = exact({
  subjectFr: anyText(),
  bodyFr: anyText(),
  subjectEn: anyText(),
  bodyEn: anyText(),
});

const stage = exact({
  id: text(60),
  names: exact({ fr: text(200), en: text(200) }),
  kind: choice(STAGE_KINDS),
  color: text(20),
  expectedDays: whole().nullable(),
  messageTemplate: text(60).nullable(),
  issuesCall: flag(),
});

const reminder = exact({
  id: text(60),
  offsetDays: whole(),
  messageTemplate: text(60),
  contactRole: choice(CONTACT_ROLES),
  // The form posts it back; the server decides it.
  addedOn: yup.string().typeError('not-a-text'),
});

const workflow = exact({
  name: text(200),
  windowDays: whole(),
  graceDays: whole(),
  activation: choice(['decision', 'payment']),
  dueDays: whole(),
  stages: list(stage, 100),
  reminders: list(reminder, 100),
});

export const validateIdentity = (input: unknown) => validated<Identity>(identity, input);
export const validateTemplateInput = (input: unknown) => validated<TemplateInput>(template, input);
export const validateWorkflow = (input: unknown) => validated<WorkflowInput>(workflow, input);
