import type { Metadata } from 'next';
import { cache, type CSSProperties } from 'react';
import {
  dayInWords,
  LINKS,
  NOTES,
  placesInWords,
  readPage,
  sumInWords,
  whenInWords,
  type Entry,
  type Page as Content,
} from './adhesions';
import { ByLink, Form, SignIn } from './forms';
import { visitor } from './visitor';

/** Read once for each visitor: what reads cookies is never drawn beforehand. */
const read = cache(async () => readPage(await visitor()));

export const generateMetadata = async (): Promise<Metadata> => {
  const { association, offer } = await read();
  const title = offer?.seoTitle ?? offer?.title;
  return {
    title: title ? `${title} – ${association.name}` : association.name,
    description: offer?.seoDescription,
    icons: 'data:,',
  };
};

const Offer = ({ offer }: { offer: NonNullable<Content['offer']> }) => (
  <>
    {offer.tiers.map((tier) => (
      <p key={tier.code} className="price">
        {tier.name}&nbsp;: <strong>{tier.priceText}</strong>
      </p>
    ))}
    {offer.why && (
      <section>
        <h2>{offer.why.heading}</h2>
        <div dangerouslySetInnerHTML={{ __html: offer.why.bodyHtml }} />
      </section>
    )}
    <section>
      <h2>{offer.rightsHeading ?? 'Ce que l’adhésion ouvre'}</h2>
      <ul>
        {offer.benefits.map((benefit) => (
          <li key={benefit.code}>
            <h3>{benefit.title}</h3>
            {offer.tiers.map(({ code, name, allowances }) => {
              const text = allowances.find((one) => one.benefit === benefit.code)?.quantityText;
              return text ? (
                <p key={code} className="right">
                  {offer.tiers.length > 1 ? `${name}\u00a0: ${text}` : text}
                </p>
              ) : null;
            })}
            <div dangerouslySetInnerHTML={{ __html: benefit.descriptionHtml ?? '' }} />
          </li>
        ))}
      </ul>
    </section>
  </>
);

const Resources = ({ resources }: Pick<Content, 'resources'>) => (
  <section id="ressources">
    <h2>Dernières ressources</h2>
    <ul>
      {resources.map(({ documentId, title, summary, publishedOn, because }) => (
        <li key={documentId}>
          <h3>{title}</h3>
          <p>{summary}</p>
          <p className="fine">
            {publishedOn && `${dayInWords(publishedOn)}. `}
            {because.text}
          </p>
        </li>
      ))}
    </ul>
    {resources.length === 0 && <p>Aucune ressource n’est publiée.</p>}
  </section>
);

const Agenda = ({ occasions }: Pick<Content, 'occasions'>) => (
  <section id="agenda">
    <h2>Agenda</h2>
    <ul>
      {occasions.map((occasion) => (
        <li key={occasion.id}>
          <h3>{occasion.title}</h3>
          <p>
            {whenInWords(occasion)}
            {occasion.place && `, ${occasion.place}`}
          </p>
          <p className="fine">{placesInWords(occasion)}</p>
          {occasion.link && <a href={occasion.link}>Y prendre part en ligne</a>}
        </li>
      ))}
    </ul>
    {occasions.length === 0 && <p>Aucun rendez-vous n’est annoncé.</p>}
  </section>
);

const Renewal = ({ documentId, proposal }: Entry) => {
  if (!proposal) return null;
  const { term, status, answer, asks, expiresOn } = proposal;
  return (
    <>
      <h3>Votre renouvellement</h3>
      <p>
        {`Du ${dayInWords(term.startsOn)} au ${dayInWords(term.endsOn)}, ${term.tier}`}
        {term.price && `, ${sumInWords(term.price)}`}.
      </p>
      {answer && (
        <p role="status">
          {answer === 'accepted'
            ? 'Votre renouvellement est enregistré.'
            : 'Vous avez répondu que vous ne renouvelez pas.'}
        </p>
      )}
      {status === 'open' && term.price && (
        <>
          <Form>
            <p>Une réponse est attendue avant le {dayInWords(expiresOn)}.</p>
            <input type="hidden" name="membership" value={documentId} />
            <input type="hidden" name="price" value={term.price.amount} />
            {asks.engagementNumber && (
              <label>
                Numéro d’engagement <input name="engagementNumber" />
              </label>
            )}
            {asks.serviceCode && (
              <label>
                Code service <input name="serviceCode" />
              </label>
            )}
            <button name="doing" value="accept">
              Nous renouvelons
            </button>
          </Form>
          <details>
            <summary>Nous ne renouvelons pas</summary>
            <Form>
              <input type="hidden" name="membership" value={documentId} />
              <label>
                Pourquoi <textarea name="reason" rows={3} required />
              </label>
              <button name="doing" value="decline">
                Envoyer cette réponse
              </button>
            </Form>
          </details>
        </>
      )}
    </>
  );
};

const Member = (entry: Entry) => (
  <article className="member">
    <h3>{entry.organisation}</h3>
    <p>{entry.because}</p>
    <ul>
      {entry.entitlements.map(({ id, name, granted, remaining }) => (
        <li key={id}>
          {remaining === null ? name : `${name}\u00a0: il en reste ${remaining} sur ${granted}`}
        </li>
      ))}
    </ul>
    <Renewal {...entry} />
  </article>
);

const SignOut = () => (
  <Form>
    <button name="doing" value="signOut" className="plain">
      Se déconnecter
    </button>
  </Form>
);

/** What the query of the address asks for, of what there is. */
const named = <T,>(query: object, all: Record<string, T>): T | undefined =>
  Object.entries(all).find(([name]) => name in query)?.[1];

export default async function Page({ searchParams }: { searchParams: Promise<object> }) {
  const { association, offer, resources, occasions, isSignedIn, entries } = await read();
  const query = await searchParams;
  const [link, note] = [named(query, LINKS), named(query, NOTES)];
  return (
    <div className="page" style={{ '--accent': association.face.color } as CSSProperties}>
      <header>
        <strong>{association.name}</strong>
        <nav aria-label="Cette page">
          <a href="#offre">L’offre</a>
          <a href="#ressources">Ressources</a>
          <a href="#agenda">Agenda</a>
          <a href="#espace">Espace des membres</a>
        </nav>
      </header>
      <main>
        <h1 id="offre">{offer?.title ?? association.name}</h1>
        {offer ? (
          <Offer offer={offer} />
        ) : (
          <p>Aucune offre d’adhésion n’est ouverte en ce moment.</p>
        )}
        <Resources resources={resources} />
        <Agenda occasions={occasions} />
        <section id="espace">
          <h2>Espace des membres</h2>
          {note && <p role="status">{note}</p>}
          {link && <ByLink {...link} />}
          {isSignedIn && entries.length === 0 && <p>Ce compte n’est celui d’aucun membre.</p>}
          {!link && entries.map((entry) => <Member key={entry.documentId} {...entry} />)}
          {!link && (isSignedIn ? <SignOut /> : <SignIn />)}
        </section>
      </main>
      <footer className="fine">
        <span>{association.legalName || association.name}</span>
        {association.email && <a href={`mailto:${association.email}`}>{association.email}</a>}
      </footer>
    </div>
  );
}
