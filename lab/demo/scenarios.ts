import {
  accepted,
  applied,
  approved,
  corrected,
  joined,
  moved,
  paid,
  paying,
  renewed,
  undone,
  used,
  waived,
  withReason,
  type Step,
} from './steps';

const SESSION = 'compagnonnage';
const PROGRAMME = 'recherche-action';
const RESOURCES = 'centre-ressources';

/**
 * Forty lives, one per organisation and in the same order, in every status and at every stage of
 * renewal. `day` gives a calendar day from today, for what lies ahead.
 */
export const scenarios = (day: (offset: number) => string): Step[][] => [
  // Candidatures, and what became of them.
  [applied(-2, 'Reçue par le formulaire du site.')],
  [applied(-9)],
  [applied(-16, 'Délibération prévue au prochain conseil.')],
  [applied(-33)],
  [applied(-60), withReason(-41, 'refuse', 'Organisme de droit privé.')],
  [applied(-21), withReason(-6, 'refuse', 'Demande faite deux fois.')],
  [applied(-18), approved(-4, day(12))],
  [applied(-25), approved(-10, day(27))],

  // In their first year: up to date, paying late, in two parts, not at all.
  [...joined(12)],
  [...paying(48), used(-20, SESSION)],
  [...paying(75), used(-50, SESSION), used(-12, PROGRAMME)],
  [...joined(80)],
  [...joined(95), corrected(-70), paid(-60, 250_000)],
  [...joined(110), paid(-80, 200_000), paid(-41, 300_000), used(-33, SESSION, 2)],
  [...paying(140), used(-90, SESSION, 2), used(-89, SESSION), undone(-85)],
  [applied(-170), approved(-155), waived(-150, 'Membre fondateur.'), used(-70, RESOURCES)],
  [...paying(180), used(-120, SESSION, 3), used(-60, SESSION, 2), used(-15, RESOURCES)],
  [...paying(205), used(-140, SESSION, 4), used(-30, SESSION, 2)],
  [...paying(235), used(-100, PROGRAMME), used(-40, SESSION)],
  [...paying(262), used(-210, SESSION, 2), used(-44, SESSION, 2)],

  // Their renewal is under way, one at each stage; the first has nobody to write to.
  [...paying(300), used(-180, SESSION, 3)],
  [...paying(296), used(-150, SESSION)],
  [...paying(315), used(-200, SESSION, 5), used(-35, RESOURCES)],
  [...paying(322), accepted(-12, 'D-2024-118')],
  [...paying(334), accepted(-35), moved(-9, 'call-issued'), used(-60, SESSION, 4)],
  [...paying(341), accepted(-50), moved(-30, 'call-issued'), moved(-8, 'payment-order')],
  [...paying(350), accepted(-60), moved(-45, 'call-issued'), paid(-7)],
  [...paying(330), withReason(-14, 'decline-renewal', 'Budget non reconduit.')],

  // After the end of a term: in their days of grace, past them, and committed but paying late.
  [...paying(380), used(-200, SESSION, 6)],
  [...paying(402), used(-210, SESSION, 2)],
  [...paying(440)],
  [...paying(430), accepted(-90), moved(-75, 'call-issued'), moved(-50, 'payment-order')],

  // In their second year, with sessions carried over.
  [...renewed(470), used(-60, SESSION, 3)],
  [...renewed(560), used(-150, SESSION, 2), used(-20, SESSION)],
  [...renewed(690), used(-240, SESSION, 4), used(-45, PROGRAMME)],

  // Those who left, or were paused.
  [...paying(450), used(-320, SESSION)],
  [...paying(520), withReason(-9, 'reinstate', 'La délibération est arrivée.')],
  [...paying(160), withReason(-15, 'suspend', 'Fusion de communes à l’étude.')],
  [...paying(250), withReason(-30, 'withdraw', 'Dissolution du syndicat.', { lastDay: day(-31) })],
  [...joined(290), withReason(-55, 'exclude', 'Cotisation jamais réglée.', { lastDay: day(-56) })],
];
