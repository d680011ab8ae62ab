/** The application form. */
import { ask } from './api.js';
import { rangeWords } from './bracket-words.js';
import { countryOptions } from './countries.js';
import { h, notice, paragraphs, show, showLoading } from './dom.js';
import { choiceField, group, longField, radioField, textField, tickField } from './fields.js';
import { figurePart } from './figure.js';
import { createForm } from './form.js';
import { money, period, writing } from './format.js';
import { inLanguage, language, say } from './language.js';
import { peopleEditor } from './people.js';
import { createProofs } from './proof.js';
import { showTrouble } from './trouble.js';

const MOST_PEOPLE = 5;
/** Texts that may change while the form is filled in. */
const OUTDATED = ['consent', 'notice'];
const proofs = createProofs();

/** « 5 000 € par an », « de 48 € à 38 500 € par an ». */
const costOf = (tier) => {
  if (tier.price?.amount === 0) return say('tier.free');
  const price = tier.brackets ? rangeWords(tier.brackets, writing) : money(tier.price);
  return `${price} ${period(tier.term.months)}`;
};

const tierField = (tiers, offer, onchange) => {
  const asked = new URLSearchParams(window.location.search).get('formule');
  const known = tiers.some(({ code }) => code === asked);
  return radioField({
    name: 'tier',
    legend: say('apply.tier'),
    missing: say('apply.tier.missing'),
    value: known ? asked : tiers.length === 1 ? tiers[0].code : undefined,
    onchange,
    options: tiers.map(({ code, name }) => {
      const tier = offer?.tiers.find((one) => one.code === code);
      return {
        value: code,
        label: name,
        // Nothing of them when the offer does not tell.
        aside: tier && costOf(tier),
        hint: tier?.audiences.join(', '),
      };
    }),
  });
};

const organisationFields = () => ({
  name: textField({
    name: 'organisation.name',
    label: say('organisation.name'),
    required: true,
    missing: say('organisation.name.missing'),
    autocomplete: 'organization',
    max: 200,
  }),
  siret: textField({
    name: 'organisation.siret',
    label: say('organisation.siret'),
    hint: say('organisation.siret.hint'),
    inputmode: 'numeric',
    width: 'medium',
    max: 20,
  }),
  lines: longField({
    name: 'organisation.address.lines',
    label: say('address.lines'),
    hint: say('address.lines.hint'),
    required: true,
    missing: say('address.lines.missing'),
    autocomplete: 'street-address',
    rows: 2,
    max: 300,
  }),
  postalCode: textField({
    name: 'organisation.address.postalCode',
    label: say('address.postalCode'),
    required: true,
    missing: say('address.postalCode.missing'),
    autocomplete: 'postal-code',
    width: 'short',
    max: 20,
  }),
  city: textField({
    name: 'organisation.address.city',
    label: say('address.city'),
    required: true,
    missing: say('address.city.missing'),
    autocomplete: 'address-level2',
    max: 100,
  }),
  country: choiceField({
    name: 'organisation.address.country',
    label: say('address.country'),
    required: true,
    autocomplete: 'country',
    value: 'FR',
    options: countryOptions(),
  }),
});

/** The people of the body: who applies comes first, others may be added. */
const peoplePart = () =>
  peopleEditor({
    given: [{ own: true }],
    added: { role: 'billing' },
    legendOf: ({ own }, index) =>
      own ? say('apply.you') : say('apply.person', { number: index + 1 }),
    most: MOST_PEOPLE,
  });

const consentPart = (consent) => {
  if (!consent) return null;
  const field = tickField({
    name: 'consent',
    label: say('apply.consent'),
    required: true,
    missing: say('apply.consent.missing'),
  });
  const lang = consent.locale === language ? undefined : consent.locale;
  const text = h(
    'div',
    { class: 'consent', lang },
    h('h2', {}, consent.title),
    ...paragraphs(consent.text),
  );
  const element = group(say('apply.consent.legend'), text, field.element);
  return { id: consent.id, field, element };
};

/** What becomes of what is typed, whole, before it is sent. */
const privacyPart = ({ parts }) =>
  group(
    say('apply.privacy'),
    h(
      'div',
      { class: 'consent told' },
      parts.map(({ heading, text }) => h('div', {}, h('h2', {}, heading), ...paragraphs(text))),
      h(
        'p',
        {},
        h(
          'a',
          { href: inLanguage('/donnees-personnelles'), target: '_blank', rel: 'noopener' },
          say('apply.privacy.page'),
        ),
      ),
    ),
  );

/** What the form asks for today. */
const askedFor = () => ask('GET', `/applications/form?locale=${language}`);

