import { refusing, type RefusalText } from '../errors';
import { BOUNDS_REFUSALS } from './bounds';

/** Refusals that any call may give. */
export const COMMON_REFUSALS = {
  busy: {
    fr: 'D’autres ont écrit au même moment, à chaque essai : rien n’a changé, réessayer.',
    en: 'Others were writing at the same time, at each try: nothing changed, try again.',
  },
  'changed-meanwhile': {
    fr: 'Entre-temps, {by} a agi sur cette adhésion : relire ce qui a changé, puis confirmer.',
    en: 'Meanwhile {by} acted on this membership: read what changed, then confirm.',
  },
  'command-unknown': {
    status: 404,
    fr: 'La commande « {command} » n’existe pas.',
    en: 'There is no command “{command}”.',
  },
  'database-away': {
    status: 503,
    fr: 'La base de données n’a pas répondu : relire ce qui a été enregistré, puis réessayer.',
    en: 'The database did not answer: read what was recorded, then try again.',
  },
  'database-full': {
    status: 507,
    fr: 'Le disque du serveur est plein : rien n’a été enregistré. Prévenir qui s’occupe du serveur.',
    en: 'The disk of the server is full: nothing was recorded. Tell whoever runs the server.',
  },
  'idempotency-key-invalid': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key doit compter 1 à 255 caractères ASCII visibles.',
    en: 'The Idempotency-Key header must have 1 to 255 visible ASCII characters.',
  },
  'idempotency-key-required': {
    status: 400,
    fr: 'L’en-tête Idempotency-Key est nécessaire.',
    en: 'The Idempotency-Key header is required.',
  },
  'idempotency-key-reused': {
    status: 422,
    fr: 'Cet envoi a déjà été enregistré une première fois, avec d’autres valeurs : fermer, relire ce qui a été enregistré, puis recommencer s’il le faut.',
    en: 'This idempotency key was already used for another request.',
  },
  'paper-file-missing': {
    status: 400,
    fr: 'Choisissez un fichier PDF, un seul à la fois.',
    en: 'Choose one PDF file, one at a time.',
  },
  'value-impossible': {
    status: 400,
    fr: 'Un filtre compare avec une valeur qui ne peut pas exister : un nombre trop grand, une date ou un texte impossibles.',
    en: 'A filter compares with a value that cannot exist: a number too large, an impossible date or text.',
  },
  'date-in-future': { status: 400, fr: 'Ce jour est à venir.', en: 'This day is in the future.' },
  'date-in-past': {
    status: 400,
    fr: 'Ce jour est passé.',
    en: 'This day is in the past.',
  },
  'dates-out-of-order': {
    status: 400,
    fr: 'La fin précède le début.',
    en: 'The end comes before the start.',
  },
  'day-invalid': {
    status: 400,
    fr: 'Une date s’écrit AAAA-MM-JJ.',
    en: 'Write a date as YYYY-MM-DD.',
  },
  'export-too-large': {
    status: 422,
    fr: 'Un fichier Excel de cette liste tient {most} lignes au plus : choisir le format CSV, qui n’a pas de limite, ou réduire la liste par les filtres.',
    en: 'An Excel file of this list holds {most} rows at most: choose the CSV format, which has no limit, or narrow the list with the filters.',
  },
  'file-not-made': {
    status: 503,
    fr: 'Le fichier n’a pas pu être préparé, rien n’a changé : réessayer. Si cela recommence, prévenir qui s’occupe du serveur.',
    en: 'The file could not be made, nothing has changed: try again. If it happens again, tell whoever runs the server.',
  },
  'files-busy': {
    status: 503,
    fr: 'Trop de fichiers sont en préparation, rien n’a changé : réessayer dans une minute.',
    en: 'Too many files are being made, nothing has changed: try again in a minute.',
  },
  'images-busy': {
    status: 503,
    fr: 'D’autres images sont en préparation, rien n’a changé : réessayer dans quelques secondes.',
    en: 'Other pictures are being prepared, nothing has changed: try again in a few seconds.',
  },
  'invalid-input': {
    status: 400,
    fr: 'Demande invalide : voir le détail de chaque champ.',
    en: 'Invalid request: see the details of each field.',
  },
  'nothing-to-change': {
    status: 400,
    fr: 'Rien n’est à changer : remplir au moins un champ.',
    en: 'There is nothing to change: fill in one field at least.',
  },
  'passwords-busy': {
    status: 503,
    fr: 'Trop de personnes se connectent au même moment, rien n’a changé : réessayer dans quelques secondes.',
    en: 'Too many people are signing in at the same time, nothing has changed: try again in a few seconds.',
  },
  'reason-required': {
    status: 400,
    fr: 'Dire pourquoi.',
    en: 'Say why.',
  },
  'too-many-at-once': {
    status: 503,
    fr: 'Trop de demandes au même moment, celle-ci n’a pas été lue : réessayer dans quelques secondes.',
    en: 'Too many requests at the same time, this one was not read: try again in a few seconds.',
  },
  'too-many-requests': {
    status: 429,
    fr: 'Trop de demandes à la suite : réessayez dans {wait}.',
    en: 'Too many requests in a row: try again in {wait}.',
  },
  'version-invalid': {
    status: 400,
    fr: 'L’en-tête If-Match porte la version lue de l’adhésion : un nombre entier.',
    en: 'The If-Match header carries the version of the membership that was read: a whole number.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...BOUNDS_REFUSALS, ...COMMON_REFUSALS });
