/** The pages of the example, as plain HTML. What is not ours to write is escaped. */

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

/** HTML whose holes are escaped, but for what was made by `html` itself. */
const html = (texts, ...values) => ({
  text: texts.reduce((all, text, index) => {
    const value = [values[index - 1]].flat();
    return all + value.map((one) => one?.text ?? escaped(one ?? '')).join('') + text;
  }),
});

const inWords = (day) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long' });

const layout = (title, body) =>
  html`<!doctype html>
    <html lang="fr">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title}</title>
      <style>
        body {
          font: 1.1rem/1.5 system-ui;
          max-width: 40rem;
          margin: 2rem auto;
          padding: 0 1rem;
        }
        label {
          display: block;
        }
      </style>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
    </html>`.text;

export const homePage = ({ problem }) =>
  layout(
    'Espace des membres',
    html`${problem ? html`<p role="alert">${problem}</p>` : ''}
      <form method="post" action="/connexion">
        <label
          >Adresse électronique <input name="email" type="email" required autocomplete="email"
        /></label>
        <label>
          Mot de passe
          <input name="password" type="password" required autocomplete="current-password" />
        </label>
        <button>Se connecter</button>
      </form>`,
  );

export const resourcesPage = ({ organisation }) =>
  layout(
    'Centre de ressources',
    html`<p>Ouvert à ${organisation}.</p>
      <p><a href="/rendez-vous">Les rendez-vous</a></p>`,
  );

export const refusedPage = ({ why }) => layout('Accès réservé', html`<p role="alert">${why}</p>`);

export const bookedPage = ({ name }) =>
  layout('Inscription faite', html`<p>${name} est inscrit·e.</p>`);

const bookingForm = ({ id, key }) =>
  html`<form method="post" action="/rendez-vous/${id}">
    <input type="hidden" name="key" value="${key}" />
    <label>Nom <input name="name" required autocomplete="name" /></label>
    <label>Adresse électronique <input name="email" type="email" autocomplete="email" /></label>
    <button>S’inscrire</button>
  </form>`;

/** A member with a priority books before the public: the page says so. */
const lead = ({ from, opensOn, takes }) => {
  if (takes && opensOn && from < opensOn) {
    return html`<p>
      Ouvert pour vous depuis le ${inWords(from)}, au public le ${inWords(opensOn)}.
    </p>`;
  }
  return takes || !from ? '' : html`<p>Les inscriptions ouvrent pour vous le ${inWords(from)}.</p>`;
};

export const bookingPage = ({ occasions }) =>
  layout(
    'Les rendez-vous',
    occasions.length === 0
      ? html`<p>Aucun rendez-vous n’est annoncé.</p>`
      : occasions.map(
          (occasion) =>
            html`<section>
              <h2>${occasion.title}</h2>
              <p>${inWords(occasion.startsOn)}${occasion.place ? `, ${occasion.place}` : ''}</p>
              ${lead(occasion)} ${occasion.takes ? bookingForm(occasion) : ''}
            </section>`,
        ),
  );
