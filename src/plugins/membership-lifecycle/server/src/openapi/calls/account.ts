import { invitation, signIn, signInLink } from '../../validation/me';
import type { ApiCall } from '../call';

/** How members enter their space: nobody makes an account, the association invites. */

const JWT = { jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2lnbmF0dXJl' };
const TOKEN = 'kq3Vb1m0Zt9uRr2sXw4yP6n8cE5aG7hJ_dLfKiOoQxM';
const ONE_ANSWER =
  'A link that is used, over, replaced or was never made answers alike: 404 `link-unknown`.';

export const ACCOUNT_CALLS: ApiCall[] = [
  {
    route: 'POST /api/me/sign-in-links',
    id: 'askForSignInLink',
    tag: 'account',
    access: 'public',
    summary: {
      en: 'Ask for a link to sign in, by e-mail',
      fr: 'Demander un lien de connexion, par e-mail',
    },
    description:
      'The answer is the same, as fast, whether or not the address is known. A link works once, for fifteen minutes, and is sent to who was invited.',
    body: {
      schema: signInLink,
      type: 'SignInLinkBody',
      example: { email: 'camille@example.org', locale: 'fr' },
    },
    limited: true,
    answer: { status: 202, data: 'NothingTold' },
    example: {},
    refusals: [],
  },
  {
    route: 'POST /api/me/sign-in',
    id: 'signIn',
    tag: 'account',
    access: 'public',
    summary: { en: 'Sign in with a link', fr: 'Se connecter avec un lien' },
    description: `Only this call uses the link up: opening a page does not. ${ONE_ANSWER}`,
    body: { schema: signIn, type: 'SignInBody', example: { token: TOKEN } },
    limited: true,
    answer: { data: 'SignedIn' },
    example: JWT,
    refusals: ['link-unknown'],
  },
  {
    route: 'POST /api/me/invitation',
    id: 'acceptInvitation',
    tag: 'account',
    access: 'public',
    summary: {
      en: 'Take up an invitation: choose a password, and sign in',
      fr: 'Donner suite à une invitation : choisir un mot de passe, et se connecter',
    },
    description: ONE_ANSWER,
    body: {
      schema: invitation,
      type: 'InvitationBody',
      example: { token: TOKEN, password: 'une phrase que je retiens' },
    },
    limited: true,
    answer: { data: 'SignedIn' },
    example: JWT,
    refusals: ['link-unknown'],
  },
];
