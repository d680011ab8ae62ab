import * as yup from 'yup';
import { longestPrefix } from '../../../../shared/account/call-number';
import { readSiret, sirenOf, siretDigits } from '../../../../shared/kernel/business-number';
import { COUNTRIES } from '../../../../shared/kernel/countries';
import { isEmail } from '../../../../shared/kernel/email';
import { linesOf } from '../../../../shared/kernel/lines';
import { FONT_PAIR_NAMES, isColor, judgeColor } from '../../../../shared/settings/face';
import type { Identity } from '../../../../shared/settings/identity';
import { CHORUS_FRAMES, isElectronicAddress } from '../../../../shared/settings/invoicing';
import { SITE_PATH_NAMES, type SitePath } from '../../../../shared/settings/site-paths';
import { VOTERS_NAMES } from '../../../../shared/settings/voters';
import { numberText } from '../../kernel/inputs/business-number';
import {
  between,
  checkedText,
  choice,
  exact,
  faultlessText,
  filled,
  text,
} from '../../kernel/inputs/fields';
import { validateInput } from '../../kernel/inputs/yup-problems';
import {
  isCallPrefix,
  isRna,
  isSiteAddress,
  isTimeZone,
  isWebAddress,
} from '../../kernel/rules/checks';
import { CONFORMITIES, VAT_TREATMENTS } from '../../kernel/rules/identity';
import { isSitePath } from '../rules/site-links';
import { bicFault, ibanFault } from './bank';

/** The form of the association's identity. */

const fileId = () =>
  yup
    .number()
    .typeError('not-an-image')
    .integer('not-an-image')
    .min(1, 'not-an-image')
    .max(2_147_483_647, 'not-an-image')
    .nullable()
    .defined('required');

/** A prefix that leaves room for the year and the digits in the numbers of Chorus Pro. */
const callPrefix = () =>
  checkedText(12, 'not-a-call-prefix', isCallPrefix).test({
    name: 'room',
    test(value) {
      const { callDigits } = this.parent as Partial<Identity>;
      const expected = longestPrefix(Number(callDigits) || 0);
      const given = (value ?? '').trim().length;
      return given <= expected
        ? true
        : this.createError({ message: 'call-prefix-too-long', params: { expected, given } });
    },
  });

/** An address on the platforms, which begins with the SIREN of the association. */
const electronicAddress = () =>
  text(125).test({
    name: 'form',
    test(value) {
      const { siret } = this.parent as Partial<Identity>;
      const given = (value ?? '').trim();
      const siren = sirenOf(siretDigits(siret) ?? '');
      return given === '' || isElectronicAddress(given, siren)
        ? true
        : this.createError({ message: 'not-an-electronic-address' });
    },
  });

/** A colour on which nothing could be read, with the nearest one that reads. */
const colorFault = (given: string) => {
  if (!isColor(given)) return { reason: 'not-a-color' };
  const { isReadable, instead } = judgeColor(given);
  return isReadable ? null : { reason: 'color-too-light', params: { expected: instead } };
};

/** As many as a footer shows in a line or two. */
const MOST_LINKS = 8;

const areWebAddresses = (given: string | undefined): boolean => {
  const all = linesOf(given ?? '');
  return all.length <= MOST_LINKS && all.every((one) => one.length <= 300 && isWebAddress(one));
};

const sitePath = (name: SitePath) =>
  checkedText(200, 'not-a-site-path', (path) => isSitePath(name, path));

const identity = exact({
  name: filled(text(120), 'name-required'),
  legalName: text(200),
  legalForm: text(120),
  legalFormEn: text(120),
  rna: checkedText(20, 'not-a-rna', isRna),
  siret: numberText(readSiret),
  vatMention: text(200),
  vatMentionEn: text(200),
  vatTreatment: choice(VAT_TREATMENTS),
  taxNumber: text(20),
  electronicAddress: electronicAddress(),
  chorusFrame: choice(CHORUS_FRAMES),
  recoveryMention: text(200),
  latenessMention: text(200),
  discountMention: text(200),
  street: text(200, { multiline: true }),
  postcode: text(20),
  city: text(100),
  country: choice(COUNTRIES),
  email: checkedText(254, 'not-an-email', isEmail),
  phone: text(40),
  website: checkedText(300, 'not-a-web-address', isWebAddress),
  siteUrl: checkedText(300, 'not-a-site-address', isSiteAddress),
  publicationDirector: text(120),
  hosting: text(400, { multiline: true }),
  links: text(1_500, { multiline: true }).test('form', 'not-web-addresses', areWebAddresses),
  ...Object.fromEntries(SITE_PATH_NAMES.map((name) => [name, sitePath(name)])),
  voters: choice(['', ...VOTERS_NAMES]),
  accessibility: choice(CONFORMITIES),
  accessibilityUrl: checkedText(300, 'not-a-web-address', isWebAddress),
  logoId: fileId(),
  pictureId: fileId(),
  color: faultlessText(20, colorFault),
  secondColor: faultlessText(20, colorFault),
  fonts: choice(['', ...FONT_PAIR_NAMES]),
  signatoryName: text(120),
  signatoryQuality: text(120),
  signatoryQualityEn: text(120),
  accountHolder: text(120),
  iban: faultlessText(50, ibanFault),
  bic: faultlessText(20, bicFault),
  rateDecision: text(200),
  rateDecisionEn: text(200),
  callPrefix: callPrefix(),
  callDigits: between(3, 8),
  senderName: text(120),
  senderEmail: checkedText(254, 'not-an-email', isEmail),
  replyTo: checkedText(254, 'not-an-email', isEmail),
  timeZone: filled(checkedText(60, 'not-a-time-zone', isTimeZone)),
});

export const validateIdentity = (input: unknown) => validateInput<Identity>(identity, input);
