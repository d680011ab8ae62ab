/** Adhésions, as this site asks it: the client of its repository, for three kinds of caller. */
import {
  adhesions,
  AdhesionsError,
  type Adhesions,
  type Money,
  type OwnRight,
  type PublicAssociation,
  type PublicOccasion,
  type PublicOffer,
  type PublicResource,
  type RenewalProposal,
} from '../../../client/adhesions.js';

const { ADHESIONS_URL = 'http://localhost:1337', ADHESIONS_TOKEN } = process.env;
const options = { baseURL: `${ADHESIONS_URL}/api`, locale: 'fr' } as const;

/**
 * Reads what is public. It has no token, because with one the agenda also lists what is for members
 * alone. One client serves the whole site: it remembers the offer, and asks only whether it changed.
 */
const anybody = adhesions(options);

/** Makes the calls that are limited per visitor: the token lets this server name the visitor. */
const visitorAt = (address: string) =>
  adhesions({ ...options, auth: ADHESIONS_TOKEN, visitor: address });

/** Makes the calls of a member who is signed in. */
const memberWith = (jwt: string) => adhesions({ ...options, auth: jwt });

/** The options of each cookie: no script reads it. */
const COOKIE = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;
/** The token of a member who is signed in: it lasts eight hours. */
export const SESSION = { name: 'adherent', options: { ...COOKIE, maxAge: 8 * 3600 } };
/** The token of the link by which somebody answers a renewal without signing in. */
export const LINK = { name: 'proposition', options: { ...COOKIE, maxAge: 3600 } };

export interface Visitor {
  address: string;
  jwt?: string;
  link?: string;
}

/** The address of who asks, as the nearest proxy saw it: those before it, a visitor may make up. */
export const addressIn = (sent: Pick<Headers, 'get'>): string =>
  sent.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';

/** A membership, as the page shows it; of a link, what is proposed alone. */
export interface Entry {
  /** Empty for a link. */
  documentId: string;
  organisation: string;
  because: string;
  entitlements: OwnRight[];
  proposal: RenewalProposal | null;
}

export interface Page {
  association: PublicAssociation;
  offer: PublicOffer | null;
  resources: PublicResource[];
  occasions: PublicOccasion[];
  isSignedIn: boolean;
  entries: Entry[];
}

/** Null in the place of what is refused for one of these reasons. */
const nullFor =
  (...reasons: string[]) =>
  (error: unknown): null => {
    if (error instanceof AdhesionsError && reasons.includes(error.reason ?? '')) return null;
    throw error;
  };

/** The memberships of who is signed in, each with what it is proposed. */
const entriesOf = async ({ me }: Adhesions): Promise<Entry[]> =>
  Promise.all(
    (await me.memberships()).map(async (membership) => ({
      ...membership,
      proposal: membership.renewal && (await me.renewal(membership.documentId).read()),
    })),
  );

const entryOfLink = async ({ address, link }: Visitor): Promise<Entry[]> => {
  if (!link) return [];
  const over = nullFor('invitation-unknown', 'invitation-expired', 'invitation-used');
  const proposal = await visitorAt(address).renewal(link).read().catch(over);
  if (!proposal) return [];
  const { organisation, reference: because } = proposal;
  return [{ documentId: '', organisation, because, entitlements: [], proposal }];
};

/** All that the page shows to a visitor. */
export const readPage = async (visitor: Visitor): Promise<Page> => {
  const { jwt } = visitor;
  const reader = jwt ? memberWith(jwt) : anybody;
  try {
    const [association, offer, resources, occasions, entries] = await Promise.all([
      anybody.association(),
      anybody.offers.current().catch(nullFor('no-open-offer')),
      reader.resources.find({ pageSize: 3 }),
      reader.occasions.find({ pageSize: 6 }),
      jwt ? entriesOf(reader) : entryOfLink(visitor),
    ]);
    return {
      ...{ association, offer, resources: resources.data, occasions: occasions.data, entries },
      isSignedIn: jwt !== undefined,
    };
  } catch (error) {
    const isOver = jwt && error instanceof AdhesionsError && error.status === 401;
    if (isOver) return readPage({ ...visitor, jwt: undefined });
    throw error;
  }
};

/** The sentences that the page shows after a redirection, by the name in its address. */
export const NOTES: Record<string, string> = {
  repondu: 'Votre réponse est enregistrée. Merci\u00a0!',
  fini: 'Votre connexion a pris fin\u00a0: connectez-vous à nouveau.',
};

