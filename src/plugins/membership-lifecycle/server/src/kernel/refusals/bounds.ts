import type { RefusalText } from '../errors';

/** Refusals of requests that break the bounds of an address. */
export const BOUNDS_REFUSALS = {
  'body-encoded': {
    status: 400,
    fr: 'Le corps de la demande ne doit pas être compressé (Content-Encoding).',
    en: 'The body of the request may not be compressed (Content-Encoding).',
  },
  'body-too-deep': {
    status: 400,
    fr: 'Les objets et les listes de cette demande s’emboîtent trop : {most} niveaux au plus.',
    en: 'Objects and lists of this request stand too deep in each other: {most} levels at most.',
  },
  'body-too-large': {
    status: 413,
    fr: 'Cette demande est trop volumineuse : {most} ko au plus.',
    en: 'This request is too large: {most} kB at most.',
  },
  'body-too-wide': {
    status: 400,
    fr: 'Cette demande contient trop de valeurs : {most} au plus.',
    en: 'This request holds too many values: {most} at most.',
  },
  'form-without-length': {
    status: 411,
    fr: 'La taille de l’envoi doit être annoncée (Content-Length).',
    en: 'The size of what is sent has to be announced (Content-Length).',
  },
  'not-json': {
    status: 415,
    fr: 'Le corps de la demande est un objet JSON, annoncé comme application/json.',
    en: 'The body of the request is a JSON object, announced as application/json.',
  },
  'query-too-deep': {
    status: 400,
    fr: 'Un paramètre de l’adresse s’emboîte trop : {most} niveaux au plus.',
    en: 'A parameter of the address is nested too deep: {most} levels at most.',
  },
  'query-too-long': {
    status: 400,
    fr: 'Les paramètres de l’adresse sont trop longs : {most} caractères au plus.',
    en: 'The parameters of the address are too long: {most} characters at most.',
  },
  'query-too-wide': {
    status: 400,
    fr: 'L’adresse porte trop de paramètres : {most} au plus.',
    en: 'The address holds too many parameters: {most} at most.',
  },
  'text-too-long': {
    status: 400,
    fr: 'Un texte de cette demande est trop long : {most} caractères au plus.',
    en: 'A text of this request is too long: {most} characters at most.',
  },
  'unreadable-body': {
    status: 400,
    fr: 'Le corps de la demande n’est pas lisible.',
    en: 'The body of the request is not readable.',
  },
} satisfies Record<string, RefusalText>;