/** A field for robots: people neither see it nor reach it. */
const trap = () =>
  h('input', {
    name: 'website',
    tabindex: '-1',
    autocomplete: 'off',
    class: 'trap',
    'aria-hidden': 'true',
  });

const showReceived = ({ reference }, email) =>
  show(
    [
      notice(
        'good',
        h('p', {}, say('apply.received.reference')),
        h('p', { class: 'reference' }, reference),
      ),
      h('p', {}, say('apply.received.mail', { address: email })),
      h('p', {}, say('apply.received.next')),
      h('p', { class: 'actions' }, h('a', { href: inLanguage('/') }, say('back.offer'))),
    ],
    { title: say('apply.received.title') },
  );

const applicationForm = ({ tiers, consents, privacy }, offer) => {
  const figure = figurePart(tiers, offer);
  const tier = tierField(tiers, offer, figure.ask);
  figure.ask(tier.value());
  const organisation = organisationFields();
  const people = peoplePart();
  const message = longField({
    name: 'message',
    label: say('apply.message'),
    hint: say('apply.message.hint'),
    max: 2000,
  });
  let consent = consentPart(consents[0]);
  const consentPlace = h('div', {}, consent?.element ?? '');
  let told = privacy;
  const privacyPlace = h('div', {}, privacyPart(told));
  const honeypot = trap();

  const body = () => {
    const { name, siret, ...address } = organisation;
    return {
      tier: tier.value(),
      organisation: {
        name: name.value(),
        siret: siret.value() || null,
        address: Object.fromEntries(
          Object.entries(address).map(([key, field]) => [key, field.value()]),
        ),
        figure: figure.value(),
      },
      contacts: people.value(),
      message: message.value() || null,
      consent: consent?.id ?? null,
      notice: told.version,
      website: honeypot.value,
    };
  };

  /** The texts of today in the place of those that were read: what else was typed stays. */
  const showTexts = async () => {
    const today = await askedFor();
    consent = consentPart(today.consents[0]);
    consentPlace.replaceChildren(consent?.element ?? '');
    if (!today.privacy) return;
    told = today.privacy;
    privacyPlace.replaceChildren(privacyPart(told));
  };

  const showOutdated = async ({ fields = [] }) => {
    if (fields.some(({ path }) => OUTDATED.includes(path))) await showTexts();
  };

  /** All that the server finds wrong: without a proof it takes nothing, whatever is sent. */
  const judge = async () => {
    const unproven = { ...body(), altcha: '' };
    const refusal = await ask('POST', '/applications', { body: unproven }).catch((error) => error);
    await showOutdated(refusal);
    return (refusal.fields ?? []).filter(({ path }) => path !== 'altcha');
  };

  const post = async (again = true) => {
    try {
      return await ask('POST', '/applications', {
        body: { ...body(), altcha: await proofs.take() },
      });
    } catch (error) {
      // A proof serves once and for an hour: another one is made, and nobody need know.
      const isStale =
        error.fields?.length > 0 && error.fields.every(({ path }) => path === 'altcha');
      if (again && isStale) return post(false);
      await showOutdated(error);
      throw error;
    }
  };

  const form = createForm({
    guarded: true,
    label: say('apply.form'),
    submit: say('apply.send'),
    fields: () => [
      tier,
      ...Object.values(organisation),
      ...figure.fields(),
      ...people.fields(),
      message,
      ...(consent ? [consent.field] : []),
    ],
    content: [
      h('p', { class: 'mandatory' }, say('form.mandatory')),
      tier.element,
      group(
        say('apply.organisation'),
        organisation.name.element,
        organisation.siret.element,
        organisation.lines.element,
        h(
          'div',
          { class: 'short-then-long' },
          organisation.postalCode.element,
          organisation.city.element,
        ),
        organisation.country.element,
        figure.element,
      ),
      people.element,
      group(say('apply.more'), message.element),
      privacyPlace,
      consentPlace,
      honeypot,
    ],
    judge,
    async send(tell) {
      tell(say('apply.proving'));
      const [first] = people.value();
      showReceived(await post(), first.email);
    },
  });
  // The proof is looked for while the form is filled in.
  form.addEventListener('focusin', proofs.prepare, { once: true });
  return form;
};

/** What the form needs; prices help to choose, and it does without them. */
const load = () =>
  Promise.all([askedFor(), ask('GET', `/offers/current?locale=${language}`).catch(() => null)]);

const start = () => {
  showLoading();
  load().then(
    ([form, offer]) =>
      show(
        form.tiers.length > 0
          ? applicationForm(form, offer)
          : notice('plain', h('p', {}, say(form.privacy ? 'apply.none' : 'apply.closed'))),
      ),
    (refusal) => showTrouble(refusal, start),
  );
};

start();