/** Where the links of messages lead: `/?connexion#{token}`. Nothing is used up before the button is pressed. */
export const LINKS: Record<string, FormOfLink> = {
  connexion: {
    text: 'Vous avez ouvert le lien que vous aviez demandé.',
    ...{ doing: 'signInByLink', button: 'Entrer' },
  },
  invitation: {
    text: 'Choisissez votre mot de passe, de douze caractères au moins.',
    ...{ doing: 'takeInvitation', button: 'Ouvrir mon espace', asksPassword: true },
  },
  reponse: {
    text: 'Une nouvelle période d’adhésion vous est proposée.',
    ...{ doing: 'openProposal', button: 'Voir la proposition' },
  },
};
export interface FormOfLink {
  text: string;
  doing: string;
  button: string;
  asksPassword?: boolean;
}

/** The result of a form: cookies to set (null removes one), and a sentence to show. */
export interface Answer {
  jwt?: string | null;
  link?: string | null;
  note?: keyof typeof NOTES;
  said?: string;
  refused?: string;
}

type Fields = Record<string, string>;

const renewalFor = ({ membership }: Fields, { address, jwt = '', link = '' }: Visitor) =>
  membership ? memberWith(jwt).me.renewal(membership) : visitorAt(address).renewal(link);

/** A link takes one answer; in their space, members read theirs again. */
const answered = ({ membership }: Fields): Answer =>
  membership ? {} : { link: null, note: 'repondu' };

/** The actions of the page's buttons, by their value. */
const DOINGS: Record<string, (fields: Fields, visitor: Visitor) => Promise<Answer>> = {
  async signIn({ email, password }, { address }) {
    const { jwt } = await visitorAt(address).account.signIn(email, password);
    return { jwt };
  },
  async sendLink({ email }, { address }) {
    await visitorAt(address).account.sendLink(email);
    return { said: 'Si cette adresse est celle d’un membre, un lien vient de lui être envoyé.' };
  },
  signInByLink: ({ token }, { address }) => visitorAt(address).account.signInByLink(token),
  takeInvitation: ({ token, password }, { address }) =>
    visitorAt(address).account.takeInvitation(token, password),
  signOut: async () => ({ jwt: null }),
  async openProposal({ token }, { address }) {
    await visitorAt(address).renewal(token).read();
    return { link: token };
  },
  async accept(fields, visitor) {
    const { price, engagementNumber, serviceCode } = fields;
    const body = { price: Number(price), engagementNumber, serviceCode };
    await renewalFor(fields, visitor).accept(body);
    return answered(fields);
  },
  async decline(fields, visitor) {
    await renewalFor(fields, visitor).decline({ reason: fields.reason });
    return answered(fields);
  },
};

/** A refusal in words to show. */
const inWords = ({ status, reason, message, details }: AdhesionsError): string => {
  // The call that signs in is Strapi’s own: without a reason, and in English.
  if (status === 400 && reason === null) return 'Adresse ou mot de passe inconnu.';
  return details.errors?.[0]?.message ?? message;
};

export const answerTo = async (form: FormData, visitor: Visitor): Promise<Answer> => {
  const { doing = '', ...fields } = Object.fromEntries(form) as Fields;
  try {
    return (await DOINGS[doing]?.(fields, visitor)) ?? {};
  } catch (error) {
    if (!(error instanceof AdhesionsError)) throw error;
    return error.status === 401 ? { jwt: null, note: 'fini' } : { refused: inWords(error) };
  }
};

/** Where the page is opened again, so that a reload sends nothing twice. */
export const pageAfter = ({ note }: Answer): string => (note ? `/?${note}#espace` : '/#espace');

const date = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export const dayInWords = (text: string): string => date.format(new Date(text));

export const sumInWords = ({ amount, currency }: Money): string =>
  (amount / 100).toLocaleString('fr-FR', {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });

const hour = (time: string): string => time.replace(':', '\u00a0h\u00a0');

export const whenInWords = ({ startsOn, endsOn, startTime, endTime }: PublicOccasion): string => {
  const days = date.formatRange(new Date(startsOn), new Date(endsOn));
  return startTime && endTime ? `${days}, de ${hour(startTime)} à ${hour(endTime)}` : days;
};

export const placesInWords = ({ openness, opensOn, left }: PublicOccasion): string => {
  if (openness === 'full') return 'Complet';
  if (openness === 'cancelled') return 'Annulé';
  if (openness === 'soon' && opensOn) return `Inscriptions à partir du ${dayInWords(opensOn)}`;
  if (openness !== 'open') return 'Inscriptions closes';
  if (left === null) return 'Inscriptions ouvertes';
  return left === 1 ? 'Une place libre' : `${left} places libres`;
};
